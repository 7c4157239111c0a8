//! One divided by the answer: a ratio turned over.

use super::data::Slip;
use super::rule::{Rule, SlipContext, Specificity, Target};

/// The rule.
pub const RULE: Rule = Rule {
    slug: "reciprocal",
    finds: "one divided by the answer",
    specificity: Specificity::Ratio,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    out.push(Target {
        value: 1.0 / context.answer,
        slip: Slip::Reciprocal,
    });
}
