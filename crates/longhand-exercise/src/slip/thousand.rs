//! 1000 for 1024, or the other way round, once or several times over.
//!
//! Where the field shows a unit with a prefix, [`super::other_unit`] speaks first and names both
//! units. This rule looks only where powers of two or of a thousand stand in the question.

use super::data::{Off, Role, Slip};
use super::rework::Rework;
use super::rule::{Rule, SlipContext, Specificity, Target};
use crate::given::Given;

/// The rule.
pub const RULE: Rule = Rule {
    slug: "thousand",
    finds: "1000 for 1024, or the other way round, and their powers",
    specificity: Specificity::Ratio,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    let mut ratio = 1.0;
    for times in 1..=most(context) {
        ratio *= 1.024;
        for (value, off) in [
            (context.answer / ratio, Off::Small),
            (context.answer * ratio, Off::Large),
        ] {
            out.push(Target {
                value,
                slip: Slip::Thousand { times, off },
            });
        }
    }
}

/// How many times over the one can stand for the other: bytes are counted up to tera; elsewhere once
/// for each power of 1024 or 1000 in the givens that the answer grows or shrinks with.
fn most(context: &SlipContext) -> u32 {
    let bytes = context
        .unit
        .and_then(crate::units::of)
        .zip(longhand_notation::unit::named("B"))
        .is_some_and(|(unit, byte)| unit.fits(&byte));
    if bytes {
        return 4;
    }
    let rework = Rework::new(context);
    let powers = |given: &Given| {
        let value = context.scope.value(&given.name)?.as_number()?;
        let times = |base: f64| {
            let mut rest = value;
            let mut times = 0;
            while rest >= base && rest % base == 0.0 && times < 4 {
                rest /= base;
                times += 1;
            }
            times
        };
        let times: u32 = times(1024.0).max(times(1000.0));
        (times > 0 && rework.role(&given.name) != Role::Other).then_some(times)
    };
    let all: u32 = context.question.givens.iter().filter_map(powers).sum();
    all.min(4)
}
