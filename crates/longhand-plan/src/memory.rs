//! Memory of one device, by part.

use crate::layout::{Layout, Stage, precision};
use crate::model::{Layer, Mlp, Shape};
use crate::settings::Settings;
use crate::sheet::{Sheet, max, work};
use longhand_math::cost::layer_activation::{self, Hidden};
use longhand_math::cost::training_bytes::Bytes;

/// What decides about memory besides shape and layout.
#[derive(Debug, Clone, PartialEq)]
pub struct Choices {
    /// Bytes a parameter.
    pub bytes: Bytes,
    /// What is computed again.
    pub recompute: String,
    /// Attention keeps its scores.
    pub standard: bool,
    /// Masks are kept.
    pub dropout: bool,
    /// Bytes a logit.
    pub logit_bytes: f64,
    /// Pieces of the loss.
    pub chunks: f64,
    /// 16-bit copies of 32-bit weights are cached.
    pub autocast: bool,
    /// Share lost to fragmentation.
    pub allocator: f64,
    /// Bytes of the driver's context.
    pub context: f64,
}

impl Choices {
    /// The choices of a plan.
    #[must_use]
    pub fn read(settings: &Settings) -> Self {
        Self {
            bytes: precision(settings),
            recompute: settings
                .text("memory.recompute")
                .unwrap_or("none")
                .to_owned(),
            standard: settings.text("memory.attention") == Some("standard"),
            dropout: settings.flag("memory.dropout").unwrap_or(false),
            logit_bytes: settings.number("memory.logit_bytes").unwrap_or(12.0),
            chunks: settings.count("memory.loss_chunks"),
            autocast: settings.text("precision.recipe") == Some("autocast"),
            allocator: settings.number("memory.allocator").unwrap_or(0.0),
            context: settings.number("memory.context").unwrap_or(0.0),
        }
    }

    /// A layer as its rule sees it.
    #[must_use]
    pub fn layer(&self, layout: &Layout, shape: &Shape, layer: &Layer) -> layer_activation::Layer {
        let each = if self.dropout { 5.0 } else { 2.0 };
        layer_activation::Layer {
            width: shape.width,
            norms: shape.norms,
            heads: shape.heads,
            kv_heads: shape.kv_heads,
            key: shape.key,
            value: shape.value,
            qk_norm: shape.attention.qk_norm > 0.0,
            latent: shape.latent,
            hidden: match layer.mlp {
                Mlp::Dense(block) => Hidden::Dense {
                    size: block.hidden,
                    gated: block.matrices > 2.5 * shape.width * block.hidden,
                },
                Mlp::Sparse {
                    experts,
                    active,
                    expert,
                    shared,
                    ..
                } => Hidden::Sparse {
                    experts,
                    active,
                    size: expert.hidden,
                    shared: shared.hidden,
                },
            },
            scores: self
                .standard
                .then_some(each * shape.heads * layout.sequence),
            dropout: self.dropout,
            tensor: layout.tensor,
            sequence_parallel: layout.sequence_parallel,
        }
    }
}

/// The memory of one stage's rank, in bytes, with what it was made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Memory {
    /// The stage.
    pub stage: Stage,
    /// Weights.
    pub weights: f64,
    /// Gradients.
    pub gradients: f64,
    /// Optimizer state.
    pub optimizer: f64,
    /// The first layer's kept activations, of one micro-batch.
    pub layer_activation: f64,
    /// Those of all layers of the stage.
    pub micro_batch: f64,
    /// The mask behind the token table, of one micro-batch.
    pub mask: f64,
    /// Kept activations.
    pub activations: f64,
    /// What a layer needs while it is computed again.
    pub again: f64,
    /// Gathered inputs of sequence parallelism.
    pub gathered: f64,
    /// Logits and their gradients.
    pub logits: f64,
    /// Gathered weights and unsharded gradients.
    pub buffers: f64,
    /// Lost to fragmentation.
    pub allocator: f64,
    /// All of it.
    pub per_gpu: f64,
}

