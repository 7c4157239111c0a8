//! Names run together: `xy` is x · y where only x and y are known.

use crate::expr::{Argument, Kind, Operator, Statement};
use crate::{Expr, Program, Scope, builtin, name, unit};

/// Longest name that is tried as a product of shorter ones.
const MAX_RUN: usize = 8;

/// The shorter names that a name is made of, longest first.
pub(crate) fn pieces(name: &str, mut is_number: impl FnMut(&str) -> bool) -> Option<Vec<String>> {
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

/// A name that ends in a function's: `xln` is x and ln. The longest function wins.
pub(crate) fn factor_and_function(
    name: &str,
    mut is_number: impl FnMut(&str) -> bool,
) -> Option<(&str, &str)> {
    let cuts = name.char_indices().skip(1).map(|(at, _)| name.split_at(at));
    cuts.filter(|(factor, _)| factor.len() <= 4 * MAX_RUN)
        .find(|(factor, function)| builtin::is_function(function) && is_number(factor))
}

impl Program {
    /// The same with names that were run together as products: what a learner
    /// is to be shown as the reading of `xy` where x and y are given.
    ///
    /// ```
    /// use longhand_notation::{Scope, Value, parse, typeset};
    ///
    /// let mut scope = Scope::new();
    /// scope.define("x", Value::number(3.0));
    /// scope.define("y", Value::number(4.0));
    /// let program = parse("2xy")?.spelled_out(&scope);
    /// assert_eq!(program.expression().map(typeset::plain).as_deref(), Some("2x y"));
    /// # Ok::<(), longhand_notation::Fault>(())
    /// ```
    #[must_use]
    pub fn spelled_out(&self, scope: &Scope) -> Program {
        let mut own: Vec<String> = Vec::new();
        let mut statements = self.statements.clone();
        for statement in &mut statements {
            match statement {
                Statement::Expression(expr) => spell(expr, scope, &own),
                Statement::Define { name, value } => {
                    spell(value, scope, &own);
                    own.push(name.clone());
                }
                Statement::Function {
                    name,
                    parameters,
                    body,
                } => {
                    let inside: Vec<String> = own.iter().chain(&*parameters).cloned().collect();
                    spell(body, scope, &inside);
                    own.push(name.clone());
                }
            }
        }
        Program { statements }
    }
}

fn spell(expr: &mut Expr, scope: &Scope, own: &[String]) {
    match &mut expr.kind {
        Kind::Number(_) => {}
        Kind::Name(name) => {
            let given = |name: &str| {
                own.iter().any(|n| n == name)
                    || scope.value(name).is_some_and(|v| v.as_tensor().is_some())
            };
            let means_something = given(name)
                || scope.value(name).is_some()
                || builtin::constant(name).is_some()
                || builtin::is_function(name)
                || matches!(name.as_str(), "true" | "false")
                || unit::named(name).is_some();
            if means_something {
                return;
            }
            if let Some(product) = pieces(name, given).and_then(|parts| product(parts, expr)) {
                *expr = product;
            }
        }
        Kind::Negative(inner) | Kind::Not(inner) | Kind::Field(inner, _) => {
            spell(inner, scope, own);
        }
        Kind::Binary(operator @ (Operator::Multiply | Operator::Juxtapose), left, right) => {
            let whole = matches!(right.kind, Kind::Name(_));
            spell(left, scope, own);
            spell(right, scope, own);
            // 2xy is 2 · x · y in a row, not 2 · (x · y).
            if whole && let Kind::Binary(..) = right.kind {
                let (first, operator) = (left.clone(), *operator);
                *expr = in_a_row(*first, operator, *right.clone());
            }
        }
        Kind::Binary(_, left, right) | Kind::Convert(left, right) => {
            spell(left, scope, own);
            spell(right, scope, own);
        }
        Kind::Compare(first, rest) => {
            spell(first, scope, own);
            for (_, right) in rest {
                spell(right, scope, own);
            }
        }
        Kind::Call(callee, arguments) => {
            for Argument { value, .. } in &mut *arguments {
                spell(value, scope, own);
            }
            let Kind::Name(name) = &callee.kind else {
                return;
            };
            let given = |name: &str| own.iter().any(|n| n == name) || scope.value(name).is_some();
            if given(name) || builtin::is_function(name) {
                return;
            }
            let number = |name: &str| given(name) || pieces(name, given).is_some();
            if let Some((factor, function)) = factor_and_function(name, number) {
                let at = |name: &str| Expr {
                    kind: Kind::Name(String::from(name)),
                    span: callee.span,
                };
                let call = Expr {
                    kind: Kind::Call(Box::new(at(function)), std::mem::take(arguments)),
                    span: expr.span,
                };
                let mut factor = at(factor);
                spell(&mut factor, scope, own);
                *expr = in_a_row(factor, Operator::Juxtapose, call);
            }
        }
        Kind::Index(base, items) => {
            spell(base, scope, own);
            items.iter_mut().for_each(|item| spell(item, scope, own));
        }
        Kind::List(items) => items.iter_mut().for_each(|item| spell(item, scope, own)),
    }
}

/// `left` times a product, from left to right.
fn in_a_row(left: Expr, operator: Operator, product: Expr) -> Expr {
    let span = left.span.to(product.span);
    let (left, operator, right) = match product.kind {
        Kind::Binary(inner, a, b) => (in_a_row(left, operator, *a), inner, *b),
        kind => {
            let span = product.span;
            (left, operator, Expr { kind, span })
        }
    };
    Expr {
        kind: Kind::Binary(operator, Box::new(left), Box::new(right)),
        span,
    }
}

fn product(parts: Vec<String>, at: &Expr) -> Option<Expr> {
    let span = at.span;
    let name = |part: String| Expr {
        kind: Kind::Name(part),
        span,
    };
    parts.into_iter().map(name).reduce(|left, right| Expr {
        kind: Kind::Binary(Operator::Juxtapose, Box::new(left), Box::new(right)),
        span,
    })
}
