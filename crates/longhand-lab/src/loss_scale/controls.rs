//! What can be set.

use crate::control::{Run, Slider};

const fn even(id: &'static str, label: &'static str, from: f64, to: f64, start: f64) -> Slider {
    Slider {
        id,
        label,
        unit: "",
        run: Run::Even {
            from,
            to,
            step: 0.5,
        },
        start,
    }
}

pub(super) const MIDDLE: Slider = even(
    "middle",
    "Middle of the gradients, power of 2",
    -45.0,
    5.0,
    -24.0,
);
pub(super) const WIDTH: Slider = even("width", "Their width, in powers of 2", 1.0, 8.0, 4.0);
pub(super) const SCALE: Slider = Slider {
    id: "scale",
    label: "Loss scale S",
    unit: "",
    run: Run::Doubling { from: 0, to: 40 },
    start: 1.0,
};
pub(super) const INTERVAL: Slider = Slider {
    id: "interval",
    label: "Good steps until S doubles",
    unit: "",
    run: Run::Round {
        from: 10.0,
        to: 2000.0,
    },
    start: 200.0,
};
pub(super) const STEPS: Slider = Slider {
    id: "steps",
    label: "Steps of the run",
    unit: "",
    run: Run::Round {
        from: 100.0,
        to: 10_000.0,
    },
    start: 2000.0,
};
pub(super) const SEED: Slider = Slider {
    id: "seed",
    label: "Seed of the run",
    unit: "",
    run: Run::Even {
        from: 1.0,
        to: 40.0,
        step: 1.0,
    },
    start: 1.0,
};
