//! Products without a sign, taken apart once it is known what has a value.
//!
//! `xy` is x · y where only x and y are known, `w(x + 1)` a product where w is a
//! number, `xln(2)` is x · ln(2). Such factors are factors like any other:
//! `pq^3` is p · q³, `r/st` is (r/s) · t, `q^rs` is qʳ · s. A name in brackets is
//! one factor: `(pq)^2`, `1/(pq)`.

use crate::expr::{Argument, Kind, Literal, Operator, Statement, Suffix};
use crate::{Expr, Scope, Span, Value, functions, name, unit};
use std::borrow::Cow;

/// Longest name that is tried as a product of shorter ones.
const MAX_RUN: usize = 8;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Number,
    Function,
    /// A parameter: a number or a function, as it will be called.
    Parameter,
    /// Several values, or a condition.
    Other,
}

/// The shorter names that a name is made of, longest first.
fn pieces(name: &str, is_number: impl Fn(&str) -> bool) -> Option<Vec<String>> {
    let length = name.chars().count();
    if !(2..=MAX_RUN).contains(&length) {
        return None;
    }
    let cuts: Vec<usize> = name
        .char_indices()
        .map(|(i, _)| i)
        .chain([name.len()])
        .collect();
    // best[i]: the factors of the first i characters.
    let mut best: Vec<Option<Vec<String>>> = vec![Some(Vec::new())];
    for end in 1..cuts.len() {
        let mut found = None;
        for start in 0..end {
            let (Some(Some(before)), Some(&from), Some(&to)) =
                (best.get(start).cloned(), cuts.get(start), cuts.get(end))
            else {
                continue;
            };
            let piece = name.get(from..to).unwrap_or("");
            let whole = start == 0 && end + 1 == cuts.len();
            if !whole && piece.starts_with(name::starts) && is_number(piece) {
                let mut factors = before;
                factors.push(String::from(piece));
                found = Some(factors);
                break;
            }
        }
        best.push(found);
    }
    best.pop().flatten()
}

/// Statements with their products taken apart; as they are where there are none.
pub(crate) fn resolved<'a>(statements: &'a [Statement], scope: &Scope) -> Cow<'a, [Statement]> {
    let mut names = Names {
        scope,
        own: Vec::new(),
    };
    let mut out: Cow<[Statement]> = Cow::Borrowed(statements);
    for (place, statement) in statements.iter().enumerate() {
        let outer = names.own.len();
        let (expr, defines) = match statement {
            Statement::Expression(expr) => (expr, None),
            Statement::Define { name, value } => (value, Some((name, names.kind(value)))),
            Statement::Function {
                name,
                parameters,
                body,
            } => {
                let own = parameters.iter().map(|p| (p.clone(), Meaning::Parameter));
                names.own.extend(own);
                (body, Some((name, Meaning::Function)))
            }
        };
        if names.concerns(expr) {
            let changed = names.whole(expr.clone(), false);
            if let Some(
                Statement::Expression(slot)
                | Statement::Define { value: slot, .. }
                | Statement::Function { body: slot, .. },
            ) = out.to_mut().get_mut(place)
            {
                *slot = changed;
            }
        }
        names.own.truncate(outer);
        if let Some((name, meaning)) = defines {
            names.own.push((name.clone(), meaning));
        }
    }
    out
}

struct Names<'a> {
    scope: &'a Scope,
    /// What the text has defined so far.
    own: Vec<(String, Meaning)>,
}

