//! optax's one-cycle schedules: corners at whole steps, clamped after the end.
//!
//! * `linear_onecycle_optax`: lines through max/d at 0, max at ⌊s T⌋, max/d at ⌊f T⌋ and
//!   max/(d D) at T.
//! * `cosine_onecycle_optax`: half cosine waves through max/d at 0, max at ⌊s T⌋ and max/(d D) at T.
//!
//! Symbols: T = `total`, s = `rise`, f = `fall`, d = `start_divisor`, D = `end_divisor`. Source:
//! optax, `linear_onecycle_schedule` and `cosine_onecycle_schedule`. On the way up from 0.004 to
//! 0.1 in six steps:
//!
//! ```
//! use longhand_math::registry::named;
//! let rule = named("linear_onecycle_optax").ok_or("?")?;
//! let rate = rule.with(&[("step", 1.0), ("max", 0.1), ("total", 20.0)])?;
//! assert!((rate.number("")? - 0.02).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{MAX, STEP, TOTAL, half_cosine, over_steps};
use crate::MathError;
use crate::registry::{Arguments, Entry, Parameter};

const RISE: Parameter = Parameter::number("rise", "share of the steps that rise").or(0.3);
const START: Parameter = Parameter::number("start_divisor", "first rate = max / this").or(25.0);
const END: Parameter = Parameter::number("end_divisor", "last rate = first / this").or(10_000.0);

/// Straight lines.
pub const LINEAR: Entry = Entry {
    slug: "linear_onecycle_optax",
    title: "Linear one cycle (optax)",
    formula: r"\eta_t = a + (b-a)\, p",
    parameters: &[
        STEP,
        MAX,
        TOTAL,
        RISE,
        Parameter::number("fall", "share at which the first rate is back").or(0.85),
        START,
        END,
    ],
    main: None,
    source: "optax, linear_onecycle_schedule",
    rule: |arguments| over_steps(arguments, |arguments, step| rate(arguments, step, true)),
};

/// Half cosine waves.
pub const COSINE: Entry = Entry {
    slug: "cosine_onecycle_optax",
    title: "Cosine one cycle (optax)",
    formula: r"\eta_t = b + \tfrac12(a-b)(1+\cos\pi p)",
    parameters: &[STEP, MAX, TOTAL, RISE, START, END],
    main: None,
    source: "optax, cosine_onecycle_schedule",
    rule: |arguments| over_steps(arguments, |arguments, step| rate(arguments, step, false)),
};

fn rate(arguments: &Arguments, step: f64, linear: bool) -> Result<f64, MathError> {
    let (max, total) = (arguments.number("max")?, arguments.number("total")?);
    let first = max / arguments.number("start_divisor")?;
    let last = first / arguments.number("end_divisor")?;
    let mut corners = vec![
        (0.0, first),
        ((arguments.number("rise")? * total).floor(), max),
    ];
    if linear {
        corners.push(((arguments.number("fall")? * total).floor(), first));
    }
    corners.push((total, last));
    for pair in corners.windows(2) {
        let [(start, from), (end, to)] = *pair else {
            continue;
        };
        if step < end {
            let progress = (step - start) / (end - start);
            let height = if linear {
                1.0 - progress
            } else {
                half_cosine(progress)
            };
            return Ok(to + (from - to) * height);
        }
    }
    Ok(last)
}
