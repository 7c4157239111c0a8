//! Softmax along an axis, its logarithm, and logsumexp.

use super::reduce::{Reduction, spread};
use crate::{MathError, Tensor, real};

/// The three relatives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Softmax {
    /// exp(aᵢ) / Σ exp(aⱼ)
    Softmax,
    /// aᵢ − logsumexp(a)
    LogSoftmax,
    /// ln Σ exp(aⱼ); the axis disappears
    LogSumExp,
}

impl Softmax {
    /// Its name in the language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Softmax => "softmax",
            Self::LogSoftmax => "log_softmax",
            Self::LogSumExp => "logsumexp",
        }
    }

    /// The derivative as TeX.
    #[must_use]
    pub fn slope_formula(self) -> &'static str {
        match self {
            Self::Softmax => "y_i (\\delta_{ij} - y_j)",
            Self::LogSoftmax => "\\delta_{ij} - p_j",
            Self::LogSumExp => "p_j",
        }
    }

    /// Computes the output; the largest is taken out first, so nothing overflows.
    ///
    /// # Errors
    /// No such axis; nothing along it.
    pub fn forward(self, a: &Tensor, axis: usize) -> Result<Tensor, MathError> {
        let (outer, size, inner) = a.shape().around(axis)?;
        if size == 0 {
            return Err(MathError::new("softmax over nothing"));
        }
        let mut sums = Vec::with_capacity(outer * inner);
        for o in 0..outer {
            for i in 0..inner {
                let along: Vec<f64> = a
                    .data()
                    .iter()
                    .skip(o * size * inner + i)
                    .step_by(inner.max(1))
                    .take(size)
                    .copied()
                    .collect();
                sums.push(match self {
                    Self::LogSumExp => real::log_sum_exp(&along),
                    _ => real::softmax_normaliser(&along),
                });
            }
        }
        let mut sizes = a.sizes().to_vec();
        sizes.remove(axis);
        let sums = Tensor::new(&sizes, sums)?;
        if self == Self::LogSumExp {
            return Ok(sums);
        }
        let log = a.sub(&spread(&sums, a, Some(axis))?)?;
        Ok(match self {
            Self::LogSoftmax => log,
            _ => log.map(real::exp),
        })
    }

    /// The gradient at the input.
    ///
    /// # Errors
    /// As [`Softmax::forward`].
    pub fn backward(
        self,
        a: &Tensor,
        value: &Tensor,
        upstream: &Tensor,
        axis: usize,
    ) -> Result<Tensor, MathError> {
        let over = |t: &Tensor| -> Result<Tensor, MathError> {
            spread(&Reduction::Sum.forward(t, Some(axis))?, a, Some(axis))
        };
        match self {
            // p (ḡ − Σ p ḡ)
            Self::Softmax => value.mul(&upstream.sub(&over(&value.mul(upstream)?)?)?),
            // ḡ − p Σ ḡ
            Self::LogSoftmax => upstream.sub(&value.map(real::exp).mul(&over(upstream)?)?),
            // p ḡ
            Self::LogSumExp => {
                Self::Softmax
                    .forward(a, axis)?
                    .mul(&spread(upstream, a, Some(axis))?)
            }
        }
    }
}
