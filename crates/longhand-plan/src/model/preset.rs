//! Models that the planner knows: the facts of their `config.json`, by file name.
//!
//! A new one is a file in `presets/` and a line here.

use crate::refusal::{Outcome, Refusal};
use crate::settings::nearest;

macro_rules! presets {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../presets/", $name, ".json"))),)*]
    };
}

/// Every preset: its name and its configuration.
pub const PRESETS: &[(&str, &str)] = presets! {
    "bloom-176b"
    "deepseek-v2"
    "deepseek-v3"
    "falcon-7b"
    "gemma-2-9b"
    "gemma-3-27b"
    "gemma-7b"
    "gpt-oss-120b"
    "gpt2"
    "gpt2-xl"
    "llama-2-70b"
    "llama-2-7b"
    "llama-3-8b"
    "llama-3.1-405b"
    "llama-3.2-1b"
    "llama-4-scout"
    "mistral-7b"
    "mixtral-8x7b"
    "olmo-2-7b"
    "phi-3-mini"
    "pythia-6.9b"
    "qwen2.5-72b"
    "qwen3-235b-a22b"
    "qwen3-8b"
    "smollm-135m"
};

/// The configuration of a preset.
///
/// # Errors
/// A name that is none.
pub fn preset(name: &str) -> Outcome<&'static str> {
    let found = PRESETS.iter().find(|(known, _)| *known == name);
    found.map(|(_, config)| *config).ok_or_else(|| {
        let names: Vec<&str> = PRESETS.iter().map(|(name, _)| *name).collect();
        let help = match nearest(name, &names) {
            Some(near) => format!("did you mean `{near}`? There are {}", names.join(", ")),
            None => format!("there are {}", names.join(", ")),
        };
        Refusal::new(
            "preset",
            format!("model.preset = \"{name}\": there is no such preset; {help}"),
        )
    })
}
