//! mlx-lm: `Iter 25: Train loss 1.593, Learning Rate 7.000e-05, …`.

use super::pairs;
use super::scene::Taken;
use super::shape::Shape;
use crate::text::has;
pub(super) const SHAPE: Shape = Shape {
    name: "mlx-lm",
    example: "Starting training..., iters: 2596\n\
        Iter 25: Val loss 1.212, Val took 17.2s\n\
        Iter 25: Train loss 1.593, Learning Rate 7.000e-05, It/sec 0.999, Tokens/sec 387.697, Trained Tokens 9699",
    holds: &[
        ("loss", 1.593),
        ("val_loss", 1.212),
        ("lr", 7e-5),
        ("tps", 387.697),
        ("tokens", 9699.0),
    ],
    step: 25.0,
    read: |scene, line| {
        Taken::row_if(
            line.starts_with(b"Iter ")
                && (has(line, "Train loss ") || has(line, "Val loss "))
                && pairs::read(scene, line),
        )
    },
};
