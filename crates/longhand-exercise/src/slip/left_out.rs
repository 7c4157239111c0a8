//! A term or a factor left out: `m·x + b` without its `b`, a product without one of its factors.
//!
//! Factors that are givens themselves are [`super::given`]'s, which calls them by their names.

use super::data::Slip;
use super::rework::Rework;
use super::rule::{Rule, SlipContext, Specificity, Target};
use longhand_notation::Expr;
use longhand_notation::expr::{Kind, Operator};
use longhand_notation::typeset;

/// The rule.
pub const RULE: Rule = Rule {
    slug: "left_out",
    finds: "the answer without one of the terms or factors of a formula",
    specificity: Specificity::Its,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    for found in Rework::new(context).each_named(&|expr| without(context, expr)) {
        let (found, part) = found;
        out.push(Target {
            value: found,
            slip: Slip::LeftOut {
                formula: typeset::plain(&part),
            },
        });
    }
}

/// The expression without one of its sides, and that side.
fn without(context: &SlipContext, expr: &Expr) -> Vec<(Expr, Expr)> {
    let Kind::Binary(operator, left, right) = &expr.kind else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let product = matches!(operator, Operator::Multiply | Operator::Juxtapose);
    let sum = matches!(operator, Operator::Add | Operator::Subtract);
    let named = |side: &Expr| match &side.kind {
        // A number of the formula is a factor without a name; a given has its own rule.
        Kind::Number(_) => true,
        Kind::Name(name) => context
            .question
            .givens
            .iter()
            .any(|given| given.name == *name),
        _ => false,
    };
    if sum || ((product || *operator == Operator::Divide) && !named(right)) {
        out.push(((**left).clone(), (**right).clone()));
    }
    if *operator == Operator::Add || (product && !named(left)) {
        out.push(((**right).clone(), (**left).clone()));
    }
    out
}
