//! A fraction inside a formula turned over.
//!
//! Where the whole answer is turned over, [`super::reciprocal`] says so.

use super::data::Slip;
use super::rework::{Rework, divided};
use super::rule::{Rule, SlipContext, Specificity, Target};
use longhand_notation::Expr;
use longhand_notation::expr::{Kind, Operator};
use longhand_notation::typeset;

/// The rule.
pub const RULE: Rule = Rule {
    slug: "turned_over",
    finds: "a fraction inside a formula turned over",
    specificity: Specificity::Its,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    let whole = 1.0 / context.answer;
    for found in Rework::new(context).each(&|expr| turned(expr).into_iter().collect()) {
        if (found.value - whole).abs() > 1e-9 * whole.abs() {
            out.push(Target {
                value: found.value,
                slip: Slip::TurnedOver {
                    formula: typeset::plain(&found.site),
                },
            });
        }
    }
}

fn turned(expr: &Expr) -> Option<Expr> {
    let Kind::Binary(Operator::Divide, left, right) = &expr.kind else {
        return None;
    };
    // Nobody turns a half over.
    let plain = |side: &Expr| matches!(side.kind, Kind::Number(_));
    (!plain(left) && !plain(right)).then(|| divided((**right).clone(), (**left).clone()))
}
