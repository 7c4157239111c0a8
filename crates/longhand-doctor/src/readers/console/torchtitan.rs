//! torchtitan: every rank prints the same line, in colour.

use super::pairs;
use super::scene::Taken;
use super::shape::Shape;
use crate::text::has;
pub(super) const SHAPE: Shape = Shape {
    name: "torchtitan",
    example: "[rank0]:[titan] 2026-01-02 03:04:05,100 - root - INFO - \x1b[0mstep: 13  \x1b[32mloss:  3.3\n\
        [rank0]:[titan] 2026-01-02 03:04:05,100 - root - INFO - \x1b[0mstep: 14  \x1b[32mloss:  3.24405  \x1b[33mgrad_norm:  0.8319  memory:  9.46GiB(64.99%)  tps: 7,282  tflops: 0.52  mfu: 0.17%\n\
        [rank1]:[titan] 2026-01-02 03:04:05,100 - root - INFO - step: 14  loss:  3.9  grad_norm:  0.8319  memory:  9.46GiB(64.99%)  tps: 7,282",
    holds: &[
        ("loss", 3.24405),
        ("grad_norm", 0.8319),
        ("tps", 7282.0),
        ("mfu", 0.17),
    ],
    step: 14.0,
    read: |scene, line| Taken::row_if(has(line, "[titan]") && pairs::read(scene, line)),
};
