//! Calls: of written functions and of the language's own.

use super::arguments::Arguments;
use super::{Closure, Evaluator, TapeValue, from_math};
use crate::expr::{Argument, Kind};
use crate::functions::{self, BuiltIn, BuiltinOp};
use crate::{Expr, Fault, Span};
use longhand_math::op::{Arithmetic, Function, Op, Rearrangement, Reduction, Softmax};
use longhand_math::tensor::Shape;
use longhand_math::{Tensor, real, registry};
use std::rc::Rc;
use std::sync::Arc;

impl Evaluator<'_> {
    pub(super) fn call(
        &mut self,
        callee: &Expr,
        arguments: &[Argument],
        span: Span,
    ) -> Result<TapeValue, Fault> {
        let Kind::Name(name) = &callee.kind else {
            return Err(Fault::new(
                callee.span,
                "only a name can be called",
                "Write × to multiply.",
            ));
        };
        let own = match self.known(name) {
            Some(value @ TapeValue::Function(_)) => value,
            Some(value) if !functions::is_function(name) || functions::is_letter(name) => {
                return self.multiply_by_brackets(name, value, arguments, span);
            }
            _ => match functions::callable(name) {
                Some(name) => TapeValue::Function(Rc::new(Closure::BuiltIn(name))),
                None => return Err(self.unknown_function(name, callee.span)),
            },
        };
        let TapeValue::Function(closure) = own else {
            return Err(self.unknown(name, callee.span));
        };
        match &*closure {
            Closure::BuiltIn(name) => match functions::named(name) {
                Some(function) => self.call_built_in(function, arguments, span),
                None => match registry::named(name) {
                    Some(entry) => self.call_rule(entry, arguments, span),
                    None => Err(self.unknown(name, callee.span)),
                },
            },
            Closure::Written { parameters, .. } => {
                let values = self.bind(name, parameters, arguments, span)?;
                self.run_closure(&closure, values, span)
            }
        }
    }

    /// `w(x + 1)` where w is a number.
    fn multiply_by_brackets(
        &mut self,
        name: &str,
        value: TapeValue,
        arguments: &[Argument],
        span: Span,
    ) -> Result<TapeValue, Fault> {
        let [
            Argument {
                name: None,
                value: inner,
            },
        ] = arguments
        else {
            return Err(Fault::new(
                span,
                ["“", name, "” is not a function"].concat(),
                "Write × to multiply.",
            ));
        };
        let left = self.as_number(value, span)?;
        let right = self.number(inner)?;
        self.apply(Op::Arithmetic(Arithmetic::Multiply), &[left, right], span)
    }

    fn unknown_function(&self, name: &str, span: Span) -> Fault {
        let mut fault = self.unknown(name, span);
        fault.message = ["unknown function “", name, "”"].concat();
        fault
    }

    /// Arguments of a written function in the order of its parameters.
    fn bind(
        &mut self,
        name: &str,
        parameters: &[String],
        arguments: &[Argument],
        span: Span,
    ) -> Result<Vec<TapeValue>, Fault> {
        let mut values: Vec<Option<TapeValue>> = vec![None; parameters.len()];
        let wrong = || {
            let count = parameters.len().to_string();
            let values = if parameters.len() == 1 {
                " value"
            } else {
                " values"
            };
            Fault::new(
                span,
                ["“", name, "” takes ", &count, values].concat(),
                ["Write ", name, "(", &parameters.join(", "), ")."].concat(),
            )
        };
        for (i, argument) in arguments.iter().enumerate() {
            let place = match &argument.name {
                None => Some(i),
                Some(by_name) => parameters.iter().position(|p| p == by_name),
            };
            let value = self.expr(&argument.value)?;
            match place.and_then(|p| values.get_mut(p)) {
                Some(slot) if slot.is_none() => *slot = Some(value),
                _ => return Err(wrong()),
            }
        }
        values
            .into_iter()
            .collect::<Option<Vec<_>>>()
            .ok_or_else(wrong)
    }

    /// Runs a written function's body with its parameters bound.
    fn run_closure(
        &mut self,
        closure: &Closure,
        values: Vec<TapeValue>,
        span: Span,
    ) -> Result<TapeValue, Fault> {
        let Closure::Written {
            parameters,
            body,
            captured,
            foreign,
            ..
        } = closure
        else {
            return Err(Fault::new(span, "nothing to run", ""));
        };
        let mut frame = captured.clone();
        frame.extend(parameters.iter().cloned().zip(values));
        let body = Arc::clone(body);
        let outside = std::mem::replace(&mut self.locals, frame);
        let result = self.expr(&body);
        self.locals = outside;
        result.map_err(|mut fault| {
            if *foreign {
                fault.span = span;
            }
            fault
        })
    }

    /// Calls a function with values already computed.
    pub(super) fn call_with(
        &mut self,
        closure: &Rc<Closure>,
        values: Vec<TapeValue>,
        span: Span,
    ) -> Result<TapeValue, Fault> {
        match &**closure {
            Closure::BuiltIn(name) => {
                let Some(function) = functions::named(name) else {
                    return match registry::named(name) {
                        Some(entry) => self.call_rule_with(entry, values, span),
                        None => Err(self.unknown(name, span)),
                    };
                };
                let arguments = Arguments {
                    name: function.name,
                    span,
                    unnamed: values.into_iter().map(|v| (v, span)).collect(),
                    named: Vec::new(),
                };
                self.built_in(function, arguments)
            }
            Closure::Written {
                name, parameters, ..
            } => {
                if values.len() != parameters.len() {
                    let count = parameters.len().to_string();
                    return Err(Fault::new(
                        span,
                        ["“", name, "” takes ", &count, " values"].concat(),
                        "Give the derivative as many points.",
                    ));
                }
                self.run_closure(closure, values, span)
            }
        }
    }

    fn call_built_in(
        &mut self,
        function: &'static BuiltIn,
        arguments: &[Argument],
        span: Span,
    ) -> Result<TapeValue, Fault> {
        let mut given = Arguments {
            name: function.name,
            span,
            unnamed: Vec::new(),
            named: Vec::new(),
        };
        for argument in arguments {
            let value = self.expr(&argument.value)?;
            match &argument.name {
                None => given.unnamed.push((value, argument.value.span)),
                Some(name) => given.named.push((name.clone(), value, argument.value.span)),
            }
        }
        self.built_in(function, given)
    }

    fn built_in(
        &mut self,
        function: &'static BuiltIn,
        mut given: Arguments,
    ) -> Result<TapeValue, Fault> {
        let span = given.span;
        let value = match function.does {
            BuiltinOp::Map(map) => {
                let x = self.tensor_argument(&mut given, "x")?;
                self.apply(Op::Function(map), &[x], span)?
            }
            BuiltinOp::Logarithm => {
                let x = self.tensor_argument(&mut given, "x")?;
                let log = self.apply(Op::Function(Function::Ln), &[x], span)?;
                match given.optional("base") {
                    None => log,
                    Some((base, at)) => {
                        let base = self.as_number(base, at)?;
                        let base = self.apply(Op::Function(Function::Ln), &[base], at)?;
                        let steps = [self.as_number(log, span)?, self.as_number(base, at)?];
                        self.apply(Op::Arithmetic(Arithmetic::Divide), &steps, span)?
                    }
                }
            }
            BuiltinOp::Round => {
                let x = self.tensor_argument(&mut given, "x")?;
                let digits = self.optional_number(&mut given, "digits")?.unwrap_or(0.0);
                if digits.fract() != 0.0 || digits.abs() > 20.0 {
                    return Err(Fault::new(span, "digits must be a whole number", ""));
                }
                if digits == 0.0 {
                    self.apply(Op::Function(Function::Round), &[x], span)?
                } else {
                    let power = real::pow(10.0, digits.abs());
                    let scaled = self.tensor(x).map(|x| {
                        if digits > 0.0 {
                            real::round_half_even(x * power) / power
                        } else {
                            real::round_half_even(x / power) * power
                        }
                    });
                    self.given(scaled)
                }
            }
            BuiltinOp::Choose => {
                let [n, k] = self.tensor_arguments(&mut given, ["n", "k"])?;
                let counts = self.tensor(n).zip(&self.tensor(k), choices);
                self.given(counts.map_err(|error| from_math(&error, span))?)
            }
            BuiltinOp::Pair(pair) => {
                let names = if pair == Arithmetic::Angle {
                    ["y", "x"]
                } else {
                    ["a", "b"]
                };
                let [a, b] = self.tensor_arguments(&mut given, names)?;
                self.apply(Op::Arithmetic(pair), &[a, b], span)?
            }
            BuiltinOp::LeakyRelu => {
                let x = self.tensor_argument(&mut given, "x")?;
                let slope = self.optional_number(&mut given, "slope")?.unwrap_or(0.01);
                self.apply(Op::LeakyRelu(slope), &[x], span)?
            }
            BuiltinOp::Extreme(pair, reduction) => self.extreme(&mut given, pair, reduction)?,
            BuiltinOp::Reduce(_) if given.unnamed.len() > 1 && self.is_one_number(&given) => {
                return Err(Fault::new(
                    span,
                    [given.name, " takes one list"].concat(),
                    [
                        "Put the values in brackets, as in ",
                        given.name,
                        "([0.1, 0.2]).",
                    ]
                    .concat(),
                ));
            }
            BuiltinOp::Reduce(reduction) => {
                let x = self.tensor_argument(&mut given, "x")?;
                let axis = self.axis(&mut given, x)?;
                self.apply(Op::Reduction(reduction, axis), &[x], span)?
            }
            BuiltinOp::Variance | BuiltinOp::Deviation => {
                let x = self.tensor_argument(&mut given, "x")?;
                let axis = self.axis(&mut given, x)?;
                let correction = self.optional_count(&mut given, "correction")?.unwrap_or(0);
                let op = Op::Variance { axis, correction };
                let variance = self.apply(op, &[x], span)?;
                if function.does == BuiltinOp::Variance {
                    variance
                } else {
                    let variance = self.as_number(variance, span)?;
                    self.apply(Op::Function(Function::Sqrt), &[variance], span)?
                }
            }
            BuiltinOp::Softmax(softmax) => self.softmax(&mut given, softmax)?,
            BuiltinOp::Norm => {
                let x = self.tensor_argument(&mut given, "x")?;
                let square = self.apply(Op::Arithmetic(Arithmetic::Multiply), &[x, x], span)?;
                let square = self.as_number(square, span)?;
                let sum = self.apply(Op::Reduction(Reduction::Sum, None), &[square], span)?;
                let sum = self.as_number(sum, span)?;
                self.apply(Op::Function(Function::Sqrt), &[sum], span)?
            }
            BuiltinOp::Dot => {
                let [a, b] = self.tensor_arguments(&mut given, ["a", "b"])?;
                if self.tensor(a).rank() != 1 || self.tensor(b).rank() != 1 {
                    return Err(Fault::new(
                        span,
                        "dot takes two vectors",
                        "For matrices write A @ B.",
                    ));
                }
                self.apply(Op::MatrixMultiply, &[a, b], span)?
            }
            BuiltinOp::MatrixMultiply => {
                let steps = self.tensor_arguments(&mut given, ["A", "B"])?;
                self.apply(Op::MatrixMultiply, &steps, span)?
            }
            BuiltinOp::Transpose => {
                let a = self.tensor_argument(&mut given, "A")?;
                self.apply(Op::Rearrangement(Rearrangement::Transpose), &[a], span)?
            }
            BuiltinOp::Outer => {
                let [a, b] = self.tensor_arguments(&mut given, ["a", "b"])?;
                let column = Shape::new(&[self.tensor(a).len(), 1]);
                let column = column.map_err(|error| from_math(&error, span))?;
                let a = self.apply(
                    Op::Rearrangement(Rearrangement::Reshape(column)),
                    &[a],
                    span,
                )?;
                let a = self.as_number(a, span)?;
                self.apply(Op::Arithmetic(Arithmetic::Multiply), &[a, b], span)?
            }
            BuiltinOp::Clamp => {
                let [x, low, high] = self.tensor_arguments(&mut given, ["x", "low", "high"])?;
                let above = self.apply(Op::Arithmetic(Arithmetic::Maximum), &[x, low], span)?;
                let above = self.as_number(above, span)?;
                self.apply(Op::Arithmetic(Arithmetic::Minimum), &[above, high], span)?
            }
            BuiltinOp::Any | BuiltinOp::All => {
                let truth = self.truth_argument(&mut given)?;
                let mut each = truth.data().iter().map(|&x| x != 0.0);
                let holds = if function.does == BuiltinOp::Any {
                    each.any(|x| x)
                } else {
                    each.all(|x| x)
                };
                TapeValue::Truth(Tensor::scalar(f64::from(u8::from(holds))))
            }
            BuiltinOp::Where => self.choose(&mut given)?,
            BuiltinOp::Grad => return self.grad(given.unnamed_values()?, span),
            BuiltinOp::Jacobian => return self.jacobian(given.unnamed_values()?, span),
            BuiltinOp::Tensor(does) => self.tensor_function(does, &mut given)?,
        };
        given.finish(function)?;
        Ok(value)
    }

    /// Whether the first argument is a single number.
    fn is_one_number(&self, given: &Arguments) -> bool {
        match given.unnamed.first() {
            Some((TapeValue::Number(step), _)) => self.tensor(*step).rank() == 0,
            _ => false,
        }
    }

    fn extreme(
        &mut self,
        given: &mut Arguments,
        pair: Arithmetic,
        reduction: Reduction,
    ) -> Result<TapeValue, Fault> {
        let span = given.span;
        if given.unnamed.len() < 2 {
            let x = self.tensor_argument(given, "x")?;
            let axis = self.axis(given, x)?;
            return self.apply(Op::Reduction(reduction, axis), &[x], span);
        }
        let mut best: Option<usize> = None;
        for (value, at) in std::mem::take(&mut given.unnamed) {
            let step = self.as_number(value, at)?;
            best = Some(match best {
                None => step,
                Some(before) => {
                    let value = self.apply(Op::Arithmetic(pair), &[before, step], span)?;
                    self.as_number(value, span)?
                }
            });
        }
        best.map(TapeValue::Number)
            .ok_or_else(|| given.missing("x"))
    }

    fn softmax(&mut self, given: &mut Arguments, softmax: Softmax) -> Result<TapeValue, Fault> {
        let span = given.span;
        // logsumexp(a, b, c) of several numbers.
        let x = if given.unnamed.len() > 1 && softmax == Softmax::LogSumExp {
            let mut steps = Vec::new();
            for (value, at) in std::mem::take(&mut given.unnamed) {
                steps.push(self.as_number(value, at)?);
            }
            let stack = self.apply(Op::Rearrangement(Rearrangement::Stack), &steps, span)?;
            self.as_number(stack, span)?
        } else {
            self.tensor_argument(given, "z")?
        };
        let rank = self.tensor(x).rank();
        let axis = self.axis(given, x)?;
        if rank == 0 {
            return Err(Fault::new(
                span,
                [given.name, " needs several numbers"].concat(),
                ["Write a list, as in ", given.name, "([2, 1, 0.1])."].concat(),
            ));
        }
        self.apply(Op::Softmax(softmax, axis.unwrap_or(rank - 1)), &[x], span)
    }

    fn choose(&mut self, given: &mut Arguments) -> Result<TapeValue, Fault> {
        let span = given.span;
        let condition = self.truth_argument(given)?;
        let [a, b] = self.tensor_arguments(given, ["a", "b"])?;
        // Taken by place, so that a NaN on the side not taken stays there.
        let failed = |error| from_math(&error, span);
        let shape = condition
            .shape()
            .broadcast(&self.tensor(a).shape())
            .and_then(|s| s.broadcast(&self.tensor(b).shape()))
            .map_err(failed)?;
        let condition = condition.broadcast_to(shape).map_err(failed)?;
        let mut sides = Vec::new();
        for side in [a, b] {
            let wide = self.apply(
                Op::Rearrangement(Rearrangement::Broadcast(shape)),
                &[side],
                span,
            )?;
            let wide = self.as_number(wide, span)?;
            let flat = Shape::new(&[shape.elements()]).map_err(failed)?;
            let flat = Op::Rearrangement(Rearrangement::Reshape(flat));
            let flat = self.apply(flat, &[wide], span)?;
            sides.push(self.as_number(flat, span)?);
        }
        let both = self.apply(Op::Rearrangement(Rearrangement::Join(0)), &sides, span)?;
        let both = self.as_number(both, span)?;
        let places = condition.data().iter().enumerate();
        let places = places.map(|(i, &c)| if c != 0.0 { i } else { i + shape.elements() });
        let take = Rearrangement::Take(places.collect(), shape);
        self.apply(Op::Rearrangement(take), &[both], span)
    }
}

/// n over k; NaN where these are no counts.
fn choices(n: f64, k: f64) -> f64 {
    let whole = |x: f64| x.fract() == 0.0 && (0.0..1e15).contains(&x);
    if !whole(n) || !whole(k) {
        return f64::NAN;
    }
    if k > n {
        return 0.0;
    }
    let k = k.min(n - k);
    if k > 1e6 {
        return f64::INFINITY;
    }
    let mut product = 1.0;
    for i in 0..k as u64 {
        let i = i as f64;
        product = product * (n - i) / (i + 1.0);
        if product.is_infinite() {
            break;
        }
    }
    if product < 9e15 {
        product.round()
    } else {
        product
    }
}
