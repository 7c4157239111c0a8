//! There are advantages, and they reach no weight.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "gradient-lost",
    title: "Rewards differ within groups, and yet norm and KL are exactly 0.",
    needs: &[&[Kind::GradNorm]],
    asks: &[],
    yields_to: &["no-advantage"],
    exercise: Some("stop-gradient"),
    alternatives: &[
        or(
            "the adapters are frozen",
            "count the parameters with requires_grad",
        ),
        or("the norm comes from another rank", "print it on every rank"),
        or(
            "the steps are skipped",
            "log the loss scale and the number of skipped steps",
        ),
    ],
    source: "ms-swift 5571 and 5890",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let spread = case.run.named("reward_std")?;
    let kl = case.run.named("kl")?;
    let fraction = case.run.named("frac_reward_zero_std");
    let norms = case.printed_norms();
    let hits: Vec<f64> = norms
        .steps
        .iter()
        .zip(&norms.values)
        .filter(|(step, norm)| {
            let some = spread.at(**step).is_some_and(|spread| spread > 0.0);
            let none = kl.at(**step) == Some(0.0);
            let groups = fraction.is_none_or(|column| column.at(**step).is_none_or(|f| f < 1.0));
            **norm == 0.0 && some && none && groups
        })
        .map(|(step, _)| *step)
        .collect();
    if hits.len() < 2 || hits.len() * 2 < norms.len() {
        return None;
    }
    let spread = spread.at(hits[0]).unwrap_or(1.0);
    Some(Charge {
        sure: Sure::Likely,
        steps: vec![hits[0]],
        says: format!(
            "In {} of {} records the rewards differ within groups (their spread at step {:.0} is {}) while norm and KL are exactly 0: \
             the policy has not moved and no gradient reaches it.",
            hits.len(),
            norms.len(),
            hits[0],
            short(spread)
        ),
        evidence: vec![
            ("records", crate::stats::count(hits.len())),
            ("reward_std", spread),
        ],
        formula: format!("abs({}) > 0", short(spread)),
        comes_to: 1.0,
    })
}
