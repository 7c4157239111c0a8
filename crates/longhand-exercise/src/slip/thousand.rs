//! 1000 for 1024, or the other way round, once or several times over.
//!
//! Where the field shows a unit with a prefix, [`super::other_unit`] speaks first and names both
//! units. This rule looks only where powers of two or of a thousand stand in the question.

use super::{Ground, Off, Rule, Slip, Story, Target};
use longhand_notation::Value;

/// The rule.
pub const RULE: Rule = Rule {
    slug: "thousand",
    finds: "1000 for 1024, or the other way round, and their powers",
    story: Story::Ratio,
    targets,
};

fn targets(ground: &Ground, out: &mut Vec<Target>) {
    if !counts_in_thousands(ground) {
        return;
    }
    let mut ratio = 1.0;
    for times in 1..=4 {
        ratio *= 1.024;
        for (value, off) in [
            (ground.answer / ratio, Off::Small),
            (ground.answer * ratio, Off::Large),
        ] {
            out.push(Target {
                value,
                slip: Slip::Thousand { times, off },
            });
        }
    }
}

/// Whether the answer measures bytes, or a given is a multiple of 1024 or of 1000.
fn counts_in_thousands(ground: &Ground) -> bool {
    let bytes = ground
        .unit
        .and_then(crate::units::of)
        .zip(longhand_notation::unit::named("B"))
        .is_some_and(|(unit, byte)| unit.fits(&byte));
    bytes
        || ground.exercise.givens.iter().any(|given| {
            let value = ground.scope.value(&given.name).and_then(Value::as_number);
            value.is_some_and(|x| x >= 1000.0 && (x % 1024.0 == 0.0 || x % 1000.0 == 0.0))
        })
}
