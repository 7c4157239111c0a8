//! A healthy optimizer on labels of other points.

use super::case::{Case, Sign, last_held_out};
use crate::cause::Cause;

/// The case.
pub const CASE: Case = Case {
    slug: "shuffled-labels",
    title: "Everything moves and nothing is learnt",
    settings: "task=spiral&faults=shuffled-labels",
    cause: Cause::ShuffledLabels,
    sign: Sign {
        what: "held-out loss at the end",
        of: last_held_out,
        from: 0.66,
        to: 0.85,
    },
    told: "Norm, ratio and units look like those of a healthy run: there is a gradient, and the weights follow it. Yet the loss hardly leaves 0.69, and on held-out points it is above ln 2 = 0.693: what is learnt there is noise.",
    why: "Each label belongs to another point. A gradient only says how to fit the labels that it is given, so no sign of the optimizer shows the fault. Look at the data: print ten inputs with their labels, or train on a single batch, which a sound pipeline learns by heart.",
};
