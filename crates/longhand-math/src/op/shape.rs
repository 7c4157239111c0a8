//! The same numbers elsewhere: slices, joins, other shapes.

use super::flow::input;
use crate::tensor::Shape;
use crate::{MathError, Tensor};

/// Where the numbers go.
#[derive(Clone, Debug, PartialEq)]
pub enum Rearrangement {
    /// The last two axes exchanged.
    Transpose,
    /// Another shape, the numbers in the same order.
    Reshape(Shape),
    /// Stretched to a larger shape.
    Broadcast(Shape),
    /// The numbers at these places (in row-major order), in this shape.
    Take(Vec<usize>, Shape),
    /// Summed back to a smaller shape, the transpose of a broadcast.
    SumTo(Shape),
    /// Each number added at its place in zeros of this shape, the transpose of
    /// a take.
    Scatter(Vec<usize>, Shape),
    /// Tensors of one shape under a new first axis.
    Stack,
    /// Tensors joined along an axis (from 0).
    Join(usize),
}

impl Rearrangement {
    /// Its name in the language.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Transpose => "transpose",
            Self::Reshape(_) => "reshape",
            Self::Broadcast(_) => "broadcast",
            Self::Take(..) => "take",
            Self::SumTo(_) => "sum_to",
            Self::Scatter(..) => "scatter",
            Self::Stack => "stack",
            Self::Join(_) => "concat",
        }
    }

    /// Computes the output.
    ///
    /// # Errors
    /// Shapes that do not fit.
    pub fn forward(&self, inputs: &[&Tensor]) -> Result<Tensor, MathError> {
        let a = input(inputs, 0)?;
        match self {
            Self::Transpose => a.transpose(),
            Self::Reshape(shape) => a.reshape(shape.sizes()),
            Self::Broadcast(shape) => a.broadcast_to(*shape),
            Self::Take(places, shape) => {
                let taken: Option<Vec<f64>> =
                    places.iter().map(|&at| a.data().get(at).copied()).collect();
                let taken = taken.ok_or_else(|| MathError::new("a place outside the tensor"))?;
                Tensor::new(shape.sizes(), taken)
            }
            Self::SumTo(shape) => a.reduce_to(*shape),
            Self::Scatter(places, shape) => Ok(scatter(places, a, *shape)),
            Self::Stack => {
                let mut data = Vec::new();
                for part in inputs {
                    if part.shape() != a.shape() {
                        return Err(MathError::new(format!(
                            "the rows of a list differ in shape: {} and {}",
                            a.shape(),
                            part.shape()
                        )));
                    }
                    data.extend_from_slice(part.data());
                }
                let mut sizes = vec![inputs.len()];
                sizes.extend_from_slice(a.sizes());
                Tensor::new(&sizes, data)
            }
            Self::Join(axis) => join(inputs, *axis),
        }
    }

    /// The gradient at input `k`.
    ///
    /// # Errors
    /// Shapes that do not fit.
    pub fn backward(
        &self,
        inputs: &[&Tensor],
        upstream: &Tensor,
        k: usize,
    ) -> Result<Tensor, MathError> {
        let a = input(inputs, k)?;
        match self {
            Self::Transpose => upstream.transpose(),
            Self::Reshape(_) => upstream.reshape(a.sizes()),
            Self::Broadcast(_) => upstream.reduce_to(a.shape()),
            Self::Take(places, _) => Ok(scatter(places, upstream, a.shape())),
            Self::SumTo(_) => upstream.broadcast_to(a.shape()),
            Self::Scatter(places, _) => Self::Take(places.clone(), a.shape()).forward(&[upstream]),
            Self::Stack => {
                let from = k * a.len();
                let part = upstream.data().get(from..from + a.len()).unwrap_or(&[]);
                Tensor::new(a.sizes(), part.to_vec())
            }
            Self::Join(axis) => {
                let before = inputs
                    .iter()
                    .take(k)
                    .map(|t| t.sizes().get(*axis).unwrap_or(&0));
                let start: usize = before.sum();
                let (outer, size, inner) = a.shape().around(*axis)?;
                let (_, whole, _) = upstream.shape().around(*axis)?;
                let mut data = Vec::with_capacity(a.len());
                for o in 0..outer {
                    let from = (o * whole + start) * inner;
                    let part = upstream.data().get(from..from + size * inner);
                    data.extend_from_slice(part.unwrap_or(&[]));
                }
                Tensor::new(a.sizes(), data)
            }
        }
    }
}

fn scatter(places: &[usize], values: &Tensor, shape: Shape) -> Tensor {
    let mut out = Tensor::zeros(shape);
    for (&at, value) in places.iter().zip(values.data()) {
        if let Some(slot) = out.data_mut().get_mut(at) {
            *slot += value;
        }
    }
    out
}

fn join(inputs: &[&Tensor], axis: usize) -> Result<Tensor, MathError> {
    let a = input(inputs, 0)?;
    let (outer, _, _) = a.shape().around(axis)?;
    let mut sizes = a.sizes().to_vec();
    let mut length = 0;
    for part in inputs {
        let fits = part.rank() == a.rank()
            && (0..a.rank()).all(|i| i == axis || part.sizes().get(i) == a.sizes().get(i));
        if !fits {
            return Err(MathError::new(format!(
                "shapes {} and {} cannot be joined",
                a.shape(),
                part.shape()
            )));
        }
        length += part.sizes().get(axis).unwrap_or(&0);
    }
    if let Some(size) = sizes.get_mut(axis) {
        *size = length;
    }
    let mut data = Vec::new();
    for o in 0..outer {
        for part in inputs {
            let width = part.len() / outer.max(1);
            data.extend_from_slice(part.data().get(o * width..(o + 1) * width).unwrap_or(&[]));
        }
    }
    Tensor::new(&sizes, data)
}
