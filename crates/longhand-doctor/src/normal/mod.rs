//! Where healthy runs stand: bands of loss by tokens.
//!
//! A band says what twelve runs that trained well had come to; it accuses
//! nobody. A loss compares only with one on the same data and tokens.

mod gpt2;
mod reference;

use crate::columns::Kind;
use crate::given::Given;
use crate::run::{Log, Run};
use crate::text::number::short;
pub use reference::{Band, Reference};

/// The references that are known.
pub const REFERENCES: &[Reference] = &[gpt2::REFERENCE];

/// Tokens that a run has seen at a step, if it is known.
#[must_use]
pub fn tokens_at(run: &Run, given: &Given, step: f64) -> Option<f64> {
    run.column(Kind::Tokens)
        .and_then(|tokens| tokens.until(step))
        .or_else(|| given.get("tokens_per_step").map(|tokens| tokens * step))
}

/// A sentence for each run whose tokens are known: where healthy runs of the
/// references stand at as many.
#[must_use]
pub fn of(log: &Log, given: &Given) -> Vec<String> {
    log.runs
        .iter()
        .filter(|run| run.is_of_tokens())
        .filter_map(|run| {
            let loss = run.column(Kind::Loss)?;
            let (&step, &last) = (loss.steps.last()?, loss.values.last()?);
            let tokens = tokens_at(run, given, step)?;
            REFERENCES.iter().find_map(|reference| {
                let band = reference.at(tokens)?;
                Some(format!(
                    "What is normal? After {} tokens your loss is {}; {} stood between {:.2} and {:.2} \
                     ({}). Other data or another tokenizer give other numbers.",
                    short(tokens),
                    short(last),
                    reference.what,
                    band.low,
                    band.high,
                    reference.source
                ))
            })
        })
        .take(4)
        .collect()
}
