//! Twelve runs of which something is wrong.
//!
//! Each has one cause, a number that shows it, and one knob that mends it; the tests prove all three,
//! and that no other knob does. A case is a file.

mod bad_batch;
mod case;
mod dead_units;
mod decayed_norms;
mod fp16_underflow;
mod gradients_kept;
mod padding_counted;
mod rate_near_zero;
mod rate_too_high;
mod shuffled_labels;
mod state_lost;
mod tokens_not_shifted;
mod wide_start;

pub use case::{Case, Sign};

/// Every case.
pub const CASES: &[Case] = &[
    dead_units::CASE,
    shuffled_labels::CASE,
    gradients_kept::CASE,
    rate_too_high::CASE,
    rate_near_zero::CASE,
    fp16_underflow::CASE,
    bad_batch::CASE,
    tokens_not_shifted::CASE,
    padding_counted::CASE,
    wide_start::CASE,
    decayed_norms::CASE,
    state_lost::CASE,
];

/// The case of this name.
#[must_use]
pub fn named(slug: &str) -> Option<&'static Case> {
    CASES.iter().find(|case| case.slug == slug)
}
