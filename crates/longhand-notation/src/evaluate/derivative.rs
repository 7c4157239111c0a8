//! `grad` and `jacobian`, by going back over the tape.
//!
//! Where only one derivative is asked for, the gradients are numbers. Where a
//! text asks for several, or a function takes one inside, going back is itself
//! put on the tape, so that a derivative can be differentiated again.

use super::{Closure, Evaluator, TapeRecord, TapeValue, from_math};
use crate::{Fault, Span};
use longhand_math::Tensor;
use longhand_math::op::{Op, Rearrangement};
use longhand_math::tensor::Shape;
use std::rc::Rc;

/// Most numbers a Jacobian may hold.
const MAX_JACOBIAN: usize = 10_000;

/// Most steps of a tape on which derivatives stand.
const MAX_STEPS: usize = 100_000;

impl Evaluator<'_> {
    /// `grad(f, x, …)` of a function at a point, or `grad(y, w, …)` of a value
    /// that was computed from `w` in the same text.
    pub(super) fn grad(
        &mut self,
        mut values: Vec<(TapeValue, Span)>,
        span: Span,
    ) -> Result<TapeValue, Fault> {
        if values.len() < 2 {
            return Err(Fault::new(
                span,
                "grad needs a function and a point",
                "Write grad(f, x).",
            ));
        }
        let (of, of_span) = values.remove(0);
        match of {
            TapeValue::Function(closure) => {
                let (output, points) = self.call_at(&closure, values, span)?;
                self.one_number(output, &points, of_span)?;
                self.partials(output, &points, &closure, span)
            }
            TapeValue::Number(output) => {
                let mut points = Vec::new();
                for (value, at) in values {
                    let step = self.as_number(value, at)?;
                    if self.tape.dependents(&[step]).get(output) != Some(&true) {
                        return Err(Fault::new(
                            at,
                            "the value does not depend on this",
                            "Write the whole formula inside grad, or define a function: f(w) = …; grad(f, 2).",
                        ));
                    }
                    points.push(step);
                }
                self.one_number(output, &points, of_span)?;
                let unnamed = Rc::new(Closure::BuiltIn("grad"));
                self.partials(output, &points, &unnamed, span)
            }
            _ => Err(Fault::new(
                of_span,
                "grad needs a function first",
                "Write grad(f, x).",
            )),
        }
    }

    /// Calls a function at fresh points on the tape: its value and the points.
    fn call_at(
        &mut self,
        closure: &Rc<Closure>,
        values: Vec<(TapeValue, Span)>,
        span: Span,
    ) -> Result<(usize, Vec<usize>), Fault> {
        let mut points = Vec::new();
        for (value, at) in values {
            let step = self.as_number(value, at)?;
            let fresh = self.apply(Op::Start, &[step], at)?;
            points.push(self.as_number(fresh, at)?);
        }
        let arguments = points.iter().map(|&p| TapeValue::Number(p)).collect();
        // What this function differentiates is differentiated in turn.
        let outside = std::mem::replace(&mut self.several_derivatives, true);
        let value = self.call_with(closure, arguments, span);
        self.several_derivatives = outside;
        let value = value?;
        Ok((self.as_number(value, span)?, points))
    }

    /// `grad` is of one number. Of several it is where each output number
    /// depends on the number at its own place alone, as with `grad(sigmoid,
    /// [0, 1])`: then it has the slope at each place.
    fn one_number(&self, output: usize, points: &[usize], span: Span) -> Result<(), Fault> {
        let shape = self.tensor(output).shape();
        let by_place = |&point: &usize| {
            self.tensor(point).shape() == shape && self.works_by_place(output, point)
        };
        if self.tensor(output).rank() == 0 || points.iter().all(by_place) {
            return Ok(());
        }
        Err(Fault::new(
            span,
            "grad needs a function whose value is one number",
            "For several values use jacobian(f, x), or take sum(…) inside.",
        ))
    }

    /// Whether every step from a point to the output works number by number.
    fn works_by_place(&self, output: usize, point: usize) -> bool {
        let on_the_way = self.tape.dependents(&[point]);
        let shape = self.tensor(point).shape();
        let nodes = self.tape.nodes().iter().enumerate().take(output + 1);
        let mut between = nodes.filter(|(i, _)| on_the_way.get(*i) == Some(&true) && *i != point);
        between.all(|(_, node)| {
            let pointwise = matches!(
                node.op,
                Op::Start | Op::Arithmetic(_) | Op::Function(_) | Op::LeakyRelu(_)
            );
            pointwise && node.value.shape() == shape
        })
    }

    /// The derivatives of a number at each point: one, a vector of several
    /// numbers, or a record where they differ in shape.
    fn partials(
        &mut self,
        output: usize,
        points: &[usize],
        closure: &Closure,
        span: Span,
    ) -> Result<TapeValue, Fault> {
        let ones = self.tensor(output).map(|_| 1.0);
        let mut partials = self.slopes_at(output, ones, points, span)?;
        if partials.len() == 1 {
            return Ok(TapeValue::Number(partials.remove(0)));
        }
        if partials.iter().all(|&step| self.tensor(step).rank() == 0) {
            return self.apply(Op::Rearrangement(Rearrangement::Stack), &partials, span);
        }
        let names: &[String] = match closure {
            Closure::Written { parameters, .. } => parameters,
            Closure::BuiltIn(_) => &[],
        };
        let mut fields = Vec::new();
        for (i, step) in partials.into_iter().enumerate() {
            let name = match names.get(i) {
                Some(name) => name.clone(),
                None => ["x", &(i + 1).to_string()].concat(),
            };
            fields.push((name, TapeValue::Number(step)));
        }
        Ok(TapeValue::Record(TapeRecord { fields, main: None }))
    }

    /// The derivatives of a step, weighted by `upstream`, at each point, as steps.
    fn slopes_at(
        &mut self,
        output: usize,
        upstream: Tensor,
        points: &[usize],
        span: Span,
    ) -> Result<Vec<usize>, Fault> {
        let failed = |error| from_math(&error, span);
        let found = if self.several_derivatives {
            let up = self.tape.given(upstream);
            let steps = self.tape.differentiate(output, up, points, MAX_STEPS);
            steps.map_err(failed)?
        } else {
            let gradients = self.tape.pull(output, upstream, Some(points));
            let gradients = gradients.map_err(failed)?;
            let tensors: Vec<Option<Tensor>> =
                points.iter().map(|&p| gradients.of(p).cloned()).collect();
            let mut steps = Vec::new();
            for tensor in tensors {
                // Something that knows what it came from.
                steps.push(tensor.map(|t| self.tape.record(Op::Derivative, vec![output], t)));
            }
            steps
        };
        let mut steps = Vec::with_capacity(found.len());
        for (step, &point) in found.into_iter().zip(points) {
            steps.push(match step {
                Some(step) => step,
                None => {
                    let zeros = Tensor::zeros(self.tensor(point).shape());
                    self.tape.given(zeros)
                }
            });
        }
        Ok(steps)
    }

    /// `jacobian(f, x)`: rows for the outputs, columns for the inputs.
    pub(super) fn jacobian(
        &mut self,
        mut values: Vec<(TapeValue, Span)>,
        span: Span,
    ) -> Result<TapeValue, Fault> {
        let (Some((point, at)), Some((TapeValue::Function(closure), _)), None) =
            (values.pop(), values.pop(), values.pop())
        else {
            return Err(Fault::new(
                span,
                "jacobian needs a function and a point",
                "Write jacobian(f, x).",
            ));
        };
        let (output, points) = self.call_at(&closure, vec![(point, at)], span)?;
        let Some(&point) = points.first() else {
            return Err(Fault::new(span, "jacobian needs a point", ""));
        };
        let (y, x) = (self.tensor(output), self.tensor(point));
        let size = y.len().saturating_mul(x.len());
        let work = y.len().saturating_mul(self.tape.elements());
        if size > MAX_JACOBIAN || work > super::MAX_NUMBERS {
            return Err(Fault::new(span, "a Jacobian of too many numbers", ""));
        }
        let mut rows = Vec::with_capacity(y.len());
        for i in 0..y.len() {
            let mut upstream = Tensor::zeros(y.shape());
            if let Some(slot) = upstream.data_mut().get_mut(i) {
                *slot = 1.0;
            }
            rows.extend(self.slopes_at(output, upstream, &[point], span)?);
        }
        let sizes: Vec<usize> = y.sizes().iter().chain(x.sizes()).copied().collect();
        let shape = Shape::new(&sizes).map_err(|error| from_math(&error, span))?;
        if rows.is_empty() {
            return Ok(self.given(Tensor::zeros(shape)));
        }
        let stacked = self.flat(&rows, span)?;
        let reshape = Op::Rearrangement(Rearrangement::Reshape(shape));
        self.apply(reshape, &[stacked], span)
    }

    /// Steps laid end to end in one vector.
    fn flat(&mut self, rows: &[usize], span: Span) -> Result<usize, Fault> {
        let mut flat = Vec::with_capacity(rows.len());
        for &row in rows {
            let length = Shape::new(&[self.tensor(row).len()]);
            let length = length.map_err(|error| from_math(&error, span))?;
            let reshape = Op::Rearrangement(Rearrangement::Reshape(length));
            let row = self.apply(reshape, &[row], span)?;
            flat.push(self.as_number(row, span)?);
        }
        let joined = self.apply(Op::Rearrangement(Rearrangement::Join(0)), &flat, span)?;
        self.as_number(joined, span)
    }
}
