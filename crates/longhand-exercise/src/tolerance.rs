//! What counts as the right value: the tolerance of an answer.

use longhand_math::real;
use serde::{Deserialize, Serialize};

/// How close a typed value must come.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Tolerance {
    /// The very value. For whole numbers and short decimals; the last bits of a long calculation
    /// (one part in 10¹²) are forgiven, and what float32 makes of the value. Of a whole number of more
    /// than six digits three right figures are enough.
    Exact,
    /// The very value, to the last digit of however large a number.
    EveryDigit,
    /// At most this far away.
    Absolute(f64),
    /// At most this part of the value away; 0.01 is one per cent.
    Relative(f64),
    /// Correctly rounded to this many significant figures, or closer.
    Figures(u32),
}

/// One per cent. What is correctly rounded to three significant figures is always within it.
impl Default for Tolerance {
    fn default() -> Tolerance {
        Tolerance::Relative(0.01)
    }
}

impl Tolerance {
    /// Whether `typed` is right where `value` is the answer. NaN is never right.
    ///
    /// ```
    /// use longhand_exercise::Tolerance;
    /// assert!(Tolerance::Absolute(0.002).takes(2.745, 2.74539));
    /// assert!(!Tolerance::Exact.takes(29.99, 30.0));
    /// ```
    pub fn takes(self, typed: f64, value: f64) -> bool {
        if typed == value {
            return true;
        }
        (typed - value).abs() <= self.reach(value)
    }

    /// The distance that is still accepted around `value`.
    pub fn reach(self, value: f64) -> f64 {
        let noise = 1e-12 * value.abs();
        match self {
            Tolerance::Exact | Tolerance::EveryDigit => noise,
            // The rim belongs to it: 0.1 + 0.002 may come out a bit above 0.102.
            Tolerance::Absolute(reach) => reach.abs() * (1.0 + 1e-9) + noise,
            Tolerance::Relative(part) => part.abs() * value.abs() * (1.0 + 1e-9),
            Tolerance::Figures(_) if value == 0.0 || !value.is_finite() => 0.0,
            Tolerance::Figures(figures) => {
                // Half a unit of the last figure.
                let leading = real::log10(value.abs()).floor();
                let half = 0.5 * real::pow(10.0, leading - f64::from(figures) + 1.0);
                half * (1.0 + 1e-9) + noise
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_takes_nan() {
        for accept in [
            Tolerance::Exact,
            Tolerance::Absolute(1e9),
            Tolerance::Relative(1.0),
        ] {
            assert!(!accept.takes(f64::NAN, 1.0));
            assert!(!accept.takes(1.0, f64::NAN));
            assert!(!accept.takes(f64::NAN, f64::NAN));
        }
    }

    #[test]
    fn the_rim_of_the_band_is_right() {
        assert!(Tolerance::Absolute(0.002).takes(0.102, 0.1));
        assert!(Tolerance::Relative(0.01).takes(1.01, 1.0));
        assert!(!Tolerance::Relative(0.01).takes(1.0101, 1.0));
    }

    #[test]
    fn figures_take_what_rounds_to_them() {
        for typed in [2.75, 2.745, 2.7454, 2.7453] {
            assert!(Tolerance::Figures(3).takes(typed, 2.745_39), "{typed}");
        }
        for typed in [2.74, 2.7, 2.751] {
            assert!(!Tolerance::Figures(3).takes(typed, 2.745_39), "{typed}");
        }
        assert!(Tolerance::Figures(2).takes(-0.0135, -0.013_47));
        assert!(!Tolerance::Figures(2).takes(0.001, 0.0));
    }

    #[test]
    fn exact_forgives_the_last_bits_only() {
        assert!(Tolerance::Exact.takes(0.1 + 0.2, 0.3));
        assert!(!Tolerance::Exact.takes(0.3001, 0.3));
    }
}
