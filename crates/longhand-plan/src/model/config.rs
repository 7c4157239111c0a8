//! Reads a Hugging Face `config.json`.

use super::data::{LARGEST, Model};
use super::family::{ENCODERS, FAMILIES, RECURRENT};
use super::fields::Fields;
use super::known::HARMLESS;
use crate::refusal::{Outcome, Refusal};
use crate::settings::nearest;
use longhand_json::Json;

/// A model from the text of its configuration.
pub fn read(text: &str) -> Outcome<Model> {
    if text.len() > LARGEST {
        return Err(Refusal::new(
            "config",
            "the config.json is larger than 16 MiB: a configuration has a few kilobytes; is it the weights' file?",
        ));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Refusal::new("config", "the config.json is empty"));
    }
    let json = Json::parse(text).map_err(|fault| {
        Refusal::new(
            "config",
            format!("the config.json is no JSON: {fault}; is the file cut off?"),
        )
    })?;
    let Json::Object(members) = &json else {
        return Err(Refusal::new(
            "config",
            "the config.json is not an object with named fields: write { \"model_type\": …, … }",
        ));
    };
    let outer = Fields::new(&json, "");
    let outer_type = kind(&outer)?;
    if let Some(kind) = &outer_type {
        refuse_others(kind)?;
    }
    let mut model = Model::default();
    let inner = json
        .member("text_config")
        .filter(|inner| **inner != Json::Null);
    let shape = match inner {
        Some(inner @ Json::Object(_)) => {
            outer.note("text_config");
            let fields = Fields::new(inner, "text_config.");
            let kind = match kind(&fields)? {
                Some(kind) => kind,
                None => match &outer_type {
                    Some(kind) => [kind, "_text"].concat(),
                    None => return Err(missing()),
                },
            };
            refuse_others(&kind)?;
            let mut shape = family(&kind)?(&fields, &kind)?;
            if inner.member("tie_word_embeddings").is_none()
                && outer.field("tie_word_embeddings").is_some()
            {
                shape.tied = outer.flag("tie_word_embeddings", shape.tied)?;
            }
            let (used, ignored) = fields.names();
            model.used = used;
            model.ignored = ignored;
            shape
        }
        Some(_) => return Err(outer.wrong("text_config", "an object with named fields")),
        None => {
            let kind = outer_type.ok_or_else(missing)?;
            family(&kind)?(&outer, &kind)?
        }
    };
    let (used, ignored) = outer.names();
    for (all, more) in [(&mut model.used, used), (&mut model.ignored, ignored)] {
        for name in more {
            if !all.contains(&name) {
                all.push(name);
            }
        }
    }
    let architecture = json.member("architectures").and_then(Json::as_list);
    model.architecture = architecture
        .and_then(|names| names.first())
        .and_then(Json::as_text)
        .or_else(|| json.member("model_type").and_then(Json::as_text))
        .map(str::to_owned);
    model.name = json
        .member("_name_or_path")
        .and_then(Json::as_text)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .or_else(|| model.architecture.clone());
    warn(&mut model, members);
    model.shape = Some(shape);
    Ok(model)
}

fn warn(model: &mut Model, members: &[(String, Json)]) {
    let has = |name: &str| {
        members
            .iter()
            .any(|(member, value)| member == name && *value != Json::Null)
    };
    if has("vision_config") || has("audio_config") {
        model.warn(
            "vision_left_out",
            "Only the text model is counted: what reads images or sound is left out.",
        );
    }
    if has("quantization_config") {
        model.warn(
            "quantised_weights",
            "The checkpoint is quantised; the plan counts the weights of the training recipe.",
        );
    }
    let strange: Vec<String> = model
        .ignored
        .iter()
        .filter(|name| !HARMLESS.contains(&name.as_str()))
        .cloned()
        .collect();
    if !strange.is_empty() {
        model.warn(
            "field_not_used",
            format!("Not understood, and not used: {}.", strange.join(", ")),
        );
    }
}

/// The `model_type`, where there is one.
fn kind(fields: &Fields) -> Outcome<Option<String>> {
    match fields.field("model_type") {
        None => Ok(None),
        Some(Json::Text(kind)) if !kind.trim().is_empty() => Ok(Some(kind.clone())),
        Some(_) => Err(fields.wrong("model_type", "the name of an architecture")),
    }
}

fn missing() -> Refusal {
    Refusal::new(
        "config",
        "model_type is missing: it decides how a config.json is read, as in \"model_type\": \"llama\"",
    )
}

/// Refuses what is known not to be a decoder of attention alone.
fn refuse_others(kind: &str) -> Outcome<()> {
    if ENCODERS.contains(&kind) {
        return Err(Refusal::new(
            "architecture",
            format!(
                "`{kind}` is no decoder: it has an encoder, and the planner counts decoders only"
            ),
        ));
    }
    if RECURRENT.contains(&kind) {
        return Err(Refusal::new(
            "architecture",
            format!(
                "`{kind}` is not, or not only, attention: its other layers are not counted here"
            ),
        ));
    }
    Ok(())
}

fn family(kind: &str) -> Outcome<super::family::Read> {
    let found = FAMILIES.iter().find(|(kinds, _)| kinds.contains(&kind));
    found.map(|(_, read)| *read).ok_or_else(|| {
        let known: Vec<&str> = FAMILIES.iter().flat_map(|(kinds, _)| kinds.iter().copied()).collect();
        let near = nearest(kind, &known).map(|near| format!(" (did you mean `{near}`?)"));
        Refusal::new(
            "architecture",
            format!(
                "model_type `{kind}` is not known{}, and nothing is guessed. These are read: {}. Its sizes can be given by hand: layers, width, heads, … under [model]",
                near.unwrap_or_default(),
                known.join(", ")
            ),
        )
    })
}
