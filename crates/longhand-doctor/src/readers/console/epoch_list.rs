//! `epoch: 12 loss: 0.2105`, and whatever else names an epoch and no step.

use super::pairs;
use super::scene::Taken;
use super::shape::Shape;

pub(super) const SHAPE: Shape = Shape {
    name: "epochs",
    example: "epoch: 11 loss: 0.2205 accuracy: 0.9\nepoch: 12 loss: 0.2105 accuracy: 0.9",
    holds: &[("loss", 0.2105), ("accuracy", 0.9)],
    step: 12.0,
    read: |scene, line| {
        let here = line.len() >= 5 && line[..5].eq_ignore_ascii_case(b"epoch");
        Taken::row_if(here && pairs::read(scene, line))
    },
};
