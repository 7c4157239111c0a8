//! What is typed into a field of the plan, as its key takes it.

use crate::arithmetic::Amount;
use crate::catalogue::{Catalogue, fill};
use longhand_notation::number::plain;
use longhand_notation::parse;
use longhand_plan::{Json, Key, Setting, Takes};

/// Units of keys: what a plain number counts, and what another unit is converted to.
const UNITS: &[(&str, &str)] = &[
    ("data.tokens", "tokens"),
    ("data.sequence", "tokens"),
    ("data.global_batch", "sequences"),
    ("model.window", "tokens"),
    ("model.params", "parameters"),
    ("model.active_params", "parameters"),
    ("hardware.count", "GPUs"),
    ("hardware.peak", "FLOP/s"),
    ("hardware.memory", "B"),
    ("hardware.bandwidth", "B/s"),
    ("hardware.link", "B/s"),
    ("hardware.network", "B/s"),
    ("hardware.storage_bandwidth", "B/s"),
    ("hardware.watts", "W"),
    ("memory.context", "B"),
    ("memory.logit_bytes", "B"),
    ("precision.weight_bytes", "B"),
    ("precision.gradient_bytes", "B"),
    ("precision.optimizer_bytes", "B"),
    ("run.step_seconds", "s"),
    ("run.throughput", "tokens/s"),
];

/// Units of which a form shows the name only: they are not converted.
const SHOWN: &[(&str, &str)] = &[
    ("hardware.price", "$ a device-hour"),
    ("hardware.energy_price", "$ a kWh"),
    ("hardware.intensity", "kg CO₂ a kWh"),
];

/// The unit that stands behind a field.
pub(super) fn unit(key: &str) -> Option<&'static str> {
    let all = UNITS.iter().chain(SHOWN);
    all.clone()
        .find(|(path, _)| *path == key)
        .map(|(_, unit)| *unit)
}

/// Whether a key takes a number.
pub(super) fn is_number(takes: Takes) -> bool {
    !matches!(takes, Takes::Text | Takes::Flag | Takes::Word(_))
}

/// A typed text as the value of its key. Numbers may be calculations with units: `80 GiB`, `15T`,
/// `8 * 4096`.
///
/// # Errors
/// A sentence for the reader.
pub(super) fn read(words: &Catalogue, key: &Key, text: &str) -> Result<Json, String> {
    let text = text.trim();
    match key.takes {
        Takes::Flag => Ok(match text {
            "true" => Json::Truth(true),
            "false" => Json::Truth(false),
            other => Json::text(other),
        }),
        takes if is_number(takes) => number(words, key.path, text).map(Json::number),
        _ => Ok(Json::text(text)),
    }
}

fn number(words: &Catalogue, key: &str, text: &str) -> Result<f64, String> {
    let wanted = UNITS.iter().find(|(path, _)| *path == key);
    let wanted = wanted.map(|(_, unit)| *unit);
    // What a file or a link holds: as it stands, without a thousand ways to read it.
    if let Ok(number) = text.parse::<f64>()
        && number.is_finite()
    {
        return Ok(number);
    }
    let words = &words.planner;
    let program = parse(text).map_err(|fault| fault.to_string())?;
    let amount = program.expression().and_then(Amount::of);
    let amount = amount.filter(|amount| amount.number.is_finite());
    let amount = amount.ok_or_else(|| fill(words.no_number, &[&text]))?;
    let base = wanted.and_then(Amount::unit);
    if amount.is_plain() || base.is_some_and(|base| amount.fits(&base)) {
        return Ok(amount.number);
    }
    Err(fill(words.other_unit, &[&text, &wanted.unwrap_or("1")]))
}

/// A value of a plan as it would be typed.
pub(super) fn written(setting: &Setting) -> String {
    match setting {
        Setting::Number(number) if number.abs() >= 1e6 => {
            let short = format!("{number:e}");
            let long = number.to_string();
            if short.len() + 2 < long.len() {
                short
            } else {
                long
            }
        }
        Setting::Number(number) => number.to_string(),
        Setting::Flag(flag) => flag.to_string(),
        Setting::Text(text) => text.clone(),
    }
}

/// A default as a field shows it.
pub(super) fn shown(number: f64) -> String {
    plain(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;
    use longhand_plan::KEYS;

    fn value(path: &str, text: &str) -> Result<f64, String> {
        let key = KEYS.iter().find(|key| key.path == path).unwrap();
        read(&ENGLISH, key, text).map(|json| json.as_number().unwrap())
    }

    #[test]
    fn numbers_are_read_with_units_prefixes_and_as_calculations() {
        for (path, text, number) in [
            ("hardware.memory", "80 GiB", 85_899_345_920.0),
            ("hardware.memory", "8e10", 8e10),
            ("hardware.network", "400 Gbit/s", 5e10),
            ("hardware.peak", "989.5 TFLOP/s", 989.5e12),
            ("hardware.watts", "0.7 kW", 700.0),
            ("data.tokens", "15T", 15e12),
            ("data.tokens", "1.5T tokens", 1.5e12),
            ("data.global_batch", "4 * 256", 1024.0),
            ("hardware.count", "64 GPUs", 64.0),
            ("run.step_seconds", "2 min", 120.0),
            ("run.mfu", "40%", 0.4),
            ("model.params", "7B", 7e9),
        ] {
            assert_eq!(value(path, text), Ok(number), "{path} {text}");
        }
    }

    #[test]
    fn what_is_no_number_of_its_key_gets_a_sentence() {
        for (path, text) in [
            ("hardware.memory", "80 hours"),
            ("hardware.count", "many"),
            ("data.tokens", "[1, 2]"),
            ("data.tokens", "1/0"),
            ("hardware.price", "2 GiB"),
        ] {
            let said = value(path, text).unwrap_err();
            assert!(!said.is_empty(), "{path} {text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for number in [
            1.0,
            0.05,
            4096.0,
            85_899_345_920.0,
            1e12,
            1.5e13,
            989_500_000_000_000.0,
        ] {
            let text = written(&Setting::Number(number));
            assert_eq!(value("data.tokens", &text), Ok(number), "{text}");
        }
        assert_eq!(written(&Setting::Number(15e12)), "1.5e13");
        assert_eq!(written(&Setting::Number(4_194_304.0)), "4194304");
    }

    #[test]
    fn every_unit_belongs_to_a_key_and_is_one() {
        for (path, unit) in UNITS {
            assert!(KEYS.iter().any(|key| key.path == *path), "{path}");
            let one = Amount::unit(unit);
            assert_eq!(one.map(|one| one.number), Some(1.0), "{unit}");
        }
    }
}
