//! Where a model's weights stand: all in one list, one tensor after the other.

use crate::random::Random;
use std::ops::Range;

/// What a tensor is to an optimizer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A matrix between hidden layers: Muon takes these.
    Hidden,
    /// A matrix at the edge: an embedding, the first layer, the head.
    Edge,
    /// Numbers that are added.
    Bias,
    /// The gain γ of a norm.
    Gain,
}

impl Role {
    /// Whether weight decay is meant for it: for matrices, not for biases and gains.
    #[must_use]
    pub fn decays(self) -> bool {
        matches!(self, Role::Hidden | Role::Edge)
    }
}

/// One tensor.
#[derive(Clone, Debug)]
pub struct Tensor {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub role: Role,
    /// Its first number.
    pub start: usize,
    /// Rows: outputs of a layer, entries of a table.
    pub rows: usize,
    /// Columns: inputs of a layer; 1 for a bias and a gain.
    pub columns: usize,
    /// Deviation of its first weights; biases begin at 0 and gains at 1.
    pub deviation: f64,
}

impl Tensor {
    /// Where its numbers stand.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.rows * self.columns
    }
}

/// All tensors of a model.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The tensors in their order.
    pub tensors: Vec<Tensor>,
}

impl Layout {
    /// How many numbers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tensors.last().map_or(0, |tensor| tensor.range().end)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tensors.is_empty()
    }

    /// Adds a tensor; where it stands.
    pub(crate) fn add(
        &mut self,
        name: String,
        role: Role,
        rows: usize,
        columns: usize,
        deviation: f64,
    ) -> Range<usize> {
        let tensor = Tensor {
            name,
            role,
            start: self.len(),
            rows,
            columns,
            deviation,
        };
        let range = tensor.range();
        self.tensors.push(tensor);
        range
    }

    /// First weights: matrices normal with their deviations times `width`, gains 1, biases 0.
    #[must_use]
    pub fn weights(&self, width: f64, random: &mut Random) -> Vec<f32> {
        let mut weights = vec![0.0; self.len()];
        for tensor in &self.tensors {
            for weight in &mut weights[tensor.range()] {
                *weight = match tensor.role {
                    Role::Hidden | Role::Edge => {
                        (random.normal() * tensor.deviation * width) as f32
                    }
                    Role::Bias => 0.0,
                    Role::Gain => 1.0,
                };
            }
        }
        weights
    }
}
