//! The right digits with the point in another place, or a lost kilo, mega or giga.

use super::data::Slip;
use super::rule::{Rule, SlipContext, Specificity, Target};

/// The rule.
pub const RULE: Rule = Rule {
    slug: "power_of_ten",
    finds: "the answer times a power of ten",
    specificity: Specificity::Ratio,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    for exponent in (-12..=12).filter(|exponent| *exponent != 0) {
        out.push(Target {
            value: context.answer * longhand_math::real::pow(10.0, f64::from(exponent)),
            slip: Slip::PowerOfTen { exponent },
        });
    }
}
