//! One divided by the answer: a ratio turned over.

use super::data::Slip;
use super::rule::{Ground, Rule, Story, Target};

/// The rule.
pub const RULE: Rule = Rule {
    slug: "reciprocal",
    finds: "one divided by the answer",
    story: Story::Ratio,
    targets,
};

fn targets(ground: &Ground, out: &mut Vec<Target>) {
    out.push(Target {
        value: 1.0 / ground.answer,
        slip: Slip::Reciprocal,
    });
}
