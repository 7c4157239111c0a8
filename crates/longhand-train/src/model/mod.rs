//! The models, forward and backward.

mod batch;
pub mod mlp;
pub mod transformer;

use crate::layout::Layout;
pub use batch::{Batch, Precision};
use core::ops::Range;
pub use mlp::Mlp;
pub use transformer::{Sizes, Transformer};

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

    /// The biases of the hidden layers.
    #[must_use]
    pub fn hidden_biases(&self) -> Vec<Range<usize>> {
        match self {
            Model::Mlp(model) => model.hidden_biases().to_vec(),
            Model::Transformer(model) => model.hidden_biases().collect(),
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
