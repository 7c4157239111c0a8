//! Progress bars with metrics behind the count, as Lightning draws them.

use super::pairs;
use super::scene::{Taken, of_total};
use super::shape::Shape;
use crate::text::{after, number};

pub(super) const SHAPE: Shape = Shape {
    name: "progress-bar",
    example: "Epoch 0:  50%|#####     | 100/200 [00:10<00:10, 9.50it/s, v_num=0, train_loss_step=1.30]\r\
        Epoch 1:  50%|#####     | 100/200 [00:10<00:10, 9.50it/s, v_num=0, train_loss_step=1.20]",
    holds: &[("loss", 1.2)],
    step: 300.0,
    read: |scene, line| {
        let Some(bar) = after(line, "%|") else {
            return Taken::No;
        };
        let Some(end) = memchr::memchr(b'|', &line[bar..]) else {
            return Taken::No;
        };
        let Some((step, total, length)) = of_total(&line[bar + end + 1..]) else {
            return Taken::No;
        };
        let epoch = line.strip_prefix(b"Epoch ").and_then(number::read);
        scene.row.step = Some(epoch.map_or(0.0, |epoch| epoch.value) * total + step);
        Taken::row_if(pairs::read(scene, &line[bar + end + 1 + length..]))
    },
};
