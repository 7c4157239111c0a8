//! What can be set.

use crate::control::{Choice, Run, Slider, Switch};

/// Steps of a whole run.
pub(super) const WHOLE: f64 = 100.0;

pub(super) const PROBLEM: Choice = Choice {
    id: "problem",
    label: "Problem",
    options: &[
        ("bowl", "Bowl"),
        ("ravine", "Ravine"),
        ("rosenbrock", "Rosenbrock"),
        ("saddle", "Saddle"),
        ("matrix", "Two linear layers"),
    ],
    start: "ravine",
};

const fn place(id: &'static str, label: &'static str, start: f64) -> Slider {
    Slider {
        id,
        label,
        unit: "",
        run: Run::Even {
            from: -2.0,
            to: 2.0,
            step: 0.1,
        },
        start,
    }
}

pub(super) const X: Slider = place("x", "Start x", -1.5);
pub(super) const Y: Slider = place("y", "Start y", 1.2);

pub(super) const NOISE: Slider = Slider {
    id: "noise",
    label: "Gradient noise σ",
    unit: "",
    run: Run::Even {
        from: 0.0,
        to: 2.0,
        step: 0.1,
    },
    start: 0.0,
};
pub(super) const DECAY: Switch = Switch {
    id: "decay",
    label: "Rate falls to 0 over 100 steps",
    start: true,
};
pub(super) const STEPS: Slider = Slider {
    id: "steps",
    label: "Steps",
    unit: "",
    run: Run::Even {
        from: 1.0,
        to: WHOLE,
        step: 1.0,
    },
    start: WHOLE,
};

const fn rate(id: &'static str, label: &'static str) -> Slider {
    Slider {
        id,
        label,
        unit: "×",
        run: Run::Round {
            from: 0.1,
            to: 10.0,
        },
        start: 1.0,
    }
}

/// The learning rates, in shares of the best one.
pub(super) const RATES: [Slider; 4] = [
    rate("sgd", "SGD"),
    rate("momentum", "Momentum"),
    rate("adam", "Adam"),
    rate("muon", "Muon"),
];
