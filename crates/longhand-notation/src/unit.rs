//! Units of measurement: what they measure and how large they are.
//!
//! A value is kept in base units (bytes, seconds, joules …) and shown in the
//! unit it was written in or converted to. `kB MB GB TB` are powers of 1000,
//! `KiB MiB GiB TiB` powers of 1024.

/// What can be measured; a unit's dimensions are whole powers of these.
const BASES: [&str; 10] = [
    "B", "FLOP", "s", "$", "token", "sample", "step", "GPU", "J", "param",
];

/// A unit: its dimensions, its size in base units, and its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    powers: [i8; BASES.len()],
    /// How many base units it is.
    pub factor: f64,
    /// As it is written behind a number.
    pub name: String,
}

impl Unit {
    fn base(place: usize, factor: f64, name: &str) -> Self {
        let mut powers = [0; BASES.len()];
        if let Some(slot) = powers.get_mut(place) {
            *slot = 1;
        }
        Self {
            powers,
            factor,
            name: String::from(name),
        }
    }

    /// A unit made of base units alone; none where everything cancels.
    fn of(powers: [i8; BASES.len()]) -> Option<Self> {
        if powers.iter().all(|&p| p == 0) {
            return None;
        }
        let (mut above, mut below) = (String::new(), String::new());
        for (&power, base) in powers.iter().zip(BASES) {
            let side = if power > 0 { &mut above } else { &mut below };
            if power == 0 {
                continue;
            }
            if !side.is_empty() {
                side.push('·');
            }
            side.push_str(base);
            if power.unsigned_abs() > 1 {
                side.extend(
                    power
                        .unsigned_abs()
                        .to_string()
                        .chars()
                        .map(crate::name::superscript),
                );
            }
        }
        let mut name = match (above.as_str(), below.as_str()) {
            ("J", "s") => String::from("W"),
            (_, "") => above,
            ("", _) => ["1/", &below].concat(),
            _ => [&above, "/", &below].concat(),
        };
        if below.contains('·') && name != "W" {
            name = [&name.replacen('/', "/(", 1), ")"].concat();
        }
        Some(Self {
            powers,
            factor: 1.0,
            name,
        })
    }

    /// Whether both measure the same.
    #[must_use]
    pub fn fits(&self, other: &Self) -> bool {
        self.powers == other.powers
    }

    /// The unit of a product (`sign` 1) or quotient (`sign` −1); none where
    /// everything cancels.
    pub(crate) fn times(left: Option<&Self>, right: Option<&Self>, sign: i8) -> Option<Self> {
        match (left, right) {
            (Some(unit), None) => Some(unit.clone()),
            (None, Some(unit)) if sign > 0 => Some(unit.clone()),
            _ => {
                let mut powers = left.map_or([0; BASES.len()], |unit| unit.powers);
                for (power, other) in powers.iter_mut().zip(right.iter().flat_map(|u| u.powers)) {
                    *power = power.saturating_add(other.saturating_mul(sign));
                }
                Self::of(powers)
            }
        }
    }

    /// The unit to a power; none where that has no whole dimensions.
    pub(crate) fn power(&self, exponent: f64) -> Option<Option<Self>> {
        let mut powers = self.powers;
        for power in &mut powers {
            let raised = f64::from(*power) * exponent;
            if raised.fract() != 0.0 || raised.abs() > 100.0 {
                return None;
            }
            *power = raised as i8;
        }
        Some(Self::of(powers))
    }
}

/// Units by name: place of the base, size, whether prefixes go before it.
const NAMED: &[(&str, usize, f64, bool)] = &[
    ("B", 0, 1.0, true),
    ("byte", 0, 1.0, false),
    ("bit", 0, 0.125, true),
    ("FLOP", 1, 1.0, true),
    ("s", 2, 1.0, true),
    ("second", 2, 1.0, false),
    ("min", 2, 60.0, false),
    ("minute", 2, 60.0, false),
    ("h", 2, 3600.0, false),
    ("hour", 2, 3600.0, false),
    ("day", 2, 86_400.0, false),
    ("week", 2, 604_800.0, false),
    ("year", 2, 31_557_600.0, false),
    ("$", 3, 1.0, false),
    ("dollar", 3, 1.0, false),
    ("token", 4, 1.0, false),
    ("sample", 5, 1.0, false),
    ("step", 6, 1.0, false),
    ("GPU", 7, 1.0, false),
    ("J", 8, 1.0, true),
    ("Wh", 8, 3600.0, true),
    ("param", 9, 1.0, false),
    ("parameter", 9, 1.0, false),
];

