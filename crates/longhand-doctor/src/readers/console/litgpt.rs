//! LitGPT: a line for each micro-batch; `iter` is the record.

use super::pairs;
use super::scene::Taken;
use super::shape::Shape;
use crate::text::has;
pub(super) const SHAPE: Shape = Shape {
    name: "litgpt",
    example: "Epoch 1 | iter 76 step 38 | loss train: 3.799, val: n/a | iter time: 45.73 ms\n\
        Epoch 1 | iter 77 step 39 | loss train: 3.724, val: n/a | iter time: 45.73 ms (step)",
    holds: &[("loss", 3.724)],
    step: 77.0,
    read: |scene, line| {
        Taken::row_if(has(line, "iter ") && has(line, "iter time:") && pairs::read(scene, line))
    },
};
