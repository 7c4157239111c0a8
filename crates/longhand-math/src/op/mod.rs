//! The operations a [`Tape`](crate::tape::Tape) records.
//!
//! The set is closed and is data: what was done can be listed, drawn and
//! explained. Each family has a file in which the forward rule, the backward
//! rule and the local derivative in words of TeX stand side by side:
//! [`arithmetic`], [`function`] (number by number), [`reduce`], [`softmax`],
//! [`shape`], [`matrix`].
//!
//! In the formulas `a` and `b` are the inputs and `y` is the output.

pub mod arithmetic;
mod flow;
pub mod function;
pub mod matrix;
pub mod reduce;
pub mod shape;
pub mod softmax;

pub use arithmetic::Arithmetic;
pub use flow::flow;
pub(crate) use flow::{input, overflowed};
pub use function::Function;
pub use reduce::Reduction;
pub use shape::Rearrangement;
pub use softmax::Softmax;

use crate::registry::{Arguments, Entry};
use crate::{MathError, Tensor};

/// One operation.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// No operation: a value that was given.
    Given,
    /// The same value again, where a derivative is taken from.
    Start,
    /// A derivative that was computed on its own: it cannot be differentiated.
    Derivative,
    /// A value from a rule that brings its own derivative with respect to each
    /// input (the rule's value must be one number).
    Rule {
        /// What the rule is called.
        name: &'static str,
        /// For each input its derivative, if the rule gives one.
        slopes: Vec<Option<Tensor>>,
    },
    /// A value from a rule that can be gone back through: called again with the
    /// gradient that flows in, it gives those of its inputs.
    Recalled(Box<Recalled>),
    /// Sum, product, power … of two tensors that broadcast.
    Arithmetic(Arithmetic),
    /// A function of every number by itself.
    Function(Function),
    /// max(a, 0) + slope·min(a, 0).
    LeakyRelu(f64),
    /// A sum, mean, largest … over an axis (from 0) or over everything.
    Reduction(Reduction, Option<usize>),
    /// Σ(a − mean)² / (n − correction) over an axis or over everything.
    Variance {
        /// The axis from 0, or all numbers together.
        axis: Option<usize>,
        /// 0 divides by n, 1 by n − 1.
        correction: usize,
    },
    /// Softmax and its kin along an axis (from 0).
    Softmax(Softmax, usize),
    /// Matrix product, as PyTorch's `@`.
    MatrixMultiply,
    /// The same numbers elsewhere.
    Rearrangement(Rearrangement),
}

/// A rule's call, kept to go back through it.
#[derive(Clone, Debug)]
pub struct Recalled {
    /// The rule.
    pub entry: &'static Entry,
    /// What it was called with.
    pub arguments: Arguments,
    /// For each input the parameter it went into.
    pub parameters: Vec<&'static str>,
}

impl PartialEq for Recalled {
    fn eq(&self, other: &Self) -> bool {
        self.entry.slug == other.entry.slug
            && self.arguments == other.arguments
            && self.parameters == other.parameters
    }
}

