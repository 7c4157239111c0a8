//! What can be set.

use crate::control::{Choice, Run, Slider, Switch};
use crate::settings::Settings;

const fn logit(place: usize) -> Slider {
    const IDS: [&str; 3] = ["z0", "z1", "z2"];
    const LABELS: [&str; 3] = ["Logit of class 0", "Logit of class 1", "Logit of class 2"];
    const STARTS: [f64; 3] = [2.0, 1.0, 0.1];
    Slider {
        id: IDS[place],
        label: LABELS[place],
        unit: "",
        run: Run::Even {
            from: -10.0,
            to: 10.0,
            step: 0.1,
        },
        start: STARTS[place],
    }
}

pub(super) const LOGITS: [Slider; 3] = [logit(0), logit(1), logit(2)];

pub(super) const SHIFT: Slider = Slider {
    id: "shift",
    label: "Added to every logit",
    unit: "",
    run: Run::Even {
        from: -1000.0,
        to: 1000.0,
        step: 1.0,
    },
    start: 0.0,
};
pub(super) const TEMPERATURE: Slider = Slider {
    id: "temperature",
    label: "Temperature τ",
    unit: "",
    run: Run::Round {
        from: 0.1,
        to: 10.0,
    },
    start: 1.0,
};
pub(super) const RIGHT: Choice = Choice {
    id: "right",
    label: "Right class",
    options: &[("0", "class 0"), ("1", "class 1"), ("2", "class 2")],
    start: "0",
};
pub(super) const SMOOTHING: Slider = Slider {
    id: "smoothing",
    label: "Label smoothing ε",
    unit: "",
    run: Run::Even {
        from: 0.0,
        to: 0.5,
        step: 0.01,
    },
    start: 0.0,
};
pub(super) const Z_LOSS: Switch = Switch {
    id: "zloss",
    label: "Add a z-loss",
    start: false,
};
pub(super) const COEFFICIENT: Slider = Slider {
    id: "coefficient",
    label: "Its coefficient",
    unit: "",
    run: Run::Round {
        from: 1e-5,
        to: 1.0,
    },
    start: 1e-2,
};

/// u = (z + s)/τ.
pub(super) fn logits(settings: &Settings) -> [f64; 3] {
    let shift = settings.number(&SHIFT);
    LOGITS.map(|one| (settings.number(&one) + shift) / settings.number(&TEMPERATURE))
}

/// The right class.
pub(super) fn right(settings: &Settings) -> usize {
    settings.option(&RIGHT).parse().unwrap_or(0)
}
