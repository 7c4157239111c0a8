//! The answer with its last digits cut off, where rounding would have raised the last one kept.

use super::data::Slip;
use super::rule::{Rule, SlipContext, Specificity, Target};
use longhand_math::real;

/// The rule.
pub const RULE: Rule = Rule {
    slug: "cut_off",
    finds: "the answer cut off instead of rounded",
    specificity: Specificity::Hunch,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    let size = context.answer.abs();
    let first = real::log10(size).floor();
    for figures in 3..=6 {
        let unit = real::pow(10.0, first - f64::from(figures - 1));
        let cut = (size / unit + 1e-9).floor() * unit;
        let rounded = super::figures(size, figures as u32);
        // Cut and rounded are one where the next digit is below 5.
        if (cut - rounded).abs() > 0.5 * unit {
            out.push(Target {
                value: cut.copysign(context.answer),
                slip: Slip::CutOff,
            });
        }
    }
}
