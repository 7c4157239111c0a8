//! optax's schedules, where they differ from ours.
//!
//! * `cosine_optax`: a line from `init` to `peak` over the warm-up, then
//!   peak · ((1 − α) (½(1 + cos π p))^k + α) with α = end/peak; clamped after `total`.
//! * `exponential_optax`: init · γ^((t − begin)/n), in stairs on request, stopped at `end`.
//! * `polynomial_optax`: (init − end)(1 − p)^k + end, p = clamp((t − begin)/n).
//! * `sgdr_optax`: several `cosine_optax` one after another; each row of `cycles` is
//!   [init, peak, warmup, steps, end], and steps includes the warm-up.
//!
//! Source: optax's schedule reference. A quarter of the way down a quadratic from 0.1 to 0.01:
//!
//! ```
//! use longhand_math::registry::named;
//! let rule = named("polynomial_optax").ok_or("?")?;
//! let rate = rule.with(&[("step", 5.0), ("init", 0.1), ("end", 0.01), ("power", 2.0), ("steps", 20.0)])?;
//! assert!((rate.number("")? - (0.09 * 0.75 * 0.75 + 0.01)).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{STEP, half_cosine, over_steps};
use crate::MathError;
use crate::real::pow;
use crate::registry::{Arguments, Entry, Parameter};

const INIT: Parameter = Parameter::number("init", "the rate at step 0").or(0.0);
const BEGIN: Parameter = Parameter::number("begin", "steps before the change starts").or(0.0);
const STEPS: Parameter = Parameter::number("steps", "steps of the change");

/// Warm-up and cosine decay.
pub const COSINE_OPTAX: Entry = Entry {
    slug: "cosine_optax",
    title: "Cosine decay with warm-up (optax)",
    formula: r"\eta_t = \eta_{\text{peak}}\left((1-\alpha)\left(\tfrac12(1+\cos\pi p)\right)^k + \alpha\right)",
    parameters: &[
        STEP,
        INIT,
        Parameter::number("peak", "the highest rate"),
        Parameter::number("warmup", "steps of warm-up").or(0.0),
        Parameter::number("total", "steps in all, warm-up included"),
        Parameter::number("end", "the last rate").or(0.0),
        Parameter::number("exponent", "power of the cosine").or(1.0),
    ],
    main: None,
    source: "optax, warmup_cosine_decay_schedule",
    rule: |arguments| {
        over_steps(arguments, |arguments, step| {
            let cycle = Cycle {
                init: arguments.number("init")?,
                peak: arguments.number("peak")?,
                warmup: arguments.number("warmup")?,
                steps: arguments.number("total")?,
                end: arguments.number("end")?,
            };
            Ok(cycle.rate(step, arguments.number("exponent")?))
        })
    },
};

/// One warm-up and descent.
struct Cycle {
    init: f64,
    peak: f64,
    warmup: f64,
    steps: f64,
    end: f64,
}

impl Cycle {
    fn rate(&self, step: f64, exponent: f64) -> f64 {
        if step < self.warmup {
            return self.init + (self.peak - self.init) * step / self.warmup;
        }
        let length = self.steps - self.warmup;
        let progress = if step < self.steps {
            (step - self.warmup) / length
        } else {
            1.0
        };
        let alpha = if self.peak == 0.0 {
            0.0
        } else {
            self.end / self.peak
        };
        self.peak * ((1.0 - alpha) * pow(half_cosine(progress), exponent) + alpha)
    }
}

/// Exponential decay over a number of steps.
pub const EXPONENTIAL_OPTAX: Entry = Entry {
    slug: "exponential_optax",
    title: "Exponential decay (optax)",
    formula: r"\eta_t = \eta_0\, \gamma^{(t-b)/n}",
    parameters: &[
        STEP,
        INIT,
        STEPS,
        Parameter::number("gamma", "factor over `steps` steps"),
        BEGIN,
        Parameter::flag("staircase", "whole multiples of `steps` only"),
        Parameter::number("end", "where the rate stops").optional(),
    ],
    main: None,
    source: "optax, exponential_decay",
    rule: |arguments| over_steps(arguments, exponential),
};

fn exponential(arguments: &Arguments, step: f64) -> Result<f64, MathError> {
    let (init, gamma) = (arguments.number("init")?, arguments.number("gamma")?);
    let into = step - arguments.number("begin")?;
    if into <= 0.0 {
        return Ok(init);
    }
    let mut exponent = into / arguments.positive("steps")?;
    if arguments.flag("staircase") {
        exponent = exponent.floor();
    }
    let rate = init * pow(gamma, exponent);
    Ok(match arguments.optional_number("end") {
        Some(end) if gamma < 1.0 => rate.max(end),
        Some(end) => rate.min(end),
        None => rate,
    })
}

/// Polynomial change over a number of steps.
pub const POLYNOMIAL_OPTAX: Entry = Entry {
    slug: "polynomial_optax",
    title: "Polynomial change (optax)",
    formula: r"\eta_t = (\eta_0-\eta_{\text{end}})(1-p)^k + \eta_{\text{end}}",
    parameters: &[
        STEP,
        INIT,
        Parameter::number("end", "the last rate").or(0.0),
        Parameter::number("power", "1 is a straight line").or(1.0),
        STEPS,
        BEGIN,
    ],
    main: None,
    source: "optax, polynomial_schedule and linear_schedule",
    rule: |arguments| {
        over_steps(arguments, |arguments, step| {
            let (init, end) = (arguments.number("init")?, arguments.number("end")?);
            let steps = arguments.positive("steps")?;
            let into = (step - arguments.number("begin")?).clamp(0.0, steps);
            Ok((init - end) * pow(1.0 - into / steps, arguments.number("power")?) + end)
        })
    },
};

/// Descents one after another.
pub const SGDR_OPTAX: Entry = Entry {
    slug: "sgdr_optax",
    title: "Cosine cycles (optax)",
    formula: r"\eta_t = \text{cosine}_i(t - \textstyle\sum_{j<i} n_j)",
    parameters: &[
        STEP,
        Parameter::matrix("cycles", "rows of init, peak, warmup, steps, end"),
    ],
    main: None,
    source: "optax, sgdr_schedule",
    rule: |arguments| over_steps(arguments, cycles),
};

fn cycles(arguments: &Arguments, step: f64) -> Result<f64, MathError> {
    let table = arguments.tensor("cycles")?;
    if table.len() > 5000 {
        return Err(MathError::new("sgdr_optax: at most a thousand cycles"));
    }
    let mut start = 0.0;
    let mut rate = 0.0;
    for row in 0..table.sizes().first().copied().unwrap_or(0) {
        let Some(&[init, peak, warmup, steps, end]) = table.row(row) else {
            return Err(MathError::new(
                "sgdr_optax: each cycle is init, peak, warmup, steps, end",
            ));
        };
        rate = Cycle {
            init,
            peak,
            warmup,
            steps,
            end,
        }
        .rate(step - start, 1.0);
        start += steps;
        if step < start {
            break;
        }
    }
    Ok(rate)
}
