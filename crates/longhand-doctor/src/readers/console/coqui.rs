//! Coqui's trainer: a line that names the step, and the metrics below it.

use super::pairs;
use super::scene::{Scene, Taken};
use super::shape::Shape;
use crate::text::{after, number};

pub(super) const SHAPE: Shape = Shape {
    name: "coqui",
    example: "   --> TIME: 2026-01-02 03:04:05 -- STEP: 24/406 -- GLOBAL_STEP: 50\n\
        \x20    | > loss_text_ce: 0.0221 (0.0221)\n\
        \x20    | > loss: 0.0563 (0.0581)",
    holds: &[("loss", 0.0563)],
    step: 50.0,
    read,
};

fn read(scene: &mut Scene, line: &[u8]) -> Taken {
    if let Some(at) = after(line, "GLOBAL_STEP: ") {
        *scene.header = number::read(&line[at..]).map(|number| number.value);
        return Taken::Read;
    }
    if !line.starts_with(b"| > ") && !line.starts_with(b"> ") {
        return Taken::No;
    }
    let Some(step) = *scene.header else {
        return Taken::No;
    };
    scene.row.step = Some(step);
    Taken::row_if(pairs::read(scene, line))
}
