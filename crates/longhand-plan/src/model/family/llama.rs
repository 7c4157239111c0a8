//! Llama and its near relatives: gated MLPs, RMS norms, grouped queries.

use super::common::{base, experts, gated, layers, top, windows};
use crate::model::fields::Fields;
use crate::model::shape::Shape;
use crate::refusal::Outcome;

/// `llama`, `smollm3`.
pub(super) fn llama(fields: &Fields, _: &str) -> Outcome<Shape> {
    gated(fields, false)
}

/// `mistral`, `phi3`: every layer has the window.
pub(super) fn windowed(fields: &Fields, _: &str) -> Outcome<Shape> {
    let mut shape = gated(fields, false)?;
    windows(fields, &mut shape, |_| true)?;
    Ok(shape)
}

/// `mixtral`: experts in every layer.
pub(super) fn mixtral(fields: &Fields, _: &str) -> Outcome<Shape> {
    let count = layers(fields, &["num_hidden_layers"])?;
    let shape = base(fields, false)?;
    let all = fields.count("num_local_experts")?;
    let active = top(fields, "num_experts_per_tok", all)?;
    let mlp = experts(&shape, all, active, fields.count("intermediate_size")?);
    let mut shape = shape.with_layers(count, mlp);
    windows(fields, &mut shape, |_| true)?;
    Ok(shape)
}

/// `olmo2`: norms on the whole of queries and keys.
pub(super) fn olmo2(fields: &Fields, _: &str) -> Outcome<Shape> {
    let mut shape = gated(fields, false)?;
    shape.attention.qk_norm = (shape.heads + shape.kv_heads) * shape.key;
    Ok(shape)
}

/// `cohere`: one norm a layer, tied unless said otherwise.
pub(super) fn cohere(fields: &Fields, _: &str) -> Outcome<Shape> {
    let mut shape = gated(fields, true)?;
    shape.norms = 1.0;
    if fields.flag("use_qk_norm", false)? {
        shape.attention.qk_norm = (shape.heads + shape.kv_heads) * shape.key;
    }
    Ok(shape)
}