/// Prefixes: name, size.
const PREFIXES: &[(&str, f64)] = &[
    ("k", 1e3),
    ("M", 1e6),
    ("G", 1e9),
    ("T", 1e12),
    ("P", 1e15),
    ("E", 1e18),
    ("Z", 1e21),
    ("m", 1e-3),
    ("mu", 1e-6),
    ("u", 1e-6),
    ("n", 1e-9),
    ("Ki", 1024.0),
    ("Mi", 1_048_576.0),
    ("Gi", 1_073_741_824.0),
    ("Ti", 1_099_511_627_776.0),
    ("Pi", 1_125_899_906_842_624.0),
];

/// The unit of this name: `MiB`, `hours`, `TFLOP`, `kW`, `GPUh`.
#[must_use]
pub fn named(name: &str) -> Option<Unit> {
    let watt = |factor: f64| -> Option<Unit> {
        let mut unit = Unit::base(8, factor, name);
        *unit.powers.get_mut(2)? = -1;
        Some(unit)
    };
    if let Some(prefix) = name.strip_suffix('W') {
        if prefix.is_empty() {
            return watt(1.0);
        }
        let found = PREFIXES
            .iter()
            .find(|(p, _)| *p == prefix && !p.ends_with('i'));
        return watt(found?.1);
    }
    if matches!(name, "GPUh" | "GPU_hour" | "GPU_hours") {
        let mut unit = Unit::base(7, 3600.0, name);
        *unit.powers.get_mut(2)? = 1;
        return Some(unit);
    }
    let singular = match name.strip_suffix('s') {
        Some(word) if word.len() > 2 => word,
        _ => name,
    };
    for &(word, place, factor, prefixed) in NAMED {
        if name == word || (singular == word && word.len() > 2) {
            return Some(Unit::base(place, factor, name));
        }
        let prefix = if prefixed {
            singular
                .strip_suffix(word)
                .or_else(|| name.strip_suffix(word))
        } else {
            None
        };
        let found = prefix.and_then(|prefix| PREFIXES.iter().find(|(p, _)| *p == prefix));
        if let Some((prefix, size)) = found
            // Binary prefixes count bits and bytes only.
            && (place == 0 || !prefix.ends_with('i'))
        {
            return Some(Unit::base(place, factor * size, name));
        }
    }
    None
}

/// Names to suggest for a misspelt one.
pub(crate) const COMMON: &[&str] = &[
    "B",
    "kB",
    "MB",
    "GB",
    "TB",
    "KiB",
    "MiB",
    "GiB",
    "TiB",
    "bits",
    "bytes",
    "FLOP",
    "FLOPs",
    "GFLOP",
    "TFLOP",
    "PFLOP",
    "s",
    "ms",
    "minutes",
    "hours",
    "days",
    "weeks",
    "years",
    "dollars",
    "tokens",
    "samples",
    "steps",
    "GPU",
    "GPUs",
    "GPU_hours",
    "W",
    "kW",
    "MW",
    "Wh",
    "kWh",
    "MWh",
    "J",
    "params",
    "parameters",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_common_name_is_a_unit() {
        for name in COMMON {
            assert!(named(name).is_some(), "{name}");
        }
        assert!(named("flop").is_none());
        assert_eq!(named("MiB").map(|u| u.factor), Some(1_048_576.0));
        assert_eq!(named("ms").map(|u| u.factor), Some(1e-3));
        assert_eq!(named("TFLOPs").map(|u| u.factor), Some(1e12));
    }
}
