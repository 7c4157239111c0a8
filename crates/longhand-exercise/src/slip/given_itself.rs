//! A number of the question typed as the answer.

use super::data::{Piece, Slip};
use super::rule::{Rule, SlipContext, Specificity, Target};
use longhand_notation::Value;

/// The rule.
pub const RULE: Rule = Rule {
    slug: "given_itself",
    finds: "a number of the question",
    specificity: Specificity::Its,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    for (index, given) in context.question.givens.iter().enumerate() {
        let value = context.scope.value(&given.name).and_then(Value::as_number);
        if let Some(value) = value.filter(|value| value.abs() != 1.0) {
            out.push(Target {
                value,
                slip: Slip::GivenItself {
                    index,
                    what: Piece::Whole,
                    value,
                },
            });
        }
    }
}
