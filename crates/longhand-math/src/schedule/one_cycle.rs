//! The one-cycle policy: up, down, and further down, with momentum the other way round.
//!
//! The rate starts at max/d, rises to max until step s·T − 1, and falls to max/(d·D) at step T − 1.
//! With three phases it falls to max/d first, as fast as it rose, and then to the end. Momentum
//! goes from its highest to its lowest and back. Between two corners a cosine or a line.
//!
//! Symbols: T = `total`, s = `rise`, d = `start_divisor`, D = `end_divisor`. Source: Smith and Topin
//! 2018, "Super-Convergence"; corners as in PyTorch's `OneCycleLR`. The first rate is a 25th of the
//! highest:
//!
//! ```
//! use longhand_math::registry::named;
//! let cycle = named("one_cycle").ok_or("?")?.with(&[("step", 0.0), ("max", 0.1), ("total", 20.0)])?;
//! assert!((cycle.number("rate")? - 0.004).abs() < 1e-15);
//! assert_eq!(cycle.number("momentum")?, 0.95);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{MAX, STEP, TOTAL, half_cosine};
use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome, Parameter};

/// One cycle.
pub const ENTRY: Entry = Entry {
    slug: "one_cycle",
    title: "One cycle",
    formula: r"\eta_t = b + \tfrac12 (a-b)\left(1+\cos \pi p\right)",
    parameters: &[
        STEP,
        MAX,
        TOTAL,
        Parameter::number("rise", "share of the steps that rise").or(0.3),
        Parameter::word("shape", &["cosine", "linear"], "between the corners"),
        Parameter::number("start_divisor", "first rate = max / this").or(25.0),
        Parameter::number("end_divisor", "last rate = first / this").or(10_000.0),
        Parameter::flag(
            "three_phase",
            "down to the first rate before going to the last",
        ),
        Parameter::number("base_momentum", "lowest momentum").or(0.85),
        Parameter::number("max_momentum", "highest momentum").or(0.95),
    ],
    main: Some("rate"),
    source: "Smith & Topin 2018 (arXiv:1708.07120); PyTorch OneCycleLR",
    rule,
};

/// A corner of the cycle: the step it is reached, the rate and the momentum there.
type Corner = (f64, f64, f64);

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let total = arguments.number("total")?;
    let max = arguments.number("max")?;
    let first = max / arguments.number("start_divisor")?;
    let last = first / arguments.number("end_divisor")?;
    let (low, high) = (
        arguments.number("base_momentum")?,
        arguments.number("max_momentum")?,
    );
    let top = arguments.number("rise")? * total - 1.0;
    let mut corners: Vec<Corner> = vec![(0.0, first, high), (top, max, low)];
    if arguments.flag("three_phase") {
        corners.push((2.0 * top, first, high));
    }
    corners.push((total - 1.0, last, high));

    let linear = arguments.word("shape") == "linear";
    let mut rates = arguments.tensor("step")?.clone();
    let mut momenta = rates.clone();
    for (rate, momentum) in rates.data_mut().iter_mut().zip(momenta.data_mut()) {
        (*rate, *momentum) = between(&corners, *rate, linear);
    }
    Ok(Outcome::Record(vec![
        ("rate", rates.into()),
        ("momentum", momenta.into()),
    ]))
}

/// Rate and momentum at a step, from the two corners around it.
fn between(corners: &[Corner], step: f64, linear: bool) -> (f64, f64) {
    let mut reached = (0.0, 0.0);
    for pair in corners.windows(2) {
        let [(start, rate, momentum), (end, next_rate, next_momentum)] = *pair else {
            continue;
        };
        reached = (next_rate, next_momentum);
        if step <= end {
            let progress = if end > start {
                ((step - start) / (end - start)).max(0.0)
            } else {
                1.0
            };
            let height = if linear {
                1.0 - progress
            } else {
                half_cosine(progress)
            };
            return (
                next_rate + (rate - next_rate) * height,
                next_momentum + (momentum - next_momentum) * height,
            );
        }
    }
    reached
}
