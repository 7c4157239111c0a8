//! A scale that decay takes away.

use super::case::{Case, Sign};
use crate::cause::Cause;

/// The case.
pub const CASE: Case = Case {
    slug: "decayed-norms",
    title: "The gains of the norms melt away",
    settings: "task=text&decay=1.5&faults=decayed-norms",
    cause: Cause::DecayedNorms,
    sign: Sign {
        what: "mean gain of the norms at the end",
        of: |signs| {
            signs
                .last()
                .and_then(|signs| signs.gain)
                .unwrap_or(f64::NAN)
        },
        from: 0.0,
        to: 0.6,
    },
    told: "The loss falls as it should at first, then stays at 1.4. Meanwhile the mean gain of the norms goes steadily down from 1 to 0.36; in a sound run it stays near 1.",
    why: "Weight decay pulls every weight towards 0 that it is given, and here it is given the gains γ of the RMS norms. A norm fixes the scale of what passes through, and its gain is that scale: as it shrinks, so do the logits and all that a layer adds. Biases and gains belong in a group without decay.",
};
