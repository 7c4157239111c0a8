//! Pieces of trees, and what can be seen of one.

use crate::expr::{Kind, Literal, Operator, Suffix};
use crate::{Expr, Span};

/// What stood there, to be built into something larger.
pub(super) fn taken(left: &mut Expr) -> Expr {
    let empty = Expr::new(Kind::List(Vec::new()), Span::default());
    std::mem::replace(left, empty)
}

pub(super) fn is_literal(expr: &Expr) -> bool {
    matches!(expr.kind, Kind::Number(_)) && !expr.grouped
}

pub(super) fn is_fraction(expr: &Expr) -> bool {
    match &expr.kind {
        Kind::Binary(Operator::Divide, above, below) => {
            matches!(
                (&above.kind, &below.kind),
                (Kind::Number(_), Kind::Number(_))
            )
        }
        _ => false,
    }
}

pub(super) fn named(name: String, span: Span) -> Expr {
    Expr::new(Kind::Name(name), span)
}

pub(super) fn binary(operator: Operator, left: Expr, right: Expr) -> Expr {
    let span = left.span.to(right.span);
    Expr::new(
        Kind::Binary(operator, Box::new(left), Box::new(right)),
        span,
    )
}

/// A call with one argument.
pub(super) fn called(function: &str, at: Span, value: Expr) -> Expr {
    let span = at.to(value.span);
    let callee = Box::new(named(String::from(function), at));
    let argument = crate::expr::Argument { name: None, value };
    Expr::new(Kind::Call(callee, vec![argument]), span)
}

/// A whole number that may be negative, as a tree.
pub(super) fn whole(x: f64, span: Span) -> Expr {
    let suffix = Suffix::None;
    let mantissa = x.abs();
    let number = Expr::new(Kind::Number(Literal { mantissa, suffix }), span);
    if x >= 0.0 {
        return number;
    }
    Expr::new(Kind::Negative(Box::new(number)), span)
}
