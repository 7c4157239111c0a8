//! Qwen 2 and 3, dense and with experts.

use super::common::{base, experts, gated, layers, mixed, top, windows};
use crate::model::fields::Fields;
use crate::model::shape::{Block, Mlp, Shape};
use crate::refusal::Outcome;

/// `qwen2`, `qwen3`.
pub(super) fn dense(fields: &Fields, kind: &str) -> Outcome<Shape> {
    let mut shape = gated(fields, false)?;
    finish(fields, kind, &mut shape)?;
    Ok(shape)
}

/// `qwen2_moe`, `qwen3_moe`.
pub(super) fn sparse(fields: &Fields, kind: &str) -> Outcome<Shape> {
    let count = layers(fields, &["num_hidden_layers"])?;
    let mut shape = base(fields, false)?;
    let all = fields.count("num_experts")?;
    let active = top(fields, "num_experts_per_tok", all)?;
    let mut layer = experts(&shape, all, active, fields.count("moe_intermediate_size")?);
    if kind == "qwen2_moe"
        && let Mlp::Sparse {
            shared,
            shared_gate,
            ..
        } = &mut layer
    {
        let hidden = fields.count("shared_expert_intermediate_size")?;
        *shared = Block::new(shape.width, hidden, true, false);
        *shared_gate = shape.width;
    }
    let step = fields.optional("decoder_sparse_step")?.unwrap_or(1.0) as usize;
    let plain: Vec<usize> = fields
        .list("mlp_only_layers")?
        .unwrap_or(&[])
        .iter()
        .filter_map(|place| place.as_number().map(|place| place as usize))
        .collect();
    let is_sparse = |place: usize| !plain.contains(&place) && (place + 1).is_multiple_of(step);
    let all_sparse = (0..count as usize).all(is_sparse);
    let hidden = if all_sparse {
        fields.note("intermediate_size");
        0.0
    } else {
        fields.count("intermediate_size")?
    };
    let block = Mlp::Dense(Block::new(shape.width, hidden, true, false));
    mixed(&mut shape, count, |place| {
        if is_sparse(place) { layer } else { block }
    });
    finish(fields, kind, &mut shape)?;
    Ok(shape)
}

/// Biases of the second generation, norms of the third, windows of both.
fn finish(fields: &Fields, kind: &str, shape: &mut Shape) -> Outcome<()> {
    if kind.starts_with("qwen2") {
        shape.attention_biases(false);
    } else {
        shape.attention.qk_norm = 2.0 * shape.key;
    }
    let from = fields.or_none("max_window_layers")? as usize;
    if fields.flag("use_sliding_window", false)? {
        windows(fields, shape, |place| place >= from)?;
    } else {
        fields.note("sliding_window");
    }
    Ok(())
}
