//! What a device sends in a step, in bytes, and how long that takes.

use crate::hardware::Hardware;
use crate::layout::{Layout, Stage};
use crate::memory::Choices;
use crate::model::Shape;
use crate::sheet::{Sheet, work};

/// Seconds of each kind; none where a needed speed is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Traffic {
    /// Of tensor parallelism.
    pub tensor: Option<f64>,
    /// Of data parallelism.
    pub data: Option<f64>,
    /// Of the pipeline.
    pub pipeline: Option<f64>,
    /// Of context parallelism.
    pub context: Option<f64>,
    /// Of experts.
    pub expert: Option<f64>,
}

/// Puts down traffic and its seconds.
pub fn put(
    sheet: &mut Sheet,
    layout: &Layout,
    hardware: &Hardware,
    shape: Option<&Shape>,
    choices: &Choices,
) -> Traffic {
    let stage = shape.and_then(|shape| layout.stages(shape).into_iter().next());
    let of = |pick: fn(&Stage) -> f64| stage.as_ref().map(pick);
    let layers = of(|stage| stage.layers.len() as f64);
    let width = shape.map(|shape| shape.width);
    let (tokens, m) = (Some(layout.tokens()), Some(layout.micro_batches));
    let (t, c, e) = (layout.tensor, layout.context, layout.expert);
    let (dense, experts) = (of(|stage| stage.dense), of(|stage| stage.experts));
    let along = Some(layout.along_sequence());
    let seconds = |sheet: &mut Sheet, name: &str, bytes: Option<f64>, span: f64| {
        let key = ["step.communication.", name, ".seconds"].concat();
        if bytes == Some(0.0) {
            return sheet.set(key, bytes);
        }
        let bandwidth = if span <= hardware.per_node {
            hardware.link
        } else {
            hardware.network
        };
        work!(
            sheet,
            key,
            "bytes over the speed of the link in a node, or of the network beyond it",
            [bytes, bandwidth],
            bytes / bandwidth
        )
    };
    let key = |name: &str| ["step.communication.", name, ".bytes"].concat();

    let again = matches!(choices.recompute.as_str(), "op" | "full");
    let reduces = Some(if again { 6.0 } else { 4.0 });
    let ranks = Some(t);
    let bytes = work!(
        sheet,
        key("tensor"),
        "Korthikanti et al. 2022 (arXiv:2205.05198), section 4.2",
        [m, layers, reduces, ranks, tokens, width],
        m * layers * reduces * 2.0 * (ranks - 1.0) / ranks * 2.0 * tokens * width
    );
    let tensor = seconds(sheet, "tensor", bytes, t);

    let gradient_bytes = Some(choices.bytes.gradients);
    let (ranks, expert_ranks) = (Some(layout.dense_ranks()), Some(layout.expert_ranks()));
    let source = "Rajbhandari et al. 2020 (arXiv:1910.02054), section 7";
    let share = work!(
        sheet,
        "step.communication.data.params",
        "parameters that leave the rank",
        [dense, ranks, experts, expert_ranks],
        dense * (ranks - 1.0) / ranks + experts * (expert_ranks - 1.0) / expert_ranks
    );
    let bytes = match (layout.zero, layout.pipeline) {
        (0.0, _) => work!(
            sheet,
            key("data"),
            source,
            [gradient_bytes, share],
            2.0 * gradient_bytes * share
        ),
        (3.0, 1.0) => work!(
            sheet,
            key("data"),
            source,
            [m, gradient_bytes, share],
            m * (4.0 + gradient_bytes) * share
        ),
        _ => work!(
            sheet,
            key("data"),
            source,
            [gradient_bytes, share],
            (2.0 + gradient_bytes) * share
        ),
    };
    let data = seconds(sheet, "data", bytes, t * c * layout.data);

    let interleave = Some(layout.interleave);
    let bytes = if layout.pipeline > 1.0 {
        work!(
            sheet,
            key("pipeline"),
            "Narayanan et al. 2021 (arXiv:2104.04473), section 3.2",
            [m, interleave, tokens, width, along],
            m * interleave * 2.0 * 2.0 * tokens * width / along
        )
    } else {
        sheet.set(key("pipeline"), width.map(|_| 0.0))
    };
    let pipeline = seconds(sheet, "pipeline", bytes, layout.devices);

    let ranks = Some(c);
    let sequence_tokens = Some(layout.micro_batch * layout.sequence);
    let each = shape.map(|shape| match shape.latent {
        Some(latent) => latent.keys_values + latent.rotary,
        None => 2.0 * shape.kv_heads * shape.key / t,
    });
    let bytes = work!(
        sheet,
        key("context"),
        "Liu et al. 2023, Ring Attention (arXiv:2310.01889)",
        [m, layers, sequence_tokens, each, ranks],
        m * layers * 6.0 * sequence_tokens * each * (ranks - 1.0) / ranks
    );
    let context = seconds(sheet, "context", bytes, t * c);

    let ranks = Some(e);
    let sparse_layers = of(|stage| stage.sparse_layers);
    let top = shape.map(|shape| shape.layers.iter().find_map(active).unwrap_or(0.0));
    let bytes = work!(
        sheet,
        key("expert"),
        "Lepikhin et al. 2020, GShard (arXiv:2006.16668)",
        [m, sparse_layers, tokens, along, top, width, ranks],
        m * sparse_layers * 4.0 * 2.0 * tokens / along * top * width * (ranks - 1.0) / ranks
    );
    let expert = seconds(sheet, "expert", bytes, e);
    Traffic {
        tensor,
        data,
        pipeline,
        context,
        expert,
    }
}

/// Experts of a token in a layer that has some.
fn active(layer: &crate::model::Layer) -> Option<f64> {
    match layer.mlp {
        crate::model::Mlp::Sparse { active, .. } => Some(active),
        crate::model::Mlp::Dense(_) => None,
    }
}
