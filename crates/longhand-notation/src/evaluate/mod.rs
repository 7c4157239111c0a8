//! From a tree to a value, every step on a tape.
//!
//! Each number is a step on a [`Tape`], so that `grad`, `jacobian` and the
//! [trace](crate::trace) need nothing else. Work is bounded: steps on the tape,
//! numbers on the tape, visits of the tree, and how deep calls may nest.

mod arguments;
mod call;
mod derivative;
mod element;
mod export;
mod lookup;
mod rule;
mod tensor_functions;
mod units;

use crate::expr::{Comparison, Kind, Operator, Statement};
use crate::unit::Unit;
use crate::value::Value;
use crate::{Expr, Fault, Scope, Span};
use longhand_math::op::{Arithmetic, Op, Rearrangement};
use longhand_math::tape::Tape;
use longhand_math::{MathError, Tensor};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

/// How deep trees and calls may nest together.
const MAX_NESTING: usize = 200;
/// Most visits of a tree's nodes.
const MAX_VISITS: usize = 300_000;
/// Most numbers on the tape.
const MAX_NUMBERS: usize = 1 << 22;
/// Most multiplications in matrix products.
const MAX_PRODUCTS: usize = 1 << 28;

/// A value while it is being computed: numbers are steps on the tape.
#[derive(Clone, Debug)]
pub(crate) enum TapeValue {
    Number(usize),
    Truth(Tensor),
    Function(Rc<Closure>),
    Record(TapeRecord),
}

/// Several values by name; `main` stands for the whole.
#[derive(Clone, Debug)]
pub(crate) struct TapeRecord {
    pub fields: Vec<(String, TapeValue)>,
    pub main: Option<usize>,
}

/// A function and what it sees of the place where it was written.
#[derive(Debug)]
pub(crate) enum Closure {
    BuiltIn(&'static str),
    Written {
        name: String,
        parameters: Vec<String>,
        body: Arc<Expr>,
        captured: Vec<(String, TapeValue)>,
        /// Written in another text: its spans mean nothing here.
        foreign: bool,
    },
}

pub(crate) struct Evaluator<'a> {
    pub tape: Tape,
    scope: &'a Scope,
    /// Names of the scope that have been used.
    imported: BTreeMap<String, TapeValue>,
    /// Definitions so far, or a function's captured names and parameters.
    locals: Vec<(String, TapeValue)>,
    /// The names that steps have.
    pub names: BTreeMap<usize, String>,
    /// The units of steps that have one.
    units: BTreeMap<usize, Unit>,
    /// Whether a name may be a unit here.
    in_unit: bool,
    /// Whether derivatives are to be differentiated again.
    pub several_derivatives: bool,
    nesting: usize,
    visits: usize,
    products: usize,
}

impl<'a> Evaluator<'a> {
    pub fn new(scope: &'a Scope) -> Self {
        Self {
            tape: Tape::new(),
            scope,
            imported: BTreeMap::new(),
            locals: Vec::new(),
            names: BTreeMap::new(),
            units: BTreeMap::new(),
            in_unit: false,
            several_derivatives: false,
            nesting: 0,
            visits: 0,
            products: 0,
        }
    }

    /// Runs statements; the last one's value.
    pub fn run(&mut self, statements: &[Statement]) -> Result<TapeValue, Fault> {
        self.several_derivatives = derivatives(statements) > 1;
        let mut last = None;
        let resolved = crate::implicit_product::resolved(statements, self.scope);
        for statement in resolved.iter() {
            let value = match statement {
                Statement::Expression(expr) => self.expr(expr)?,
                Statement::Define { name, value } => {
                    let value = self.expr(value)?;
                    if let TapeValue::Number(step) = value {
                        self.names.entry(step).or_insert_with(|| name.clone());
                    }
                    self.define(name, value.clone());
                    value
                }
                Statement::Function {
                    name,
                    parameters,
                    body,
                } => {
                    let function = self.close_over(name, parameters, body);
                    self.define(name, function.clone());
                    function
                }
            };
            last = Some(value);
        }
        last.ok_or_else(|| Fault::new(Span::default(), "nothing to compute", "Write a formula."))
    }

