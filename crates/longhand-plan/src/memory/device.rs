//! The memory of a pipeline stage's rank, in numbers.

use crate::layout::{Layout, Stage, precision};
use crate::model::{Layer, Mlp, Shape};
use crate::settings::Settings;
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
