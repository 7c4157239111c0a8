//! Going back over a tape with every step of it on the same tape, so that a
//! derivative can be differentiated again.
//!
//! [`Tape::differentiate`] computes the same as [`Tape::pull`]; where that works
//! on numbers, this writes each backward rule in operations. What is constant
//! between kinks (the slope of relu, which of two was the larger) goes on
//! record as given.

use super::Tape;
use crate::op::{Arithmetic, Function, Op, Rearrangement, Reduction, Softmax};
use crate::tensor::Shape;
use crate::{MathError, Tensor};
use std::collections::BTreeMap;

pub(super) type Step = Result<usize, MathError>;

impl Tape {
    /// The derivatives of step `of`, weighted by step `upstream`, with respect to
    /// each of `sources`, as steps; none where nothing flows. The tape may grow
    /// to `limit` steps, and 40 numbers for each.
    ///
    /// ```
    /// use longhand_math::op::{Arithmetic, Op};
    /// use longhand_math::{Tensor, tape::Tape};
    ///
    /// // x³ at 2: slope 12, and the slope of the slope 12.
    /// let mut tape = Tape::new();
    /// let x = tape.given(Tensor::scalar(2.0));
    /// let three = tape.given(Tensor::scalar(3.0));
    /// let y = tape.apply(Op::Arithmetic(Arithmetic::Power), &[x, three])?;
    /// let mut slope = y;
    /// for expected in [12.0, 12.0, 6.0] {
    ///     let one = tape.given(Tensor::scalar(1.0));
    ///     slope = tape.differentiate(slope, one, &[x], 1000)?[0].ok_or("constant")?;
    ///     assert_eq!(tape.value(slope).and_then(Tensor::item), Some(expected));
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// An operation on the way that cannot be differentiated so, or a tape that
    /// would grow too long.
    pub fn differentiate(
        &mut self,
        of: usize,
        upstream: usize,
        sources: &[usize],
        limit: usize,
    ) -> Result<Vec<Option<usize>>, MathError> {
        let needed = self.dependents(sources);
        let mut flowed: BTreeMap<usize, usize> = BTreeMap::from([(of, upstream)]);
        for i in (0..=of).rev() {
            if needed.get(i) != Some(&true) {
                continue;
            }
            let Some(&up) = flowed.get(&i) else { continue };
            let Some(node) = self.nodes.get(i) else {
                continue;
            };
            let (op, inputs) = (node.op.clone(), node.inputs.clone());
            for (k, &input) in inputs.iter().enumerate() {
                if needed.get(input) != Some(&true) {
                    continue;
                }
                if self.nodes.len().max(self.elements / 40) > limit {
                    return Err(MathError::new("a derivative that would take too long"));
                }
                let Some(gradient) = self.adjoint(&op, &inputs, i, up, k)? else {
                    continue;
                };
                let sum = match flowed.get(&input) {
                    Some(&before) => self.two(Arithmetic::Add, before, gradient)?,
                    None => gradient,
                };
                flowed.insert(input, sum);
            }
        }
        Ok(sources.iter().map(|s| flowed.get(s).copied()).collect())
    }

    /// The gradient at input `k` of step `y`, on record; none where it is 0.
    fn adjoint(
        &mut self,
        op: &Op,
        inputs: &[usize],
        y: usize,
        up: usize,
        k: usize,
    ) -> Result<Option<usize>, MathError> {
        let (Some(&a), Some(&input)) = (inputs.first(), inputs.get(k)) else {
            return Ok(None);
        };
        let step = match op {
            Op::Given => return Ok(None),
            Op::Start => up,
            Op::Derivative => {
                return Err(MathError::new(
                    "the derivative of a rule cannot be differentiated again: write the rule out",
                ));
            }
            Op::Rule { .. } | Op::Recalled(_) => self.through_rule(op, inputs, y, up, k)?,
            Op::Arithmetic(arithmetic) => {
                let b = inputs.get(1).copied().unwrap_or(a);
                let wide = self.through_arithmetic(*arithmetic, a, b, y, up, k)?;
                let Some(wide) = wide else { return Ok(None) };
                self.sum_to(wide, input)?
            }
            Op::Function(function) => match self.slope_of(*function, a, y)? {
                Some(slope) if function.has_tails() => self.two(Arithmetic::Multiply, up, slope)?,
                Some(slope) => self.two(Arithmetic::Chain, up, slope)?,
                None => return Ok(None),
            },
            Op::LeakyRelu(slope) => {
                let mask = self.map(a, |x| if x > 0.0 { 1.0 } else { *slope });
                self.two(Arithmetic::Chain, up, mask)?
            }
            Op::Reduction(reduction, axis) => {
                self.through_reduction(*reduction, *axis, a, y, up)?
            }
            Op::Variance { axis, correction } => {
                let mean = self.apply(Op::Reduction(Reduction::Mean, *axis), &[a])?;
                let mean = self.spread(mean, a, *axis)?;
                let centred = self.two(Arithmetic::Subtract, a, mean)?;
                let n = self.along(a, *axis) - *correction as f64;
                let scaled = self.times(centred, 2.0 / n)?;
                let up = self.spread(up, a, *axis)?;
                self.two(Arithmetic::Chain, up, scaled)?
            }
            Op::Softmax(softmax, axis) => self.through_softmax(*softmax, *axis, a, y, up)?,
            Op::MatrixMultiply => self.through_product(inputs, up, k)?,
            Op::Rearrangement(rearrangement) => {
                self.through_rearrangement(rearrangement, inputs, up, k)?
            }
        };
        Ok(Some(step))
    }

