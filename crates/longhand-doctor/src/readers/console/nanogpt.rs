//! nanoGPT: `iter 2920: loss 3.9883, time 1099.34ms, mfu 15.34%`.

use super::pairs;
use super::scene::Taken;
use super::shape::Shape;
use crate::text::has;
pub(super) const SHAPE: Shape = Shape {
    name: "nanogpt",
    example: "iter 2990: loss 3.9883, time 1099.34ms, mfu 15.34%\n\
        2023-03-22 09:32:32 step 3000: train loss 4.0390, val loss 4.0427\n\
        2023-03-22 09:32:41 iter 3000: loss 4.2490, time 1099.34ms, mfu 15.34%",
    holds: &[("loss", 4.249), ("val_loss", 4.0427), ("mfu", 15.34)],
    step: 3000.0,
    read: |scene, line| {
        Taken::row_if(
            (has(line, "iter ") || has(line, "step "))
                && has(line, ": loss ")
                && has(line, "mfu ")
                && pairs::read(scene, line),
        )
    },
};
