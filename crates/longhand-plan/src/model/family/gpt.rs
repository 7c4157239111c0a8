//! The line of GPT-2: plain MLPs, norms with an offset, biases in most places.

use super::common::{layers, quotient};
use crate::model::fields::Fields;
use crate::model::shape::{Block, Mlp, Shape};
use crate::refusal::Outcome;
use longhand_json::Json;

/// A decoder of this line without biases in its attention; the MLP has them when asked.
fn plain(
    fields: &Fields,
    names: [&[&str]; 3],
    hidden: Option<f64>,
    mlp_biases: bool,
    tied: bool,
) -> Outcome<Shape> {
    let [width_names, layer_names, head_names] = names;
    let count = layers(fields, layer_names)?;
    let width = fields.either(width_names)?;
    let heads = fields.either(head_names)?;
    let heads_name = head_names.first().copied().unwrap_or("");
    let size = quotient(fields, heads_name, width, heads)?;
    let mut shape = Shape::plain(width, heads, heads, size);
    shape.vocab = fields.count("vocab_size")?;
    shape.tied = fields.flag("tie_word_embeddings", tied)?;
    shape.vectors = 2.0;
    let block = Block::new(width, hidden.unwrap_or(4.0 * width), false, mlp_biases);
    Ok(shape.with_layers(count, Mlp::Dense(block)))
}

const GPT: [&[&str]; 3] = [
    &["n_embd", "hidden_size"],
    &["n_layer", "num_hidden_layers"],
    &["n_head", "num_attention_heads"],
];

/// `gpt2`.
pub(super) fn gpt2(fields: &Fields, _: &str) -> Outcome<Shape> {
    let mut shape = plain(fields, GPT, fields.optional("n_inner")?, true, true)?;
    shape.attention_biases(true);
    shape.positions = fields.either(&["n_positions", "max_position_embeddings", "n_ctx"])?;
    fields.note("n_ctx");
    shape.context = Some(shape.positions);
    Ok(shape)
}

/// `gptj`: one norm a layer, biases in the MLP and in the output.
pub(super) fn gptj(fields: &Fields, _: &str) -> Outcome<Shape> {
    let mut shape = plain(fields, GPT, fields.optional("n_inner")?, true, false)?;
    shape.norms = 1.0;
    shape.output_bias = shape.vocab;
    shape.context = fields.optional("n_positions")?;
    Ok(shape)
}

/// `gpt_neox`: biases everywhere but in the output.
pub(super) fn gpt_neox(fields: &Fields, _: &str) -> Outcome<Shape> {
    let hidden = fields.count("intermediate_size")?;
    let names: [&[&str]; 3] = [
        &["hidden_size"],
        &["num_hidden_layers"],
        &["num_attention_heads"],
    ];
    let mut shape = plain(fields, names, Some(hidden), true, false)?;
    if fields.flag("attention_bias", true)? {
        shape.attention_biases(true);
    }
    shape.context = fields.optional("max_position_embeddings")?;
    Ok(shape)
}

/// `bloom`: a norm behind the token table, no positions.
pub(super) fn bloom(fields: &Fields, _: &str) -> Outcome<Shape> {
    let names: [&[&str]; 3] = [
        &["hidden_size", "n_embed"],
        &["n_layer", "num_hidden_layers"],
        &["n_head", "num_attention_heads"],
    ];
    let mut shape = plain(fields, names, None, true, true)?;
    shape.attention_biases(true);
    shape.embedding_norm = true;
    shape.context = fields.optional("seq_length")?;
    Ok(shape)
}

/// `falcon`, old and new.
pub(super) fn falcon(fields: &Fields, _: &str) -> Outcome<Shape> {
    let biases = fields.flag("bias", false)?;
    let names: [&[&str]; 3] = [
        &["hidden_size"],
        &["num_hidden_layers", "n_layer"],
        &["num_attention_heads", "n_head"],
    ];
    let hidden = fields.optional("ffn_hidden_size")?;
    let mut shape = plain(fields, names, hidden, biases, true)?;
    let one_key = fields.flag("multi_query", true)?;
    let parallel = fields.flag("parallel_attn", true)?;
    let new = fields.flag("new_decoder_architecture", false)?;
    let given = match fields.optional("num_kv_heads")? {
        Some(count) => Some(count),
        None => fields.optional("n_head_kv")?,
    };
    let kv_heads = match (new, one_key) {
        (true, _) => given.unwrap_or(shape.heads),
        (false, true) => 1.0,
        (false, false) => shape.heads,
    };
    if shape.heads % kv_heads != 0.0 {
        return Err(fields.wrong(
            "num_kv_heads",
            &format!("a divisor of the {} heads", shape.heads),
        ));
    }
    shape.kv_heads = kv_heads;
    shape.attention.keys_values = 2.0 * shape.width * kv_heads * shape.key;
    let both = fields.optional("num_ln_in_parallel_attn")?.unwrap_or(2.0);
    shape.norms = match (new, parallel) {
        (true, _) => both,
        (false, true) => 1.0,
        (false, false) => 2.0,
    };
    if biases {
        shape.attention_biases(true);
    }
    shape.context = fields.optional("max_position_embeddings")?;
    Ok(shape)
}

/// `opt`: two positions more than the context, biases everywhere.
pub(super) fn opt(fields: &Fields, _: &str) -> Outcome<Shape> {
    let hidden = fields.count("ffn_dim")?;
    let names: [&[&str]; 3] = [
        &["hidden_size"],
        &["num_hidden_layers"],
        &["num_attention_heads"],
    ];
    let biases = fields.flag("enable_bias", true)?;
    let mut shape = plain(fields, names, Some(hidden), biases, true)?;
    if biases {
        shape.attention_biases(true);
    }
    if fields
        .optional("word_embed_proj_dim")?
        .is_some_and(|size| size != shape.width)
    {
        return Err(fields.wrong(
            "word_embed_proj_dim",
            "as wide as hidden_size: a projection behind the table is not read",
        ));
    }
    shape.final_norm = fields.flag("do_layer_norm_before", true)?;
    let context = fields.count("max_position_embeddings")?;
    shape.positions = context + 2.0;
    shape.context = Some(context);
    Ok(shape)
}

/// `mpt`: positions only without ALiBi, norms of one vector without biases.
pub(super) fn mpt(fields: &Fields, _: &str) -> Outcome<Shape> {
    let names: [&[&str]; 3] = [&["d_model"], &["n_layers"], &["n_heads"]];
    let biases = !fields.flag("no_bias", true)?;
    let ratio = fields.optional("expansion_ratio")?.unwrap_or(4.0);
    let width = fields.count("d_model")?;
    let mut shape = plain(fields, names, Some(ratio * width), biases, true)?;
    if biases {
        shape.attention_biases(true);
    } else {
        shape.vectors = 1.0;
    }
    let attention = fields.field("attn_config").unwrap_or(&Json::Null);
    let inner = Fields::new(attention, "attn_config.");
    if let Some(kv_heads) = inner.optional("kv_n_heads")? {
        if shape.heads % kv_heads != 0.0 {
            return Err(inner.wrong(
                "kv_n_heads",
                &format!("a divisor of the {} heads", shape.heads),
            ));
        }
        shape.kv_heads = kv_heads;
        shape.attention.keys_values = 2.0 * shape.width * kv_heads * shape.key;
    }
    let alibi = inner.flag("alibi", false)?;
    shape.context = fields.optional("max_seq_len")?;
    if fields.flag("learned_pos_emb", true)? && !alibi {
        shape.positions = fields.count("max_seq_len")?;
    }
    Ok(shape)
}