    /// A rule's own derivative times what flows in; it goes no further than that.
    fn through_rule(&mut self, op: &Op, inputs: &[usize], y: usize, up: usize, k: usize) -> Step {
        let values = self.values(inputs);
        let (Some(value), Some(upstream)) = (self.value(y), self.value(up)) else {
            return Err(MathError::new("no such step"));
        };
        let gradient = op.backward(&values, value, upstream, k)?;
        let mut from = inputs.to_vec();
        from.push(up);
        Ok(self.record(Op::Derivative, from, gradient))
    }

    fn through_reduction(
        &mut self,
        reduction: Reduction,
        axis: Option<usize>,
        a: usize,
        y: usize,
        up: usize,
    ) -> Step {
        let n = self.along(a, axis);
        let wide = self.spread(up, a, axis)?;
        match reduction {
            Reduction::Sum => Ok(wide),
            Reduction::Mean => self.times(wide, 1.0 / n),
            Reduction::Product => {
                let others = self.others(a, axis)?;
                self.two(Arithmetic::Chain, wide, others)
            }
            Reduction::Largest | Reduction::Smallest => {
                let missing = || MathError::new("no such step");
                let (a, y) = (self.value(a), self.value(y));
                let (a, y) = (a.ok_or_else(missing)?, y.ok_or_else(missing)?);
                let ones = y.map(|_| 1.0);
                let mask = reduction.backward(a, y, &ones, axis)?;
                let mask = self.given(mask);
                self.two(Arithmetic::Chain, wide, mask)
            }
        }
    }

    /// For each number the product of the others along the axis, as a product
    /// over what is taken.
    fn others(&mut self, a: usize, axis: Option<usize>) -> Step {
        let shape = self.shape(a);
        let (outer, size, inner) = match axis {
            None => (1, shape.elements(), 1),
            Some(axis) => shape.around(axis)?,
        };
        let mut places = Vec::new();
        for o in 0..outer {
            for k in 0..size {
                for i in 0..inner {
                    let rest = (0..size).filter(|&other| other != k);
                    places.extend(rest.map(|other| (o * size + other) * inner + i));
                }
            }
        }
        let each = Shape::new(&[shape.elements(), size.saturating_sub(1)])?;
        let taken = self.apply(Op::Rearrangement(Rearrangement::Take(places, each)), &[a])?;
        let product = self.apply(Op::Reduction(Reduction::Product, Some(1)), &[taken])?;
        self.apply(Op::Rearrangement(Rearrangement::Reshape(shape)), &[product])
    }

    fn through_softmax(
        &mut self,
        softmax: Softmax,
        axis: usize,
        a: usize,
        y: usize,
        up: usize,
    ) -> Step {
        use Arithmetic::{Multiply, Subtract};
        match softmax {
            Softmax::Softmax => {
                let flows = self.two(Multiply, y, up)?;
                let sum = self.apply(Op::Reduction(Reduction::Sum, Some(axis)), &[flows])?;
                let sum = self.spread(sum, a, Some(axis))?;
                let rest = self.two(Subtract, up, sum)?;
                self.two(Multiply, y, rest)
            }
            Softmax::LogSoftmax => {
                let p = self.apply(Op::Function(Function::Exp), &[y])?;
                let sum = self.apply(Op::Reduction(Reduction::Sum, Some(axis)), &[up])?;
                let sum = self.spread(sum, a, Some(axis))?;
                let share = self.two(Multiply, p, sum)?;
                self.two(Subtract, up, share)
            }
            Softmax::LogSumExp => {
                let p = self.apply(Op::Softmax(Softmax::Softmax, axis), &[a])?;
                let wide = self.spread(up, a, Some(axis))?;
                self.two(Multiply, p, wide)
            }
        }
    }

