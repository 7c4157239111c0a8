//! What can be set.

use longhand_math::real;

use super::offer::{Plan, names};
use crate::control::{Choice, Run, Slider};
use crate::ink::Ink;
use crate::settings::Settings;

pub(super) const fn choice(place: usize) -> Choice {
    const IDS: [&str; 4] = ["a", "b", "c", "d"];
    const LABELS: [&str; 4] = ["Red", "Blue", "Green", "Amber"];
    const STARTS: [&str; 4] = ["cosine", "wsd", "none", "none"];
    Choice {
        id: IDS[place],
        label: LABELS[place],
        options: NAMES,
        start: STARTS[place],
    }
}

/// Names and labels of what can be chosen.
pub(super) const NAMES: &[(&str, &str)] = &names();
pub(super) const INKS: [Ink; 4] = [Ink::Red, Ink::Blue, Ink::Green, Ink::Amber];

pub(super) const PEAK: Slider = Slider {
    id: "peak",
    label: "Peak rate",
    unit: "",
    run: Run::Round {
        from: 1e-6,
        to: 10.0,
    },
    start: 3e-4,
};
pub(super) const LOWEST: Slider = Slider {
    id: "lowest",
    label: "Lowest rate, of the peak",
    unit: "%",
    run: Run::Even {
        from: 0.0,
        to: 50.0,
        step: 1.0,
    },
    start: 10.0,
};
pub(super) const TOTAL: Slider = Slider {
    id: "total",
    label: "Steps in all, T",
    unit: "",
    run: Run::Round {
        from: 10.0,
        to: 1e6,
    },
    start: 10_000.0,
};
pub(super) const WARMUP: Slider = Slider {
    id: "warmup",
    label: "Warm-up, of T",
    unit: "%",
    run: Run::Even {
        from: 0.0,
        to: 60.0,
        step: 0.5,
    },
    start: 20.0,
};
pub(super) const DECAY: Slider = Slider {
    id: "decay",
    label: "Final descent, of T",
    unit: "%",
    run: Run::Even {
        from: 1.0,
        to: 80.0,
        step: 1.0,
    },
    start: 20.0,
};
pub(super) const AT: Slider = Slider {
    id: "at",
    label: "Look at, of T",
    unit: "%",
    run: Run::Even {
        from: 0.0,
        to: 125.0,
        step: 0.5,
    },
    start: 60.0,
};
pub(super) const LAMBDA: Slider = Slider {
    id: "lambda",
    label: "Weight decay λ",
    unit: "",
    run: Run::Round {
        from: 1e-3,
        to: 1.0,
    },
    start: 0.1,
};

pub(super) fn plan(settings: &Settings) -> Plan {
    let (max, total) = (settings.number(&PEAK), settings.number(&TOTAL));
    let share = |slider| settings.number(slider) / 100.0;
    Plan {
        max,
        // Without the noise of the product, so that a tenth of 3e-4 is 3e-5.
        min: real::round_half_even(max * share(&LOWEST) * 1e15) / 1e15,
        total,
        warmup: (total * share(&WARMUP)).round(),
        decay: (total * share(&DECAY)).round().max(1.0),
    }
}
