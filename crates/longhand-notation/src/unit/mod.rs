//! Units of measurement: what they measure and how large they are.
//!
//! A value is kept in base units (bytes, seconds, joules …) and shown in the
//! unit it was written in or converted to. `kB MB GB TB` are powers of 1000,
//! `KiB MiB GiB TiB` powers of 1024.

mod list;

pub(crate) use list::COMMON;
pub use list::{Listed, all, prefixes};

/// What can be measured; a unit's dimensions are whole powers of these.
const BASES: [&str; 18] = [
    "B",
    "FLOP",
    "s",
    "$",
    "token",
    "sample",
    "step",
    "GPU",
    "J",
    "param",
    "nat",
    "sequence",
    "element",
    "layer",
    "head",
    "word",
    "character",
    "epoch",
];

/// The bases that only say what is counted.
const COUNTING: [usize; 14] = [1, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17];

/// A unit: its dimensions, its size in base units, and its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    pub(crate) powers: [i8; BASES.len()],
    /// How many base units it is.
    pub factor: f64,
    /// As it is written behind a number.
    pub name: String,
}

impl Unit {
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
            // A counted word alone stands in the plural: tokens, tokens/step.
            if power == 1 && base.len() > 3 && base != "FLOP" {
                side.push('s');
            }
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

    /// Whether a field that shows `field` takes this: what measures the same, or
    /// that for each of something counted, as `bits per element` where a field
    /// shows `bits`.
    ///
    /// ```
    /// use longhand_notation::unit::Unit;
    ///
    /// let unit = |text| Unit::read(text).ok();
    /// let suits = |typed, field| Some(unit(typed)?.suits(&unit(field)?));
    /// assert_eq!(suits("bits/element", "bits"), Some(true));
    /// assert_eq!(suits("GB/s", "GB"), Some(false));
    /// assert_eq!(suits("bits", "bits/element"), Some(false));
    /// ```
    #[must_use]
    pub fn suits(&self, field: &Self) -> bool {
        let mut pairs = self.powers.iter().zip(field.powers).enumerate();
        pairs.all(|(base, (&typed, shown))| {
            let counted = base != 1 && COUNTING.contains(&base);
            typed == shown || (counted && typed == -1 && shown == 0)
        })
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

/// A unit that stands in the table: its names, the first of which is the usual
/// one, what it counts, its size, whether prefixes go before it.
struct Named {
    names: &'static [&'static str],
    place: usize,
    factor: f64,
    prefixed: bool,
}

const fn unit(names: &'static [&'static str], place: usize, factor: f64) -> Named {
    Named {
        names,
        place,
        factor,
        prefixed: false,
    }
}

const fn prefixed(names: &'static [&'static str], place: usize, factor: f64) -> Named {
    Named {
        names,
        place,
        factor,
        prefixed: true,
    }
}

/// Every unit of one base.
const NAMED: &[Named] = &[
    prefixed(&["B"], 0, 1.0),
    unit(&["byte", "octet"], 0, 1.0),
    prefixed(&["Byte"], 0, 1.0),
    unit(&["ko"], 0, 1e3),
    unit(&["Mo"], 0, 1e6),
    unit(&["Go"], 0, 1e9),
    unit(&["To"], 0, 1e12),
    prefixed(&["bit"], 0, 0.125),
    prefixed(&["FLOP"], 1, 1.0),
    prefixed(&["s", "sec"], 2, 1.0),
    unit(&["second", "seconde", "Sekunde", "Sekunden"], 2, 1.0),
    unit(&["min", "minute", "Minute", "Minuten"], 2, 60.0),
    unit(
        &[
            "h", "hour", "hr", "hrs", "Std", "Stunde", "Stunden", "heure",
        ],
        2,
        3600.0,
    ),
    unit(&["day", "d", "Tag", "Tage", "jour"], 2, 86_400.0),
    unit(&["week", "Woche", "Wochen", "semaine"], 2, 604_800.0),
    unit(&["month", "Monat", "Monate"], 2, 2_629_800.0),
    unit(&["year", "yr", "Jahr", "Jahre"], 2, 31_557_600.0),
    unit(&["$", "dollar", "USD"], 3, 1.0),
    unit(&["token", "tok"], 4, 1.0),
    unit(&["sample", "example"], 5, 1.0),
    unit(&["step"], 6, 1.0),
    unit(&["GPU"], 7, 1.0),
    prefixed(&["J"], 8, 1.0),
    unit(&["joule"], 8, 1.0),
    prefixed(&["Wh"], 8, 3600.0),
    unit(&["param", "parameter"], 9, 1.0),
    unit(&["nat"], 10, 1.0),
    unit(&["sequence", "seq"], 11, 1.0),
    unit(&["element", "elem"], 12, 1.0),
    unit(&["layer"], 13, 1.0),
    unit(&["head"], 14, 1.0),
    unit(&["word"], 15, 1.0),
    unit(&["character", "char"], 16, 1.0),
    unit(&["epoch"], 17, 1.0),
];

