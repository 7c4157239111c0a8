//! What DeepSpeed, fairseq and apex say when they lower the loss scale.
//!
//! DeepSpeed's own `step=10, skipped=6, lr=[…]` lines are passed over: the loss
//! and the rate stand in the program's.

use super::scene::{Scene, Taken};
use super::shape::Shape;
use crate::text::{after, has, number};

pub(super) const SHAPE: Shape = Shape {
    name: "loss-scale",
    example: "step 1 loss 2.5\n\
        [deepspeed] OVERFLOW! Rank 0 Skipping step. Attempted loss scale: 65536, reducing to 32768\n\
        | WARNING: overflow detected, setting loss scale to: 0.5\n\
        Gradient overflow.  Skipping step, loss scaler 0 reducing loss scale to 32768.0",
    holds: &[("loss", 2.5)],
    step: 1.0,
    read,
};

fn read(scene: &mut Scene, line: &[u8]) -> Taken {
    if has(line, "[log_dist]") || (has(line, "step=") && has(line, "skipped=")) {
        return Taken::Read;
    }
    if !has(line, "loss scale") {
        return Taken::No;
    }
    let to = after(line, "reducing to ")
        .or_else(|| after(line, "setting loss scale to: "))
        .or_else(|| after(line, "setting loss scale to "))
        .or_else(|| after(line, "reducing loss scale to "));
    let Some(to) = to.and_then(|at| number::read(&line[at..])) else {
        return Taken::No;
    };
    let from = after(line, "Attempted loss scale: ")
        .and_then(|at| number::read(&line[at..]))
        .map_or(f64::NAN, |number| number.value);
    scene.into.lowered(from, to.value, SHAPE.name);
    Taken::Read
}
