//! `grad` and `jacobian`, by going back over the tape.

use super::{Closure, Evaluator, Live, LiveRecord, from_math};
use crate::{Fault, Span};
use longhand_math::Tensor;
use longhand_math::op::Op;
use std::rc::Rc;

/// Most numbers a Jacobian may hold.
const MAX_JACOBIAN: usize = 10_000;

impl Evaluator<'_> {
    /// `grad(f, x, …)` of a function at a point, or `grad(y, w, …)` of a value
    /// that was computed from `w` in the same text.
    pub(super) fn grad(
        &mut self,
        mut values: Vec<(Live, Span)>,
        span: Span,
    ) -> Result<Live, Fault> {
        if values.len() < 2 {
            return Err(Fault::new(
                span,
                "grad needs a function and a point",
                "Write grad(f, x).",
            ));
        }
        let (of, of_span) = values.remove(0);
        match of {
            Live::Function(closure) => {
                let (output, points) = self.call_at(&closure, values, span)?;
                if self.tensor(output).rank() > 0 {
                    return Err(Fault::new(
                        of_span,
                        "grad needs a function whose value is one number",
                        "For several values use jacobian(f, x), or take sum(…) inside.",
                    ));
                }
                self.partials(output, &points, &closure, span)
            }
            Live::Number(output) => {
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
                if self.tensor(output).rank() > 0 {
                    return Err(Fault::new(
                        of_span,
                        "grad needs a value that is one number",
                        "Take sum(…) first.",
                    ));
                }
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
        values: Vec<(Live, Span)>,
        span: Span,
    ) -> Result<(usize, Vec<usize>), Fault> {
        let mut points = Vec::new();
        for (value, at) in values {
            let step = self.as_number(value, at)?;
            let fresh = self.apply(Op::Start, &[step], at)?;
            points.push(self.as_number(fresh, at)?);
        }
        let arguments = points.iter().map(|&p| Live::Number(p)).collect();
        let value = self.call_with(closure, arguments, span)?;
        Ok((self.as_number(value, span)?, points))
    }

    /// The derivatives of a number at each point: one, a vector of several
    /// numbers, or a record where they differ in shape.
    fn partials(
        &mut self,
        output: usize,
        points: &[usize],
        closure: &Closure,
        span: Span,
    ) -> Result<Live, Fault> {
        let gradients = self
            .tape
            .gradients(output, Some(points))
            .map_err(|error| from_math(&error, span))?;
        let mut partials: Vec<Tensor> = points
            .iter()
            .map(|&point| match gradients.of(point) {
                Some(gradient) => gradient.clone(),
                None => Tensor::zeros(self.tensor(point).shape()),
            })
            .collect();
        if partials.len() == 1 {
            let tensor = partials.remove(0);
            return Ok(self.derivative(output, tensor));
        }
        let numbers: Option<Vec<f64>> = partials.iter().map(Tensor::item).collect();
        if let Some(numbers) = numbers {
            return Ok(self.derivative(output, Tensor::vector(numbers)));
        }
        let names: &[String] = match closure {
            Closure::Written { parameters, .. } => parameters,
            Closure::BuiltIn(_) => &[],
        };
        let mut fields = Vec::new();
        for (i, tensor) in partials.into_iter().enumerate() {
            let name = match names.get(i) {
                Some(name) => name.clone(),
                None => ["x", &(i + 1).to_string()].concat(),
            };
            fields.push((name, self.derivative(output, tensor)));
        }
        Ok(Live::Record(LiveRecord { fields, main: None }))
    }

    /// Puts a derivative on the tape as something that knows what it came from
    /// and cannot be differentiated again.
    fn derivative(&mut self, output: usize, value: Tensor) -> Live {
        Live::Number(self.tape.record(Op::Derivative, vec![output], value))
    }

    /// `jacobian(f, x)`: rows for the outputs, columns for the inputs.
    pub(super) fn jacobian(
        &mut self,
        mut values: Vec<(Live, Span)>,
        span: Span,
    ) -> Result<Live, Fault> {
        let (Some((point, at)), Some((Live::Function(closure), _)), None) =
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
        let mut data = Vec::with_capacity(size);
        for i in 0..y.len() {
            let mut upstream = Tensor::zeros(y.shape());
            if let Some(slot) = upstream.data_mut().get_mut(i) {
                *slot = 1.0;
            }
            let gradients = self
                .tape
                .pull(output, upstream, Some(&[point]))
                .map_err(|error| from_math(&error, span))?;
            match gradients.of(point) {
                Some(gradient) => data.extend_from_slice(gradient.data()),
                None => data.extend(x.data().iter().map(|_| 0.0)),
            }
        }
        let sizes: Vec<usize> = y.sizes().iter().chain(x.sizes()).copied().collect();
        let tensor = Tensor::new(&sizes, data).map_err(|error| from_math(&error, span))?;
        Ok(self.derivative(output, tensor))
    }
}
