//! gpt-oss: experts with biases, sinks, a window in every other layer.

use super::common::{base, layers, top, windows};
use crate::model::fields::Fields;
use crate::model::shape::{Block, Mlp, Shape};
use crate::refusal::Outcome;

/// `gpt_oss`.
pub(super) fn gpt_oss(fields: &Fields, _: &str) -> Outcome<Shape> {
    let count = layers(fields, &["num_hidden_layers"])?;
    let mut shape = base(fields, false)?;
    if fields.flag("attention_bias", true)? {
        shape.attention_biases(true);
    }
    shape.attention.sinks = shape.heads;
    let experts = fields.count("num_local_experts")?;
    let hidden = fields.count("intermediate_size")?;
    let mlp = Mlp::Sparse {
        experts,
        active: top(fields, "num_experts_per_tok", experts)?,
        expert: Block::new(shape.width, hidden, true, true),
        shared: Block::default(),
        shared_gate: 0.0,
        router: shape.width * experts,
        router_bias: experts,
    };
    let mut shape = shape.with_layers(count, mlp);
    windows(fields, &mut shape, |place| place.is_multiple_of(2))?;
    Ok(shape)
}
