//! Above ln V from the beginning, and by a whole factor.

use longhand_math::real;

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::rules::above_uniform::beginning;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "summed-over-micro-batches",
    title: "The loss begins at k ln V: it is a sum over k micro-batches.",
    needs: &[&[Kind::Loss]],
    asks: &["vocab"],
    yields_to: &["nan-loss"],
    exercise: Some("mean-of-means"),
    alternatives: &[
        or(
            "the labels are shifted or of another tokenizer",
            "decode one batch of labels",
        ),
        or(
            "the loss is summed over something else",
            "divide it by the number of micro-batches and look again",
        ),
    ],
    source: "LlamaFactory 7443, transformers 35438",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let start = beginning(case)?;
    let vocab = case.given.get("vocab");
    let ln_v = real::ln(vocab.unwrap_or(262_144.0));
    let ratio = start.first / ln_v;
    let by_accumulation = case
        .given
        .get("accumulation")
        .filter(|k| *k >= 2.0 && (0.25..1.06).contains(&(ratio / k)));
    let by_ratio = || {
        vocab?;
        [2.0, 4.0, 8.0, 16.0, 32.0]
            .into_iter()
            .find(|k| (ratio / k - 1.0).abs() <= 0.05)
    };
    let k = by_accumulation.or_else(by_ratio)?;
    let v = vocab.unwrap_or(262_144.0);
    Some(Charge {
        sure: Sure::Likely,
        steps: vec![start.step],
        says: format!(
            "The loss begins at {}, which is {} times ln {v:.0} after division by {k:.0}: it is summed over {k:.0} micro-batches, not averaged.",
            short(start.first),
            short(ratio / k)
        ),
        evidence: vec![("first_loss", start.first), ("k", k)],
        formula: format!("{}/({k:.0}*ln({v:.0}))", short(start.first)),
        comes_to: start.first / (k * ln_v),
    })
}
