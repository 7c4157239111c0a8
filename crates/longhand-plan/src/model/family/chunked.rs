//! Llama 4: attention in chunks, experts in every so many layers.

use super::common::{base, layers, mixed, top};
use crate::model::fields::Fields;
use crate::model::shape::{Block, Mlp, Reach, Shape};
use crate::refusal::{Outcome, Refusal};

/// `llama4_text`.
pub(super) fn llama4(fields: &Fields, _: &str) -> Outcome<Shape> {
    let count = layers(fields, &["num_hidden_layers"])?;
    let mut shape = base(fields, false)?;
    // Its norm on queries and keys has no weights.
    fields.note("use_qk_norm");
    let width = shape.width;
    let hidden = fields.count("intermediate_size")?;
    let expert = Block::new(width, hidden, true, false);
    let experts = fields.count("num_local_experts")?;
    let sparse = Mlp::Sparse {
        experts,
        active: top(fields, "num_experts_per_tok", experts)?,
        expert,
        shared: expert,
        shared_gate: 0.0,
        router: width * experts,
        router_bias: 0.0,
    };
    let step = fields.optional("interleave_moe_layer_step")?.unwrap_or(1.0) as usize;
    let is_sparse = |place: usize| (place + 1).is_multiple_of(step);
    let dense_hidden = if (0..count as usize).all(is_sparse) {
        fields.note("intermediate_size_mlp");
        hidden
    } else {
        fields.count("intermediate_size_mlp")?
    };
    let dense = Mlp::Dense(Block::new(width, dense_hidden, true, false));
    mixed(&mut shape, count, |place| {
        if is_sparse(place) { sparse } else { dense }
    });
    if let Some(chunk) = fields.optional("attention_chunk_size")? {
        let rotary = fields.list("no_rope_layers")?;
        if rotary.is_some_and(|rotary| rotary.len() != shape.layers.len()) {
            return Err(Refusal::new(
                "config",
                format!("no_rope_layers has one number for each of the {count} layers"),
            ));
        }
        for (place, layer) in shape.layers.iter_mut().enumerate() {
            let given = rotary.and_then(|rotary| rotary.get(place)?.as_number());
            // 1 stands for a layer with rotary positions, which attends in chunks.
            let chunked = given.map_or(!(place + 1).is_multiple_of(4), |rotary| rotary != 0.0);
            if chunked {
                layer.reach = Reach::Chunk(chunk);
            }
        }
    }
    Ok(shape)
}
