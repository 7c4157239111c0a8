//! How the devices divide the work, and what a rank of a pipeline stage holds.

use crate::hardware::Hardware;
use crate::model::{Mlp, Model, Shape};
use crate::refusal::{Outcome, Refusal};
use crate::settings::Settings;
use longhand_math::cost::in_flight::micro_batches;
use longhand_math::cost::training_bytes::{Bytes, bytes};

/// Degrees of parallelism and sizes of batches.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Devices.
    pub devices: f64,
    /// Tensor-parallel ranks.
    pub tensor: f64,
    /// Pipeline stages.
    pub pipeline: f64,
    /// Context-parallel ranks.
    pub context: f64,
    /// Expert-parallel ranks.
    pub expert: f64,
    /// Data-parallel ranks.
    pub data: f64,
    /// ZeRO stage.
    pub zero: f64,
    /// Norms and dropout are divided along the sequence.
    pub sequence_parallel: bool,
    /// Chunks of layers a stage.
    pub interleave: f64,
    /// Order of the passes.
    pub schedule: String,
    /// Tokens of a sequence.
    pub sequence: f64,
    /// Sequences of a micro-batch.
    pub micro_batch: f64,
    /// Sequences of a step.
    pub batch: f64,
    /// Micro-batches of a step on a data rank.
    pub micro_batches: f64,
}

impl Layout {
    /// The layout that a plan asks for.
    ///
    /// # Errors
    /// Degrees that do not divide what they are to divide.
    pub fn read(settings: &Settings, model: &Model, hardware: &Hardware) -> Outcome<Self> {
        let of = |name: &str| settings.count(&["parallelism.", name].concat());
        let devices = hardware.count;
        let (tensor, pipeline, context, expert) =
            (of("tensor"), of("pipeline"), of("context"), of("expert"));
        let ranks = tensor * pipeline * context;
        let refused = |message: String| Err(Refusal::new("parallelism", message));
        if devices % ranks != 0.0 {
            return refused(format!(
                "hardware.count = {devices} devices do not divide into tensor {tensor} × pipeline {pipeline} × context {context} = {ranks}: give a multiple of {ranks}"
            ));
        }
        let data = devices / ranks;
        let interleave = of("interleave");
        if let Some(shape) = &model.shape {
            check(shape, [tensor, pipeline, context, expert, data, interleave])?;
        } else if expert > 1.0 {
            return refused(format!(
                "parallelism.expert = {expert}: nothing is known of the model's experts"
            ));
        }
        let given = settings.number("data.sequence");
        let limit = model
            .shape
            .as_ref()
            .and_then(|shape| shape.context)
            .unwrap_or(4096.0);
        let sequence = given.unwrap_or(limit.min(4096.0));
        let micro_batch = of("micro_batch");
        let batch = settings
            .number("data.global_batch")
            .unwrap_or(data * micro_batch);
        if batch % (data * micro_batch) != 0.0 {
            return refused(format!(
                "data.global_batch = {batch} does not divide into {data} data ranks × parallelism.micro_batch {micro_batch} = {}: give a multiple",
                data * micro_batch
            ));
        }
        let usual = if interleave > 1.0 {
            "interleaved"
        } else {
            "1f1b"
        };
        Ok(Self {
            devices,
            tensor,
            pipeline,
            context,
            expert,
            data,
            zero: settings.number("parallelism.zero").unwrap_or(0.0),
            sequence_parallel: settings
                .flag("parallelism.sequence_parallel")
                .unwrap_or(tensor > 1.0),
            interleave,
            schedule: settings
                .text("parallelism.schedule")
                .unwrap_or(usual)
                .to_owned(),
            sequence,
            micro_batch,
            batch,
            micro_batches: batch / (data * micro_batch),
        })
    }

    /// Ranks among which dense parameters can be sharded.
    #[must_use]
    pub fn dense_ranks(&self) -> f64 {
        self.data * self.context
    }

    /// Ranks among which experts can be sharded.
    #[must_use]
    pub fn expert_ranks(&self) -> f64 {
        self.data * self.context * self.tensor / self.expert
    }

    /// Tokens of a micro-batch on a rank.
    #[must_use]
    pub fn tokens(&self) -> f64 {
        self.micro_batch * self.sequence / self.context
    }

    /// By how much sequence parallelism divides what tensor parallelism does not.
    #[must_use]
    pub fn along_sequence(&self) -> f64 {
        if self.sequence_parallel {
            self.tensor
        } else {
            1.0
        }
    }

    /// The first and the last stage; one where there is no pipeline.
    #[must_use]
    pub fn stages(&self, shape: &Shape) -> Vec<Stage> {
        let all = shape.layers.len();
        let each = (all as f64 / self.pipeline).ceil() as usize;
        let mut stages = vec![Stage::new(self, shape, 0, 0..each.min(all))];
        if self.pipeline > 1.0 {
            let place = self.pipeline as usize - 1;
            let from = place.saturating_mul(each).min(all);
            stages.push(Stage::new(self, shape, place, from..(from + each).min(all)));
        }
        stages
    }
}