    /// Ȳ Bᵀ and Aᵀ Ȳ; vectors are rows on the left and columns on the right.
    fn through_product(&mut self, inputs: &[usize], up: usize, k: usize) -> Step {
        let &[a, b] = inputs else {
            return Err(MathError::new("an operation without its inputs"));
        };
        let (shape_a, shape_b) = (self.shape(a), self.shape(b));
        let (row, column) = (shape_a.sizes().len() == 1, shape_b.sizes().len() == 1);
        let a2 = match (row, shape_a.sizes()) {
            (true, &[n]) => self.reshaped(a, &[1, n])?,
            _ => a,
        };
        let b2 = match (column, shape_b.sizes()) {
            (true, &[n]) => self.reshaped(b, &[n, 1])?,
            _ => b,
        };
        let mut sizes = self.shape(up).sizes().to_vec();
        if column {
            sizes.push(1);
        }
        if row {
            sizes.insert(sizes.len().saturating_sub(1), 1);
        }
        let up = self.reshaped(up, &sizes)?;
        let transpose = Op::Rearrangement(Rearrangement::Transpose);
        let (target, matrix, gradient) = if k == 0 {
            let other = self.apply(transpose, &[b2])?;
            (shape_a, a2, self.apply(Op::MatrixMultiply, &[up, other])?)
        } else {
            let other = self.apply(transpose, &[a2])?;
            (shape_b, b2, self.apply(Op::MatrixMultiply, &[other, up])?)
        };
        let gradient = self.sum_to(gradient, matrix)?;
        self.reshaped(gradient, target.sizes())
    }

    fn through_rearrangement(
        &mut self,
        rearrangement: &Rearrangement,
        inputs: &[usize],
        up: usize,
        k: usize,
    ) -> Step {
        let a = inputs.get(k).copied().unwrap_or_default();
        let shape = self.shape(a);
        let back = match rearrangement {
            Rearrangement::Transpose => Rearrangement::Transpose,
            Rearrangement::Reshape(_) => Rearrangement::Reshape(shape),
            Rearrangement::Broadcast(_) => Rearrangement::SumTo(shape),
            Rearrangement::SumTo(_) => Rearrangement::Broadcast(shape),
            Rearrangement::Take(places, _) => Rearrangement::Scatter(places.clone(), shape),
            Rearrangement::Scatter(places, _) => Rearrangement::Take(places.clone(), shape),
            Rearrangement::Stack => {
                let from = k * shape.elements();
                Rearrangement::Take((from..from + shape.elements()).collect(), shape)
            }
            Rearrangement::Join(axis) => {
                let before = inputs.iter().take(k);
                let before = before.map(|&s| self.shape(s).around(*axis).map_or(0, |(_, n, _)| n));
                let start: usize = before.sum();
                let (outer, size, inner) = shape.around(*axis)?;
                let (_, whole, _) = self.shape(up).around(*axis)?;
                let rows = (0..outer).map(|o| (o * whole + start) * inner);
                let places = rows.flat_map(|from| from..from + size * inner);
                Rearrangement::Take(places.collect(), shape)
            }
        };
        self.apply(Op::Rearrangement(back), &[up])
    }

    pub(super) fn two(&mut self, op: Arithmetic, a: usize, b: usize) -> Step {
        self.apply(Op::Arithmetic(op), &[a, b])
    }

    pub(super) fn times(&mut self, a: usize, factor: f64) -> Step {
        let factor = self.given(Tensor::scalar(factor));
        self.two(Arithmetic::Multiply, factor, a)
    }

    /// A function of a step's numbers, on record as given.
    pub(super) fn map(&mut self, step: usize, f: impl Fn(f64) -> f64) -> usize {
        let value = self.value(step).map(|value| value.map(f));
        self.given(value.unwrap_or_else(|| Tensor::scalar(f64::NAN)))
    }

    fn shape(&self, step: usize) -> Shape {
        self.value(step).map_or(Shape::SCALAR, Tensor::shape)
    }

    fn reshaped(&mut self, step: usize, sizes: &[usize]) -> Step {
        let shape = Shape::new(sizes)?;
        if self.shape(step) == shape {
            return Ok(step);
        }
        self.apply(Op::Rearrangement(Rearrangement::Reshape(shape)), &[step])
    }

    /// Summed back to the shape of another step.
    fn sum_to(&mut self, step: usize, like: usize) -> Step {
        let shape = self.shape(like);
        if self.shape(step) == shape {
            return Ok(step);
        }
        self.apply(Op::Rearrangement(Rearrangement::SumTo(shape)), &[step])
    }

    /// A reduced step stretched back over the axis that disappeared.
    fn spread(&mut self, step: usize, like: usize, axis: Option<usize>) -> Step {
        let shape = self.shape(like);
        let mut step = step;
        if let Some(axis) = axis {
            let mut sizes = shape.sizes().to_vec();
            if let Some(size) = sizes.get_mut(axis) {
                *size = 1;
            }
            step = self.reshaped(step, &sizes)?;
        }
        if self.shape(step) == shape {
            return Ok(step);
        }
        self.apply(Op::Rearrangement(Rearrangement::Broadcast(shape)), &[step])
    }

    /// How many numbers of a step meet in one.
    fn along(&self, step: usize, axis: Option<usize>) -> f64 {
        let shape = self.shape(step);
        let n = match axis {
            None => shape.elements(),
            Some(axis) => shape.sizes().get(axis).copied().unwrap_or(0),
        };
        n as f64
    }
}
