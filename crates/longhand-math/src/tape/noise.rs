//! How much of a computed number is rounding noise: running error analysis.
//!
//! Each step rounds once, by half a unit in the last place, and passes on what came
//! in, times its slope. So sin(400π) has the noise of 400π, about 10⁻¹³, though its
//! value is 0. Source: Wilkinson 1963, Rounding Errors in Algebraic Processes, ch. 1.

use super::Tape;
use crate::op::Op;
use crate::op::flow;
use crate::{MathError, Tensor};

impl Tape {
    /// The largest noise in the numbers of a step, as an absolute error; the numbers
    /// that were given count as rounded once.
    ///
    /// ```
    /// use longhand_math::op::{Function, Op};
    /// use longhand_math::{Tensor, tape::Tape};
    ///
    /// let mut tape = Tape::new();
    /// let turns = tape.given(Tensor::scalar(400.0 * std::f64::consts::PI));
    /// let sine = tape.apply(Op::Function(Function::Sin), &[turns])?;
    /// let noise = tape.noise(sine);
    /// assert!((1e-14..1e-12).contains(&noise));
    /// # Ok::<(), longhand_math::MathError>(())
    /// ```
    #[must_use]
    pub fn noise(&self, of: usize) -> f64 {
        let mut noises: Vec<Tensor> = Vec::with_capacity(of + 1);
        for node in self.nodes.iter().take(of + 1) {
            let rounded = node.value.map(|y| f64::EPSILON * y.abs());
            let passed = self.passed_on(&node.op, &node.inputs, &node.value, &noises);
            let noise = match passed {
                Ok(passed) => rounded.add(&passed).unwrap_or(rounded),
                Err(_) => rounded,
            };
            noises.push(noise);
        }
        let last = noises.last().map_or(0.0, largest);
        if last.is_finite() { last } else { 0.0 }
    }

    /// What a step passes on of its inputs' noise.
    fn passed_on(
        &self,
        op: &Op,
        inputs: &[usize],
        value: &Tensor,
        noises: &[Tensor],
    ) -> Result<Tensor, MathError> {
        let values = self.values(inputs);
        let mut sum = Tensor::zeros(value.shape());
        for (k, &input) in inputs.iter().enumerate() {
            let Some(noise) = noises.get(input) else {
                continue;
            };
            if let Some(slope) = op.slope(&values, value, k) {
                sum = sum.add(&slope.zip(noise, |slope, noise| flow(slope.abs(), noise))?)?;
                continue;
            }
            // Any other step: no more than all of it, times what it is multiplied with.
            let size = match op {
                Op::MatrixMultiply => {
                    let other = values.get(1 - k.min(1));
                    other.map_or(1.0, |other| largest(other))
                }
                Op::Variance { .. } => 2.0 * largest(values.first().copied().unwrap_or(value)),
                _ => 1.0,
            };
            let all = largest(noise) * size * noise.len() as f64;
            sum = sum.map(|x| x + all);
        }
        Ok(sum)
    }
}

fn largest(tensor: &Tensor) -> f64 {
    let finite = tensor
        .data()
        .iter()
        .map(|x| x.abs())
        .filter(|x| x.is_finite());
    finite.fold(0.0, f64::max)
}
