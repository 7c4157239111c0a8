//! An exponent off by one, and doubling for squaring.

use super::data::Slip;
use super::rework::{Rework, difference, number, product, sum};
use super::rule::{Rule, SlipContext, Specificity, Target};
use longhand_notation::Expr;
use longhand_notation::expr::{Kind, Operator};
use longhand_notation::typeset;

/// The rule.
pub const RULE: Rule = Rule {
    slug: "exponent",
    finds: "an exponent one too many or too few, doubling for squaring",
    specificity: Specificity::Its,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    let rework = Rework::new(context);
    for more in [true, false] {
        for found in rework.each(&|expr| off_by_one(expr, more).into_iter().collect()) {
            out.push(Target {
                value: found.value,
                slip: Slip::Exponent {
                    more,
                    formula: typeset::plain(&found.site),
                },
            });
        }
    }
    for found in rework.each(&|expr| doubled(expr).into_iter().collect()) {
        out.push(Target {
            value: found.value,
            slip: Slip::Doubled,
        });
    }
}

/// The base and exponent of a power whose exponent counts something: a whole number or a name.
fn counted(expr: &Expr) -> Option<(&Expr, &Expr, Option<f64>)> {
    let Kind::Binary(Operator::Power, base, exponent) = &expr.kind else {
        return None;
    };
    match &exponent.kind {
        Kind::Number(literal) if literal.value().fract() == 0.0 => {
            Some((base, exponent, Some(literal.value())))
        }
        Kind::Name(_) => Some((base, exponent, None)),
        _ => None,
    }
}

fn off_by_one(expr: &Expr, more: bool) -> Option<Expr> {
    let (base, exponent, value) = counted(expr)?;
    // Nobody cubes by accident; a square is forgotten or doubled.
    if more && value.is_some_and(|n| n <= 2.0) {
        return None;
    }
    let exponent = exponent.clone();
    let off = if more {
        sum(exponent, number(1.0))
    } else {
        difference(exponent, number(1.0))
    };
    Some(super::rework::power(base.clone(), off))
}

fn doubled(expr: &Expr) -> Option<Expr> {
    let (base, _, value) = counted(expr)?;
    (value == Some(2.0)).then(|| product(number(2.0), base.clone()))
}
