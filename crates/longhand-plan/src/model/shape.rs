//! The shape of a decoder, general enough for every family that is read.

use longhand_math::cost::layer_activation::Latent;
pub use longhand_math::cost::mean_context::Reach;

/// Matrices of one attention, in entries, and the numbers beside them.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Attention {
    /// Queries, output, and what a latent is projected up to: divided among tensor ranks.
    pub split: f64,
    /// Keys and values: divided, and repeated where there are fewer heads than ranks.
    pub keys_values: f64,
    /// What projects down to a latent: whole on every rank.
    pub down: f64,
    /// Biases of queries, keys and values.
    pub inner_bias: f64,
    /// Bias added after the sum over ranks.
    pub outer_bias: f64,
    /// One number a head.
    pub sinks: f64,
    /// Numbers of the norms on queries and keys.
    pub qk_norm: f64,
    /// Numbers of the norms on latents.
    pub latent_norm: f64,
}

impl Attention {
    /// Entries of all matrices.
    #[must_use]
    pub fn matrices(&self) -> f64 {
        self.split + self.keys_values + self.down
    }

    /// Parameters, norms apart.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.matrices() + self.inner_bias + self.outer_bias + self.sinks
    }
}

/// An MLP: plain, gated, an expert, or all shared experts together.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Block {
    /// Hidden size.
    pub hidden: f64,
    /// Entries of its matrices.
    pub matrices: f64,
    /// Biases of the hidden size.
    pub inner_bias: f64,
    /// Bias of the output.
    pub outer_bias: f64,
}

impl Block {
    /// An MLP of this width and hidden size.
    #[must_use]
    pub fn new(width: f64, hidden: f64, gated: bool, biases: bool) -> Self {
        let matrices = if gated { 3.0 } else { 2.0 };
        Self {
            hidden,
            matrices: matrices * width * hidden,
            inner_bias: if biases {
                (matrices - 1.0) * hidden
            } else {
                0.0
            },
            outer_bias: if biases { width } else { 0.0 },
        }
    }

    /// As many of them side by side.
    #[must_use]
    pub fn times(self, count: f64) -> Self {
        Self {
            hidden: self.hidden * count,
            matrices: self.matrices * count,
            inner_bias: self.inner_bias * count,
            outer_bias: self.outer_bias * count,
        }
    }

    /// Parameters.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.matrices + self.inner_bias + self.outer_bias
    }
}

/// What stands behind attention.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Mlp {
    /// One MLP for all tokens.
    Dense(Block),
    /// Routed experts, and shared ones.
    Sparse {
        /// Routed experts.
        experts: f64,
        /// Those of a token.
        active: f64,
        /// One of them.
        expert: Block,
        /// All shared ones together.
        shared: Block,
        /// Numbers of the shared experts' gate.
        shared_gate: f64,
        /// Entries of the router.
        router: f64,
        /// Its bias.
        router_bias: f64,
    },
}

/// One layer, where it differs from others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Layer {
    /// Behind attention.
    pub mlp: Mlp,
    /// How far attention reaches back.
    pub reach: Reach,
}

/// A decoder.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Width of the residual stream.
    pub width: f64,
    /// Query heads.
    pub heads: f64,
    /// Key-value heads.
    pub kv_heads: f64,
    /// Size of a key, its rotary part included.
    pub key: f64,
    /// Size of a value.
    pub value: f64,
    /// Sizes of the latents of latent attention.
    pub latent: Option<Latent>,
    /// Each layer's attention.
    pub attention: Attention,
    /// Vocabulary.
    pub vocab: f64,
    /// Learned positions.
    pub positions: f64,
    /// The output shares the token table.
    pub tied: bool,
    /// Bias of the output.
    pub output_bias: f64,
    /// Vectors of a norm: one (RMS), or two (with an offset).
    pub vectors: f64,
    /// Norms of the width in a layer.
    pub norms: f64,
    /// Whether a norm stands behind the last layer.
    pub final_norm: bool,
    /// Whether one stands behind the token table.
    pub embedding_norm: bool,
    /// The layers, one by one.
    pub layers: Vec<Layer>,
    /// Modules that predict further tokens.
    pub mtp: f64,
    /// Longest context the model was made for.
    pub context: Option<f64>,
}

