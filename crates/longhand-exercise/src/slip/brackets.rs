//! Brackets that got lost: `a·(b + c)` worked out as `a·b + c`.

use super::data::Slip;
use super::rework::{Rework, binary, call, call_named};
use super::rule::{Rule, SlipContext, Specificity, Target};
use longhand_notation::Expr;
use longhand_notation::expr::{Argument, Kind, Operator};
use longhand_notation::typeset;

/// The rule.
pub const RULE: Rule = Rule {
    slug: "brackets",
    finds: "a formula worked out without one of its brackets",
    specificity: Specificity::Its,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    for found in Rework::new(context).each(&opened) {
        out.push(Target {
            value: found.value,
            slip: Slip::Brackets {
                formula: typeset::plain(&found.changed),
                own: found.own == Some(found.value),
            },
        });
    }
}

fn is_sum(operator: Operator) -> bool {
    matches!(operator, Operator::Add | Operator::Subtract)
}

fn is_product(operator: Operator) -> bool {
    matches!(operator, Operator::Multiply | Operator::Juxtapose)
}

/// The expression with one of its brackets opened.
fn opened(expr: &Expr) -> Vec<Expr> {
    let mut out = Vec::new();
    match &expr.kind {
        Kind::Binary(operator, left, right) if is_product(*operator) => {
            // a·(b + c) → a·b + c
            if let Kind::Binary(inner, b, c) = &right.kind
                && is_sum(*inner)
            {
                let first = binary(Operator::Multiply, (**left).clone(), (**b).clone());
                out.push(binary(*inner, first, (**c).clone()));
            }
            // (b + c)·a → b + c·a
            if let Kind::Binary(inner, b, c) = &left.kind
                && is_sum(*inner)
            {
                let second = binary(Operator::Multiply, (**c).clone(), (**right).clone());
                out.push(binary(*inner, (**b).clone(), second));
            }
        }
        Kind::Binary(Operator::Divide, left, right) => {
            match &right.kind {
                // a/(b + c) → a/b + c
                Kind::Binary(inner, b, c) if is_sum(*inner) => {
                    let first = binary(Operator::Divide, (**left).clone(), (**b).clone());
                    out.push(binary(*inner, first, (**c).clone()));
                }
                // a/(b·c) → a/b·c
                Kind::Binary(inner, b, c) if is_product(*inner) => {
                    let first = binary(Operator::Divide, (**left).clone(), (**b).clone());
                    out.push(binary(Operator::Multiply, first, (**c).clone()));
                }
                _ => {}
            }
            // (b + c)/a → b + c/a
            if let Kind::Binary(inner, b, c) = &left.kind
                && is_sum(*inner)
            {
                let second = binary(Operator::Divide, (**c).clone(), (**right).clone());
                out.push(binary(*inner, (**b).clone(), second));
            }
        }
        Kind::Binary(Operator::Power, base, exponent) => {
            // (b + c)² → b + c²
            if let Kind::Binary(inner, b, c) = &base.kind
                && (is_sum(*inner) || is_product(*inner))
            {
                let second = binary(Operator::Power, (**c).clone(), (**exponent).clone());
                let inner = if is_product(*inner) {
                    Operator::Multiply
                } else {
                    *inner
                };
                out.push(binary(inner, (**b).clone(), second));
            }
        }
        _ => {
            // √(b + c) → √b + c
            if let Some(("sqrt", [argument])) = call_named(expr)
                && let Kind::Binary(inner, b, c) = &argument.value.kind
                && is_sum(*inner)
            {
                let root = call(
                    "sqrt",
                    vec![Argument {
                        name: None,
                        value: (**b).clone(),
                    }],
                );
                out.push(binary(*inner, root, (**c).clone()));
            }
        }
    }
    out
}
