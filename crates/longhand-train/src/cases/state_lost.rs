//! A first step in the middle of a run.

use super::case::{Case, Sign};
use crate::cause::Cause;

/// The case.
pub const CASE: Case = Case {
    slug: "state-lost",
    title: "A jump in the middle of nowhere",
    settings: "task=spiral&lr=0.05&faults=state-lost",
    cause: Cause::StateLost,
    sign: Sign {
        what: "ratio of update to weight at step 301 over that of step 300",
        of: |signs| signs[signs.len() / 2].ratio / signs[signs.len() / 2 - 1].ratio,
        from: 20.0,
        to: 10000.0,
    },
    told: "At step 301 the ratio of update to weight jumps from 0.0004 to 0.06, while the norm is as small as before. One step later the loss is 0.6 where it was 0.0005; it takes some fifty steps to come back.",
    why: "The run resumed at step 300 with its weights but without AdamW’s m and v. At its first step AdamW divides the gradient by its own size: every weight moves by the whole rate, however small the gradient is. In a bad batch the norm rises before the weights move; here the weights move first.",
};
