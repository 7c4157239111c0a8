//! A share in per cent where a plain number is asked for, or the other way round.

use super::data::Slip;
use super::rule::{Rule, SlipContext, Specificity, Target};

/// The rule.
pub const RULE: Rule = Rule {
    slug: "percent",
    finds: "per cent for a plain number, or the other way round",
    specificity: Specificity::Ratio,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    let percent = context.unit.is_some_and(|unit| unit.trim() == "%");
    if percent {
        out.push(Target {
            value: context.answer / 100.0,
            slip: Slip::Percent { typed: false },
        });
    } else if context.answer > 0.0 && context.answer <= 1.0 && context.unit.is_none() {
        // Only what can be a share is ever given in per cent.
        out.push(Target {
            value: context.answer * 100.0,
            slip: Slip::Percent { typed: true },
        });
    }
}
