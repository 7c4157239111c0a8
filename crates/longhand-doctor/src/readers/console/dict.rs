//! Python dicts, as Trainer, TRL and GRPO print them.
//!
//! `{'loss': 1.2273, 'grad_norm': 0.471, 'learning_rate': 0.000198, 'epoch': 0.23}`,
//! often behind a progress bar. Rows have no step: they are numbered.

use super::scene::{Scene, Taken};
use super::shape::Shape;
use crate::readers::flat;
use crate::text::find;
use crate::text::number::Cell;

pub(super) const SHAPE: Shape = Shape {
    name: "dict-lines",
    example: "\r 12%|#2  | 35/300 [00:40<05:02,  1.14s/it]\n\
        {'loss': '1.2273', 'grad_norm': nan, 'epoch': 0.23}\n\
        {'loss': 0.9154, 'grad_norm': 0.471, 'learning_rate': 0.000198, 'epoch': 0.46}\n\
        {'train_runtime': 327.7, 'train_loss': 1.139, 'epoch': 2.0}",
    holds: &[("loss", 0.9154), ("grad_norm", 0.471), ("lr", 0.000_198)],
    step: 2.0,
    read: |scene, line| read(scene, line, b"{'"),
};

/// Reads the object that begins with `opening` somewhere in the line.
pub(super) fn read(scene: &mut Scene, line: &[u8], opening: &[u8]) -> Taken {
    let Some(start) = find(line, opening) else {
        return Taken::No;
    };
    let mut cells = 0;
    let read = flat::object(&line[start..], |name, cell| {
        if let Cell::Number(number) = cell {
            scene.put(name, number);
            cells += 1;
        }
    });
    let metric = scene
        .row
        .cells
        .iter()
        .any(|cell| scene.into.kind(cell.name).is_some());
    if read.is_some() && (metric || scene.row.summary) {
        return Taken::Row;
    }
    scene.row.clear();
    if read.is_none() && start == 0 && metric {
        scene.into.unread(scene.number, "a dict that breaks off");
        return Taken::Read;
    }
    Taken::No
}
