//! MMEngine and XTuner: `Epoch(train) [e][i/N]` and `Iter(train) [i/N]`.

use super::pairs;
use super::scene::{Scene, Taken, of_total};
use super::shape::Shape;
use crate::text::{after, number};

pub(super) const SHAPE: Shape = Shape {
    name: "mmengine",
    example: "10/30 22:18:02 - mmengine - INFO - Epoch(train) [1][200/735]  lr: 1.9870e-04  eta: 2:46:39  time: 2.8906  loss: 2.7522  grad_norm: 3.0608\n\
        10/30 22:18:30 - mmengine - INFO - Epoch(train) [1][210/735]  lr: 1.9857e-04  eta: 2:46:12  time: 2.8865  loss: 2.6150  grad_norm: nan",
    holds: &[("loss", 2.615), ("lr", 1.9857e-4), ("grad_norm", f64::NAN)],
    step: 945.0,
    read,
};

fn read(scene: &mut Scene, line: &[u8]) -> Taken {
    if let Some(at) = after(line, "Iter(train) [")
        && let Some((step, total, length)) = of_total(&line[at..])
    {
        scene.row.step = Some(step);
        scene.row.total = Some(total);
        return Taken::row_if(pairs::read(scene, &line[at + length..]));
    }
    let Some(at) = after(line, "Epoch(train) [") else {
        return Taken::No;
    };
    let rest = line[at..].trim_ascii_start();
    let Some(epoch) = number::read(rest) else {
        return Taken::No;
    };
    let Some(inside) = rest[epoch.length..].trim_ascii_start().strip_prefix(b"][") else {
        return Taken::No;
    };
    let Some((step, total, length)) = of_total(inside) else {
        return Taken::No;
    };
    scene.row.step = Some(epoch.value * total + step);
    Taken::row_if(pairs::read(scene, &inside[length..]))
}
