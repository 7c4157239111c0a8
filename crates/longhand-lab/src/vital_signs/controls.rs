//! What can be set.

use longhand_train::cases::CASES;
use longhand_train::cause::{KNOBS, TITLES};

use crate::control::{Choice, Run, Slider};

/// A list with an entry for nothing before it.
const fn with_none<const N: usize, const M: usize>(
    none: &'static str,
    list: [(&'static str, &'static str); N],
) -> [(&'static str, &'static str); M] {
    let mut all = [("none", none); M];
    let mut at = 0;
    while at < N {
        all[at + 1] = list[at];
        at += 1;
    }
    all
}

const fn case_titles() -> [(&'static str, &'static str); 12] {
    let mut all = [("", ""); 12];
    let mut at = 0;
    while at < all.len() {
        all[at] = (CASES[at].slug, CASES[at].title);
        at += 1;
    }
    all
}

const CASE_NAMES: [(&str, &str); 13] = with_none("none: a run of your own", case_titles());
const CAUSE_NAMES: [(&str, &str); 13] = with_none("choose …", TITLES);
const KNOB_NAMES: [(&str, &str); 13] = with_none("none yet", KNOBS);
const FAULT_NAMES: [(&str, &str); 13] = with_none("none", TITLES);

const fn choice(
    id: &'static str,
    label: &'static str,
    options: &'static [(&'static str, &'static str)],
    start: &'static str,
) -> Choice {
    Choice {
        id,
        label,
        options,
        start,
    }
}

pub(super) const CASE: Choice = choice("case", "Case", &CASE_NAMES, "none");
pub(super) const CAUSE: Choice = choice("cause", "The cause, I think", &CAUSE_NAMES, "none");
pub(super) const KNOB: Choice = choice("knob", "The one knob that I turn", &KNOB_NAMES, "none");
pub(super) const TASK: Choice = choice(
    "task",
    "What is learnt",
    &[
        ("spiral", "two arms of a spiral, by a small network"),
        ("text", "a text, by a small transformer"),
    ],
    "spiral",
);
pub(super) const OPTIMIZER: Choice = choice(
    "optimizer",
    "Optimizer",
    &[
        ("adamw", "AdamW"),
        ("sgd", "SGD"),
        ("momentum", "SGD with momentum 0.9"),
        ("lion", "Lion"),
        ("muon", "Muon, and AdamW at the edges"),
    ],
    "adamw",
);
pub(super) const RATE: Slider = Slider {
    id: "rate",
    label: "Learning rate",
    unit: "",
    run: Run::Round {
        from: 1e-6,
        to: 10.0,
    },
    start: 0.01,
};
pub(super) const WARMUP: Slider = Slider {
    id: "warmup",
    label: "Steps of warm-up",
    unit: "",
    run: Run::Even {
        from: 0.0,
        to: 100.0,
        step: 5.0,
    },
    start: 20.0,
};
pub(super) const SCHEDULE: Choice = choice(
    "schedule",
    "Schedule",
    &[
        ("constant", "constant"),
        ("cosine", "cosine"),
        ("linear", "linear"),
        ("wsd", "stable, then linear"),
    ],
    "constant",
);
pub(super) const BATCH: Slider = Slider {
    id: "batch",
    label: "Points, or eight times the sequences, in a batch",
    unit: "",
    run: Run::Doubling { from: 3, to: 8 },
    start: 64.0,
};
pub(super) const CLIP: Choice = choice(
    "clip",
    "Clip the norm at",
    &[
        ("none", "no clipping"),
        ("tenth", "0.1"),
        ("one", "1"),
        ("ten", "10"),
    ],
    "none",
);
pub(super) const DECAY: Choice = choice(
    "decay",
    "Weight decay",
    &[
        ("none", "0"),
        ("hundredth", "0.01"),
        ("tenth", "0.1"),
        ("one", "1"),
    ],
    "hundredth",
);
pub(super) const NUMBERS: Choice = choice(
    "numbers",
    "Numbers of the passes",
    &[
        ("fp32", "FP32"),
        ("bf16", "BF16"),
        ("fp16", "FP16"),
        ("fp16-scaled", "FP16 with loss scaling"),
    ],
    "fp32",
);
pub(super) const WIDTH: Slider = Slider {
    id: "width",
    label: "Width of the first weights, times the usual",
    unit: "",
    run: Run::Round {
        from: 0.1,
        to: 10.0,
    },
    start: 1.0,
};
pub(super) const SEED: Slider = Slider {
    id: "seed",
    label: "Seed",
    unit: "",
    run: Run::Even {
        from: 1.0,
        to: 20.0,
        step: 1.0,
    },
    start: 1.0,
};
pub(super) const FAULT: Choice = choice("fault", "A fault to put in", &FAULT_NAMES, "none");

/// The number of an option of [`CLIP`] or [`DECAY`].
pub(super) fn number(option: &str) -> f64 {
    match option {
        "hundredth" => 0.01,
        "tenth" => 0.1,
        "one" => 1.0,
        "ten" => 10.0,
        _ => 0.0,
    }
}
