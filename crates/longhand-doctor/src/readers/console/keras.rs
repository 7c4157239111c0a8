//! Keras's progress bars: the step is the epoch, and a bar that is not full is
//! no record.

use super::pairs;
use super::scene::{Scene, Taken, of_total};
use super::shape::Shape;
use crate::text::{after, find, has, number};

pub(super) const SHAPE: Shape = Shape {
    name: "keras",
    example: "Epoch 2/80\n\
        249/249 [==============================] - 19s 76ms/step - loss: 2.1 - acc: 0.1767\n\
        Epoch 3/80\n\
        \x20 99/249 [=========>....................] - ETA: 2s - loss: 1.9701249/249 [==============================] - 19s 76ms/step - loss: 1.9562 - acc: 0.1767 - val_loss: 1.8203 - val_acc: 0.2063",
    holds: &[("loss", 1.9562), ("val_loss", 1.8203), ("val_acc", 0.2063)],
    step: 3.0,
    read,
};

fn read(scene: &mut Scene, line: &[u8]) -> Taken {
    if let Some(rest) = line.strip_prefix(b"Epoch ")
        && let Some((epoch, _, length)) = of_total(rest)
        && rest[length..]
            .iter()
            .all(|byte| matches!(byte, b' ' | b':'))
    {
        *scene.header = Some(epoch);
        return Taken::Read;
    }
    if !has(line, " - loss: ") && !has(line, " - val_loss: ") {
        return Taken::No;
    }
    let Some(epoch) = *scene.header else {
        return Taken::No;
    };
    let mut rest = line;
    let mut full = number::read(line).is_some_and(|number| line.get(number.length) == Some(&b's'));
    // The last bar of the line that is full.
    while let Some(open) = memchr::memchr(b'[', rest) {
        let close = memchr::memchr(b']', &rest[open..]).map(|close| open + close);
        let Some(close) = close else { break };
        if is_full(&rest[..open], &rest[open + 1..close]) {
            full = true;
        }
        rest = &rest[close + 1..];
    }
    // Keras 3 draws with other signs and brackets none of them.
    if let Some(at) = after(line, "\u{2501} ") {
        full = is_full(line, b"=");
        rest = &line[at..];
    }
    if !full {
        return Taken::Read;
    }
    if let Some(at) = find(rest, b" - ") {
        rest = &rest[at..];
    }
    scene.row.step = Some(epoch);
    Taken::row_if(pairs::read(scene, rest))
}

/// Whether the bar is full: no dots or arrow in it, and `249/249` before it.
fn is_full(before: &[u8], bar: &[u8]) -> bool {
    if bar.iter().any(|byte| matches!(byte, b'.' | b'>')) || bar.is_empty() {
        return false;
    }
    let count = before.trim_ascii();
    let slash = memchr::memrchr(b'/', count);
    slash.is_some_and(|slash| {
        let (done, total) = (&count[..slash], &count[slash + 1..]);
        let total: &[u8] = &total[..total.iter().take_while(|b| b.is_ascii_digit()).count()];
        !total.is_empty() && done.ends_with(total)
    })
}
