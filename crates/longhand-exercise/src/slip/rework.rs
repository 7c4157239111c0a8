//! Working an exercise out again with one thing changed.

use super::rule::SlipContext;
use crate::given::Draw;
use longhand_notation::expr::{Argument, Kind, Literal, Operator, Statement, Suffix};
use longhand_notation::{Expr, Program, Scope, Span, Value};

/// An exercise's formulas, read once: the steps in order, then the answer.
pub struct Rework<'a> {
    context: &'a SlipContext<'a>,
    formulas: Vec<(Option<&'a str>, Program)>,
    givens: Scope,
}

/// What one change led to.
pub struct Reworked {
    /// The answer that comes out.
    pub value: f64,
    /// The part as it belongs.
    pub site: Expr,
    /// The whole expression with the part changed.
    pub changed: Expr,
    /// The value of that expression itself, where it is one number.
    pub own: Option<f64>,
}

impl<'a> Rework<'a> {
    /// Reads the formulas. One that cannot be read leaves nothing to work out.
    pub fn new(context: &'a SlipContext<'a>) -> Rework<'a> {
        let steps = context
            .question
            .steps
            .iter()
            .map(|step| (Some(step.name.as_str()), &step.is));
        let read: Option<Vec<_>> = steps
            .chain([(None, context.formula)])
            .map(|(name, formula)| Some((name, formula.program().ok()?)))
            .collect();
        let mut givens = Scope::new();
        for given in &context.question.givens {
            if let Some(value) = context.scope.value(&given.name) {
                givens.define(&given.name, value.clone());
            }
        }
        Rework {
            context,
            formulas: read.unwrap_or_default(),
            givens,
        }
    }

    /// The answer with every part for which `edit` has another in its place; `None` where there
    /// is no such part.
    pub fn everywhere(&self, edit: &dyn Fn(&Expr) -> Option<Expr>) -> Option<f64> {
        let mut changed = false;
        let formulas: Vec<Program> = self
            .formulas
            .iter()
            .map(|(_, program)| {
                let statements = program.statements().iter().map(|statement| {
                    let mut statement = statement.clone();
                    changed |= replace(expression_mut(&mut statement), edit);
                    statement
                });
                Program::from(statements.collect::<Vec<_>>())
            })
            .collect();
        if !changed {
            return None;
        }
        self.run(
            0,
            self.givens.clone(),
            &|index| formulas.get(index),
            &|_, x| x,
        )
    }

    /// The answer once for each part that `edit` changes, one at a time.
    pub fn each(&self, edit: &dyn Fn(&Expr) -> Vec<Expr>) -> Vec<Reworked> {
        let mut found = Vec::new();
        let mut scope = self.givens.clone();
        for (index, (name, program)) in self.formulas.iter().enumerate() {
            for (at, statement) in program.statements().iter().enumerate() {
                let mut variations = Vec::new();
                vary(expression(statement), edit, &mut variations);
                for (site, changed) in variations {
                    let mut statements = program.statements().to_vec();
                    if let Some(place) = statements.get_mut(at) {
                        *expression_mut(place) = changed.clone();
                    }
                    let other = Program::from(statements);
                    let program = |i: usize| (i == index).then_some(&other);
                    let own = other
                        .evaluate(&scope)
                        .ok()
                        .and_then(|value| value.as_number());
                    let value = self.run(index, scope.clone(), &program, &|_, x| x);
                    if let Some(value) = value {
                        found.push(Reworked {
                            value,
                            site,
                            changed,
                            own,
                        });
                    }
                }
            }
            let Ok(value) = program.evaluate(&scope) else {
                break;
            };
            if let Some(name) = name {
                scope.define(name, value);
            }
        }
        found
    }

    /// As [`Rework::each`], where each change carries an expression that names it.
    pub fn each_named(&self, edit: &dyn Fn(&Expr) -> Vec<(Expr, Expr)>) -> Vec<(f64, Expr)> {
        let most = 2;
        (0..most)
            .flat_map(|choice| {
                let one = |expr: &Expr| -> Vec<Expr> {
                    let all = edit(expr);
                    all.into_iter()
                        .nth(choice)
                        .map(|(to, _)| to)
                        .into_iter()
                        .collect()
                };
                self.each(&one).into_iter().filter_map(move |found| {
                    let (_, name) = edit(&found.site).into_iter().nth(choice)?;
                    Some((found.value, name))
                })
            })
            .collect()
    }

    /// The answer with the steps' values changed on the way.
    pub fn with_steps(&self, change: &dyn Fn(usize, f64) -> f64) -> Option<f64> {
        self.run(0, self.givens.clone(), &|_| None, change)
    }

    /// The answer with another value for a given, as a part of the answer.
    pub fn with_given(&self, name: &str, change: &dyn Fn(&Value) -> Option<Value>) -> Option<f64> {
        let mut scope = self.givens.clone();
        let value = change(scope.value(name)?)?;
        scope.define(name, value);
        for given in &self.context.question.givens {
            if given.draw == Draw::Derived {
                let value = given.book.evaluate(&scope).ok()?;
                scope.define(&given.name, value);
            }
        }
        let value = self.run(0, scope, &|_| None, &|_, x| x)?;
        Some(value / self.context.answer)
    }

    /// Works formulas `from` and up out, with another in the place of those that `other` has.
    fn run<'b>(
        &'b self,
        from: usize,
        mut scope: Scope,
        other: &dyn Fn(usize) -> Option<&'b Program>,
        change: &dyn Fn(usize, f64) -> f64,
    ) -> Option<f64>
    where
        'a: 'b,
    {
        let mut last = None;
        for (index, (name, program)) in self.formulas.iter().enumerate().skip(from) {
            let program = other(index).unwrap_or(program);
            let mut value = program.evaluate(&scope).ok()?;
            match name {
                Some(name) => {
                    if let Some(x) = value.as_number() {
                        let changed = change(index, x);
                        if changed != x {
                            value = Value::number(changed);
                        }
                    }
                    scope.define(name, value);
                }
                None => {
                    last = crate::units::cell_in_field(&value, self.context.cell, self.context.unit)
                }
            }
        }
        last
    }
}

