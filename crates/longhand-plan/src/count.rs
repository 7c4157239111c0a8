//! Parameters by part, the key-value cache, and FLOP a token.

use crate::model::{Mlp, Model, Shape};
use crate::settings::Settings;
use crate::sheet::{Sheet, work};
use longhand_math::cost::flops_per_token::{CONVENTIONS, Flops, Work};

/// Parameters of a shape, by part.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Parts {
    /// Token table.
    pub embedding: f64,
    /// Learned positions.
    pub positions: f64,
    /// Matrices, biases and sinks of attention.
    pub attention: f64,
    /// Plain MLPs.
    pub mlp: f64,
    /// Routed experts.
    pub experts: f64,
    /// Shared experts with their gate.
    pub shared_experts: f64,
    /// Routers.
    pub router: f64,
    /// Every vector of a norm.
    pub norms: f64,
    /// The output matrix unless tied, and its bias.
    pub output: f64,
    /// Routed experts that a token is not sent to.
    pub idle: f64,
}

impl Parts {
    /// Counts a shape.
    #[must_use]
    pub fn of(shape: &Shape) -> Self {
        let layers = shape.layers.len() as f64;
        let outside =
            f64::from(u8::from(shape.final_norm)) + f64::from(u8::from(shape.embedding_norm));
        let own = shape.attention.qk_norm + shape.attention.latent_norm;
        let mut parts = Self {
            embedding: shape.table(),
            positions: shape.positions * shape.width,
            attention: layers * shape.attention.total(),
            norms: layers * (shape.norms * shape.norm() + own) + outside * shape.norm(),
            output: if shape.tied { 0.0 } else { shape.table() } + shape.output_bias,
            ..Self::default()
        };
        for layer in &shape.layers {
            let [mlp, experts, shared, router] = layer.mlp.parts();
            parts.mlp += mlp;
            parts.experts += experts;
            parts.shared_experts += shared;
            parts.router += router;
            parts.idle += layer.mlp.idle();
        }
        parts
    }

    /// All of them.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.embedding
            + self.positions
            + self.attention
            + self.mlp
            + self.experts
            + self.shared_experts
            + self.router
            + self.norms
            + self.output
    }
}

/// What later parts of the report take from here.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Counted {
    /// Parameters.
    pub total: Option<f64>,
    /// Those a token passes through.
    pub active: Option<f64>,
    /// FLOP a token by convention; none where the shape is needed and unknown.
    pub flops: Vec<(&'static str, Option<Flops>)>,
}

const COUNTING: &str =
    "conventions of docs/planner.md; Vaswani et al. 2017; Shazeer 2020; DeepSeek-AI 2024";

/// Puts down parameters, cache and FLOP a token.
pub fn count(
    sheet: &mut Sheet,
    settings: &Settings,
    model: &mut Model,
    sequence: f64,
    tensor: f64,
) -> Counted {
    let shape = model.shape.clone();
    let parts = shape.as_ref().map(Parts::of);
    let given = settings.number("model.params");
    let (total, active) = parameters(sheet, settings, parts, given);
    if let (Some(parts), Some(given)) = (parts, given)
        && (given - parts.total()).abs() > 1e-3 * given
    {
        model.warn(
            "params_differ",
            format!(
                "The shape has {} parameters, the plan gives {given}; the plan counts.",
                parts.total()
            ),
        );
    }
    extras(sheet, shape.as_ref(), parts);
    cache(sheet, shape.as_ref(), sequence);
    let flops = flops(sheet, shape.as_ref(), parts, active, sequence, tensor);
    Counted {
        total,
        active,
        flops,
    }
}

fn parameters(
    sheet: &mut Sheet,
    settings: &Settings,
    parts: Option<Parts>,
    given: Option<f64>,
) -> (Option<f64>, Option<f64>) {
    let part = |pick: fn(&Parts) -> f64| parts.as_ref().map(pick);
    let [embedding, positions, attention, mlp] = [
        part(|p| p.embedding),
        part(|p| p.positions),
        part(|p| p.attention),
        part(|p| p.mlp),
    ];
    let [experts, shared, router, norms, output] = [
        part(|p| p.experts),
        part(|p| p.shared_experts),
        part(|p| p.router),
        part(|p| p.norms),
        part(|p| p.output),
    ];
    let total = match given {
        Some(_) => {
            let params = given;
            work!(
                sheet,
                "parameters.total",
                "given in the plan",
                [params],
                params
            )
        }
        None => work!(
            sheet,
            "parameters.total",
            COUNTING,
            [
                embedding, positions, attention, mlp, experts, shared, router, norms, output
            ],
            embedding + positions + attention + mlp + experts + shared + router + norms + output
        ),
    };
    let idle = part(|p| p.idle);
    let active = match (settings.number("model.active_params"), given, idle) {
        (Some(params), ..) => {
            let params = Some(params);
            work!(
                sheet,
                "parameters.active",
                "given in the plan",
                [params],
                params
            )
        }
        (None, _, Some(idle)) => {
            let idle = Some(idle);
            work!(
                sheet,
                "parameters.active",
                COUNTING,
                [total, idle],
                total - idle
            )
        }
        (None, ..) => work!(sheet, "parameters.active", COUNTING, [total], total),
    };
    // With a count given from outside, what the parts would add up to is another number.
    let shown = |value: Option<f64>| value.filter(|_| given.is_none());
    for (name, value) in [
        ("embedding", embedding),
        ("positions", positions),
        ("attention", attention),
        ("mlp", mlp),
        ("experts", experts),
        ("shared_experts", shared),
        ("router", router),
        ("norms", norms),
        ("output", output),
    ] {
        sheet.set(["parameters.by_part.", name].concat(), shown(value));
    }
    sheet.set("parameters.by_part.mtp", shown(parts.map(|_| 0.0)));
    (total, active)
}

