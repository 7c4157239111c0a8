//! `MetricLogger` of torchvision, DeiT, MAE: `Epoch: [e] [i/N]`, each metric with
//! its running mean in brackets.

use super::pairs;
use super::scene::{Scene, Taken, of_total};
use super::shape::Shape;
use crate::text::{after, number};

pub(super) const SHAPE: Shape = Shape {
    name: "metric-logger",
    example: "Epoch: [114]  [1298/1299]  eta: 0:00:00  lr: 0.001435  loss: 6.6 (6.6)\n\
        Epoch: [115]  [1298/1299]  eta: 0:00:00  lr: 0.001435  loss: 6.5993 (6.5971)  loss_scale: 8192.0000  grad_norm: 0.3922 (nan)",
    holds: &[
        ("loss", 6.5993),
        ("lr", 0.001_435),
        ("loss_scale", 8192.0),
        ("grad_norm", 0.3922),
    ],
    step: 150_683.0,
    read,
};

fn read(scene: &mut Scene, line: &[u8]) -> Taken {
    let Some(at) = after(line, "Epoch: [") else {
        return Taken::No;
    };
    let rest = line[at..].trim_ascii_start();
    let Some(epoch) = number::read(rest) else {
        return Taken::No;
    };
    let Some(behind) = rest[epoch.length..].trim_ascii_start().strip_prefix(b"]") else {
        return Taken::No;
    };
    let Some(inside) = behind.trim_ascii_start().strip_prefix(b"[") else {
        return Taken::No;
    };
    let Some((step, total, length)) = of_total(inside) else {
        return Taken::No;
    };
    scene.row.step = Some(epoch.value * total + step);
    Taken::row_if(pairs::read(scene, &inside[length..]))
}