impl Op {
    /// The operation's name in the language: `multiply`, `relu`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Start => "start",
            Self::Derivative => "grad",
            Self::Rule { name, .. } => name,
            Self::Recalled(call) => call.entry.slug,
            Self::Arithmetic(op) => op.name(),
            Self::Function(function) => function.name(),
            Self::LeakyRelu(_) => "leaky_relu",
            Self::Reduction(reduction, _) => reduction.name(),
            Self::Variance { .. } => "var",
            Self::Softmax(softmax, _) => softmax.name(),
            Self::MatrixMultiply => "matmul",
            Self::Rearrangement(rearrangement) => rearrangement.name(),
        }
    }

    /// What to write in a drawing's node: `+`, `×`, `relu`.
    #[must_use]
    pub fn sign(&self) -> &'static str {
        match self {
            Self::Arithmetic(op) => op.sign(),
            Self::MatrixMultiply => "@",
            _ => self.name(),
        }
    }

    /// The derivative of the output with respect to input `k`, as TeX; empty
    /// where there is none.
    #[must_use]
    pub fn slope_formula(&self, k: usize) -> &'static str {
        match self {
            Self::Given | Self::Derivative | Self::Rule { .. } | Self::Recalled(_) => "",
            Self::Start => "1",
            Self::Arithmetic(op) => op.slope_formula(k),
            Self::Function(function) => function.slope_formula(),
            Self::LeakyRelu(_) => "1 \\text{ if } a > 0 \\text{, else the slope}",
            Self::Reduction(reduction, _) => reduction.slope_formula(),
            Self::Variance { .. } => "2 (a - \\bar a) / (n - c)",
            Self::Softmax(softmax, _) => softmax.slope_formula(),
            Self::MatrixMultiply if k == 0 => "\\bar y\\, b^\\top",
            Self::MatrixMultiply => "a^\\top \\bar y",
            Self::Rearrangement(_) => "1 \\text{ where it went}",
        }
    }

    /// The derivative of each output number with respect to the number of input
    /// `k` at the same place, where the operation works number by number.
    #[must_use]
    pub fn slope(&self, inputs: &[&Tensor], value: &Tensor, k: usize) -> Option<Tensor> {
        match self {
            Self::Start => Some(value.map(|_| 1.0)),
            Self::Arithmetic(op) => op.slope(inputs, value, k).ok(),
            Self::Function(function) => {
                let a = inputs.first()?;
                a.zip(value, |a, y| function.slope(a, y)).ok()
            }
            Self::LeakyRelu(slope) => {
                let a = inputs.first()?;
                Some(a.map(|a| if a > 0.0 { 1.0 } else { *slope }))
            }
            Self::Rule { slopes, .. } => slopes.get(k).cloned().flatten(),
            _ => None,
        }
    }

    /// Computes the output.
    ///
    /// # Errors
    /// Shapes that do not fit, or an axis that does not exist.
    pub fn forward(&self, inputs: &[&Tensor]) -> Result<Tensor, MathError> {
        let a = input(inputs, 0)?;
        match self {
            Self::Given
            | Self::Start
            | Self::Derivative
            | Self::Rule { .. }
            | Self::Recalled(_) => Ok(a.clone()),
            Self::Arithmetic(op) => op.forward(inputs),
            Self::Function(function) => Ok(a.map(|x| function.value(x))),
            Self::LeakyRelu(slope) => Ok(a.map(|x| if x > 0.0 { x } else { slope * x })),
            Self::Reduction(reduction, axis) => reduction.forward(a, *axis),
            Self::Variance { axis, correction } => reduce::variance(a, *axis, *correction),
            Self::Softmax(softmax, axis) => softmax.forward(a, *axis),
            Self::MatrixMultiply => a.matmul(input(inputs, 1)?),
            Self::Rearrangement(rearrangement) => rearrangement.forward(inputs),
        }
    }

    /// The gradient at input `k`, given the gradient that flowed into the output.
    ///
    /// # Errors
    /// A derivative of a derivative, or shapes that do not fit.
    pub fn backward(
        &self,
        inputs: &[&Tensor],
        value: &Tensor,
        upstream: &Tensor,
        k: usize,
    ) -> Result<Tensor, MathError> {
        let a = input(inputs, k)?;
        match self {
            Self::Given => Ok(Tensor::zeros(a.shape())),
            Self::Derivative => Err(MathError::new(
                "the derivative of a rule cannot be differentiated again: write the rule out",
            )),
            Self::Recalled(call) => {
                let parameter = call.parameters.get(k).copied().unwrap_or_default();
                let gradient = call.entry.pull(&call.arguments, upstream, parameter)?;
                gradient.reshape(a.sizes())
            }
            Self::Rule { name, slopes } => match slopes.get(k) {
                Some(Some(slope)) => by_rows(upstream, slope)?.zip(slope, |up, d| flow(d, up)),
                _ => Err(MathError::new(format!(
                    "{name} has no derivative with respect to its argument {}",
                    k + 1
                ))),
            },
            Self::Start => Ok(upstream.clone()),
            Self::Arithmetic(op) => op.backward(inputs, value, upstream, k),
            Self::Function(function) => {
                let slope = a.zip(value, |a, y| function.slope(a, y))?;
                if function.has_tails() {
                    slope.mul(upstream)
                } else {
                    slope.zip(upstream, flow)
                }
            }
            Self::LeakyRelu(slope) => a.zip(
                upstream,
                |a, up| if a > 0.0 { up } else { flow(*slope, up) },
            ),
            Self::Reduction(reduction, axis) => reduction.backward(a, value, upstream, *axis),
            Self::Variance { axis, correction } => {
                reduce::variance_backward(a, upstream, *axis, *correction)
            }
            Self::Softmax(softmax, axis) => softmax.backward(a, value, upstream, *axis),
            Self::MatrixMultiply => matrix::backward(inputs, upstream, k),
            Self::Rearrangement(rearrangement) => rearrangement.backward(inputs, upstream, k),
        }
    }
}

/// What flows into a rule's result in the shape of its slopes: one number, one for
/// each row of them, or one for each.
fn by_rows(upstream: &Tensor, slope: &Tensor) -> Result<Tensor, MathError> {
    let rows = upstream.sizes();
    if rows.is_empty()
        || rows.len() == slope.rank()
        || slope.sizes().get(..rows.len()) != Some(rows)
    {
        return Ok(upstream.clone());
    }
    let mut sizes = rows.to_vec();
    sizes.resize(slope.rank(), 1);
    upstream.reshape(&sizes)
}
