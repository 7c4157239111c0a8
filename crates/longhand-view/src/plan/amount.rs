//! Amounts as people read them: `15 GiB`, `8.03 B`, `3.46 days`.

use longhand_notation::number::with_digits;

/// Sizes with the names of their units, the largest first; the last always fits.
fn in_units(number: f64, units: &[(f64, &str)], digits: usize) -> String {
    let fitting = units
        .iter()
        .find(|(size, _)| number.abs() >= *size)
        .or(units.last());
    match fitting {
        Some((size, name)) if !name.is_empty() => {
            format!("{} {name}", with_digits(number / size, digits))
        }
        _ => with_digits(number, digits),
    }
}

/// Parameters or tokens: `8.03 B`.
#[must_use]
pub fn count(number: f64) -> String {
    if number.abs() < 1e6 {
        return with_digits(number, 6);
    }
    in_units(number, &[(1e12, "T"), (1e9, "B"), (1e6, "M")], 4)
}

/// Bytes in binary units: `15 GiB`.
///
/// ```
/// assert_eq!(longhand_view::plan::amount::bytes(85_899_345_920.0), "80 GiB");
/// ```
#[must_use]
pub fn bytes(number: f64) -> String {
    const UNITS: &[(f64, &str)] = &[
        (1_099_511_627_776.0, "TiB"),
        (1_073_741_824.0, "GiB"),
        (1_048_576.0, "MiB"),
        (1024.0, "KiB"),
        (1.0, "B"),
    ];
    in_units(number, UNITS, 3)
}

/// With a decimal prefix: `48.18 GFLOP`.
#[must_use]
pub fn scaled(number: f64, unit: &str) -> String {
    const PREFIXES: &[(f64, &str)] = &[
        (1e24, "Y"),
        (1e21, "Z"),
        (1e18, "E"),
        (1e15, "P"),
        (1e12, "T"),
        (1e9, "G"),
        (1e6, "M"),
        (1e3, "k"),
        (1.0, ""),
    ];
    let fitting = PREFIXES.iter().find(|(size, _)| number.abs() >= *size);
    let (size, prefix) = fitting.copied().unwrap_or((1.0, ""));
    format!("{} {prefix}{unit}", with_digits(number / size, 4))
}

/// `3.46 days`, `120 ms`.
#[must_use]
pub fn time(seconds: f64) -> String {
    let (size, name) = match seconds {
        s if s >= 172_800.0 => (86_400.0, "days"),
        s if s >= 7200.0 => (3600.0, "h"),
        s if s >= 120.0 => (60.0, "min"),
        s if s >= 1.0 || s == 0.0 => (1.0, "s"),
        _ => (1e-3, "ms"),
    };
    format!("{} {name}", with_digits(seconds / size, 3))
}

/// `37.2 %`
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{} %", with_digits(share * 100.0, 3))
}

/// `$1148`
#[must_use]
pub fn dollars(amount: f64) -> String {
    format!("${}", with_digits(amount.round(), 4))
}

/// A number of a report in the unit that its key implies.
#[must_use]
pub fn of_key(key: &str, value: f64) -> String {
    let (group, rest) = key.split_once('.').unwrap_or(("", key));
    let last = key.rsplit('.').next().unwrap_or(key);
    match (group, last) {
        _ if last.ends_with("bytes") || last.ends_with("bytes_per_token") => bytes(value),
        ("memory", _) => bytes(value),
        ("parameters", _) => count(value),
        ("flops_per_token", "sequence") => count(value),
        ("flops_per_token", _) => scaled(value, "FLOP"),
        ("run", _) if rest.starts_with("mfu.") || rest.starts_with("hfu.") => percent(value),
        ("run", _) if rest.starts_with("model_flops") => scaled(value, "FLOP/s"),
        ("run", _) if rest.starts_with("total_flops") => scaled(value, "FLOP"),
        (_, "seconds") => time(value),
        _ if last.ends_with("_seconds") => time(value),
        (_, "bubble" | "lost") => percent(value),
        (_, "energy_kwh") => scaled(value * 1000.0, "Wh"),
        (_, "co2_kg") => format!("{} t", with_digits(value / 1000.0, 3)),
        (_, "cost") => dollars(value),
        (_, "days") => format!("{} days", with_digits(value, 3)),
        (_, "steps") => with_digits(value.ceil(), 7),
        _ => with_digits(value, 4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_in_the_unit_their_key_implies() {
        for (key, value, shown) in [
            ("memory.per_gpu", 85_899_345_920.0, "80 GiB"),
            ("parameters.total", 8_030_261_248.0, "8.03 B"),
            ("parameters.by_part.norms", 266_240.0, "266\u{202f}240"),
            ("flops_per_token.palm", 61_066_469_376.0, "61.07 GFLOP"),
            ("run.mfu.palm", 0.41, "41 %"),
            ("run.seconds", 344_505.0, "3.99 days"),
            ("step.seconds", 0.6, "600 ms"),
            ("step.communication.data.bytes", 0.0, "0 B"),
            ("run.cost", 1148.35, "$1148"),
            ("run.total_flops.six_n", 7.5e18, "7.5 EFLOP"),
            ("run.energy_kwh", 336.8, "336.8 kWh"),
        ] {
            assert_eq!(of_key(key, value), shown, "{key}");
        }
    }
}
