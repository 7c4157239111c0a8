//! Reverse-mode differentiation whose record is data.
//!
//! A [`Tape`] holds every step of a computation: the operation, its inputs and
//! its value. Going back over it gives the derivative of one number with
//! respect to every step.
//!
//! ```
//! use longhand_math::op::{Arithmetic, Op};
//! use longhand_math::{Tensor, tape::Tape};
//!
//! // (3x + 2)² at x = 1, whose derivative is 2 · (3x + 2) · 3 = 30.
//! let mut tape = Tape::new();
//! let x = tape.given(Tensor::scalar(1.0));
//! let three = tape.given(Tensor::scalar(3.0));
//! let two = tape.given(Tensor::scalar(2.0));
//! let product = tape.apply(Op::Arithmetic(Arithmetic::Multiply), &[three, x])?;
//! let sum = tape.apply(Op::Arithmetic(Arithmetic::Add), &[product, two])?;
//! let square = tape.apply(Op::Arithmetic(Arithmetic::Power), &[sum, two])?;
//! let gradients = tape.gradients(square, None)?;
//! assert_eq!(gradients.of(x).and_then(Tensor::item), Some(30.0));
//! # Ok::<(), longhand_math::MathError>(())
//! ```

mod adjoint;
mod noise;
mod pointwise;

use crate::op::Op;
use crate::{MathError, Tensor};

/// One step of a computation.
#[derive(Clone, Debug)]
pub struct Node {
    /// What was done.
    pub op: Op,
    /// The steps it was done to, all earlier ones.
    pub inputs: Vec<usize>,
    /// What came out.
    pub value: Tensor,
}

/// The record of a computation.
#[derive(Clone, Debug, Default)]
pub struct Tape {
    nodes: Vec<Node>,
    elements: usize,
}

/// Derivatives of one step with respect to the others.
#[derive(Clone, Debug)]
pub struct Gradients {
    flowed: Vec<Option<Tensor>>,
}

impl Gradients {
    /// The derivative with respect to a step; none where nothing flowed.
    #[must_use]
    pub fn of(&self, step: usize) -> Option<&Tensor> {
        self.flowed.get(step).and_then(Option::as_ref)
    }
}

impl Tape {
    /// An empty record.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Every step so far, in order.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// How many numbers are on record: a measure of work and memory.
    #[must_use]
    pub fn elements(&self) -> usize {
        self.elements
    }

    /// The value of a step.
    #[must_use]
    pub fn value(&self, step: usize) -> Option<&Tensor> {
        self.nodes.get(step).map(|node| &node.value)
    }

    /// Puts a given value on record.
    pub fn given(&mut self, value: Tensor) -> usize {
        self.record(Op::Given, Vec::new(), value)
    }

    /// Puts a value on record that was computed elsewhere by `op`.
    pub fn record(&mut self, op: Op, inputs: Vec<usize>, value: Tensor) -> usize {
        self.elements += value.len();
        self.nodes.push(Node { op, inputs, value });
        self.nodes.len() - 1
    }

    /// Does an operation to earlier steps and puts it on record.
    ///
    /// # Errors
    /// Shapes that do not fit.
    pub fn apply(&mut self, op: Op, inputs: &[usize]) -> Result<usize, MathError> {
        let value = op.forward(&self.values(inputs))?;
        Ok(self.record(op, inputs.to_vec(), value))
    }

    fn values(&self, steps: &[usize]) -> Vec<&Tensor> {
        steps.iter().filter_map(|&i| self.value(i)).collect()
    }

    /// Which steps depend on one of `sources`, themselves included.
    #[must_use]
    pub fn dependents(&self, sources: &[usize]) -> Vec<bool> {
        let mut depends = vec![false; self.nodes.len()];
        let first = sources.iter().copied().min().unwrap_or(self.nodes.len());
        for (i, node) in self.nodes.iter().enumerate().skip(first) {
            let hit =
                sources.contains(&i) || node.inputs.iter().any(|&k| depends.get(k) == Some(&true));
            if let Some(slot) = depends.get_mut(i) {
                *slot = hit;
            }
        }
        depends
    }

    /// The derivative of step `of` with respect to every step, or only to those
    /// that depend on `sources`. Where `of` is a tensor, of the sum of its numbers.
    ///
    /// # Errors
    /// An operation on the way that has no derivative.
    pub fn gradients(&self, of: usize, sources: Option<&[usize]>) -> Result<Gradients, MathError> {
        let Some(value) = self.value(of) else {
            return Err(MathError::new("no such step"));
        };
        self.pull(of, value.map(|_| 1.0), sources)
    }

    /// As [`Tape::gradients`], with the gradient that flows into step `of`.
    ///
    /// # Errors
    /// An operation on the way that has no derivative; a gradient of another
    /// shape than the step.
    pub fn pull(
        &self,
        of: usize,
        upstream: Tensor,
        sources: Option<&[usize]>,
    ) -> Result<Gradients, MathError> {
        let needed = sources.map(|sources| self.dependents(sources));
        let mut flowed: Vec<Option<Tensor>> = vec![None; self.nodes.len()];
        let shape = self.value(of).map(Tensor::shape);
        if shape != Some(upstream.shape()) {
            return Err(MathError::new("a gradient of another shape than its step"));
        }
        if let Some(slot) = flowed.get_mut(of) {
            *slot = Some(upstream);
        }
        for i in (0..=of).rev() {
            let Some(node) = self.nodes.get(i) else {
                continue;
            };
            if node.inputs.is_empty() {
                continue;
            }
            let (before, from) = flowed.split_at_mut(i);
            let Some(Some(upstream)) = from.first() else {
                continue;
            };
            let inputs = self.values(&node.inputs);
            for (k, &input) in node.inputs.iter().enumerate() {
                if needed.as_ref().is_some_and(|n| n.get(input) != Some(&true)) {
                    continue;
                }
                let gradient = node.op.backward(&inputs, &node.value, upstream, k)?;
                match before.get_mut(input) {
                    Some(Some(sum)) => {
                        for (s, g) in sum.data_mut().iter_mut().zip(gradient.data()) {
                            *s += g;
                        }
                    }
                    Some(slot) => *slot = Some(gradient),
                    None => {}
                }
            }
        }
        Ok(Gradients { flowed })
    }
}
