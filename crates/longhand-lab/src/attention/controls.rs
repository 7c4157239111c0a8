//! What can be set.

use crate::control::{Choice, Run, Slider, Switch};

pub(super) const CAUSAL: Switch = Switch {
    id: "causal",
    label: "Causal mask",
    start: true,
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
pub(super) const SHARP: Slider = Slider {
    id: "sharp",
    label: "Scale of Q",
    unit: "",
    run: Run::Round {
        from: 0.1,
        to: 10.0,
    },
    start: 1.0,
};
pub(super) const MATRIX: Choice = Choice {
    id: "matrix",
    label: "Matrix",
    options: &[
        ("S", "S, scores"),
        ("P", "P, softmax of S"),
        ("O", "O, output"),
        ("dV", "dV"),
        ("dP", "dP"),
        ("dS", "dS"),
        ("dQ", "dQ"),
        ("dK", "dK"),
    ],
    start: "dS",
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

pub(super) const ROW: Slider = place("row", "Row (query)", 3.0);
pub(super) const COLUMN: Slider = place("column", "Column (key or feature)", 2.0);
