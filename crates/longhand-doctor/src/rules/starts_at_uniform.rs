//! Trained weights begin at 0.12–0.13 ln V.

use longhand_math::real;

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "starts-at-uniform",
    title: "A fine-tune begins at ln V: its trained weights are not in use.",
    needs: &[&[Kind::Loss]],
    asks: &["finetune", "vocab"],
    yields_to: &["ln-of-vocabulary"],
    exercise: Some("loss-before-training"),
    alternatives: &[
        or(
            "the checkpoint's names do not match the model's",
            "look at the list of missing and unexpected keys",
        ),
        or(
            "the head was resized and made anew",
            "compare the head's weights with the checkpoint's",
        ),
        or("the labels", "decode one batch of labels"),
    ],
    source: "LLaVA 256, ainode 213",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    if !case.given.is_finetune() || !case.begins() || !case.run.is_of_tokens() {
        return None;
    }
    let v = case.given.get("vocab")?;
    let (steps, loss) = case.finite_loss();
    let first = *loss.first()?;
    let ratio = first / real::ln(v);
    (0.9..1.05).contains(&ratio).then(|| Charge {
        sure: Sure::Likely,
        steps: vec![steps[0]],
        says: format!(
            "The fine-tune begins at {}, {} times ln {v:.0}: as a model without any training. Trained weights begin far below.",
            short(first), short(ratio)
        ),
        evidence: vec![("first_loss", first), ("ratio", ratio), ("vocabulary", v)],
        formula: format!("{}/ln({v:.0})", short(first)),
        comes_to: ratio,
    })
}
