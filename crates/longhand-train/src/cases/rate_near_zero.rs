//! A gradient that hardly moves anything.

use super::case::{Case, Sign, median};
use crate::cause::Cause;

/// The case.
pub const CASE: Case = Case {
    slug: "rate-near-zero",
    title: "A strong gradient, and a loss that stands",
    settings: "task=spiral&lr=0.00001",
    cause: Cause::RateNearZero,
    sign: Sign {
        what: "median ratio of update to weight",
        of: |signs| median(signs, |signs| signs.ratio),
        from: 0.0,
        to: 5e-05,
    },
    told: "The norm is 2 to 4 all along, so there is much to learn. The weights move by 2·10⁻⁵ of their size in a step, a hundredth of what is usual, and the loss only follows the batches up and down.",
    why: "The learning rate is 10⁻⁵. With AdamW the ratio is about the rate over the size of a weight, so the ratio tells it even where the rate is not logged. Six hundred such steps move a weight by a few thousandths.",
};
