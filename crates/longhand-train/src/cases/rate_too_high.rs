//! Steps as large as the weights.

use super::case::{Case, Sign, mean};
use crate::cause::Cause;

/// The case.
pub const CASE: Case = Case {
    slug: "rate-too-high",
    title: "The first ten steps move the weights by a fifth each",
    settings: "task=spiral&lr=1",
    cause: Cause::RateTooHigh,
    sign: Sign {
        what: "mean ratio of update to weight over the first ten steps",
        of: |signs| mean(&signs[..10.min(signs.len())], |signs| signs.ratio),
        from: 0.05,
        to: 10.0,
    },
    told: "The ratio of update to weight is 0.14 at the first step and 0.2 soon after; a healthy run stays near 0.001 to 0.01. The units die within fifty steps, and the loss wanders around ln 2 from then on.",
    why: "AdamW moves every weight by about the learning rate, whatever the gradient’s size. Here that is 1, more than a weight itself. The jump carries most units to where they are never above 0. Dead units are the consequence: their biases began at 0, and they were alive at the first step.",
};
