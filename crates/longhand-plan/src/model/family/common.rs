//! What many families share.

use crate::model::fields::Fields;
use crate::model::shape::{Block, Layer, Mlp, Reach, Shape};
use crate::refusal::{Outcome, Refusal};

/// Most layers that are read one by one.
const LAYERS: f64 = 10_000.0;

/// A count of layers.
pub(super) fn layers(fields: &Fields, names: &[&str]) -> Outcome<f64> {
    let count = fields.either(names)?;
    if count > LAYERS {
        return Err(fields.wrong(names.first().copied().unwrap_or(""), "at most 10000"));
    }
    Ok(count)
}

/// The size of a head: as given, or width/heads, which must then be whole.
pub(super) fn head_size(fields: &Fields, heads_name: &str, width: f64, heads: f64) -> Outcome<f64> {
    match fields.optional("head_dim")? {
        Some(size) => Ok(size),
        None => quotient(fields, heads_name, width, heads),
    }
}

/// width/heads, which must be whole.
pub(super) fn quotient(fields: &Fields, heads_name: &str, width: f64, heads: f64) -> Outcome<f64> {
    if width % heads == 0.0 {
        return Ok(width / heads);
    }
    Err(fields.wrong(
        heads_name,
        &format!("a divisor of the width {width}, for no head_dim is given"),
    ))
}

/// A decoder with the field names of Llama: RMS norms, grouped queries, one gated MLP a layer.
pub(super) fn base(fields: &Fields, tied_when_absent: bool) -> Outcome<Shape> {
    let width = fields.count("hidden_size")?;
    let heads = fields.count("num_attention_heads")?;
    let kv_heads = fields.optional("num_key_value_heads")?.unwrap_or(heads);
    if heads % kv_heads != 0.0 {
        return Err(fields.wrong(
            "num_key_value_heads",
            &format!("a divisor of the {heads} heads"),
        ));
    }
    let size = head_size(fields, "num_attention_heads", width, heads)?;
    let mut shape = Shape::plain(width, heads, kv_heads, size);
    shape.vocab = fields.count("vocab_size")?;
    shape.tied = fields.flag("tie_word_embeddings", tied_when_absent)?;
    shape.context = fields.optional("max_position_embeddings")?;
    if fields.flag("attention_bias", false)? {
        shape.attention_biases(true);
    }
    Ok(shape)
}

/// The same with its layers: as many gated MLPs of `intermediate_size`.
pub(super) fn gated(fields: &Fields, tied_when_absent: bool) -> Outcome<Shape> {
    let count = layers(fields, &["num_hidden_layers"])?;
    let shape = base(fields, tied_when_absent)?;
    let hidden = fields.count("intermediate_size")?;
    let biases = fields.flag("mlp_bias", false)?;
    let block = Block::new(shape.width, hidden, true, biases);
    Ok(shape.with_layers(count, Mlp::Dense(block)))
}

/// Gives the layers that `windowed` names the window of `sliding_window`, if there is one; a list
/// `layer_types` decides where it is given.
pub(super) fn windows(
    fields: &Fields,
    shape: &mut Shape,
    windowed: impl Fn(usize) -> bool,
) -> Outcome<()> {
    let Some(window) = fields.optional("sliding_window")? else {
        return Ok(());
    };
    let types = layer_types(fields, shape.layers.len())?;
    for (place, layer) in shape.layers.iter_mut().enumerate() {
        let narrow = match &types {
            Some(types) => types.get(place).is_some_and(|narrow| *narrow),
            None => windowed(place),
        };
        if narrow {
            layer.reach = Reach::Window(window);
        }
    }
    Ok(())
}

/// `layer_types`: whether each layer attends to a window.
pub(super) fn layer_types(fields: &Fields, layers: usize) -> Outcome<Option<Vec<bool>>> {
    let Some(types) = fields.list("layer_types")? else {
        return Ok(None);
    };
    if types.len() != layers {
        return Err(Refusal::new(
            "config",
            format!(
                "layer_types names {} layers, the model has {layers}",
                types.len()
            ),
        ));
    }
    let read: Option<Vec<bool>> = types
        .iter()
        .map(|one| match one.as_text() {
            Some("sliding_attention" | "chunked_attention") => Some(true),
            Some("full_attention") => Some(false),
            _ => None,
        })
        .collect();
    match read {
        Some(read) => Ok(Some(read)),
        None => Err(fields.wrong(
            "layer_types",
            "a list of full_attention and sliding_attention",
        )),
    }
}

/// A layer with routed experts and nothing shared; the router has no bias.
pub(super) fn experts(shape: &Shape, experts: f64, active: f64, hidden: f64) -> Mlp {
    Mlp::Sparse {
        experts,
        active,
        expert: Block::new(shape.width, hidden, true, false),
        shared: Block::default(),
        shared_gate: 0.0,
        router: shape.width * experts,
        router_bias: 0.0,
    }
}

/// As many layers, the MLP of each by its place.
pub(super) fn mixed(shape: &mut Shape, count: f64, mlp: impl Fn(usize) -> Mlp) {
    shape.layers = (0..count as usize)
        .map(|place| Layer {
            mlp: mlp(place),
            reach: Reach::Full,
        })
        .collect();
}

/// The experts of a token: no more than there are.
pub(super) fn top(fields: &Fields, name: &str, experts: f64) -> Outcome<f64> {
    let active = fields.count(name)?;
    if active > experts {
        return Err(fields.wrong(name, &format!("at most the {experts} experts there are")));
    }
    Ok(active)
}
