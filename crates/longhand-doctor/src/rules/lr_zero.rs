//! A step of size 0 changes nothing.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::stats;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "lr-zero",
    title: "The learning rate is 0 in every record.",
    needs: &[&[Kind::Lr]],
    asks: &[],
    yields_to: &[],
    exercise: Some("update-to-weight"),
    alternatives: &[
        or(
            "the scheduler was never stepped, because the first steps were skipped",
            "look for skipped steps and an infinite norm at the start",
        ),
        or(
            "the warm-up is longer than the run",
            "the rate would be small and rising, not 0",
        ),
        or("the column is rounded", "print it with an exponent"),
    ],
    source: "trainproof’s run lr_zero, MIMIGenRec 3",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let rates = case.lr();
    let n = rates.len();
    if n < 3 || rates.values.iter().any(|lr| *lr != 0.0) {
        return None;
    }
    // `0.0000` may be a small rate, rounded; then the loss must stand still too.
    let rounded = rates.decimals >= 3;
    if rounded && !stats::halves_agree(case.finite_loss().1) {
        return None;
    }
    Some(Charge {
        sure: if rounded { Sure::Likely } else { Sure::Certain },
        steps: vec![rates.steps[0]],
        says: format!(
            "The learning rate is {} in all {n} records: no update changes a weight.",
            short(0.0)
        ),
        evidence: vec![("records", crate::stats::count(n))],
        formula: "0 * 1".to_owned(),
        comes_to: 0.0,
    })
}
