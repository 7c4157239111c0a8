//! A sum of all gradients instead of the last one.

use super::case::{Case, Sign, norm_growth};
use crate::cause::Cause;

/// The case.
pub const CASE: Case = Case {
    slug: "no-zero-grad",
    title: "The norm climbs while the loss swings",
    settings: "task=spiral&optimizer=momentum&lr=0.02&warmup=0&faults=no-zero-grad",
    cause: Cause::GradientsKept,
    sign: Sign {
        what: "median norm in the last tenth over the first step’s",
        of: norm_growth,
        from: 8.0,
        to: 1000000.0,
    },
    told: "The norm grows from step to step, 3.8, 6.6, 9.7, though the loss falls at first. Then the run overshoots: the loss swings between ten and hundreds, and two units in three die.",
    why: "Nobody sets the gradients to zero, so each backward pass adds to the sum of all before. The sum keeps pointing where the first gradients pointed, long after the slope has turned. It looks like a high rate, but with a hundredth of the rate the run still swings, only later.",
};