/// Units made of two bases: names, powers of the bases, size, prefixes or not.
type Compound = (&'static [&'static str], &'static [(usize, i8)], f64, bool);

const COMPOUND: &[Compound] = &[
    (&["W"], &[(8, 1), (2, -1)], 1.0, true),
    (&["watt"], &[(8, 1), (2, -1)], 1.0, false),
    (&["FLOPS"], &[(1, 1), (2, -1)], 1.0, true),
    (
        &["GPU_hour", "GPUh", "GPU_h"],
        &[(7, 1), (2, 1)],
        3600.0,
        false,
    ),
    (&["GPU_day"], &[(7, 1), (2, 1)], 86_400.0, false),
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

/// Prefixes written out, which stand before words written out.
const LONG_PREFIXES: &[(&str, &str)] = &[
    ("kilo", "k"),
    ("mega", "M"),
    ("giga", "G"),
    ("tera", "T"),
    ("peta", "P"),
    ("exa", "E"),
    ("milli", "m"),
    ("micro", "u"),
    ("nano", "n"),
    ("kibi", "Ki"),
    ("mebi", "Mi"),
    ("gibi", "Gi"),
    ("tebi", "Ti"),
];

/// Words that a written-out prefix stands before, and their signs.
const LONG_WORDS: &[(&str, &str)] = &[
    ("byte", "B"),
    ("bit", "bit"),
    ("second", "s"),
    ("watt", "W"),
    ("joule", "J"),
];

/// The short name of one such as `gigabytes`.
fn shortened(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let one = lower.strip_suffix('s').unwrap_or(&lower);
    let (word, sign) = LONG_WORDS.iter().find(|(word, _)| one.ends_with(word))?;
    let prefix = one.strip_suffix(word)?;
    let (_, short) = LONG_PREFIXES.iter().find(|(long, _)| *long == prefix)?;
    Some([*short, sign].concat())
}

/// The two units that a name such as `Mb` may mean.
pub(crate) fn bits_or_bytes(name: &str) -> Option<(String, String)> {
    let prefix = name.strip_suffix('b')?;
    let large = match prefix {
        "k" | "K" => "k",
        "M" | "m" => "M",
        "G" | "g" => "G",
        "T" | "t" => "T",
        _ => return None,
    };
    Some(([large, "bit"].concat(), [large, "B"].concat()))
}

/// Which kind of prefix a unit's name has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefix {
    /// None.
    None,
    /// A power of 1000, or of a thousandth: `MB`.
    Decimal,
    /// A power of 1024: `MiB`.
    Binary,
}

/// The unit of this name: `MiB`, `hours`, `TFLOP`, `kW`, `GPUh`.
#[must_use]
pub fn named(name: &str) -> Option<Unit> {
    let found = match recognised(name) {
        Some(found) => found,
        None => recognised(&shortened(name)?)?,
    };
    let mut unit = Unit {
        powers: [0; BASES.len()],
        factor: found.factor * found.size,
        name: match name.strip_prefix("mu").filter(|_| found.prefix == "mu") {
            Some(word) => ["µ", word].concat(),
            None => String::from(name),
        },
    };
    for &(place, power) in found.powers.iter().flatten() {
        *unit.powers.get_mut(place)? = power;
    }
    Some(unit)
}

/// What a name is made of.
struct Recognised {
    powers: [Option<(usize, i8)>; 2],
    factor: f64,
    prefix: &'static str,
    size: f64,
}

