//! Gradients below the smallest number of fp16.

use super::case::{Case, Sign};
use crate::cause::Cause;

/// The case.
pub const CASE: Case = Case {
    slug: "fp16-underflow",
    title: "The norm is exactly 0",
    settings: "task=spiral&decay=0&numbers=fp16&divisor=1048576",
    cause: Cause::Underflow,
    sign: Sign {
        what: "greatest norm of the run",
        of: |signs| signs.iter().map(|signs| signs.norm).fold(0.0, f64::max),
        from: 0.0,
        to: 0.0,
    },
    told: "The norm is 0 at every step, to the last digit, while the loss is far from its minimum and all units live. The ratio is 0 as well: no weight moves, and the loss changes with the batches only.",
    why: "The loss is divided by 2²⁰ before the backward pass, as when the gradients of very many micro-batches are summed. Its gradients are then below 3·10⁻⁸, half of fp16’s smallest number, and are rounded to 0. A loss scale multiplies the loss before the backward pass and divides the gradients in fp32 afterwards. No learning rate can do that: a thousand times 0 is 0.",
};
