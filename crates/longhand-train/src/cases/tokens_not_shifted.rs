//! A model that copies.

use super::case::{Case, Sign, mean};
use crate::cause::Cause;

/// The case.
pub const CASE: Case = Case {
    slug: "tokens-not-shifted",
    title: "Too good to be true",
    settings: "task=text&faults=tokens-not-shifted",
    cause: Cause::TokensNotShifted,
    sign: Sign {
        what: "loss at the end",
        of: |signs| mean(&signs[signs.len() * 9 / 10..], |signs| signs.loss),
        from: 0.0,
        to: 0.05,
    },
    told: "After fifty steps the loss is under 0.1, after two hundred under 0.01: no model can foresee a text so well. On held-out text, asked for the next character, the loss climbs to 9.",
    why: "The targets are the tokens themselves, so the model learns to copy its input. That needs no attention and almost no weights. A loss far below what the text allows is as suspicious as one that stands still: the next character of plain English costs about one nat.",
};