impl Memory {
    /// The larger of the first and the last stage.
    #[must_use]
    pub fn of(layout: &Layout, shape: &Shape, choices: &Choices) -> Option<Self> {
        let stages = layout.stages(shape).into_iter();
        stages
            .map(|stage| Self::stage(layout, shape, choices, stage))
            .reduce(|first, last| {
                if last.per_gpu > first.per_gpu {
                    last
                } else {
                    first
                }
            })
    }

    fn stage(layout: &Layout, shape: &Shape, choices: &Choices, stage: Stage) -> Self {
        let bytes = &choices.bytes;
        let [weights, gradients, optimizer] = states(layout, bytes, &stage);
        let tokens = layout.tokens();
        let (mut kept, mut first, mut again) = (0.0, 0.0, 0.0_f64);
        for (place, layer) in shape
            .layers
            .get(stage.layers.clone())
            .unwrap_or(&[])
            .iter()
            .enumerate()
        {
            let layer = choices.layer(layout, shape, layer);
            let bytes = layer.kept(&choices.recompute);
            if place == 0 {
                first = bytes;
            }
            kept += bytes;
            again = again.max(layer.working(&choices.recompute));
        }
        let mask = if choices.dropout && stage.place == 0 {
            shape.width * tokens / layout.along_sequence()
        } else {
            0.0
        };
        let micro_batch = kept * tokens;
        let activations = (micro_batch + mask) * stage.in_flight;
        let again = again * tokens;
        let gathered = if layout.sequence_parallel && layout.tensor > 1.0 {
            6.0 * shape.width * tokens
        } else {
            0.0
        };
        let is_last = stage.place + 1 == layout.pipeline as usize;
        let logits = if is_last {
            let each = choices.logit_bytes * shape.vocab / (layout.tensor * choices.chunks);
            tokens * (each + 4.0 * shape.width / layout.along_sequence())
        } else {
            0.0
        };
        let buffers = buffers(layout, shape, choices, &stage);
        let dynamic = activations + again + gathered + logits + buffers;
        let allocator = choices.allocator * dynamic;
        let per_gpu = weights + gradients + optimizer + dynamic + allocator + choices.context;
        Self {
            stage,
            weights,
            gradients,
            optimizer,
            layer_activation: first * tokens,
            micro_batch,
            mask,
            activations,
            again,
            gathered,
            logits,
            buffers,
            allocator,
            per_gpu,
        }
    }
}

/// Weights, gradients and optimizer state of a rank.
fn states(layout: &Layout, bytes: &Bytes, stage: &Stage) -> [f64; 3] {
    let both = if layout.schedule == "dualpipe" {
        2.0
    } else {
        1.0
    };
    let share = |from: f64, ranks: f64| if layout.zero >= from { ranks } else { 1.0 };
    let held = |each: f64, from: f64| {
        both * each
            * (stage.dense / share(from, layout.dense_ranks())
                + stage.experts / share(from, layout.expert_ranks()))
    };
    let second = both * bytes.moment * stage.two_moments / share(1.0, layout.dense_ranks());
    [
        held(bytes.weights, 3.0),
        held(bytes.gradients, 2.0),
        held(bytes.optimizer, 1.0) + second,
    ]
}

fn buffers(layout: &Layout, shape: &Shape, choices: &Choices, stage: &Stage) -> f64 {
    let all = stage.dense + stage.experts;
    match (layout.zero, layout.pipeline) {
        (3.0, 1.0) => {
            let gathered = 2.0 * (2.0 * stage.largest_layer + stage.tables);
            gathered + 6.0 * stage.largest_layer.max(shape.table() / layout.tensor)
        }
        (3.0, _) => (2.0 + 4.0) * all,
        _ if choices.autocast => 2.0 * all,
        _ => 0.0,
    }
}

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
