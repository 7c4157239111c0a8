//! A model given by hand, with the names and defaults of `transformer_params`.

use super::data::Model;
use super::shape::{Block, Mlp, Reach, Shape};
use crate::refusal::{Outcome, Refusal};
use crate::settings::Settings;
use longhand_math::cost::layer_activation::Latent;

/// Reads the keys of `[model]`.
pub fn read(settings: &Settings) -> Outcome<Model> {
    let number = |name: &str| settings.number(&["model.", name].concat());
    let needed = |name: &str| {
        number(name).ok_or_else(|| {
            Refusal::new(
                "model",
                format!("model.{name} is missing: a model by hand needs at least layers and width"),
            )
        })
    };
    let (layers, width) = (needed("layers")?, needed("width")?);
    if layers > 10_000.0 {
        return Err(Refusal::new(
            "model",
            format!("model.layers = {layers}: at most 10000"),
        ));
    }
    let heads = number("heads").unwrap_or(1.0);
    let kv_heads = number("kv_heads").unwrap_or(heads);
    if heads % kv_heads != 0.0 {
        return Err(Refusal::new(
            "model",
            format!("model.kv_heads = {kv_heads} does not divide the {heads} heads"),
        ));
    }
    let size = match number("head_dim") {
        Some(size) => size,
        None if width % heads == 0.0 => width / heads,
        None => {
            return Err(Refusal::new(
                "model",
                format!(
                    "model.heads = {heads} does not divide the width {width}: give model.head_dim"
                ),
            ));
        }
    };
    let mut shape = Shape::plain(width, heads, kv_heads, size);
    shape.vocab = number("vocab").unwrap_or(0.0);
    shape.positions = number("positions").unwrap_or(0.0);
    shape.tied = settings.flag("model.tied").unwrap_or(false);
    if settings.text("model.norm") == Some("layer") {
        shape.vectors = 2.0;
    }
    let biases = settings.text("model.biases").unwrap_or("none");
    if let Some(rank) = number("kv_rank") {
        let latent = Latent {
            keys_values: rank,
            queries: number("q_rank").unwrap_or(0.0),
            rotary: number("rope_dim").unwrap_or(0.0),
        };
        let value = number("value_dim").unwrap_or(size);
        shape = shape.with_latents(latent, size, value);
    } else if biases != "none" {
        shape.attention_biases(biases == "all");
    }
    let gated = settings.flag("model.gated").unwrap_or(false);
    let hidden = number("mlp").unwrap_or(4.0 * width);
    let block = |hidden: f64| Block::new(width, hidden, gated, biases == "all");
    let dense = Mlp::Dense(block(hidden));
    let experts = number("experts").unwrap_or(0.0);
    let expert = block(number("expert_mlp").unwrap_or(hidden));
    let active = number("active_experts").unwrap_or(0.0);
    if active > experts {
        return Err(Refusal::new(
            "model",
            format!("model.active_experts = {active} of {experts} experts: no more than there are"),
        ));
    }
    let sparse = Mlp::Sparse {
        experts,
        active,
        expert,
        shared: expert.times(number("shared_experts").unwrap_or(0.0)),
        shared_gate: 0.0,
        router: width * experts,
        router_bias: 0.0,
    };
    let dense_layers = number("dense_layers").unwrap_or(0.0);
    if dense_layers > layers {
        return Err(Refusal::new(
            "model",
            format!(
                "model.dense_layers = {dense_layers} of {layers} layers: no more than there are"
            ),
        ));
    }
    shape = shape.with_layers(layers, if experts > 0.0 { sparse } else { dense });
    if experts > 0.0 {
        for layer in shape.layers.iter_mut().take(dense_layers as usize) {
            layer.mlp = dense;
        }
    }
    if let Some(window) = number("window") {
        for layer in &mut shape.layers {
            layer.reach = Reach::Window(window);
        }
    }
    shape.context = Some(shape.positions).filter(|&positions| positions > 0.0);
    Ok(Model {
        name: None,
        shape: Some(shape),
        ..Model::default()
    })
}