fn check(shape: &Shape, degrees: [f64; 6]) -> Outcome<()> {
    let [tensor, pipeline, context, expert, data, interleave] = degrees;
    let refused = |message: String| Err(Refusal::new("parallelism", message));
    if shape.heads % tensor != 0.0 {
        return refused(format!(
            "parallelism.tensor = {tensor} does not divide the {} attention heads: give a divisor",
            shape.heads
        ));
    }
    let layers = shape.layers.len() as f64;
    if pipeline * interleave > layers {
        return refused(format!(
            "parallelism.pipeline = {pipeline} stages × interleave {interleave} need at least as many layers; the model has {layers}"
        ));
    }
    if expert > 1.0 {
        let experts = shape.layers.iter().find_map(|layer| match layer.mlp {
            Mlp::Sparse { experts, .. } => Some(experts),
            Mlp::Dense(_) => None,
        });
        let Some(experts) = experts else {
            return refused(format!(
                "parallelism.expert = {expert}: the model has no experts to divide"
            ));
        };
        if experts % expert != 0.0 {
            return refused(format!(
                "parallelism.expert = {expert} does not divide the {experts} experts"
            ));
        }
        let ranks = data * context * tensor;
        if ranks % expert != 0.0 {
            return refused(format!(
                "parallelism.expert = {expert} does not divide the {ranks} ranks of a stage (data {data} × context {context} × tensor {tensor})"
            ));
        }
    }
    Ok(())
}

/// Bytes a parameter, by recipe or as the plan overrides it.
#[must_use]
pub fn precision(settings: &Settings) -> Bytes {
    let recipe = settings.text("precision.recipe").unwrap_or("megatron");
    let optimizer = settings.text("precision.optimizer").unwrap_or("adamw");
    let mut found = bytes(recipe, optimizer);
    if optimizer != "muon" {
        found.moment = 0.0;
    }
    if let Some(bytes) = settings.number("precision.weight_bytes") {
        found.weights = bytes;
    }
    if let Some(bytes) = settings.number("precision.gradient_bytes") {
        found.gradients = bytes;
    }
    if let Some(bytes) = settings.number("precision.optimizer_bytes") {
        found.optimizer = bytes;
        found.moment = 0.0;
    }
    found
}

/// What one rank of a pipeline stage holds, in parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Its place in the pipeline.
    pub place: usize,
    /// Its layers.
    pub layers: core::ops::Range<usize>,
    /// Parameters that are not experts.
    pub dense: f64,
    /// Parameters of experts.
    pub experts: f64,
    /// Token table and output on the rank.
    pub tables: f64,
    /// Parameters for which Muon keeps two moments: tables, positions, norms of the layers.
    pub two_moments: f64,
    /// The largest layer on the rank.
    pub largest_layer: f64,
    /// Layers with experts.
    pub sparse_layers: f64,
    /// Micro-batches whose activations it holds at once.
    pub in_flight: f64,
}

impl Stage {
    fn new(layout: &Layout, shape: &Shape, place: usize, layers: core::ops::Range<usize>) -> Self {
        let (t, last) = (layout.tensor, layout.pipeline as usize - 1);
        let mut stage = Self {
            place,
            layers: layers.clone(),
            dense: 0.0,
            experts: 0.0,
            tables: 0.0,
            two_moments: 0.0,
            largest_layer: 0.0,
            sparse_layers: 0.0,
            in_flight: micro_batches(
                layout.pipeline,
                layout.micro_batches,
                place as f64,
                layout.interleave,
                &layout.schedule,
            ),
        };
        for layer in shape.layers.get(layers).unwrap_or(&[]) {
            let (dense, experts) = rank_layer(layout, shape, &layer.mlp);
            stage.dense += dense;
            stage.experts += experts;
            stage.largest_layer = stage.largest_layer.max(dense + experts);
            stage.two_moments += shape.norms * shape.norm();
            if matches!(layer.mlp, Mlp::Sparse { .. }) {
                stage.sparse_layers += 1.0;
            }
        }
        if place == 0 {
            let positions = shape.positions * shape.width;
            stage.tables += shape.table() / t;
            stage.two_moments += positions;
            stage.dense += positions;
            if shape.embedding_norm {
                stage.dense += shape.norm();
            }
        }
        if place == last {
            if !shape.tied || last > 0 {
                stage.tables += shape.table() / t;
            }
            stage.dense += shape.output_bias / t;
            if shape.final_norm {
                stage.dense += shape.norm();
            }
        }
        stage.dense += stage.tables;
        stage.two_moments += stage.tables;
        stage
    }
}

/// One layer's parameters on a rank: dense ones, experts.
fn rank_layer(layout: &Layout, shape: &Shape, mlp: &Mlp) -> (f64, f64) {
    let t = layout.tensor;
    let own = &shape.attention;
    // Fewer key-value heads than ranks: each head stands on several.
    let repeated = (t / shape.kv_heads).max(1.0);
    let keys_values = own.keys_values * repeated;
    let mut dense = (own.split + keys_values + own.inner_bias + own.sinks) / t
        + own.down
        + own.outer_bias
        + own.qk_norm
        + own.latent_norm
        + shape.norms * shape.norm();
    match mlp {
        Mlp::Dense(block) => {
            dense += (block.matrices + block.inner_bias) / t + block.outer_bias;
            (dense, 0.0)
        }
        Mlp::Sparse {
            experts,
            expert,
            shared,
            shared_gate,
            router,
            router_bias,
            ..
        } => {
            dense += (shared.matrices + shared.inner_bias) / t + shared.outer_bias;
            dense += shared_gate + router + router_bias;
            (dense, experts * expert.total() / layout.expert)
        }
    }
}
