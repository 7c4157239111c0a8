//! DeepSeek V2 and V3 and Kimi K2: latent attention, fine-grained experts behind dense layers.

use super::common::{layers, mixed, top};
use crate::model::fields::Fields;
use crate::model::shape::{Block, Mlp, Shape};
use crate::refusal::Outcome;
use longhand_math::cost::layer_activation::Latent;

/// `deepseek_v2`, `deepseek_v3`, `kimi_k2`.
pub(super) fn deepseek(fields: &Fields, _: &str) -> Outcome<Shape> {
    let count = layers(fields, &["num_hidden_layers"])?;
    let width = fields.count("hidden_size")?;
    let heads = fields.count("num_attention_heads")?;
    fields.note("num_key_value_heads");
    let latent = Latent {
        keys_values: fields.count("kv_lora_rank")?,
        queries: fields.optional("q_lora_rank")?.unwrap_or(0.0),
        rotary: fields.count("qk_rope_head_dim")?,
    };
    let (plain, value) = (
        fields.count("qk_nope_head_dim")?,
        fields.count("v_head_dim")?,
    );
    let mut shape = Shape::plain(width, heads, heads, plain).with_latents(latent, plain, value);
    shape.vocab = fields.count("vocab_size")?;
    shape.tied = fields.flag("tie_word_embeddings", false)?;
    shape.context = fields.optional("max_position_embeddings")?;
    if fields.flag("attention_bias", false)? {
        shape.attention.inner_bias = latent.queries + latent.keys_values + latent.rotary;
        shape.attention.outer_bias = width;
    }
    let dense = Mlp::Dense(Block::new(
        width,
        fields.count("intermediate_size")?,
        true,
        false,
    ));
    let Some(experts) = fields.optional("n_routed_experts")? else {
        return Ok(shape.with_layers(count, dense));
    };
    let expert = Block::new(width, fields.count("moe_intermediate_size")?, true, false);
    let sparse = Mlp::Sparse {
        experts,
        active: top(fields, "num_experts_per_tok", experts)?,
        expert,
        shared: expert.times(fields.or_none("n_shared_experts")?),
        shared_gate: 0.0,
        router: width * experts,
        router_bias: 0.0,
    };
    let first = fields.or_none("first_k_dense_replace")? as usize;
    let step = fields.optional("moe_layer_freq")?.unwrap_or(1.0) as usize;
    mixed(&mut shape, count, |place| {
        if place >= first && place.is_multiple_of(step) {
            sparse
        } else {
            dense
        }
    });
    shape.mtp = fields.or_none("num_nextn_predict_layers")?;
    Ok(shape)
}
