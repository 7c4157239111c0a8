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
mod over_steps;
pub mod polynomial;
pub mod reduce_on_plateau;
pub mod step_decay;
pub mod wsd;
pub mod wsd_huggingface;

pub use reduce_on_plateau::{Plateau, PlateauSettings};

use crate::registry::Entry;

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
