//! What can be set.

use crate::control::{Run, Slider};

pub(super) const BETA1: Slider = Slider {
    id: "beta1",
    label: "β₁",
    unit: "",
    run: Run::Even {
        from: 0.0,
        to: 0.99,
        step: 0.01,
    },
    start: 0.9,
};
/// 1 − β₂, because what counts is how far it is from 1.
pub(super) const REST2: Slider = Slider {
    id: "rest2",
    label: "1 − β₂",
    unit: "",
    run: Run::Round {
        from: 1e-4,
        to: 0.1,
    },
    start: 1e-3,
};
pub(super) const RESUMED: Slider = Slider {
    id: "resumed",
    label: "Counter lost after step",
    unit: "",
    run: Run::Round {
        from: 10.0,
        to: 8000.0,
    },
    start: 1000.0,
};
pub(super) const AT: Slider = Slider {
    id: "at",
    label: "Step",
    unit: "",
    run: Run::Round {
        from: 10.0,
        to: 10_000.0,
    },
    start: 12.0,
};
