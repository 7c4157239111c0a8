//! A gradient that came with one batch.

use super::case::{Case, Sign, median};
use crate::cause::Cause;

/// The case.
pub const CASE: Case = Case {
    slug: "bad-batch",
    title: "One spike, and the run is another",
    settings: "task=spiral&optimizer=momentum&lr=0.05&faults=bad-batch",
    cause: Cause::BadBatch,
    sign: Sign {
        what: "greatest norm over the median norm",
        of: |signs| {
            signs.iter().map(|signs| signs.norm).fold(0.0, f64::max)
                / median(signs, |signs| signs.norm)
        },
        from: 100.0,
        to: 1000000000.0,
    },
    told: "Until step 360 all is well. Then, at one single step, the loss is 150 and the norm hundreds of times its usual size; the update is as large as the weights. Afterwards the run is on another path, with half of its units dead.",
    why: "One batch has inputs a hundred times too large. Momentum carries its gradient through the next ten steps. The signs before the step show nothing, so it is neither the rate nor the start: it came with the data. Clipping the norm limits what such a batch can do; taking it out is the cure.",
};
