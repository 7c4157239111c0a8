//! Seen again and again, data are learnt by heart; without held-out data nobody sees it.

use longhand_math::real;

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::stats;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "memorised",
    title: "After several epochs without held-out data the loss is under a tenth of its beginning.",
    needs: &[&[Kind::Loss], &[Kind::Epoch]],
    asks: &[],
    yields_to: &["zero-hides-nan", "no-targets", "nan-loss"],
    exercise: Some("perplexity"),
    alternatives: &[or(
        "an easy task",
        "hold out a twentieth of the data and evaluate on it",
    )],
    source: "ChatGLM-Tuning 89",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let epochs = case.column(Kind::Epoch);
    let (steps, loss) = case.finite_loss();
    let first = *loss.first()?;
    let last = stats::median(&loss[loss.len().saturating_sub(5)..]);
    let passed = epochs.values.iter().copied().fold(0.0, f64::max);
    if !case.val().is_empty()
        || !case.run.is_of_tokens()
        || passed < 5.0
        || first <= 0.5
        || last >= first / 10.0
    {
        return None;
    }
    let from = steps
        .iter()
        .zip(loss)
        .find(|(_, loss)| **loss < first / 10.0)
        .map_or(steps[0], |(step, _)| *step);
    Some(Charge {
        sure: Sure::Possible,
        steps: vec![from],
        says: format!(
            "After {passed:.0} epochs the loss is {}, under a tenth of {} at the beginning, a perplexity of {}; no held-out data are evaluated.",
            short(last),
            short(first),
            short(real::exp(last))
        ),
        evidence: vec![("first", first), ("last", last), ("epochs", passed)],
        formula: format!("exp({})", short(last)),
        comes_to: real::exp(last),
    })
}
