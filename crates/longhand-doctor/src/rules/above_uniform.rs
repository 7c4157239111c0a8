//! Equal logits cost ln V; more than that takes confidence in the wrong token.

use longhand_math::real;

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::run::Numbering;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "above-uniform",
    title: "The loss begins above ln V and stays there: sure, and wrong.",
    needs: &[&[Kind::Loss]],
    asks: &["vocab"],
    yields_to: &["summed-over-micro-batches", "nan-loss"],
    exercise: Some("how-the-loss-grows"),
    alternatives: &[
        or(
            "the labels are shifted by one too many, shuffled, or of another tokenizer",
            "decode the labels of one batch beside its inputs",
        ),
        or(
            "pads are not masked",
            "count the labels that are the pad token",
        ),
        or(
            "the weights are damaged",
            "evaluate the checkpoint before training",
        ),
        or(
            "the loss is a sum, or no cross-entropy of tokens",
            "divide by the number of tokens",
        ),
    ],
    source: "trainproof’s run bad_labels",
    judge,
};

/// The largest table of tokens in use: 262,144 entries.
const LARGEST: f64 = 262_144.0;

/// A beginning above ln V.
pub(super) struct Beginning {
    pub step: f64,
    pub last: f64,
    pub first: f64,
    pub records: usize,
}

/// How the run begins, if its losses stay above 1.05 ln V for eight steps, five
/// records, or three records of many steps each.
pub(super) fn beginning(case: &Case) -> Option<Beginning> {
    let (steps, loss) = case.finite_loss();
    if loss.len() < 3 || !case.run.is_of_tokens() || !case.begins() {
        return None;
    }
    let vocab = case.given.get("vocab");
    let ln_v = real::ln(vocab.unwrap_or(LARGEST));
    let above = loss.iter().take_while(|loss| **loss > 1.05 * ln_v).count();
    let last = *steps.get(above.checked_sub(1)?)?;
    let long = case.is_of_steps() && last - steps[0] >= 8.0;
    let means = case.run.numbering == Numbering::Records && above >= 3;
    // Without V, a loss of hundreds may be anything; no accumulation makes so much of tokens.
    let unknown =
        vocab.is_none() && case.given.get("accumulation").is_none() && loss[0] > 64.0 * ln_v;
    if unknown || !(long || above >= 5 || means) {
        return None;
    }
    Some(Beginning {
        step: steps[0],
        last,
        first: loss[0],
        records: above,
    })
}

fn judge(case: &Case) -> Option<Charge> {
    let start = beginning(case)?;
    let vocab = case.given.get("vocab");
    let v = vocab.unwrap_or(LARGEST);
    let ratio = start.first / real::ln(v);
    let whose = if vocab.is_some() {
        ""
    } else {
        ", of the largest vocabulary in use"
    };
    Some(Charge {
        sure: if vocab.is_some() {
            Sure::Likely
        } else {
            Sure::Possible
        },
        steps: vec![start.step, start.last],
        says: format!(
            "The loss begins at {} and stays above ln {v:.0} = {}{whose} up to step {:.0}: \
             worse than equal odds for every token, so the model is sure of wrong ones.",
            short(start.first),
            short(real::ln(v)),
            start.last
        ),
        evidence: vec![
            ("first_loss", start.first),
            ("records", crate::stats::count(start.records)),
        ],
        formula: format!("{}/ln({v:.0})", short(start.first)),
        comes_to: ratio,
    })
}