impl Shape {
    /// A dense decoder with plain attention, two RMS norms a layer, no biases, untied.
    #[must_use]
    pub fn plain(width: f64, heads: f64, kv_heads: f64, size: f64) -> Self {
        Self {
            width,
            heads,
            kv_heads,
            key: size,
            value: size,
            latent: None,
            attention: Attention {
                split: 2.0 * width * heads * size,
                keys_values: 2.0 * width * kv_heads * size,
                ..Attention::default()
            },
            vocab: 0.0,
            positions: 0.0,
            tied: false,
            output_bias: 0.0,
            vectors: 1.0,
            norms: 2.0,
            final_norm: true,
            embedding_norm: false,
            layers: Vec::new(),
            mtp: 0.0,
            context: None,
        }
    }

    /// Gives queries, keys, values and the output biases.
    pub fn attention_biases(&mut self, output: bool) {
        self.attention.inner_bias = self.heads * self.key + 2.0 * self.kv_heads * self.key;
        if output {
            self.attention.outer_bias = self.width;
        }
    }

    /// Latent attention with these sizes, head sizes without and of the rotary part, and of a value.
    #[must_use]
    pub fn with_latents(mut self, latent: Latent, plain: f64, value: f64) -> Self {
        let (d, h) = (self.width, self.heads);
        let key = plain + latent.rotary;
        let (queries, down) = if latent.queries > 0.0 {
            (latent.queries * h * key, d * latent.queries)
        } else {
            (d * h * key, 0.0)
        };
        self.kv_heads = h;
        self.key = key;
        self.value = value;
        self.attention = Attention {
            split: queries + latent.keys_values * h * (plain + value) + h * value * d,
            down: down + d * (latent.keys_values + latent.rotary),
            latent_norm: latent.queries + latent.keys_values,
            ..Attention::default()
        };
        self.latent = Some(latent);
        self
    }

    /// As many equal layers.
    #[must_use]
    pub fn with_layers(mut self, count: f64, mlp: Mlp) -> Self {
        self.layers = vec![
            Layer {
                mlp,
                reach: Reach::Full
            };
            count as usize
        ];
        self
    }

    /// Numbers of one norm of the width.
    #[must_use]
    pub fn norm(&self) -> f64 {
        self.vectors * self.width
    }

    /// Entries of the token table.
    #[must_use]
    pub fn table(&self) -> f64 {
        self.vocab * self.width
    }

    /// Key-value bytes that a layer keeps of a token, 16-bit.
    #[must_use]
    pub fn cache(&self) -> f64 {
        match self.latent {
            Some(latent) => 2.0 * (latent.keys_values + latent.rotary),
            None => 2.0 * self.kv_heads * (self.key + self.value),
        }
    }
}

impl Mlp {
    /// Parameters of the MLP, all experts, the shared ones with their gate, and the router.
    #[must_use]
    pub fn parts(&self) -> [f64; 4] {
        match self {
            Mlp::Dense(block) => [block.total(), 0.0, 0.0, 0.0],
            Mlp::Sparse {
                experts,
                expert,
                shared,
                shared_gate,
                router,
                router_bias,
                ..
            } => [
                0.0,
                experts * expert.total(),
                shared.total() + shared_gate,
                router + router_bias,
            ],
        }
    }

    /// Parameters of the experts a token is not sent to.
    #[must_use]
    pub fn idle(&self) -> f64 {
        match self {
            Mlp::Dense(_) => 0.0,
            Mlp::Sparse {
                experts,
                active,
                expert,
                ..
            } => (experts - active) * expert.total(),
        }
    }

    /// Entries that multiply a token, the router apart; and those of the router.
    #[must_use]
    pub fn products(&self) -> (f64, f64) {
        match self {
            Mlp::Dense(block) => (block.matrices, 0.0),
            Mlp::Sparse {
                active,
                expert,
                shared,
                shared_gate,
                router,
                ..
            } => (
                active * expert.matrices + shared.matrices + shared_gate,
                *router,
            ),
        }
    }
}