fn extras(sheet: &mut Sheet, shape: Option<&Shape>, parts: Option<Parts>) {
    let input = shape
        .zip(parts)
        .map(|(shape, parts)| parts.positions + if shape.tied { 0.0 } else { parts.embedding });
    sheet.set("parameters.input_only", input);
    // A module: the last layer once more, two tables joined, three norms.
    let module = |active: bool| {
        shape.map(|shape| {
            let layer = shape.layers.last().map_or(0.0, |layer| {
                let idle = if active { layer.mlp.idle() } else { 0.0 };
                let attention = &shape.attention;
                layer.mlp.parts().iter().sum::<f64>() - idle
                    + attention.total()
                    + attention.qk_norm
                    + attention.latent_norm
                    + shape.norms * shape.norm()
            });
            let join = 2.0 * shape.width * shape.width + 3.0 * shape.norm();
            shape.mtp * (layer + join)
        })
    };
    sheet.set("parameters.mtp", module(false));
    sheet.set("parameters.mtp_active", module(true));
}

fn cache(sheet: &mut Sheet, shape: Option<&Shape>, sequence: f64) {
    let source = "Shazeer 2019 (arXiv:1911.02150); DeepSeek-V2 (arXiv:2405.04434), section 2.1";
    let bytes_a_layer = shape.map(Shape::cache);
    let layers = shape.map(|shape| shape.layers.len() as f64);
    work!(
        sheet,
        "kv_cache.bytes_per_token",
        source,
        [layers, bytes_a_layer],
        layers * bytes_a_layer
    );
    let tokens_kept = shape.map(|shape| {
        shape
            .layers
            .iter()
            .map(|layer| layer.reach.kept(sequence))
            .sum()
    });
    work!(
        sheet,
        "kv_cache.bytes",
        source,
        [tokens_kept, bytes_a_layer],
        tokens_kept * bytes_a_layer
    );
}