/// Calls `look` on every part of a statement.
pub fn each_part(statement: &Statement, look: &mut dyn FnMut(&Expr)) {
    fn walk(expr: &Expr, look: &mut dyn FnMut(&Expr)) {
        look(expr);
        for part in parts(expr) {
            walk(part, look);
        }
    }
    walk(expression(statement), look);
}

fn expression(statement: &Statement) -> &Expr {
    match statement {
        Statement::Define { value, .. } => value,
        Statement::Function { body, .. } => body,
        Statement::Expression(expr) => expr,
    }
}

fn expression_mut(statement: &mut Statement) -> &mut Expr {
    match statement {
        Statement::Define { value, .. } => value,
        Statement::Function { body, .. } => body,
        Statement::Expression(expr) => expr,
    }
}

/// The parts of an expression that are calculations themselves.
fn parts(expr: &Expr) -> Vec<&Expr> {
    match &expr.kind {
        Kind::Number(_) | Kind::Name(_) => Vec::new(),
        Kind::Negative(inner) | Kind::Not(inner) | Kind::Field(inner, _) => vec![inner],
        Kind::Binary(_, left, right) => vec![left, right],
        // A unit is not worked out, and a condition not gone wrong in.
        Kind::Convert(value, _) => vec![value],
        Kind::Compare(..) => Vec::new(),
        Kind::Call(_, arguments) => arguments.iter().map(|argument| &argument.value).collect(),
        Kind::Index(base, _) => vec![base],
        Kind::List(items) => items.iter().collect(),
    }
}

fn parts_mut(expr: &mut Expr) -> Vec<&mut Expr> {
    match &mut expr.kind {
        Kind::Number(_) | Kind::Name(_) => Vec::new(),
        Kind::Negative(inner) | Kind::Not(inner) | Kind::Field(inner, _) => vec![inner],
        Kind::Binary(_, left, right) => vec![left, right],
        Kind::Convert(value, _) => vec![value],
        Kind::Compare(..) => Vec::new(),
        Kind::Call(_, arguments) => arguments
            .iter_mut()
            .map(|argument| &mut argument.value)
            .collect(),
        Kind::Index(base, _) => vec![base],
        Kind::List(items) => items.iter_mut().collect(),
    }
}

/// Replaces every part that `edit` changes, the innermost first; whether there was one.
fn replace(expr: &mut Expr, edit: &dyn Fn(&Expr) -> Option<Expr>) -> bool {
    let mut changed = false;
    for part in parts_mut(expr) {
        changed |= replace(part, edit);
    }
    if let Some(other) = edit(expr) {
        *expr = other;
        changed = true;
    }
    changed
}

/// The expression once for every part that `edit` changes: the part, and the whole without it.
fn vary(expr: &Expr, edit: &dyn Fn(&Expr) -> Vec<Expr>, out: &mut Vec<(Expr, Expr)>) {
    out.extend(edit(expr).into_iter().map(|other| (expr.clone(), other)));
    for (index, part) in parts(expr).into_iter().enumerate() {
        let mut inner = Vec::new();
        vary(part, edit, &mut inner);
        for (site, other) in inner {
            let mut whole = expr.clone();
            if let Some(place) = parts_mut(&mut whole).into_iter().nth(index) {
                *place = other;
            }
            out.push((site, whole));
        }
    }
}

fn made(kind: Kind) -> Expr {
    Expr::new(kind, Span::default())
}

/// The name and arguments of a call.
pub fn call_named(expr: &Expr) -> Option<(&str, &[Argument])> {
    let Kind::Call(callee, arguments) = &expr.kind else {
        return None;
    };
    match &callee.kind {
        Kind::Name(name) => Some((name, arguments)),
        _ => None,
    }
}

/// A call.
pub fn call(name: &str, arguments: Vec<Argument>) -> Expr {
    let callee = made(Kind::Name(name.to_string()));
    made(Kind::Call(Box::new(callee), arguments))
}

/// A number.
pub fn number(mantissa: f64) -> Expr {
    made(Kind::Number(Literal {
        mantissa,
        suffix: Suffix::None,
    }))
}

/// Two expressions with a sign between them.
pub fn binary(operator: Operator, left: Expr, right: Expr) -> Expr {
    made(Kind::Binary(operator, Box::new(left), Box::new(right)))
}

/// `left + right`
pub fn sum(left: Expr, right: Expr) -> Expr {
    binary(Operator::Add, left, right)
}

/// `left − right`
pub fn difference(left: Expr, right: Expr) -> Expr {
    binary(Operator::Subtract, left, right)
}

/// `left · right`
pub fn product(left: Expr, right: Expr) -> Expr {
    binary(Operator::Multiply, left, right)
}

/// `left / right`
pub fn divided(left: Expr, right: Expr) -> Expr {
    binary(Operator::Divide, left, right)
}

/// `base ^ exponent`
pub fn power(base: Expr, exponent: Expr) -> Expr {
    binary(Operator::Power, base, exponent)
}
