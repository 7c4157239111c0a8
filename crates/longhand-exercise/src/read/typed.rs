//! One typed number: its value, its unit, and how precisely it was typed.

use longhand_notation::lenient::Reading;
use longhand_notation::unit::Unit;
use longhand_notation::{Program, Value};

/// A number as the learner typed it.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// Its value; in the terms of `unit`, where one was typed.
    pub value: f64,
    /// The unit that was typed.
    pub unit: Option<Unit>,
    /// The digits, where a plain number was typed; a calculation has all of them.
    pub digits: Option<Digits>,
}

/// The digits of a plain number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Digits {
    /// How many figures count: four in `1.000`, two in `0.0075`, two in `7500`.
    pub figures: u32,
    /// Half a unit of the last figure, as a part of the number.
    pub half: f64,
    /// Whether it is a whole number written out, which is meant as it stands.
    pub whole: bool,
}

impl Typed {
    /// A calculated number, known to all its digits.
    pub fn calculated(value: f64) -> Typed {
        Typed {
            value,
            unit: None,
            digits: None,
        }
    }

    /// What was typed, from how it was read and what that comes to; `None` where that is not one
    /// number.
    ///
    /// `program` is one of the reading's.
    ///
    /// ```
    /// use longhand_exercise::read::typed::Typed;
    /// use longhand_notation::lenient::{Context, read_in};
    /// let reading = read_in("1.000", &Context::answer(&|_| false, None)).unwrap();
    /// let value = reading.program.evaluate(&longhand_notation::Scope::new()).unwrap();
    /// let typed = Typed::new(&reading, &reading.program, &value).unwrap();
    /// assert_eq!(typed.digits.map(|digits| digits.figures), Some(4));
    /// ```
    pub fn new(reading: &Reading, program: &Program, value: &Value) -> Option<Typed> {
        // `tensor([2.5])` is one number.
        let lone = || {
            value
                .as_tensor()
                .filter(|all| all.len() == 1)?
                .data()
                .first()
                .copied()
        };
        let number = value.as_number().or_else(lone)?;
        Some(Typed {
            value: number,
            unit: value.unit().cloned(),
            digits: reading.figures(program).map(|figures| Digits {
                figures: figures.count,
                half: figures.half,
                whole: figures.whole,
            }),
        })
    }

    /// Half a unit of the last digit typed; 0 for a calculation.
    pub fn half(&self) -> f64 {
        self.digits
            .map_or(0.0, |digits| digits.half * self.value.abs())
    }

    /// Whether it is this very number.
    pub fn is(&self, value: f64) -> bool {
        (self.value - value).abs() <= 1e-9 * value.abs()
    }

    /// Whether `value`, rounded to the digits typed, is what was typed.
    pub fn rounds(&self, value: f64) -> bool {
        let noise = 1e-12 * value.abs().max(self.value.abs());
        (self.value - value).abs() <= self.half() * (1.0 + 1e-9) + noise
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(text: &str) -> Typed {
        let answer = longhand_notation::lenient::Context::answer(&|_| false, None);
        let reading = longhand_notation::lenient::read_in(text, &answer).unwrap();
        let scope = longhand_notation::Scope::new();
        let value = reading.program.evaluate(&scope).unwrap();
        Typed::new(&reading, &reading.program, &value).unwrap()
    }

    #[test]
    fn figures_are_counted_as_on_paper() {
        for (text, figures) in [
            ("2.745", 4),
            ("1.0000", 5),
            ("0.0075", 2),
            (".823", 3),
            ("1.", 1),
            ("7500", 2),
            ("1,048,576", 7),
            ("7.5e18", 2),
            ("7.50 × 10^18", 3),
            ("-3.14", 3),
            ("−3.14", 3),
            ("-(8.500)", 4),
            ("1.65e–4", 3),
            ("１２．５", 3),
            ("69.3 billion", 3),
            ("125M", 3),
            ("50.33 MB", 4),
            ("312 TFLOP/s", 3),
            ("2,745", 4),
            ("1.048.576", 7),
            ("0,744", 3),
            ("1.5%", 2),
        ] {
            assert_eq!(
                read(text).digits.map(|digits| digits.figures),
                Some(figures),
                "{text}"
            );
        }
    }

    #[test]
    fn a_calculation_has_all_its_digits() {
        for text in ["1/4", "0.744/(1-0.9^3)", "2+2", "sqrt(2)", "0"] {
            assert_eq!(read(text).digits, None, "{text}");
        }
    }

    #[test]
    fn half_a_unit_of_the_last_digit_is_how_precisely_it_was_typed() {
        assert!((read("2.7").half() - 0.05).abs() < 1e-12);
        assert!((read("2.7e3").half() - 50.0).abs() < 1e-9);
        assert!((read("270").half() - 5.0).abs() < 1e-9);
        assert!((read("3.00 kB").half() - 0.005).abs() < 1e-12);
        assert!(read("18.67").rounds(18.6733));
        assert!(!read("18.67").rounds(18.6751));
        assert!(read("0.25").rounds(0.25));
    }

    #[test]
    fn a_unit_is_kept_beside_the_value() {
        let typed = read("48 MiB");
        assert_eq!(typed.value, 48.0);
        assert_eq!(typed.unit.map(|unit| unit.name), Some("MiB".to_string()));
    }
}
