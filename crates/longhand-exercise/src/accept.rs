//! What counts as the right value: the tolerance of an answer.

use serde::{Deserialize, Serialize};

/// How close a typed value must come.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Accept {
    /// The very value. For whole numbers and short decimals; the last bits of a long calculation
    /// (one part in 10¹²) are forgiven.
    Exact,
    /// At most this far away.
    Absolute(f64),
    /// At most this part of the value away; 0.01 is one per cent.
    Relative(f64),
}

/// One per cent, as the exercise model says.
impl Default for Accept {
    fn default() -> Accept {
        Accept::Relative(0.01)
    }
}

impl Accept {
    /// Whether `typed` is right where `value` is the answer. NaN is never right.
    ///
    /// ```
    /// use longhand_exercise::Accept;
    /// assert!(Accept::Absolute(0.002).takes(2.745, 2.74539));
    /// assert!(!Accept::Exact.takes(29.99, 30.0));
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
            Accept::Exact => noise,
            // The rim belongs to it: 0.1 + 0.002 may come out a bit above 0.102.
            Accept::Absolute(reach) => reach.abs() * (1.0 + 1e-9) + noise,
            Accept::Relative(part) => part.abs() * value.abs() * (1.0 + 1e-9),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_takes_nan() {
        for accept in [Accept::Exact, Accept::Absolute(1e9), Accept::Relative(1.0)] {
            assert!(!accept.takes(f64::NAN, 1.0));
            assert!(!accept.takes(1.0, f64::NAN));
            assert!(!accept.takes(f64::NAN, f64::NAN));
        }
    }

    #[test]
    fn the_rim_of_the_band_is_right() {
        assert!(Accept::Absolute(0.002).takes(0.102, 0.1));
        assert!(Accept::Relative(0.01).takes(1.01, 1.0));
        assert!(!Accept::Relative(0.01).takes(1.0101, 1.0));
    }

    #[test]
    fn exact_forgives_the_last_bits_only() {
        assert!(Accept::Exact.takes(0.1 + 0.2, 0.3));
        assert!(!Accept::Exact.takes(0.3001, 0.3));
    }
}
