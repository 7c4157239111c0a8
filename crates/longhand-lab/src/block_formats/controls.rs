//! What can be set.

use crate::control::{Choice, Run, Slider};

pub(super) const FORMAT: Choice = Choice {
    id: "format",
    label: "Format",
    options: &[
        ("mxfp4", "MXFP4"),
        ("mxfp8", "MXFP8 (E4M3)"),
        ("nvfp4", "NVFP4"),
    ],
    start: "mxfp4",
};
pub(super) const SCALE: Choice = Choice {
    id: "scale",
    label: "Scale rounded",
    options: &[("down", "down (OCP)"), ("up", "up (no clipping)")],
    start: "down",
};
pub(super) const BLOCK: Slider = Slider {
    id: "block",
    label: "Numbers per block",
    unit: "",
    run: Run::Doubling { from: 1, to: 4 },
    start: 8.0,
};
pub(super) const OUTLIER: Slider = Slider {
    id: "outlier",
    label: "Third number",
    unit: "",
    run: Run::Even {
        from: 0.5,
        to: 64.0,
        step: 0.5,
    },
    start: 7.0,
};
pub(super) const SEED: Slider = Slider {
    id: "seed",
    label: "Seed",
    unit: "",
    run: Run::Even {
        from: 1.0,
        to: 40.0,
        step: 1.0,
    },
    start: 1.0,
};
