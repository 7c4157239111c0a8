//! Any other line that names a step or an epoch and a metric.

use super::pairs;
use super::scene::Taken;
use super::shape::Shape;

pub(super) const SHAPE: Shape = Shape {
    name: "console",
    example: "step 12972 \t loss = 0.428, (1.019 sec/step)\n\
        Epoch [3/10], Step [12973/20000], Loss: 0.7370",
    holds: &[("loss", 0.737)],
    step: 12973.0,
    read: |scene, line| Taken::row_if(pairs::read(scene, line)),
};
