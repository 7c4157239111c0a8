//! Certain and wrong before the first step.

use super::case::{Case, Sign};
use crate::cause::Cause;

/// The case.
pub const CASE: Case = Case {
    slug: "wide-start",
    title: "The first loss is 580",
    settings: "task=spiral&width=8",
    cause: Cause::WideStart,
    sign: Sign {
        what: "first loss",
        of: |signs| signs[0].loss,
        from: 50.0,
        to: 100000.0,
    },
    told: "Before anything is learnt the loss is 580, where equal odds cost 0.69. The norm is in the hundreds, but the ratio is small: the weights are large. The loss falls all the time and is still not down at the end.",
    why: "The first weights are eight times as wide as they should be. Through three layers the logits become 8³ = 512 times as large, so the model is certain of its guesses, and wrong in half of them. A loss above ln C before the first step always speaks of the start: the rate has not acted yet.",
};
