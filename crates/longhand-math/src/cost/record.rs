//! Shared by cost rules: results of several numbers.

use crate::registry::Outcome;

/// A record of numbers.
pub(super) fn record<const N: usize>(parts: [(&'static str, f64); N]) -> Outcome {
    Outcome::Record(
        parts
            .into_iter()
            .map(|(name, number)| (name, number.into()))
            .collect(),
    )
}
