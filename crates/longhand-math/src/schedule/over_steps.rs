//! Shared by schedules: parameters, steps one by one, warm-up.

use crate::MathError;
use crate::registry::{Arguments, Outcome, Parameter};

pub(super) const STEP: Parameter = Parameter::tensor("step", "the step or steps, counted from 0");
pub(super) const MAX: Parameter =
    Parameter::number("max", "the highest rate; 1 gives the bare multiplier").or(1.0);
pub(super) const MIN: Parameter = Parameter::number("min", "the rate at the end").or(0.0);
pub(super) const WARMUP: Parameter = Parameter::number("warmup", "steps of warm-up").or(0.0);
pub(super) const TOTAL: Parameter = Parameter::number("total", "steps in all, warm-up included");

/// Most steps of one call.
pub(super) const MOST_STEPS: usize = 100_000;

/// Applies a rule to every step that was asked for.
pub(super) fn over_steps(
    arguments: &Arguments,
    rate: impl Fn(&Arguments, f64) -> Result<f64, MathError>,
) -> Result<Outcome, MathError> {
    let mut rates = arguments.tensor("step")?.clone();
    if rates.len() > MOST_STEPS {
        return Err(MathError::new(format!(
            "{}: at most {MOST_STEPS} steps at once",
            arguments.rule()
        )));
    }
    for place in rates.data_mut() {
        if *place < 0.0 || place.is_nan() {
            return Err(MathError::new(format!(
                "{}: steps are counted from 0, found {place}",
                arguments.rule()
            )));
        }
        *place = rate(arguments, *place)?;
    }
    Ok(rates.into())
}

/// Share of the warm-up that is done, or nothing once it is over.
pub(super) fn warming(arguments: &Arguments, step: f64) -> Result<Option<f64>, MathError> {
    let warmup = arguments.number("warmup")?;
    Ok((step < warmup).then(|| step / warmup))
}

/// Half a cosine wave from 1 at progress 0 down to 0 at progress 1 (and on, beyond).
pub(super) fn half_cosine(progress: f64) -> f64 {
    0.5 * (1.0 + crate::real::cos(core::f64::consts::PI * progress))
}
