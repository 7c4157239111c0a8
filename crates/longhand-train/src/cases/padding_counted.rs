//! A mean over positions that cost nothing.

use super::case::{Case, Sign, last_held_out, mean};
use crate::cause::Cause;

/// The case.
pub const CASE: Case = Case {
    slug: "padding-counted",
    title: "The loss is low, and the text is not learnt",
    settings: "task=text&padded=yes&faults=padding-counted",
    cause: Cause::PaddingCounted,
    sign: Sign {
        what: "held-out loss less the run’s own, at the end",
        of: |signs| last_held_out(signs) - mean(&signs[signs.len() * 9 / 10..], |signs| signs.loss),
        from: 0.5,
        to: 5.0,
    },
    told: "The loss falls below 0.7 within fifty steps. On held-out text, where only real characters count, it is 1.1 or more at the same time: three times as much.",
    why: "Sequences of 6 to 12 characters are filled up to 32, and the mean of the loss counts the padding. Padding after padding is easy to foresee, so two thirds of the positions cost almost nothing and pull the mean down. Masked targets (PyTorch’s ignore_index) leave them out of the sum and of the count.",
};
