//! Controls: what a reader can set in a lab.
//!
//! A control is a constant of its lab. Its `id` is its name in links to a state of the lab, so it
//! never changes. Every control is worked by keyboard and by touch, because each is drawn as a plain
//! field of the browser; a handle in a drawing only moves a slider.

use longhand_math::real;

use crate::written::written;

/// How the values of a slider lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Run {
    /// From one end to the other in equal steps.
    Even {
        /// The least value.
        from: f64,
        /// The largest.
        to: f64,
        /// The distance of two neighbours.
        step: f64,
    },
    /// Round numbers over powers of ten: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 …
    Round {
        /// The least value, itself such a number.
        from: f64,
        /// The largest, itself such a number.
        to: f64,
    },
    /// Powers of two.
    Doubling {
        /// The exponent of the least value.
        from: i32,
        /// The exponent of the largest.
        to: i32,
    },
}

/// The round numbers of a power of ten.
const ROUND: [&str; 10] = ["1", "1.2", "1.5", "2", "2.5", "3", "4", "5", "6", "8"];

impl Run {
    /// The place of the last value; the first has place 0.
    #[must_use]
    pub fn last(self) -> u32 {
        match self {
            Run::Even { from, to, step } => whole((to - from) / step),
            Run::Round { from, to } => (rung(to) - rung(from)).max(0).unsigned_abs(),
            Run::Doubling { from, to } => (to - from).max(0).unsigned_abs(),
        }
    }

    /// The value at a place; that of the last place beyond it.
    ///
    /// ```
    /// use longhand_lab::control::Run;
    /// let run = Run::Round { from: 1e-4, to: 1.0 };
    /// assert_eq!([run.value(0), run.value(5), run.value(40), run.value(99)], [1e-4, 3e-4, 1.0, 1.0]);
    /// ```
    #[must_use]
    pub fn value(self, place: u32) -> f64 {
        let place = place.min(self.last());
        match self {
            Run::Even { from, step, .. } => tidy(from + f64::from(place) * step),
            Run::Round { from, .. } => {
                let rung = rung(from) + place as i32;
                let mantissa = ROUND.get(rung.rem_euclid(10) as usize).unwrap_or(&"1");
                power(mantissa, rung.div_euclid(10))
            }
            Run::Doubling { from, .. } => real::exp2(f64::from(from + place as i32)),
        }
    }

    /// The place of the value that is nearest to this one.
    #[must_use]
    pub fn place(self, value: f64) -> u32 {
        if value.is_nan() {
            return 0;
        }
        let place = match self {
            Run::Even { from, step, .. } => whole((value - from) / step),
            Run::Round { from, .. } if value > 0.0 => {
                (rung(value.min(1e300)) - rung(from)).max(0).unsigned_abs()
            }
            Run::Doubling { from, .. } if value > 0.0 => {
                whole(real::log2(value.min(1e300)) - f64::from(from))
            }
            Run::Round { .. } | Run::Doubling { .. } => 0,
        };
        place.min(self.last())
    }
}

/// Rounded, and not below 0.
fn whole(x: f64) -> u32 {
    // A conversion of what is too large or too small ends at the type's own ends.
    x.round() as u32
}

/// Without the noise that a sum of steps has in its last digits.
fn tidy(x: f64) -> f64 {
    (x * 1e9).round() / 1e9
}

fn power(mantissa: &str, exponent: i32) -> f64 {
    // Through its text, so that 3e-4 is exactly what a reader would type.
    format!("{mantissa}e{exponent}").parse().unwrap_or(1.0)
}

/// The place of a positive number among all round numbers, counted from 1.
fn rung(value: f64) -> i32 {
    let mut exponent = real::log10(value).floor() as i32;
    // The logarithm of a power of ten may fall just short of it.
    if value >= power("1", exponent + 1) * (1.0 - 1e-9) {
        exponent += 1;
    }
    let mantissa = value / power("1", exponent);
    let far = |round: f64| real::ln(mantissa / round).abs();
    let (mut best, mut least) = (10, far(10.0));
    for (place, round) in ROUND.iter().enumerate() {
        let round: f64 = round.parse().unwrap_or(1.0);
        if far(round) < least {
            (best, least) = (place as i32, far(round));
        }
    }
    exponent * 10 + best
}

/// A number to be dragged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slider {
    /// Its name in links.
    pub id: &'static str,
    /// What it is, as readers see it.
    pub label: &'static str,
    /// Written behind its number.
    pub unit: &'static str,
    /// Its values.
    pub run: Run,
    /// Its value before anything is set.
    pub start: f64,
}

impl Slider {
    /// A value as it is written beside the slider: `3 × 10⁻⁴`, `20%`.
    #[must_use]
    pub fn shown(&self, value: f64) -> String {
        format!("{}{}", written(value), self.unit)
    }
}

/// Something that is on or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switch {
    /// Its name in links.
    pub id: &'static str,
    /// What it is, as readers see it.
    pub label: &'static str,
    /// Whether it is on before anything is set.
    pub start: bool,
}

/// One of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Its name in links.
    pub id: &'static str,
    /// What it is, as readers see it.
    pub label: &'static str,
    /// What there is: a name for links, and what readers see.
    pub options: &'static [(&'static str, &'static str)],
    /// The name of the one that is chosen before anything is set.
    pub start: &'static str,
}

/// A line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in links.
    pub id: &'static str,
    /// What it is, as readers see it.
    pub label: &'static str,
    /// What stands in it before anything is typed.
    pub start: &'static str,
    /// How many characters it takes.
    pub most: usize,
}

/// A control.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Control {
    /// A number.
    Slider(Slider),
    /// On or off.
    Switch(Switch),
    /// One of several.
    Choice(Choice),
    /// A text.
    Field(Field),
}

impl Control {
    /// Its name in links.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Control::Slider(one) => one.id,
            Control::Switch(one) => one.id,
            Control::Choice(one) => one.id,
            Control::Field(one) => one.id,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUNS: [Run; 4] = [
        Run::Even {
            from: -3.0,
            to: 3.0,
            step: 0.1,
        },
        Run::Round {
            from: 1e-5,
            to: 8e3,
        },
        Run::Round {
            from: 2.5,
            to: 1e12,
        },
        Run::Doubling { from: -4, to: 24 },
    ];

    #[test]
    fn every_value_of_a_run_has_its_own_place() {
        for run in RUNS {
            let mut before = f64::NEG_INFINITY;
            for place in 0..=run.last() {
                let value = run.value(place);
                assert!(value > before, "{run:?} at {place}");
                assert_eq!(run.place(value), place, "{run:?}: {value}");
                before = value;
            }
        }
    }

    #[test]
    fn a_value_between_two_goes_to_the_nearer_one_and_what_is_outside_to_the_end() {
        let run = Run::Round {
            from: 1e-4,
            to: 1.0,
        };
        assert_eq!(run.value(run.place(2.9e-4)), 3e-4);
        assert_eq!(run.value(run.place(9.7e-4)), 1e-3);
        for (value, end) in [
            (0.0, 1e-4),
            (-1.0, 1e-4),
            (f64::NAN, 1e-4),
            (1e-300, 1e-4),
            (7.0, 1.0),
            (f64::INFINITY, 1.0),
            (f64::MAX, 1.0),
        ] {
            assert_eq!(run.value(run.place(value)), end, "{value}");
        }
    }

    #[test]
    fn the_values_of_even_steps_have_no_noise() {
        assert_eq!(RUNS[0].value(33), 0.3);
    }
}
