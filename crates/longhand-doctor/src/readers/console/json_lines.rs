//! JSON lines: W&B's history, LLaMA-Factory's `trainer_log.jsonl`, ms-swift.

use super::dict;
use super::shape::Shape;

pub(super) const SHAPE: Shape = Shape {
    name: "json-lines",
    example: "{\"_step\": 5, \"train/loss\": 1.39, \"train/global_step\": 5}\n\
        {\"_step\": 10, \"train/loss\": NaN, \"eval\": {\"loss\": 1.25}, \"train/global_step\": 10}",
    holds: &[("loss", f64::NAN), ("val_loss", 1.25)],
    step: 10.0,
    read: |scene, line| dict::read(scene, line, b"{\""),
};
