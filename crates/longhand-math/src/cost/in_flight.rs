//! Micro-batches whose activations a pipeline stage holds at once.
//!
//! `1f1b`: min(p − i, m) on stage i. `interleaved` with v chunks a stage: min(p (1 + (p − 1)/(p v)), m)
//! on the first stage, 1 on the last. `zb1p`: min(p, m) on every stage. `dualpipe`: min(p + 1, m).
//!
//! Symbols: p stages, m micro-batches, v chunks of layers a stage. Sources: Narayanan and others 2021;
//! Korthikanti and others 2022, section 4.2.3; Qi and others 2023; the README of DualPipe. Eight stages,
//! the first:
//!
//! ```
//! use longhand_math::registry::named;
//! let held = named("in_flight").ok_or("?")?.with(&[("stages", 8.0), ("microbatches", 64.0)])?;
//! assert_eq!(held.number("")?, 8.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::pipeline_bubble::SCHEDULE;
use crate::registry::{Entry, Parameter};

/// Micro-batches in flight on a stage; `schedule` by the names of the rule.
#[must_use]
pub fn micro_batches(stages: f64, all: f64, stage: f64, interleave: f64, schedule: &str) -> f64 {
    let held = match schedule {
        "interleaved" if stage == 0.0 => stages * (1.0 + (stages - 1.0) / (stages * interleave)),
        "interleaved" if stage >= stages - 1.0 => 1.0,
        "zb1p" => stages,
        "dualpipe" => stages + 1.0,
        // Inside an interleaved pipeline the plain schedule is a lower bound.
        _ => stages - stage,
    };
    held.min(all)
}

/// Micro-batches in flight.
pub const ENTRY: Entry = Entry {
    slug: "in_flight",
    title: "Micro-batches in flight",
    formula: r"\min(p - i,\ m)",
    parameters: &[
        Parameter::number("stages", "stages"),
        Parameter::number("microbatches", "micro-batches of a step"),
        Parameter::number("stage", "the stage, counted from 0").or(0.0),
        Parameter::number("interleave", "chunks of layers a stage").or(1.0),
        SCHEDULE,
    ],
    main: None,
    source: "Narayanan et al. 2021 (arXiv:2104.04473); Korthikanti et al. 2022 (arXiv:2205.05198), section 4.2.3; DualPipe",
    rule: |arguments| {
        Ok(micro_batches(
            arguments.positive("stages")?,
            arguments.positive("microbatches")?,
            arguments.number("stage")?,
            arguments.positive("interleave")?,
            arguments.word("schedule"),
        )
        .into())
    },
};
