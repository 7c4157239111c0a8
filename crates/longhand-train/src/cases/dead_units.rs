//! Units die by their biases, not by the loss.

use super::case::{Case, Sign, mean};
use crate::cause::Cause;

/// The case.
pub const CASE: Case = Case {
    slug: "dead-units",
    title: "The loss stops at 0.693",
    settings: "task=spiral&faults=dead-units",
    cause: Cause::DeadUnits,
    sign: Sign {
        what: "mean share of dead units",
        of: |signs| mean(signs, |signs| signs.dead),
        from: 0.99,
        to: 1.0,
    },
    told: "From the first step every hidden unit is 0 for the whole batch. Only the last layer’s bias still learns, so the loss comes to ln 2 = 0.693, the cost of two equal odds, and stays there.",
    why: "The biases of the hidden layers begin at −12, so the ReLU gives 0 for every point, and its slope there is 0 too. No gradient passes a unit that is never above 0: it cannot come back by itself. A rate that is far too high does the same to units that were alive.",
};
