//! Puts the memory of a device down, each part with its working.

use super::device::{Choices, Memory};
use crate::layout::Layout;
use crate::model::Shape;
use crate::sheet::{Sheet, max, work};
use longhand_math::cost::layer_activation::{self, Hidden};

const STATES: &str =
    "Rajbhandari et al. 2020 (arXiv:1910.02054), section 3.1; Megatron-LM, distributed optimizer";
const KEPT: &str = "Korthikanti et al. 2022 (arXiv:2205.05198), table 2, with grouped heads, gated MLPs and experts (docs/planner.md)";
const ALLOWANCE: &str = "an allowance: what no formula knows (docs/planner.md)";

/// Puts down the memory of a device.
pub fn put(
    sheet: &mut Sheet,
    layout: &Layout,
    shape: Option<&Shape>,
    choices: &Choices,
    params: Option<f64>,
    capacity: Option<f64>,
) -> Option<Memory> {
    let memory = shape.and_then(|shape| Memory::of(layout, shape, choices));
    let get = |pick: fn(&Memory) -> f64| memory.as_ref().map(pick);
    // Without a shape all parameters count as dense and are divided evenly.
    let even = params.map(|params| params / (layout.tensor * layout.pipeline));
    let dense = get(|m| m.stage.dense).or(even);
    let experts = get(|m| m.stage.experts).or(even.map(|_| 0.0));
    let two_moments = get(|m| m.stage.two_moments).or(even.map(|_| 0.0));
    let both = Some(if layout.schedule == "dualpipe" {
        2.0
    } else {
        1.0
    });
    let share = |from: f64, ranks: f64| Some(if layout.zero >= from { ranks } else { 1.0 });
    let of = |from: f64| {
        (
            share(from, layout.dense_ranks()),
            share(from, layout.expert_ranks()),
        )
    };
    let bytes = &choices.bytes;
    let (weight_bytes, gradient_bytes) = (Some(bytes.weights), Some(bytes.gradients));
    let (optimizer_bytes, moment) = (Some(bytes.optimizer), Some(bytes.moment));

    let (ranks, expert_ranks) = of(3.0);
    let weights = work!(
        sheet,
        "memory.parts.weights",
        STATES,
        [both, weight_bytes, dense, ranks, experts, expert_ranks],
        both * weight_bytes * (dense / ranks + experts / expert_ranks)
    );
    let (ranks, expert_ranks) = of(2.0);
    let gradients = work!(
        sheet,
        "memory.parts.gradients",
        STATES,
        [both, gradient_bytes, dense, ranks, experts, expert_ranks],
        both * gradient_bytes * (dense / ranks + experts / expert_ranks)
    );
    let (ranks, expert_ranks) = of(1.0);
    let optimizer = if bytes.moment > 0.0 {
        work!(
            sheet,
            "memory.parts.optimizer",
            STATES,
            [
                both,
                optimizer_bytes,
                dense,
                ranks,
                experts,
                expert_ranks,
                moment,
                two_moments
            ],
            both * optimizer_bytes * (dense / ranks + experts / expert_ranks)
                + both * moment * two_moments / ranks
        )
    } else {
        work!(
            sheet,
            "memory.parts.optimizer",
            STATES,
            [both, optimizer_bytes, dense, ranks, experts, expert_ranks],
            both * optimizer_bytes * (dense / ranks + experts / expert_ranks)
        )
    };

    let (micro_batch, mask, in_flight) = (
        get(|m| m.micro_batch),
        get(|m| m.mask),
        get(|m| m.stage.in_flight),
    );
    let activations = work!(
        sheet,
        "memory.parts.activations",
        KEPT,
        [micro_batch, mask, in_flight],
        (micro_batch + mask) * in_flight
    );
    let (again, gathered) = (get(|m| m.again), get(|m| m.gathered));
    let working = work!(
        sheet,
        "memory.parts.working",
        "what is computed again in one layer, and the gathered inputs of sequence parallelism (Korthikanti et al. 2022, section 4.2)",
        [again, gathered],
        again + gathered
    );
    let logits = logits(sheet, layout, shape, choices, memory.as_ref());
    let buffers = buffer_working(sheet, layout, shape, choices, memory.as_ref());
    let share_lost = Some(choices.allocator);
    let allocator = work!(
        sheet,
        "memory.parts.allocator",
        ALLOWANCE,
        [share_lost, activations, working, logits, buffers],
        share_lost * (activations + working + logits + buffers)
    );
    let context = sheet.set("memory.parts.context", Some(choices.context));

    let states = work!(
        sheet,
        "memory.states",
        STATES,
        [weights, gradients, optimizer],
        weights + gradients + optimizer
    );
    work!(
        sheet,
        "memory.per_gpu",
        "the sum of the parts (docs/planner.md)",
        [
            states,
            activations,
            working,
            logits,
            buffers,
            allocator,
            context
        ],
        states + activations + working + logits + buffers + allocator + context
    );
    layer_working(sheet, layout, shape, choices, memory.as_ref());
    sheet.set("memory.capacity", capacity);
    memory
}

