//! What the plan did not say and the report takes for granted.

use crate::change::json;
use crate::layout::Layout;
use crate::model::Shape;
use crate::settings::{KEYS, Preset, Setting, Settings};
use crate::step::From;
use longhand_json::Json;

/// One assumption.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumption {
    /// The key that would change it, or what it is about.
    pub id: String,
    /// What is assumed.
    pub value: Json,
    /// For a person.
    pub text: String,
}

/// Every default that was not given and matters.
#[must_use]
pub fn all(
    settings: &Settings,
    layout: &Layout,
    shape: Option<&Shape>,
    from: From,
    by_hand: bool,
) -> Vec<Assumption> {
    let mut found = Vec::new();
    let mut say = |id: &str, value: Json, text: String| {
        found.push(Assumption {
            id: id.to_owned(),
            value,
            text,
        });
    };
    for key in KEYS.iter().filter(|key| settings.given(key.path).is_none()) {
        let matters = match key.path {
            path if path.starts_with("model.") => {
                by_hand
                    && matches!(
                        key.path,
                        "model.vocab"
                            | "model.gated"
                            | "model.tied"
                            | "model.biases"
                            | "model.norm"
                    )
            }
            "data.sequence" | "data.global_batch" => true,
            "parallelism.schedule" | "parallelism.interleave" => layout.pipeline > 1.0,
            "parallelism.sequence_parallel" => layout.tensor > 1.0,
            "run.mfu_convention" => from == From::Mfu,
            "run.efficiency" => from == From::Estimate,
            _ => true,
        };
        let value = match (key.path, key.default) {
            ("data.sequence", _) => Json::number(layout.sequence),
            ("data.global_batch", _) => Json::number(layout.batch),
            ("parallelism.schedule", _) => Json::text(&layout.schedule),
            ("parallelism.sequence_parallel", _) => Json::Truth(layout.sequence_parallel),
            (_, Preset::Number(number)) => json(&Setting::Number(number)),
            (_, Preset::Flag(flag)) => Json::Truth(flag),
            (_, Preset::Word(word)) => Json::text(word),
            (_, Preset::None) => continue,
        };
        if matters {
            let (first, rest) = key
                .doc
                .split_at(key.doc.chars().next().map_or(0, char::len_utf8));
            say(
                key.path,
                value,
                [&first.to_ascii_uppercase(), rest, "."].concat(),
            );
        }
    }
    let text = |text: &str| text.to_owned();
    if from == From::Estimate {
        say(
            "overlap",
            Json::Null,
            text(
                "Tensor and expert traffic is exposed; context hides behind half of the arithmetic, data behind the backward pass.",
            ),
        );
    }
    if from == From::DeviceHours {
        say(
            "implied",
            Json::Null,
            text(
                "Rates follow from device-hours, which hold restarts and repeated steps: the utilisation is implied, not measured.",
            ),
        );
    }
    if shape.is_some_and(|shape| shape.layers.iter().any(|layer| layer.mlp.idle() > 0.0)) {
        say(
            "loss",
            Json::Null,
            text(
                "Neither fit of the loss was made for mixtures of experts; the active parameters are put in.",
            ),
        );
    }
    found
}