impl Names<'_> {
    fn meaning(&self, name: &str) -> Option<Meaning> {
        if let Some((_, meaning)) = self.own.iter().rev().find(|(own, _)| own == name) {
            return Some(*meaning);
        }
        Some(match self.scope.value(name)? {
            Value::Quantity(_) => Meaning::Number,
            Value::Function(_) => Meaning::Function,
            _ => Meaning::Other,
        })
    }

    /// What a definition's name stands for.
    fn kind(&self, value: &Expr) -> Meaning {
        match &value.kind {
            Kind::Name(name) => self.meaning(name).unwrap_or(
                if functions::is_function(name) && functions::constant(name).is_none() {
                    Meaning::Function
                } else {
                    Meaning::Number
                },
            ),
            _ => Meaning::Number,
        }
    }

    fn is_number(&self, name: &str) -> bool {
        matches!(
            self.meaning(name),
            Some(Meaning::Number | Meaning::Parameter)
        )
    }

    /// Whether a name is a number, or several run together.
    fn numbers(&self, name: &str) -> Option<Vec<String>> {
        let factor =
            |name: &str| self.is_number(name) || (name == "pi" && self.meaning(name).is_none());
        if factor(name) {
            return Some(vec![String::from(name)]);
        }
        pieces(name, factor)
    }

    /// Whether a part of an expression may change.
    fn concerns(&self, expr: &Expr) -> bool {
        let mut concerned = false;
        expr.walk(&mut |part| match &part.kind {
            Kind::Name(name) => {
                let general = functions::is_function(name) || functions::constant(name).is_some();
                concerned |= self.meaning(name).is_none() && !general;
            }
            Kind::Call(callee, _) => {
                if let Kind::Name(name) = &callee.kind {
                    concerned |= self.meaning(name) == Some(Meaning::Number);
                }
            }
            Kind::Binary(Operator::Juxtapose, left, _) => {
                concerned |= matches!(&left.kind, Kind::Binary(Operator::Power, ..));
            }
            _ => {}
        });
        concerned
    }

    /// The expression as one, its products taken apart.
    fn whole(&self, expr: Expr, unit_place: bool) -> Expr {
        let (span, grouped) = (expr.span, expr.grouped);
        let mut factors = self.factors(expr, unit_place);
        if factors.len() == 1
            && let Some(only) = factors.pop()
        {
            return only;
        }
        let mut product = product(factors, span);
        product.span = span;
        product.grouped = grouped;
        product
    }

    /// The factors of an expression from left to right; one, where it is one.
    fn factors(&self, expr: Expr, unit_place: bool) -> Vec<Expr> {
        let Expr {
            kind,
            span,
            grouped,
        } = expr;
        let one = |kind: Kind| {
            vec![Expr {
                kind,
                span,
                grouped,
            }]
        };
        let factors = match kind {
            Kind::Number(_) => one(kind),
            Kind::Name(name) => self.name(name, span, unit_place),
            Kind::Binary(Operator::Power, base, exponent) => {
                self.power(*base, *exponent, unit_place)
            }
            Kind::Binary(operator, left, right) => one(self.binary(operator, *left, *right)),
            Kind::Call(callee, arguments) => self.call(*callee, arguments, span),
            Kind::Negative(inner) => one(Kind::Negative(Box::new(self.whole(*inner, false)))),
            Kind::Not(inner) => one(Kind::Not(Box::new(self.whole(*inner, false)))),
            Kind::Field(inner, field) => {
                one(Kind::Field(Box::new(self.whole(*inner, false)), field))
            }
            Kind::Convert(value, unit) => {
                one(Kind::Convert(Box::new(self.whole(*value, false)), unit))
            }
            Kind::Compare(first, rest) => {
                let rest = rest
                    .into_iter()
                    .map(|(sign, right)| (sign, self.whole(right, false)));
                one(Kind::Compare(
                    Box::new(self.whole(*first, false)),
                    rest.collect(),
                ))
            }
            Kind::Index(base, places) => {
                let places = places.into_iter().map(|place| self.whole(place, false));
                one(Kind::Index(
                    Box::new(self.whole(*base, false)),
                    places.collect(),
                ))
            }
            Kind::List(items) => one(Kind::List(
                items
                    .into_iter()
                    .map(|item| self.whole(item, false))
                    .collect(),
            )),
        };
        if grouped && factors.len() > 1 {
            let mut product = product(factors, span);
            product.span = span;
            product.grouped = true;
            return vec![product];
        }
        factors
    }

    fn binary(&self, operator: Operator, left: Expr, right: Expr) -> Kind {
        // b^f(x) where f is a function after all.
        if let (Operator::Juxtapose, Kind::Binary(Operator::Power, base, exponent)) =
            (operator, &left.kind)
            && let Kind::Name(name) = &exponent.kind
            && !left.grouped
            && right.grouped
            && self.meaning(name) == Some(Meaning::Function)
        {
            let call = call(exponent, self.whole(right, false));
            let base = Box::new(self.whole(Expr::clone(base), false));
            return Kind::Binary(Operator::Power, base, Box::new(call));
        }
        let left = self.whole(left, false);
        let multiplies = matches!(
            operator,
            Operator::Multiply | Operator::Juxtapose | Operator::Divide
        );
        if !multiplies {
            let right = self.whole(right, false);
            return Kind::Binary(operator, Box::new(left), Box::new(right));
        }
        // 2xy is 2 · x · y in a row, and r/st is r/s · t.
        let mut factors = self.factors(right, true).into_iter();
        let Some(first) = factors.next() else {
            return left.kind;
        };
        let mut whole = binary(operator, left, first);
        for factor in factors {
            whole = binary(Operator::Juxtapose, whole, factor);
        }
        whole.kind
    }

    /// `pq^3` and `q^rs`: only what stands at the sign is raised.
    fn power(&self, base: Expr, exponent: Expr, unit_place: bool) -> Vec<Expr> {
        let mut bases = self
            .before_e(&base)
            .unwrap_or_else(|| self.factors(base, unit_place));
        let negative = !exponent.grouped && matches!(exponent.kind, Kind::Negative(_));
        let mut exponents = match exponent.kind {
            // q^-rs
            Kind::Negative(inner) if negative => {
                let mut inner = self.factors(*inner, false);
                if let Some(first) = inner.first_mut() {
                    let kind = Kind::Negative(Box::new(first.clone()));
                    *first = Expr::new(kind, exponent.span);
                }
                inner
            }
            _ => self.factors(exponent, false),
        };
        let (Some(base), false) = (bases.pop(), exponents.is_empty()) else {
            return bases;
        };
        let raised = binary(Operator::Power, base, exponents.remove(0));
        bases.push(raised);
        bases.extend(exponents);
        bases
    }

    /// `xe^x`: the factors of a name that ends in Euler's number, as it does only
    /// where that is raised.
    fn before_e(&self, base: &Expr) -> Option<Vec<Expr>> {
        let Kind::Name(name) = &base.kind else {
            return None;
        };
        let before = name.strip_suffix('e').filter(|_| !self.means(name))?;
        if self.meaning("e").is_some() || self.numbers(name).is_some() {
            return None;
        }
        let at = |name: String| Expr::new(Kind::Name(name), base.span);
        let mut factors: Vec<Expr> = self.numbers(before)?.into_iter().map(at).collect();
        factors.push(at(String::from("e")));
        Some(factors)
    }

    /// Whether a name as a whole has a meaning.
    fn means(&self, name: &str) -> bool {
        self.meaning(name).is_some()
            || functions::constant(name).is_some()
            || functions::is_function(name)
    }

    fn name(&self, name: String, span: Span, unit_place: bool) -> Vec<Expr> {
        let means_something = self.means(&name)
            || matches!(name.as_str(), "true" | "false")
            || (unit_place && unit::named(&name).is_some());
        let at = |name: String| Expr::new(Kind::Name(name), span);
        if means_something {
            return vec![at(name)];
        }
        if let Some(factors) = self.numbers(&name) {
            return factors.into_iter().map(at).collect();
        }
        // ln2, sinx, xln2, cos3t
        let applied = split_function(&name, |factor, argument| {
            let factor = if factor.is_empty() {
                Vec::new()
            } else {
                self.numbers(factor)?
            };
            let names = argument.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = argument.strip_suffix(names).unwrap_or("");
            let number = literal(digits).map(|number| Expr::new(number, span));
            let mut argument: Vec<Expr> = number.into_iter().collect();
            if !names.is_empty() {
                argument.extend(self.numbers(names)?.into_iter().map(at));
            }
            Some((factor, argument))
        });
        match applied {
            Some((function, (factor, argument))) => {
                let callee = at(function);
                let mut factors: Vec<Expr> = factor.into_iter().map(at).collect();
                factors.push(call(&callee, product(argument, span)));
                factors
            }
            None => vec![at(name)],
        }
    }

    fn call(&self, callee: Expr, arguments: Vec<Argument>, span: Span) -> Vec<Expr> {
        let arguments: Vec<Argument> = arguments
            .into_iter()
            .map(|argument| Argument {
                value: self.whole(argument.value, false),
                ..argument
            })
            .collect();
        let called =
            |callee: Expr, arguments| Expr::new(Kind::Call(Box::new(callee), arguments), span);
        let Kind::Name(name) = &callee.kind else {
            return vec![called(self.whole(callee, false), arguments)];
        };
        let at = |name: &str| Expr::new(Kind::Name(String::from(name)), callee.span);
        let single = matches!(arguments.as_slice(), [Argument { name: None, .. }]);
        let number = self.meaning(name) == Some(Meaning::Number);
        // A letter such as σ may name a number or a function; a number has it first.
        let function = functions::is_function(name) && !(number && functions::is_letter(name));
        if function || (self.meaning(name).is_some() && !number) {
            return vec![called(callee, arguments)];
        }
        let numbers = self.numbers(name).filter(|_| single);
        if let (Some(factors), Some(argument)) = (numbers, arguments.first()) {
            let mut inner = argument.value.clone();
            inner.grouped = true;
            let factors = factors.iter().map(|factor| at(factor));
            return factors.chain([inner]).collect();
        }
        // xln(2): the longest function wins.
        let mut cuts = name.char_indices().skip(1).map(|(at, _)| name.split_at(at));
        let found = cuts.find_map(|(factor, function)| {
            let known = functions::is_function(function) && factor.len() <= 4 * MAX_RUN;
            known.then(|| Some((self.numbers(factor)?, function)))?
        });
        if let Some((factor, function)) = found {
            let factors = factor.iter().map(|factor| at(factor));
            let call = called(at(function), arguments);
            return factors.chain([call]).collect();
        }
        vec![called(callee, arguments)]
    }
}

