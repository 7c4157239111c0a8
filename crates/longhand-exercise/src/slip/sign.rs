//! The right size with the wrong sign.

use super::data::Slip;
use super::rule::{Rule, SlipContext, Specificity, Target};

/// The rule.
pub const RULE: Rule = Rule {
    slug: "sign",
    finds: "the answer with the other sign",
    specificity: Specificity::Its,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    out.push(Target {
        value: -context.answer,
        slip: Slip::Sign,
    });
}
