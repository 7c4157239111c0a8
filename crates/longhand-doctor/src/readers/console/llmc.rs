//! llm.c: its console and its `main.log`.

use super::pairs;
use super::scene::{Scene, Taken};
use super::shape::Shape;
use crate::text::{has, number};

pub(super) const SHAPE: Shape = Shape {
    name: "llm.c",
    example: "s:1 trl:9.3 lr:0.000171 norm:1.14\n\
        step    2/19560 | loss 7.123456 (-1.20z)| norm 1.2345 (+nanz)| lr 1.00e-05 | 812.30 ms | 41.2% bf16 MFU | 645000 tok/s\n\
        val loss 3.456789",
    holds: &[
        ("grad_norm", 1.2345),
        ("lr", 1e-5),
        ("mfu", 41.2),
        ("tps", 645_000.0),
        ("val_loss", 3.456_789),
    ],
    step: 2.0,
    read,
};

fn read(scene: &mut Scene, line: &[u8]) -> Taken {
    if line.starts_with(b"s:") {
        return Taken::row_if(pairs::read(scene, line));
    }
    // It belongs to the step before it.
    if let Some(value) = line.strip_prefix(b"val loss ")
        && let Some(number) = number::read(value)
        && number.length == value.len()
        && let Some(step) = scene.into.last_step(0)
    {
        scene.row.step = Some(step);
        scene.put(b"val loss", number);
        return Taken::Row;
    }
    if !line.starts_with(b"step ") || !has(line, "| loss ") || !pairs::read(scene, line) {
        return Taken::No;
    }
    // These numbers stand before their names.
    for part in line.split(|byte| *byte == b'|') {
        let part = part.trim_ascii();
        let name: &[u8] = if part.ends_with(b" MFU") {
            b"mfu"
        } else if part.ends_with(b" tok/s") {
            b"tok/s"
        } else {
            continue;
        };
        if let Some(number) = number::read(part) {
            scene.put(name, number);
        }
    }
    Taken::Row
}
