//! Loss and norm are exactly 0 from the beginning.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "no-targets",
    title: "Loss and norm are exactly 0 from the first record: there is nothing to learn from.",
    needs: &[&[Kind::Loss], &[Kind::GradNorm]],
    asks: &[],
    yields_to: &["zero-hides-nan"],
    exercise: Some("ignored-tokens"),
    alternatives: &[
        or(
            "every label is −100: the template matches nothing, or the answers are cut off",
            "count the labels that are not −100 in one batch",
        ),
        or(
            "the loss is detached from the weights",
            "look whether the loss has a grad_fn",
        ),
    ],
    source: "a constructed run",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let (loss, norms) = (case.loss(), case.printed_norms());
    let zero = |values: &[f64]| values.len() >= 2 && values.iter().all(|x| *x == 0.0);
    if case.run.is_rl() || !zero(&loss.values) || !zero(&norms.values) {
        return None;
    }
    Some(Charge {
        sure: Sure::Likely,
        steps: vec![loss.steps[0]],
        says: format!(
            "Loss and norm are exactly {} in all {} records: no token has a target, or the loss does not reach the weights.",
            short(0.0),
            loss.len()
        ),
        evidence: vec![("records", crate::stats::count(loss.len()))],
        formula: "0/max(0, 1)".to_owned(),
        comes_to: 0.0,
    })
}
