//! What can be set.

use crate::control::{Choice, Run, Slider};

pub(super) const NORM: Choice = Choice {
    id: "norm",
    label: "Norm",
    options: &[
        ("batch", "BatchNorm"),
        ("layer", "LayerNorm"),
        ("rms", "RMSNorm"),
        ("group", "GroupNorm, 2 groups"),
    ],
    start: "batch",
};

const fn place(id: &'static str, label: &'static str, start: f64) -> Slider {
    Slider {
        id,
        label,
        unit: "",
        run: Run::Even {
            from: 1.0,
            to: 4.0,
            step: 1.0,
        },
        start,
    }
}

pub(super) const BATCH: Slider = place("batch", "Batch size", 4.0);
pub(super) const ROW: Slider = place("row", "Example", 2.0);
pub(super) const COLUMN: Slider = place("column", "Feature", 2.0);
pub(super) const OFFSET: Slider = Slider {
    id: "offset",
    label: "Added to example a",
    unit: "",
    run: Run::Even {
        from: -20.0,
        to: 20.0,
        step: 1.0,
    },
    start: 0.0,
};
pub(super) const MOMENTUM: Slider = Slider {
    id: "momentum",
    label: "Momentum",
    unit: "",
    run: Run::Even {
        from: 0.01,
        to: 0.99,
        step: 0.01,
    },
    start: 0.1,
};
