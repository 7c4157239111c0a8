//! Between 6.5 and 9.5 nats stands a model that knows how often each token comes.

use longhand_math::real;

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::stats;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "knows-frequencies-only",
    title: "The loss settles where only token frequencies are known, and no context.",
    needs: &[&[Kind::Loss]],
    asks: &[],
    yields_to: &["nan-loss", "zero-hides-nan", "no-targets", "steps-skipped"],
    exercise: Some("perplexity"),
    alternatives: &[or(
        "a much larger vocabulary, or another unit of loss",
        "compute the entropy of the token frequencies of your data",
    )],
    source: "trainproof’s run lr_hot; a healthy GPT-2 passes 7.8 at step 71 and 7.0 at step 106",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let (steps, loss) = case.finite_loss();
    let n = loss.len();
    let rise = case.excursion()?;
    if n < 20 || !case.run.is_of_tokens() {
        return None;
    }
    let third = stats::median(&loss[n / 2..n * 3 / 4]);
    let fourth = stats::median(&loss[n * 3 / 4..]);
    let settled = (third - fourth).abs() <= 0.3;
    if !settled || rise.end < rise.low + 2.0 || !(6.5..=9.5).contains(&rise.end) {
        return None;
    }
    Some(Charge {
        sure: Sure::Possible,
        steps: vec![steps[n / 2]],
        says: format!(
            "The loss has settled at {}, a perplexity of {}: about what the frequencies of the tokens give without any context.",
            short(rise.end),
            short(real::exp(rise.end))
        ),
        evidence: vec![("end", rise.end)],
        formula: format!("exp({})", short(rise.end)),
        comes_to: real::exp(rise.end),
    })
}
