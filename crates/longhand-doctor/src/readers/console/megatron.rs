//! Megatron-LM, Megatron-DeepSpeed and GPT-NeoX: `name: value` between bars.
//!
//! The loss is missing where the iteration was skipped or its loss was NaN.

use super::pairs;
use super::scene::Taken;
use super::shape::Shape;
use crate::text::has;

pub(super) const SHAPE: Shape = Shape {
    name: "megatron",
    example: " iteration      110/  500000 | consumed samples:        56320 | elapsed time per iteration (ms): 812.3 | learning rate: 3.000E-04 | lm loss: 2.4E+00 | grad norm: 1.3 |\n\
        [default7]: iteration      120/  500000 | consumed samples:        61440 | elapsed time per iteration (ms): 812.3 | learning rate: 3.000E-04 | global batch size:   512 | lm loss: 2.345678E+00 | loss scale: 65536.0 | grad norm: 1.234 | number of skipped iterations:   0 | number of nan iterations:   0 |\n\
        [default7]: validation loss at iteration 120 | lm loss value: 2.400000E+00 | lm loss PPL: 1.102318E+01 |",
    holds: &[
        ("loss", 2.345_678),
        ("val_loss", 2.4),
        ("lr", 3e-4),
        ("grad_norm", 1.234),
        ("loss_scale", 65536.0),
        ("skipped", 0.0),
        ("ppl", 11.023_18),
    ],
    step: 120.0,
    read: |scene, line| {
        Taken::row_if(has(line, "iteration") && has(line, " | ") && pairs::read(scene, line))
    },
};