    fn define(&mut self, name: &str, value: TapeValue) {
        self.locals.retain(|(n, _)| n != name);
        self.locals.push((String::from(name), value));
    }

    /// What has been defined, as values to keep.
    pub fn definitions(&self) -> Vec<(String, Value)> {
        let kept = self.locals.iter();
        kept.map(|(name, live)| (name.clone(), self.export(live)))
            .collect()
    }

    fn close_over(&self, name: &str, parameters: &[String], body: &Expr) -> TapeValue {
        let mut used = BTreeSet::new();
        free_names(body, parameters, &mut used);
        let captured = self.locals.iter().filter(|(n, _)| used.contains(n));
        TapeValue::Function(Rc::new(Closure::Written {
            name: String::from(name),
            parameters: parameters.to_vec(),
            body: Arc::new(body.clone()),
            captured: captured.cloned().collect(),
            foreign: false,
        }))
    }

    /// The value of an expression.
    pub fn expr(&mut self, expr: &Expr) -> Result<TapeValue, Fault> {
        self.visits += 1;
        if self.visits > MAX_VISITS || self.tape.elements() > MAX_NUMBERS {
            return Err(Fault::new(
                expr.span,
                "this would take too long",
                "Compute it in smaller parts.",
            ));
        }
        self.nesting += 1;
        if self.nesting > MAX_NESTING {
            self.nesting -= 1;
            return Err(Fault::new(
                expr.span,
                "calls nested too deep",
                "Compute it in smaller parts.",
            ));
        }
        let result = self.kind(expr);
        self.nesting -= 1;
        result
    }

    fn kind(&mut self, expr: &Expr) -> Result<TapeValue, Fault> {
        match &expr.kind {
            Kind::Number(literal) => Ok(self.constant(literal.value())),
            Kind::Name(name) => self.name(name, expr.span),
            Kind::Negative(inner) => self.negative(inner, expr.span),
            Kind::Not(inner) => {
                let truth = self.truth(inner)?;
                Ok(TapeValue::Truth(truth.map(|x| 1.0 - x)))
            }
            Kind::Binary(operator, left, right) => self.binary(*operator, left, right, expr.span),
            Kind::Compare(first, rest) => self.compare(first, rest, expr.span),
            Kind::Call(callee, arguments) => self.call(callee, arguments, expr.span),
            Kind::Index(base, places) => self.index(base, places, expr.span),
            Kind::Field(base, field) => self.field(base, field, expr.span),
            Kind::List(items) => self.list(items, expr.span),
            Kind::Convert(value, unit) => self.convert(value, unit),
        }
    }

    pub(crate) fn constant(&mut self, x: f64) -> TapeValue {
        TapeValue::Number(self.tape.given(Tensor::scalar(x)))
    }

    pub(crate) fn given(&mut self, tensor: Tensor) -> TapeValue {
        TapeValue::Number(self.tape.given(tensor))
    }

    fn negative(&mut self, inner: &Expr, span: Span) -> Result<TapeValue, Fault> {
        if let Kind::Number(literal) = &inner.kind {
            return Ok(self.constant(-literal.value()));
        }
        let step = self.number(inner)?;
        self.apply(Op::Arithmetic(Arithmetic::Negative), &[step], span)
    }

    /// BuiltinOp an operation on the tape.
    pub(crate) fn apply(
        &mut self,
        op: Op,
        steps: &[usize],
        span: Span,
    ) -> Result<TapeValue, Fault> {
        if op == Op::MatrixMultiply {
            self.count_products(steps, span)?;
        }
        let unit = self.unit_of(&op, steps, span)?;
        match self.tape.apply(op, steps) {
            Ok(step) => {
                if let Some(unit) = unit {
                    self.units.insert(step, unit);
                }
                Ok(TapeValue::Number(step))
            }
            Err(error) => Err(from_math(&error, span)),
        }
    }

