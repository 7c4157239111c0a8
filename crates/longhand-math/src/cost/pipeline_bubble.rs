//! The idle share of a pipeline, over the ideal time.
//!
//! `1f1b`: (p − 1)/m. `interleaved`: (p − 1)/(m v). `zb1p`: (p − 1)(F + B − 2W)/(m (F + B)). `dualpipe`:
//! (p/2 − 1)(F&B + B − 3W)/(m (F + B)).
//!
//! Symbols: p stages, m micro-batches, v chunks of layers a stage; F forward, B the whole backward, W its
//! weight part, F&B a forward and a backward pass that overlap, all in one unit of time. Sources:
//! Narayanan and others 2021; Qi and others 2023; the README of DualPipe. Eight stages, twenty
//! micro-batches, without bubbles from the weights' gradients:
//!
//! ```
//! use longhand_math::registry::named;
//! let bubble = named("pipeline_bubble").ok_or("?")?.call([], [
//!     ("stages", 8.0.into()), ("microbatches", 20.0.into()), ("schedule", "zb1p".into()),
//! ])?;
//! assert!((bubble.number("over_ideal")? - 0.11667).abs() < 1e-5);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::record::record;
use crate::registry::{Entry, Parameter};

/// Which schedule.
pub(super) const SCHEDULE: Parameter = Parameter::word(
    "schedule",
    &["1f1b", "interleaved", "zb1p", "dualpipe"],
    "in which order the passes run",
);

/// The bubble of a pipeline.
pub const ENTRY: Entry = Entry {
    slug: "pipeline_bubble",
    title: "Bubble of a pipeline",
    formula: r"\frac{t_{\text{bubble}}}{t_{\text{ideal}}} = \frac{p-1}{m\,v}",
    parameters: &[
        Parameter::number("stages", "stages"),
        Parameter::number("microbatches", "microbatches of a step"),
        Parameter::number("interleave", "chunks of layers a stage").or(1.0),
        SCHEDULE,
        Parameter::number("forward", "time of a forward pass").or(1.0),
        Parameter::number("backward", "time of a whole backward pass").or(2.0),
        Parameter::number("weight", "time of the weights' part of it").or(1.0),
        Parameter::number("both", "time of both passes overlapping").or(3.0),
    ],
    main: Some("over_ideal"),
    source: "Narayanan et al. 2021 (arXiv:2104.04473), section 2.2; Qi et al. 2023 (arXiv:2401.10241); DualPipe",
    rule: |arguments| {
        let (p, m) = (
            arguments.positive("stages")?,
            arguments.positive("microbatches")?,
        );
        let (f, b) = (
            arguments.positive("forward")?,
            arguments.positive("backward")?,
        );
        let w = arguments.number("weight")?;
        let (wait, work) = match arguments.word("schedule") {
            "zb1p" => ((p - 1.0) * (f + b - 2.0 * w), m * (f + b)),
            "dualpipe" => {
                let both = arguments.positive("both")?;
                ((p / 2.0 - 1.0) * (both + b - 3.0 * w), m * (f + b))
            }
            _ => (p - 1.0, m * arguments.positive("interleave")?),
        };
        let wait = wait.max(0.0);
        Ok(record([
            ("over_ideal", wait / work),
            ("of_total", wait / (work + wait)),
        ]))
    },
};
