//! What can be set.

use longhand_math::format::Float;

use crate::control::{Choice, Run, Slider};
use crate::settings::Settings;

pub(super) const FORMAT: Choice = Choice {
    id: "format",
    label: "Format of the sum",
    options: &[
        ("bf16", "BF16"),
        ("fp16", "FP16"),
        ("e4m3", "FP8 E4M3"),
        ("e5m2", "FP8 E5M2"),
        ("fp32", "FP32"),
    ],
    start: "bf16",
};
pub(super) const VALUE: Slider = Slider {
    id: "value",
    label: "Added each time",
    unit: "",
    run: Run::Round {
        from: 0.001,
        to: 100.0,
    },
    start: 1.0,
};
pub(super) const START: Slider = Slider {
    id: "start",
    label: "The sum starts at",
    unit: "",
    run: Run::Doubling { from: -4, to: 28 },
    start: 1.0,
};
pub(super) const COUNT: Slider = Slider {
    id: "count",
    label: "Additions",
    unit: "",
    run: Run::Round {
        from: 10.0,
        to: 10_000.0,
    },
    start: 1000.0,
};
pub(super) const SEED: Slider = Slider {
    id: "seed",
    label: "Seed of the chance",
    unit: "",
    run: Run::Even {
        from: 1.0,
        to: 40.0,
        step: 1.0,
    },
    start: 1.0,
};

/// The format, and its name.
pub(super) fn format(settings: &Settings) -> (Float, &'static str) {
    let chosen = settings.option(&FORMAT);
    let format = match chosen {
        "fp16" => Float::FP16,
        "e4m3" => Float::FP8_E4M3FN,
        "e5m2" => Float::FP8_E5M2,
        "fp32" => Float::FP32,
        _ => Float::BF16,
    };
    let names = FORMAT.options.iter();
    let name = names.into_iter().find(|(one, _)| *one == chosen);
    (format, name.map_or("", |(_, name)| name))
}