    fn count_products(&mut self, steps: &[usize], span: Span) -> Result<(), Fault> {
        let sizes = |step: Option<&usize>| {
            let tensor = step.and_then(|&s| self.tape.value(s));
            tensor.map_or((0, 0), |t| {
                (t.len(), t.sizes().last().copied().unwrap_or(1))
            })
        };
        let ((left, _), (_, columns)) = (sizes(steps.first()), sizes(steps.get(1)));
        self.products = self.products.saturating_add(left.saturating_mul(columns));
        if self.products > MAX_PRODUCTS {
            return Err(Fault::new(
                span,
                "matrix products that would take too long",
                "Try smaller matrices.",
            ));
        }
        Ok(())
    }

    /// Visits, numbers and multiplications so far.
    pub(crate) fn work(&self) -> usize {
        self.visits
            .saturating_add(self.tape.elements())
            .saturating_add(self.products)
    }

    /// The tensor of a step.
    pub(crate) fn tensor(&self, step: usize) -> Tensor {
        self.tape
            .value(step)
            .cloned()
            .unwrap_or_else(|| Tensor::scalar(f64::NAN))
    }

    /// How many numbers a step holds.
    pub(crate) fn tensor_size(&self, step: usize) -> usize {
        self.tape.value(step).map_or(0, Tensor::len)
    }

    /// An expression that must come to a number, vector or matrix.
    pub(crate) fn number(&mut self, expr: &Expr) -> Result<usize, Fault> {
        let value = self.expr(expr)?;
        if let (Kind::Name(typed), TapeValue::Function(_)) = (&expr.kind, &value) {
            return Err(not_a_number(typed, expr.span));
        }
        self.as_number(value, expr.span)
    }

    pub(crate) fn as_number(&mut self, value: TapeValue, span: Span) -> Result<usize, Fault> {
        match value {
            TapeValue::Number(step) => Ok(step),
            // A condition counts 1 where it holds: a mask.
            TapeValue::Truth(truth) => Ok(self.tape.given(truth)),
            TapeValue::Function(closure) => Err(not_a_number(closure.name(), span)),
            TapeValue::Record(record) => {
                if let Some((_, main)) = record.main.and_then(|i| record.fields.get(i)) {
                    return self.as_number(main.clone(), span);
                }
                let names: Vec<&str> = record.fields.iter().map(|(n, _)| n.as_str()).collect();
                Err(Fault::new(
                    span,
                    "several values by name, and a number is needed here",
                    ["Choose one with a dot: ", &names.join(", "), "."].concat(),
                ))
            }
        }
    }

    /// An expression that must come to true or false.
    fn truth(&mut self, expr: &Expr) -> Result<Tensor, Fault> {
        match self.expr(expr)? {
            TapeValue::Truth(truth) => Ok(truth),
            _ => Err(Fault::new(
                expr.span,
                "a condition is needed here",
                "“and”, “or” and “not” join comparisons, such as x > 0. If several values stand here, give one.",
            )),
        }
    }

    fn binary(
        &mut self,
        operator: Operator,
        left: &Expr,
        right: &Expr,
        span: Span,
    ) -> Result<TapeValue, Fault> {
        let op = match operator {
            Operator::Add => Arithmetic::Add,
            Operator::Subtract => Arithmetic::Subtract,
            Operator::Multiply | Operator::Juxtapose => Arithmetic::Multiply,
            Operator::Divide => Arithmetic::Divide,
            Operator::Power => Arithmetic::Power,
            Operator::MatrixMultiply => {
                let steps = [self.number(left)?, self.number(right)?];
                return self.apply(Op::MatrixMultiply, &steps, span);
            }
            Operator::And | Operator::Or => {
                let (a, b) = (self.truth(left)?, self.truth(right)?);
                let both = |x: f64, y: f64| {
                    if operator == Operator::And {
                        x * y
                    } else {
                        x.max(y)
                    }
                };
                return match a.zip(&b, both) {
                    Ok(truth) => Ok(TapeValue::Truth(truth)),
                    Err(error) => Err(from_math(&error, span)),
                };
            }
        };
        let left = self.number(left)?;
        let right = self.right_side(operator, left, right)?;
        self.apply(Op::Arithmetic(op), &[left, right], span)
    }

