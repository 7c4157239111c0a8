//! Models: from a `config.json`, a preset, by hand, or a count of parameters alone.

mod config;
mod data;
mod family;
mod fields;
mod hand;
mod known;
mod preset;
mod shape;

pub use data::{LARGEST, Model, Warning};
pub use family::FAMILIES;
pub use preset::{PRESETS, preset};
pub use shape::{Layer, Mlp, Shape};

use crate::refusal::{Outcome, Refusal};
use crate::settings::Settings;

const BY_HAND: &[&str] = &[
    "model.layers",
    "model.width",
    "model.heads",
    "model.kv_heads",
    "model.head_dim",
    "model.mlp",
    "model.gated",
    "model.vocab",
    "model.positions",
    "model.tied",
    "model.biases",
    "model.norm",
    "model.experts",
    "model.active_experts",
    "model.shared_experts",
    "model.expert_mlp",
    "model.dense_layers",
    "model.kv_rank",
    "model.q_rank",
    "model.rope_dim",
    "model.value_dim",
    "model.window",
];

impl Model {
    /// The model that a plan names; `config` is the text of a `config.json`, where one is given.
    ///
    /// # Errors
    /// No model or two of them, a preset nobody knows, a configuration that cannot be read.
    pub fn read(settings: &Settings, config: Option<&str>) -> Outcome<Self> {
        let named = settings.text("model.preset");
        let by_hand = settings.any(BY_HAND);
        let ways = [
            (
                "a config.json",
                config.is_some() || settings.given("model.config").is_some(),
            ),
            ("model.preset", named.is_some()),
            ("a model by hand (model.layers, model.width, …)", by_hand),
        ];
        let given: Vec<&str> = ways
            .iter()
            .filter(|(_, is)| *is)
            .map(|(way, _)| *way)
            .collect();
        if given.len() > 1 {
            return Err(Refusal::new(
                "model",
                format!(
                    "the model is given twice, by {}: keep one of them",
                    given.join(" and by ")
                ),
            ));
        }
        let mut model = if let Some(text) = config {
            config::read(text)?
        } else if let Some(name) = named {
            let mut model = config::read(preset(name)?)?;
            model.name = Some(name.to_owned());
            model
        } else if by_hand {
            hand::read(settings)?
        } else if settings.any(&["model.config"]) {
            return Err(Refusal::new(
                "model",
                "model.config names a file, but its text was not handed over",
            ));
        } else if settings.given("model.params").is_some() {
            Model::default()
        } else {
            return Err(Refusal::new(
                "model",
                "no model: give --model config.json, or in the plan [model] with preset, config, layers and width, or params",
            ));
        };
        if let Some(name) = settings.text("model.name") {
            model.name = Some(name.to_owned());
        }
        Ok(model)
    }
}
