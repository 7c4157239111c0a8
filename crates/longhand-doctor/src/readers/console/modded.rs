//! modded-nanogpt: the program's text, then `step:1/5100 train_loss:10.9932 …`.

use super::pairs;
use super::scene::Taken;
use super::shape::Shape;
use crate::text::has;

pub(super) const SHAPE: Shape = Shape {
    name: "modded-nanogpt",
    example: "    print(f\"step:{step}/{train_steps} train_loss:{loss:.4f} step_avg:{avg:.2f}ms\")\n\
        # the goal is val_loss 3.28 at step 5100\n\
        step:1/5100 train_loss:10.9932 train_time:236ms step_avg:nanms\n\
        step:125/5100 val_loss:6.0012 train_time:17387ms step_avg:139.10ms",
    holds: &[("val_loss", 6.0012), ("time", 17.387)],
    step: 125.0,
    read: |scene, line| {
        let here = line.starts_with(b"step:") && (has(line, "train_time:") || has(line, "_loss:"));
        Taken::row_if(here && pairs::read(scene, line))
    },
};