fn flops(
    sheet: &mut Sheet,
    shape: Option<&Shape>,
    parts: Option<Parts>,
    active: Option<f64>,
    seq: f64,
    tensor: f64,
) -> Vec<(&'static str, Option<Flops>)> {
    sheet.set("flops_per_token.sequence", Some(seq));
    let work = shape
        .zip(parts)
        .zip(active)
        .map(|((shape, parts), active)| the_work(shape, &parts, active, seq, tensor));
    let found = work.map(|work| work.conventions());
    let known = |place: usize| found.and_then(|found| found.get(place).copied());
    let get = |pick: fn(&Work) -> f64| work.as_ref().map(pick);
    let (heads, key, value) = (get(|w| w.heads), get(|w| w.key), get(|w| w.value));
    let (layers, width, sequence) = (get(|w| w.layers), get(|w| w.width), Some(seq));
    let (input_only, tables, positions) = (
        get(|w| w.input_only),
        get(|w| w.tables),
        get(|w| w.positions),
    );
    let (matrices, routers, vocab) = (get(|w| w.matrices), get(|w| w.routers), get(|w| w.vocab));
    let (context, latent_norms) = (get(|w| w.context), get(|w| w.latent_norms));
    let padded_vocab = get(Work::padded_vocab);
    let name = |name: &str| ["flops_per_token.", name].concat();
    work!(
        sheet,
        name("six_n"),
        "Kaplan et al. 2020 (arXiv:2001.08361), with all parameters; Hoffmann et al. 2022",
        [active],
        6.0 * active
    );
    work!(
        sheet,
        name("six_n_no_input"),
        "6N without what no product uses",
        [active, input_only],
        6.0 * (active - input_only)
    );
    work!(
        sheet,
        name("six_n_no_tables"),
        "Kaplan et al. 2020 (arXiv:2001.08361), whose N leaves the tables out",
        [active, tables],
        6.0 * (active - tables)
    );
    work!(
        sheet,
        name("palm"),
        "Chowdhery et al. 2022 (arXiv:2204.02311), appendix B",
        [active, heads, key, value, layers, sequence],
        6.0 * active + 6.0 * heads * (key + value) * layers * sequence
    );
    work!(
        sheet,
        name("nanogpt"),
        "karpathy/nanoGPT, model.py, estimate_mfu",
        [active, positions, heads, key, value, layers, sequence],
        6.0 * (active - positions) + 6.0 * heads * (key + value) * layers * sequence
    );
    work!(
        sheet,
        name("llm_foundry"),
        "mosaicml/llm-foundry, scripts/train/benchmarking/README.md",
        [active, layers, width, sequence],
        6.0 * active + 12.0 * layers * width * sequence
    );
    work!(
        sheet,
        name("torchtitan"),
        "pytorch/torchtitan, get_nparams_and_flops",
        [active, input_only, heads, key, value, layers, sequence],
        6.0 * (active - input_only) + 6.0 * heads * (key + value) * layers * sequence
    );
    work!(
        sheet,
        name("causal"),
        "PaLM's count without the input table and with half the square",
        [active, input_only, heads, key, value, layers, sequence],
        6.0 * (active - input_only) + 3.0 * heads * (key + value) * layers * sequence
    );
    work!(
        sheet,
        name("matmul"),
        "Korthikanti et al. 2022 (arXiv:2205.05198), eq. 7",
        [
            matrices, routers, width, vocab, heads, key, value, layers, sequence
        ],
        6.0 * (matrices + routers + width * vocab)
            + 6.0 * heads * (key + value) * layers * sequence
    );
    work!(
        sheet,
        name("matmul_causal"),
        "what must be computed: every product, with masks and windows",
        [matrices, routers, width, vocab, heads, key, value, context],
        6.0 * (matrices + routers + width * vocab) + 6.0 * heads * (key + value) * context
    );
    work!(
        sheet,
        name("megatron"),
        "NVIDIA-NeMo/Megatron-Bridge, flop_utils",
        [
            matrices,
            width,
            padded_vocab,
            latent_norms,
            heads,
            key,
            value,
            context
        ],
        6.0 * (matrices + width * padded_vocab + latent_norms)
            + 6.0 * heads * (key + value) * context
    );
    if shape.is_some_and(|shape| shape.mtp > 0.0) {
        let megatron = known(10).map(|flops| flops.total);
        let (modules, last_matrices) = (
            get(|w| w.mtp),
            get(|w| w.last_matrices + w.last_latent_norms),
        );
        let last_context = get(|w| w.last_context);
        work!(
            sheet,
            name("megatron_mtp"),
            "NVIDIA-NeMo/Megatron-Bridge, flop_utils",
            [
                megatron,
                modules,
                last_matrices,
                width,
                padded_vocab,
                heads,
                key,
                value,
                last_context
            ],
            megatron
                + modules
                    * (6.0
                        * (last_matrices
                            + 2.0 * width * width
                            + 3.0 * width
                            + width * padded_vocab)
                        + 6.0 * heads * (key + value) * last_context)
        );
    }
    let six_n = active.map(|active| Flops {
        total: 6.0 * active,
        attention: 0.0,
    });
    CONVENTIONS
        .iter()
        .enumerate()
        .filter(|(_, name)| **name != "megatron_mtp" || shape.is_some_and(|shape| shape.mtp > 0.0))
        .map(|(place, name)| {
            (
                *name,
                known(place).or(if place == 0 { six_n } else { None }),
            )
        })
        .collect()
}

fn the_work(shape: &Shape, parts: &Parts, active: f64, seq: f64, tensor: f64) -> Work {
    let attention = shape.attention.matrices();
    let (mut matrices, mut routers, mut context) = (0.0, 0.0, 0.0);
    for layer in &shape.layers {
        let (products, router) = layer.mlp.products();
        matrices += attention + products;
        routers += router;
        context += layer.reach.mean_context(seq);
    }
    let last = shape.layers.last();
    let layers = shape.layers.len() as f64;
    Work {
        active,
        input_only: parts.positions + if shape.tied { 0.0 } else { parts.embedding },
        tables: parts.embedding + parts.positions + parts.output,
        positions: parts.positions,
        matrices,
        routers,
        width: shape.width,
        vocab: shape.vocab,
        heads: shape.heads,
        key: shape.key,
        value: shape.value,
        layers,
        seq,
        context,
        latent_norms: layers * shape.attention.latent_norm,
        tensor,
        mtp: shape.mtp,
        last_matrices: attention
            + last.map_or(0.0, |layer| match layer.mlp {
                Mlp::Dense(block) => block.matrices,
                Mlp::Sparse { .. } => layer.mlp.products().0,
            }),
        last_context: last.map_or(0.0, |layer| layer.reach.mean_context(seq)),
        last_latent_norms: shape.attention.latent_norm,
    }
}
