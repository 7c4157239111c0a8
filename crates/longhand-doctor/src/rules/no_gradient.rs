//! No gradient reaches the weights.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::stats;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "no-gradient",
    title: "The norm is exactly 0 in every record, the loss is not.",
    needs: &[&[Kind::Loss], &[Kind::GradNorm]],
    asks: &[],
    yields_to: &["no-targets"],
    exercise: Some("stop-gradient"),
    alternatives: &[
        or(
            "the norm is not computed and 0 is printed",
            "the loss falls all the same",
        ),
        or(
            "the loss is detached from the weights, or all of them are frozen",
            "count the parameters with requires_grad",
        ),
    ],
    source: "one real log",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let norms = case.printed_norms();
    let (_, loss) = case.finite_loss();
    let zero = norms.len() >= 3 && norms.values.iter().all(|norm| *norm == 0.0);
    if !zero || case.run.is_rl() || loss.len() < 3 || loss.iter().all(|loss| *loss == 0.0) {
        return None;
    }
    let rates = &case.lr().values;
    let still = if rates.is_empty() {
        stats::halves_agree(loss)
    } else {
        rates.iter().all(|lr| *lr == 0.0)
    };
    still.then(|| Charge {
        sure: Sure::Likely,
        steps: vec![norms.steps[0]],
        says: format!(
            "The norm is exactly 0 in all {} records while the loss is {}: no gradient reaches the weights.",
            norms.len(),
            short(stats::median(loss))
        ),
        evidence: vec![("records", crate::stats::count(norms.len()))],
        formula: "0/1".to_owned(),
        comes_to: 0.0,
    })
}
