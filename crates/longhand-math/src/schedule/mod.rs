//! Learning-rate schedules: the rate used at step t, counted from 0.
//!
//! Where our convention and a library's differ, the library's is a rule of its own with the library
//! in its name. Ours: warm-up gives max · t / warmup, so 0 at step 0 and max at step `warmup`; from
//! `total` on the rate is `min`, also when warm-up and total are equal. Steps past the end are
//! allowed. `step` may be a list of steps: the result is the list of rates.

pub mod constant;
pub mod cosine;
pub mod cosine_annealing;
pub mod cosine_huggingface;
pub mod cyclic;
pub mod exponential_decay;
pub mod inverse_sqrt;
pub mod linear_decay;
pub mod noam;
pub mod one_cycle;
pub mod one_cycle_optax;
pub mod optax;
pub mod polynomial;
pub mod reduce_on_plateau;
pub mod step_decay;
pub mod wsd;
pub mod wsd_huggingface;

pub use reduce_on_plateau::{Plateau, PlateauSettings};

use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome, Parameter};

/// Every schedule.
pub const ALL: &[Entry] = &[
    constant::CONSTANT,
    constant::CONSTANT_WARMUP,
    constant::CONSTANT_FACTOR,
    linear_decay::ENTRY,
    linear_decay::LINEAR_FACTOR,
    cosine::ENTRY,
    cosine_huggingface::ENTRY,
    cosine_huggingface::WARMUP_RATE,
    cosine_huggingface::HARD_RESTARTS,
    cosine_annealing::ENTRY,
    cosine_annealing::WARM_RESTARTS,
    polynomial::ENTRY,
    polynomial::POLYNOMIAL_TORCH,
    inverse_sqrt::ENTRY,
    noam::ENTRY,
    wsd::ENTRY,
    wsd_huggingface::ENTRY,
    step_decay::ENTRY,
    step_decay::MULTI_STEP,
    exponential_decay::ENTRY,
    one_cycle::ENTRY,
    cyclic::ENTRY,
    reduce_on_plateau::ENTRY,
    optax::COSINE_OPTAX,
    optax::EXPONENTIAL_OPTAX,
    optax::POLYNOMIAL_OPTAX,
    optax::SGDR_OPTAX,
    one_cycle_optax::LINEAR,
    one_cycle_optax::COSINE,
];

const STEP: Parameter = Parameter::tensor("step", "the step or steps, counted from 0");
const MAX: Parameter =
    Parameter::number("max", "the highest rate; 1 gives the bare multiplier").or(1.0);
const MIN: Parameter = Parameter::number("min", "the rate at the end").or(0.0);
const WARMUP: Parameter = Parameter::number("warmup", "steps of warm-up").or(0.0);
const TOTAL: Parameter = Parameter::number("total", "steps in all, warm-up included");

/// Most steps of one call.
const MOST_STEPS: usize = 100_000;

/// Applies a rule to every step that was asked for.
fn over_steps(
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
fn warming(arguments: &Arguments, step: f64) -> Result<Option<f64>, MathError> {
    let warmup = arguments.number("warmup")?;
    Ok((step < warmup).then(|| step / warmup))
}

/// Half a cosine wave from 1 at progress 0 down to 0 at progress 1 (and on, beyond).
fn half_cosine(progress: f64) -> f64 {
    0.5 * (1.0 + crate::real::cos(core::f64::consts::PI * progress))
}