/// The function in a name that has a factor before and an argument behind it, as
/// far as `fits` knows them.
fn split_function<T>(name: &str, fits: impl Fn(&str, &str) -> Option<T>) -> Option<(String, T)> {
    if name.len() > 4 * MAX_RUN || !name.is_ascii() {
        return None;
    }
    for start in 0..name.len() {
        for end in (start + 2..name.len()).rev() {
            let function = name.get(start..end)?;
            if !functions::takes_one_number(function) {
                continue;
            }
            let parts = fits(name.get(..start)?, name.get(end..)?);
            if let Some(parts) = parts {
                return Some((String::from(function), parts));
            }
        }
    }
    None
}

fn literal(digits: &str) -> Option<Kind> {
    let all = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let mantissa = digits.parse().ok().filter(|_| all)?;
    let suffix = Suffix::None;
    Some(Kind::Number(Literal { mantissa, suffix }))
}

fn call(callee: &Expr, value: Expr) -> Expr {
    let span = callee.span.to(value.span);
    let arguments = vec![Argument { name: None, value }];
    Expr::new(Kind::Call(Box::new(callee.clone()), arguments), span)
}

fn binary(operator: Operator, left: Expr, right: Expr) -> Expr {
    let span = left.span.to(right.span);
    Expr::new(
        Kind::Binary(operator, Box::new(left), Box::new(right)),
        span,
    )
}

fn product(factors: Vec<Expr>, span: Span) -> Expr {
    let product = factors
        .into_iter()
        .reduce(|left, right| binary(Operator::Juxtapose, left, right));
    product.unwrap_or_else(|| Expr::new(Kind::List(Vec::new()), span))
}
