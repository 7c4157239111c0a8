//! A square root left out: the variance for the standard deviation, a sum of squares for a length.

use super::data::Slip;
use super::rework::{Rework, call, call_named, number, power};
use super::rule::{Rule, SlipContext, Specificity, Target};
use longhand_notation::Expr;
use longhand_notation::expr::{Kind, Operator};

/// The rule.
pub const RULE: Rule = Rule {
    slug: "root",
    finds: "a square root left out, a variance for a standard deviation",
    specificity: Specificity::Its,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    let rework = Rework::new(context);
    for (edit, slip) in [
        (no_root as fn(&Expr) -> Option<Expr>, Slip::NoRoot),
        (variance, Slip::Variance),
        (deviation, Slip::Deviation),
    ] {
        for found in rework.each(&|expr| edit(expr).into_iter().collect()) {
            out.push(Target {
                value: found.value,
                slip: slip.clone(),
            });
        }
    }
}

fn no_root(expr: &Expr) -> Option<Expr> {
    if let Kind::Binary(Operator::Power, base, exponent) = &expr.kind {
        let half = match &exponent.kind {
            Kind::Number(literal) => literal.value() == 0.5,
            Kind::Binary(Operator::Divide, one, two) => {
                matches!(&one.kind, Kind::Number(literal) if literal.value() == 1.0)
                    && matches!(&two.kind, Kind::Number(literal) if literal.value() == 2.0)
            }
            _ => false,
        };
        return half.then(|| (**base).clone());
    }
    match call_named(expr)? {
        ("sqrt", arguments) => Some(arguments.first()?.value.clone()),
        ("norm", _) => Some(power(expr.clone(), number(2.0))),
        _ => None,
    }
}

fn variance(expr: &Expr) -> Option<Expr> {
    match call_named(expr)? {
        ("std", arguments) => Some(call("var", arguments.to_vec())),
        ("sqrt", arguments) => {
            let inner = &arguments.first()?.value;
            matches!(call_named(inner), Some(("var", _))).then(|| inner.clone())
        }
        _ => None,
    }
}

fn deviation(expr: &Expr) -> Option<Expr> {
    match call_named(expr)? {
        ("var", arguments) => Some(call("std", arguments.to_vec())),
        _ => None,
    }
}
