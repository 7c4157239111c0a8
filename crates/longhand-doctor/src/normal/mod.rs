//! Where healthy runs stand: bands of loss by tokens.
//!
//! A band says what twelve runs that trained well had come to; it accuses
//! nobody. A loss compares only with one on the same data and tokens.

mod gpt2;

use crate::columns::Kind;
use crate::given::Given;
use crate::run::{Log, Run};
use crate::text::number::short;

/// A loss at a number of tokens, among healthy runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Tokens seen.
    pub tokens: f64,
    /// Lowest loss among the runs.
    pub low: f64,
    /// The middle one.
    pub middle: f64,
    /// Highest loss.
    pub high: f64,
}

/// Healthy runs of one model on one data set.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// The model and its data.
    pub what: &'static str,
    /// How many runs, and where they are published.
    pub source: &'static str,
    /// Their bands, by tokens.
    pub bands: &'static [Band],
}

/// The references that are known.
pub const REFERENCES: &[Reference] = &[gpt2::REFERENCE];

impl Reference {
    /// The band at a number of tokens, between the two that are known; `None`
    /// outside of them.
    ///
    /// ```
    /// use longhand_doctor::normal::REFERENCES;
    /// let band = REFERENCES[0].at(524_288_000.0).ok_or("outside")?;
    /// assert_eq!((band.low, band.middle, band.high), (3.63, 3.73, 4.31));
    /// assert_eq!(REFERENCES[0].at(600_000.0), None);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn at(&self, tokens: f64) -> Option<Band> {
        let after = self.bands.iter().position(|band| band.tokens >= tokens)?;
        let b = self.bands[after];
        let Some(a) = after.checked_sub(1).map(|at| self.bands[at]) else {
            return (b.tokens <= tokens).then_some(b);
        };
        let part = (tokens - a.tokens) / (b.tokens - a.tokens);
        let between = |x: f64, y: f64| x + part * (y - x);
        Some(Band {
            tokens,
            low: between(a.low, b.low),
            middle: between(a.middle, b.middle),
            high: between(a.high, b.high),
        })
    }
}

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
