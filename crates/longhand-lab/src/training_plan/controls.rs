//! What can be set.

use crate::control::{Choice, Run, Slider};

pub(super) const PARAMS: Slider = Slider {
    id: "params",
    label: "Parameters N",
    unit: "",
    run: Run::Round {
        from: 1e7,
        to: 1e12,
    },
    start: 1e9,
};
pub(super) const TOKENS: Slider = Slider {
    id: "tokens",
    label: "Tokens D",
    unit: "",
    run: Run::Round {
        from: 1e8,
        to: 1e14,
    },
    start: 1e11,
};
pub(super) const CARDS: Slider = Slider {
    id: "cards",
    label: "Cards",
    unit: "",
    run: Run::Doubling { from: 0, to: 14 },
    start: 8.0,
};
pub(super) const MFU: Slider = Slider {
    id: "mfu",
    label: "MFU",
    unit: "%",
    run: Run::Even {
        from: 5.0,
        to: 70.0,
        step: 1.0,
    },
    start: 40.0,
};
pub(super) const CARD: Choice = Choice {
    id: "card",
    label: "Card",
    options: &[
        ("a100", "A100, 80 GB"),
        ("h100", "H100, 80 GB"),
        ("h200", "H200, 141 GB"),
    ],
    start: "h100",
};
pub(super) const STAGE: Choice = Choice {
    id: "zero",
    label: "Sharding",
    options: &[
        ("0", "none"),
        ("1", "ZeRO-1: optimizer"),
        ("2", "ZeRO-2: gradients"),
        ("3", "ZeRO-3: weights"),
    ],
    start: "0",
};
pub(super) const FIT: Choice = Choice {
    id: "fit",
    label: "Fit of the loss",
    options: &[
        ("besiroglu", "Besiroglu 2024"),
        ("hoffmann", "Hoffmann 2022"),
    ],
    start: "besiroglu",
};