fn recognised(name: &str) -> Option<Recognised> {
    let canonical = crate::name::canonical(name);
    let name = canonical.as_str();
    // Many write a capital for kilo, though KiB is the binary one.
    let name = match name {
        "KB" => "kB",
        "Kbit" => "kbit",
        "kiB" => "KiB",
        "kibit" => "Kibit",
        other => other,
    };
    // The prefix before one of a unit's names, also in the plural.
    let before = |words: &[&str], prefixed: bool| -> Option<(&'static str, f64)> {
        words.iter().find_map(|word| {
            let plural = name.strip_suffix('s').filter(|_| word.len() > 2);
            if name == *word || plural == Some(*word) {
                return Some(("", 1.0));
            }
            let prefix = plural
                .and_then(|one| one.strip_suffix(word))
                .or_else(|| name.strip_suffix(word))
                .filter(|_| prefixed)?;
            PREFIXES.iter().copied().find(|(p, _)| *p == prefix)
        })
    };
    let single = NAMED.iter().find_map(|unit| {
        let (prefix, size) = before(unit.names, unit.prefixed)?;
        // Binary prefixes count bits and bytes only.
        (unit.place == 0 || !prefix.ends_with('i')).then_some(Recognised {
            powers: [Some((unit.place, 1)), None],
            factor: unit.factor,
            prefix,
            size,
        })
    });
    single.or_else(|| {
        COMPOUND
            .iter()
            .find_map(|(names, powers, factor, prefixed)| {
                let (prefix, size) = before(names, *prefixed)?;
                (!prefix.ends_with('i')).then_some(Recognised {
                    powers: [powers.first().copied(), powers.get(1).copied()],
                    factor: *factor,
                    prefix,
                    size,
                })
            })
    })
}

impl Unit {
    /// `x` of this unit in another; none where they measure different things.
    #[must_use]
    pub fn to(&self, other: &Self, x: f64) -> Option<f64> {
        self.fits(other).then(|| {
            if self.factor == other.factor {
                x
            } else {
                x * self.factor / other.factor
            }
        })
    }

    /// Whether it measures time.
    #[must_use]
    pub fn is_time(&self) -> bool {
        let powers = self.powers.iter().enumerate();
        powers
            .clone()
            .all(|(base, power)| *power == i8::from(base == 2))
    }

    /// Whether it only says what is counted, as `tokens` does, and so may stand
    /// behind a plain number.
    #[must_use]
    pub fn counts(&self) -> bool {
        // `nats/token` is a plain number too.
        let powers = self.powers.iter().enumerate();
        let used: Vec<_> = powers.filter(|(_, power)| **power != 0).collect();
        used.iter().any(|(_, power)| **power == 1)
            && used
                .iter()
                .all(|(base, power)| COUNTING.contains(base) && matches!(**power, 1 | -1))
    }

    /// What it measures, in base units: `B`, `FLOP/s`, `GPU·s`.
    #[must_use]
    pub fn dimension(&self) -> String {
        Self::of(self.powers).map_or_else(String::new, |unit| unit.name)
    }

    /// The kind of prefix it is written with.
    #[must_use]
    pub fn prefix(&self) -> Prefix {
        match recognised(&self.name).map(|found| found.prefix) {
            None | Some("") => Prefix::None,
            Some(prefix) if prefix.ends_with('i') => Prefix::Binary,
            Some(_) => Prefix::Decimal,
        }
    }

    /// `MB` for `MiB`; none for a unit without a binary prefix.
    #[must_use]
    pub fn decimal(&self) -> Option<Self> {
        let prefix = recognised(&self.name)?.prefix.strip_suffix('i')?;
        let word = self.name.get(prefix.len() + 1..)?;
        let small = if prefix == "K" { "k" } else { prefix };
        named(&[small, word].concat())
    }

    /// `MiB` for `MB`; none where there is no such unit.
    #[must_use]
    pub fn binary(&self) -> Option<Self> {
        let prefix = recognised(&self.name)?.prefix;
        let word = self.name.get(prefix.len()..)?;
        let large = if prefix == "k" { "K" } else { prefix };
        if !matches!(large, "K" | "M" | "G" | "T" | "P") {
            return None;
        }
        named(&[large, "i", word].concat())
    }
}

#[cfg(test)]
mod tests;
