//! Plus for minus, or minus for plus, inside a formula.

use super::data::Slip;
use super::rework::{Rework, binary};
use super::rule::{Rule, SlipContext, Specificity, Target};
use longhand_notation::Expr;
use longhand_notation::expr::{Kind, Operator};
use longhand_notation::typeset;

/// The rule.
pub const RULE: Rule = Rule {
    slug: "inner_sign",
    finds: "plus for minus, or minus for plus, inside a formula",
    specificity: Specificity::Its,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    for found in Rework::new(context).each(&|expr| turned(expr).into_iter().collect()) {
        out.push(Target {
            value: found.value,
            slip: Slip::InnerSign {
                formula: typeset::plain(&found.site),
            },
        });
    }
}

fn turned(expr: &Expr) -> Option<Expr> {
    let Kind::Binary(operator, left, right) = &expr.kind else {
        return None;
    };
    let other = match operator {
        Operator::Add => Operator::Subtract,
        Operator::Subtract => Operator::Add,
        _ => return None,
    };
    Some(binary(other, (**left).clone(), (**right).clone()))
}
