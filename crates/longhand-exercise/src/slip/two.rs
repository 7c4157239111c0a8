//! Half or twice the answer.

use super::data::{Off, Slip};
use super::rule::{Rule, SlipContext, Specificity, Target};

/// The rule.
pub const RULE: Rule = Rule {
    slug: "two",
    finds: "half or twice the answer",
    specificity: Specificity::Ratio,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    for (value, off) in [
        (context.answer / 2.0, Off::Small),
        (context.answer * 2.0, Off::Large),
    ] {
        out.push(Target {
            value,
            slip: Slip::Two(off),
        });
    }
}
