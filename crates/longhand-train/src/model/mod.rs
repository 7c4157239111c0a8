//! The models, forward and backward.

pub mod mlp;
pub mod transformer;

use crate::kernel::rounding::Format;
use crate::layout::Layout;
pub use mlp::Mlp;
pub use transformer::{Sizes, Transformer};

/// What a model is shown in a step.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// For the network: the inputs, one feature after the other.
    pub inputs: Vec<f32>,
    /// For the transformer: the tokens, one sequence after the other.
    pub tokens: Vec<u32>,
    /// For each example or token the right class, or [`crate::kernel::softmax::IGNORED`].
    pub targets: Vec<u32>,
}

/// How a pass is computed.
#[derive(Clone, Copy, Debug)]
pub struct Precision {
    /// What numbers are rounded to.
    pub format: Format,
    /// What the loss is multiplied with before the backward pass.
    pub scale: f32,
}

impl Default for Precision {
    fn default() -> Self {
        Self {
            format: Format::Fp32,
            scale: 1.0,
        }
    }
}

/// A model with room for its activations.
#[derive(Clone, Debug)]
pub enum Model {
    /// A network of three layers.
    Mlp(Box<Mlp>),
    /// A transformer.
    Transformer(Box<Transformer>),
}

impl Model {
    /// Where its weights stand.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        match self {
            Model::Mlp(model) => model.layout(),
            Model::Transformer(model) => model.layout(),
        }
    }

    /// The mean loss of a batch.
    pub fn loss(&mut self, weights: &[f32], batch: &Batch, precision: Precision) -> f64 {
        match self {
            Model::Mlp(model) => model.loss(weights, batch, precision),
            Model::Transformer(model) => model.loss(weights, batch, precision),
        }
    }

    /// The mean loss of a batch, and the gradient of loss times scale with respect to every weight.
    pub fn gradients(
        &mut self,
        weights: &[f32],
        batch: &Batch,
        precision: Precision,
        gradients: &mut [f32],
    ) -> f64 {
        match self {
            Model::Mlp(model) => model.gradients(weights, batch, precision, gradients),
            Model::Transformer(model) => model.gradients(weights, batch, precision, gradients),
        }
    }

    /// The share of hidden units that were 0 for the whole last batch.
    #[must_use]
    pub fn dead(&self) -> f64 {
        match self {
            Model::Mlp(model) => model.dead(),
            Model::Transformer(model) => model.dead(),
        }
    }
}
