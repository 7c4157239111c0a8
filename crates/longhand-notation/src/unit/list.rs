//! Every unit and prefix, for the reference and for suggestions.

use super::{BASES, COMPOUND, NAMED, PREFIXES, named};

/// One line of the reference of units.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its names; the first is the usual one.
    pub names: &'static [&'static str],
    /// What it measures.
    pub measures: &'static str,
    /// Its size in base units, whose name is `base`.
    pub size: f64,
    /// The base units it is counted in.
    pub base: String,
    /// Whether a prefix may stand before it.
    pub prefixed: bool,
}

/// What each base measures.
const MEASURES: [&str; BASES.len()] = [
    "information",
    "operations",
    "time",
    "money",
    "tokens",
    "samples",
    "steps",
    "devices",
    "energy",
    "parameters",
    "information, in natural units",
    "sequences",
    "elements",
    "layers",
    "heads",
    "words",
    "characters",
    "epochs",
];

/// Every unit, for the reference.
#[must_use]
pub fn all() -> Vec<Listed> {
    let single = NAMED.iter().map(|unit| Listed {
        names: unit.names,
        measures: MEASURES.get(unit.place).copied().unwrap_or(""),
        size: unit.factor,
        base: base(unit.names),
        prefixed: unit.prefixed,
    });
    let compound = COMPOUND.iter().map(|(names, _, factor, prefixed)| {
        let usual = names.first().copied().unwrap_or("");
        Listed {
            names,
            measures: match usual {
                "W" | "watt" => "power",
                "FLOPS" => "speed of computation",
                _ => "time on devices",
            },
            size: *factor,
            base: base(names),
            prefixed: *prefixed,
        }
    });
    single.chain(compound).collect()
}

/// The base units that a unit is counted in.
fn base(names: &[&str]) -> String {
    let unit = names.first().and_then(|name| named(name));
    unit.map_or_else(String::new, |unit| unit.dimension())
}

/// Every prefix and its size, for the reference.
#[must_use]
pub fn prefixes() -> &'static [(&'static str, f64)] {
    PREFIXES
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
    "TFLOPS",
    "s",
    "ms",
    "seconds",
    "minutes",
    "hours",
    "days",
    "weeks",
    "months",
    "years",
    "dollars",
    "USD",
    "tokens",
    "nats",
    "samples",
    "sequences",
    "steps",
    "GPU",
    "GPUs",
    "GPU_hours",
    "W",
    "kW",
    "MW",
    "watts",
    "Wh",
    "kWh",
    "MWh",
    "J",
    "params",
    "parameters",
];
