//! Right in another unit than the field's: seconds for hours, MiB for MB, bits for bytes.

use super::data::Slip;
use super::rule::{Rule, SlipContext, Specificity, Target};

/// The rule.
pub const RULE: Rule = Rule {
    slug: "other_unit",
    finds: "the answer in another unit than the field's",
    specificity: Specificity::Ratio,
    targets,
};

/// Units that people write for one another.
pub(crate) const FAMILIES: &[&[&str]] = &[
    &[
        "bytes", "kB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB",
    ],
    &["bits", "kbit", "Mbit", "Gbit", "Tbit"],
    &[
        "ms", "seconds", "minutes", "hours", "days", "weeks", "years",
    ],
    &[
        "GPU-seconds",
        "GPU-minutes",
        "GPU-hours",
        "GPU-days",
        "GPU-years",
    ],
    &["FLOP", "GFLOP", "TFLOP", "PFLOP", "EFLOP", "ZFLOP"],
    &["FLOP/s", "GFLOP/s", "TFLOP/s", "PFLOP/s", "EFLOP/s"],
    &["bytes/s", "MB/s", "GB/s", "TB/s", "MiB/s", "GiB/s"],
    &["Wh", "kWh", "MWh", "GWh", "J", "kJ", "MJ", "GJ"],
    &["W", "kW", "MW"],
    &["tokens/s", "tokens/day", "tokens/hour"],
];

/// Words of a field that counts in larger numbers: `billion`, `hours, in millions`.
const SCALES: &[(&str, f64)] = &[
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
];

/// The number that a field's words count in.
fn scale(unit: &str) -> Option<f64> {
    let mut words = unit.split(|c: char| !c.is_alphabetic());
    words.find_map(|word| {
        let word = word.strip_suffix('s').unwrap_or(word);
        let found = SCALES.iter().find(|(name, _)| *name == word);
        found.map(|(_, scale)| *scale)
    })
}

pub(crate) fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    if let Some((name, own)) = context.unit.and_then(|name| Some((name, scale(name)?))) {
        let others = SCALES
            .iter()
            .map(|(word, scale)| (format!("{word}s"), *scale));
        let all = others.chain([("ones".to_string(), 1.0)]);
        for (word, other) in all.filter(|(_, other)| *other != own) {
            out.push(Target {
                value: context.answer * (own / other),
                slip: Slip::OtherUnit {
                    typed: word,
                    asked: name.to_string(),
                    value: context.answer,
                },
            });
        }
    }
    let Some((name, unit)) = context
        .unit
        .and_then(|name| Some((name, crate::units::of(name)?)))
    else {
        return;
    };
    // Eight of something in the question is the likelier factor than the bits of a byte.
    let eight = context.question.givens.iter().any(|given| {
        let value = context.scope.value(&given.name);
        value.and_then(longhand_notation::Value::as_number) == Some(8.0)
    });
    for other in FAMILIES.iter().copied().flatten() {
        if eight && other.contains("bit") != name.contains("bit") {
            continue;
        }
        let Some(factor) = crate::units::of(other)
            .filter(|other| other.fits(&unit))
            .map(|other| unit.factor / other.factor)
        else {
            continue;
        };
        if (factor - 1.0).abs() > 1e-9 {
            out.push(Target {
                value: context.answer * factor,
                slip: Slip::OtherUnit {
                    typed: (*other).to_string(),
                    asked: name.to_string(),
                    value: context.answer,
                },
            });
        }
    }
}