    fn compare(
        &mut self,
        first: &Expr,
        rest: &[(Comparison, Expr)],
        span: Span,
    ) -> Result<TapeValue, Fault> {
        let mut left = self.number(first)?;
        let mut all: Option<Tensor> = None;
        for (comparison, expr) in rest {
            let right = self.number(expr)?;
            self.same_unit(self.units.get(&left), self.units.get(&right), span)?;
            let (a, b) = (self.tensor(left), self.tensor(right));
            let truth = a
                .zip(&b, |x, y| f64::from(u8::from(holds(*comparison, x, y))))
                .and_then(|truth| match &all {
                    Some(before) => before.mul(&truth),
                    None => Ok(truth),
                });
            match truth {
                Ok(truth) => all = Some(truth),
                Err(error) => return Err(from_math(&error, span)),
            }
            left = right;
        }
        Ok(TapeValue::Truth(all.unwrap_or_else(|| Tensor::scalar(1.0))))
    }

    fn list(&mut self, items: &[Expr], span: Span) -> Result<TapeValue, Fault> {
        let mut steps = Vec::with_capacity(items.len());
        for item in items {
            steps.push(self.number(item)?);
        }
        if steps.is_empty() {
            return Ok(self.given(Tensor::vector(Vec::new())));
        }
        self.apply(Op::Rearrangement(Rearrangement::Stack), &steps, span)
    }
}

impl Closure {
    pub fn name(&self) -> &str {
        match self {
            Self::BuiltIn(name) => name,
            Self::Written { name, .. } => name,
        }
    }
}

/// A function where a number must stand, by the name that was typed.
fn not_a_number(name: &str, span: Span) -> Fault {
    let name = crate::typeset::name(name);
    Fault::new(
        span,
        ["“", &name, "” is a function, and a number is needed here"].concat(),
        ["Give it its argument, as in ", &name, "(x)."].concat(),
    )
}

/// Whether a comparison holds. Two numbers are equal when they agree to twelve
/// digits, so that 0.1 + 0.2 is 0.3; NaN equals nothing.
fn holds(comparison: Comparison, x: f64, y: f64) -> bool {
    let equal = x == y || (x - y).abs() <= 1e-12 * x.abs().min(y.abs());
    match comparison {
        Comparison::Equal => equal,
        Comparison::Different => !equal,
        Comparison::Less => x < y && !equal,
        Comparison::AtMost => x <= y || equal,
        Comparison::Greater => x > y && !equal,
        Comparison::AtLeast => x >= y || equal,
    }
}

pub(crate) fn from_math(error: &MathError, span: Span) -> Fault {
    Fault::new(span, error.message.as_str(), "")
}

/// Collects the names an expression uses, other than `bound`.
pub(crate) fn free_names(expr: &Expr, bound: &[String], into: &mut BTreeSet<String>) {
    expr.walk(&mut |part| {
        if let Kind::Name(name) = &part.kind
            && !bound.contains(name)
        {
            into.insert(name.clone());
        }
    });
}

/// How often derivatives are asked for.
fn derivatives(statements: &[Statement]) -> usize {
    let mut count = 0;
    for statement in statements {
        let (Statement::Expression(expr)
        | Statement::Define { value: expr, .. }
        | Statement::Function { body: expr, .. }) = statement;
        expr.walk(&mut |part| {
            if let Kind::Name(name) = &part.kind {
                count += usize::from(matches!(name.as_str(), "grad" | "jacobian"));
            }
        });
    }
    count
}
