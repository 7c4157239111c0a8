//! One typed number: its value, its unit, and how precisely it was typed.

use longhand_notation::expr::{Expr, Kind, Operator};
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

    /// What was typed, from its text, its reading and its value; `None` where that is not one
    /// number.
    ///
    /// `text` is what `program` was read from.
    ///
    /// ```
    /// use longhand_exercise::read::typed::Typed;
    /// let text = "1.000";
    /// let program = longhand_notation::read(text).unwrap();
    /// let value = program.evaluate(&longhand_notation::Scope::new()).unwrap();
    /// let typed = Typed::new(text, &program, &value).unwrap();
    /// assert_eq!(typed.digits.map(|digits| digits.figures), Some(4));
    /// ```
    pub fn new(text: &str, program: &Program, value: &Value) -> Option<Typed> {
        let number = value.as_number()?;
        Some(Typed {
            value: number,
            unit: value.unit().cloned(),
            digits: program
                .expression()
                .and_then(lone)
                .and_then(|literal| text.trim().get(literal.span.start..literal.span.end))
                .and_then(digits),
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

/// The only literal of a number, perhaps with a sign before it and a unit behind it.
fn lone(expr: &Expr) -> Option<&Expr> {
    match &expr.kind {
        Kind::Number(_) => Some(expr),
        Kind::Negative(inner) => lone(inner),
        Kind::Binary(Operator::Juxtapose | Operator::Multiply, left, right) if is_unit(right) => {
            lone(left)
        }
        Kind::Binary(Operator::Divide, left, right) if is_unit(right) => match &left.kind {
            // `3 TFLOP/s`, but not `3/s` where s could be a given.
            Kind::Binary(..) => lone(left),
            _ => None,
        },
        _ => None,
    }
}

fn is_unit(expr: &Expr) -> bool {
    match &expr.kind {
        Kind::Name(name) => longhand_notation::unit::named(name).is_some(),
        Kind::Binary(Operator::Divide | Operator::Multiply | Operator::Juxtapose, left, right) => {
            is_unit(left) && is_unit(right)
        }
        Kind::Binary(Operator::Power, base, _) => is_unit(base),
        _ => false,
    }
}

/// The figures of a written number: `2.745`, `1,048,576`, `7.5e18`, `7.5 × 10^18`, `125M`.
fn digits(text: &str) -> Option<Digits> {
    let mut mantissa = String::new();
    let mut comma = None;
    let mut rest = "";
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' => mantissa.push(c),
            '.' => {
                comma = None;
                mantissa.push('.');
            }
            // Groups of thousands; read as a decimal comma only where that is all there is.
            ',' => comma = Some(mantissa.len()),
            '_' | '\u{202f}' | '\u{2009}' | '\u{a0}' => {}
            _ => {
                rest = text.get(at..).unwrap_or_default();
                break;
            }
        }
    }
    if let Some(at) = comma
        && mantissa.len() - at != 3
    {
        mantissa.insert(at, '.');
    }
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((&mantissa, ""));
    let all: String = [whole, decimals].concat();
    let leading = all.bytes().take_while(|digit| *digit == b'0').count();
    let counted = all.len() - leading;
    let trailing = if decimals.is_empty() {
        all.bytes().rev().take_while(|digit| *digit == b'0').count()
    } else {
        0
    };
    if counted == 0 || counted > 17 || counted <= trailing {
        return None;
    }
    let number: f64 = all.get(leading..)?.parse().ok()?;
    let unit = longhand_math::real::pow(10.0, trailing as f64);
    Some(Digits {
        figures: (counted - trailing) as u32,
        half: 0.5 * unit / number,
        whole: decimals.is_empty() && rest.trim().is_empty(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(text: &str) -> Typed {
        let program = longhand_notation::read(text).unwrap();
        let value = program.evaluate(&longhand_notation::Scope::new()).unwrap();
        Typed::new(text, &program, &value).unwrap()
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
            ("125M", 3),
            ("50.33 MB", 4),
            ("312 TFLOP/s", 3),
            ("2,745", 4),
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