fn logits(
    sheet: &mut Sheet,
    layout: &Layout,
    shape: Option<&Shape>,
    choices: &Choices,
    memory: Option<&Memory>,
) -> Option<f64> {
    let key = "memory.parts.logits";
    let Some((shape, memory)) = shape.zip(memory) else {
        return sheet.set(key, None);
    };
    if memory.stage.place + 1 != layout.pipeline as usize {
        return sheet.set(key, Some(0.0));
    }
    let (tokens, vocab, width) = (Some(layout.tokens()), Some(shape.vocab), Some(shape.width));
    let (logit_bytes, chunks) = (Some(choices.logit_bytes), Some(choices.chunks));
    let (tensor, along) = (Some(layout.tensor), Some(layout.along_sequence()));
    work!(
        sheet,
        key,
        "Korthikanti et al. 2022 (arXiv:2205.05198), section 4.3; 12 bytes a logit for an unfused 32-bit cross-entropy",
        [tokens, logit_bytes, vocab, tensor, chunks, width, along],
        tokens * (logit_bytes * vocab / (tensor * chunks) + 4.0 * width / along)
    )
}

fn buffer_working(
    sheet: &mut Sheet,
    layout: &Layout,
    shape: Option<&Shape>,
    choices: &Choices,
    memory: Option<&Memory>,
) -> Option<f64> {
    let key = "memory.parts.buffers";
    let source = "gathered 16-bit weights and unsharded gradients (FSDP, ZeRO-3); cached copies of autocast (docs/planner.md)";
    let Some((shape, memory)) = shape.zip(memory) else {
        return sheet.set(key, None);
    };
    let stage = &memory.stage;
    let (largest_layer, tables) = (Some(stage.largest_layer), Some(stage.tables));
    let table = Some(shape.table() / layout.tensor);
    let stage_params = Some(stage.dense + stage.experts);
    match (layout.zero, layout.pipeline) {
        (3.0, 1.0) => work!(
            sheet,
            key,
            source,
            [largest_layer, tables, table],
            2.0 * (2.0 * largest_layer + tables) + 6.0 * max(largest_layer, table)
        ),
        (3.0, _) => work!(
            sheet,
            key,
            source,
            [stage_params],
            (2.0 + 4.0) * stage_params
        ),
        _ if choices.autocast => work!(sheet, key, source, [stage_params], 2.0 * stage_params),
        _ => sheet.set(key, Some(0.0)),
    }
}

/// One layer's activations, by its rule, and those of the stage.
fn layer_working(
    sheet: &mut Sheet,
    layout: &Layout,
    shape: Option<&Shape>,
    choices: &Choices,
    memory: Option<&Memory>,
) {
    let Some((shape, memory)) = shape.zip(memory) else {
        sheet.set("memory.layer_activation", None);
        sheet.set("memory.micro_batch_activations", None);
        return;
    };
    let first = shape.layers.get(memory.stage.layers.start);
    let call = first.map(|layer| call(&choices.layer(layout, shape, layer), choices, layout));
    let tokens = Some(layout.tokens());
    match call {
        Some((call, vars)) => {
            let mut all: Vec<(&str, Option<f64>)> = vars
                .iter()
                .map(|(name, value)| (*name, Some(*value)))
                .collect();
            all.push(("tokens", tokens));
            let expr = [&call, " * tokens"].concat();
            sheet.put(
                "memory.layer_activation",
                Some(memory.layer_activation),
                &expr,
                &all,
                KEPT,
            );
        }
        None => {
            sheet.set("memory.layer_activation", Some(0.0));
        }
    }
    let layer_bytes = Some(memory.micro_batch / layout.tokens());
    work!(
        sheet,
        "memory.micro_batch_activations",
        KEPT,
        [layer_bytes, tokens],
        layer_bytes * tokens
    );
}

/// A call of `layer_activation` with what differs from its defaults.
fn call(
    layer: &layer_activation::Layer,
    choices: &Choices,
    layout: &Layout,
) -> (String, Vec<(&'static str, f64)>) {
    let rotary = layer.latent.map_or(0.0, |latent| latent.rotary);
    let mut vars = vec![
        ("width", layer.width),
        ("heads", layer.heads),
        ("kv_heads", layer.kv_heads),
        ("head_dim", layer.key - rotary),
        ("value_dim", layer.value),
    ];
    let mut words = Vec::new();
    match layer.hidden {
        Hidden::Dense { size, gated } => {
            vars.push(("mlp", size));
            if gated {
                words.push("gated = true");
            }
        }
        Hidden::Sparse {
            experts,
            active,
            size,
            shared,
        } => vars.extend([
            ("experts", experts),
            ("active_experts", active),
            ("expert_mlp", size),
            ("shared_mlp", shared),
        ]),
    }
    if let Some(latent) = layer.latent {
        vars.extend([
            ("kv_rank", latent.keys_values),
            ("q_rank", latent.queries),
            ("rope_dim", latent.rotary),
        ]);
    }
    if layer.norms != 2.0 {
        vars.push(("norms", layer.norms));
    }
    if layer.tensor > 1.0 {
        vars.push(("tensor", layer.tensor));
    }
    for (is, word) in [
        (layer.sequence_parallel, "sequence_parallel = true"),
        (layer.qk_norm, "qk_norm = true"),
        (choices.dropout, "dropout = true"),
        (choices.standard, "attention = standard"),
        (choices.recompute == "selective", "recompute = selective"),
        (choices.recompute == "op", "recompute = op"),
        (choices.recompute == "full", "recompute = full"),
    ] {
        if is {
            words.push(word);
        }
    }
    if choices.standard {
        vars.push(("seq", layout.sequence));
    }
    let mut arguments: Vec<String> = vars
        .iter()
        .map(|(name, _)| format!("{name} = {name}"))
        .collect();
    arguments.extend(words.iter().map(|word| (*word).to_owned()));
    (format!("layer_activation({})", arguments.join(", ")), vars)
}
