//! A norm that grows twentyfold comes before a divergence.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::stats;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "norm-grows",
    title: "The norm has grown twentyfold, and the loss has not moved yet.",
    needs: &[&[Kind::GradNorm]],
    asks: &[],
    yields_to: &[
        "nan-loss",
        "zero-hides-nan",
        "no-targets",
        "steps-skipped",
        "clipped-below-epsilon",
    ],
    exercise: Some("when-clipping-began"),
    alternatives: &[
        or(
            "a layer whose norm grows by itself",
            "print the norm of each layer",
        ),
        or(
            "a norm that is summed over more and more tokens",
            "look whether the batch grows",
        ),
    ],
    source: "a constructed run",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let norms = case.norms();
    let n = norms.len();
    if n < 40 || case.excursion().is_some() || case.run.is_rl() {
        return None;
    }
    let first = stats::median(&norms.values[n / 10..n / 2]);
    let last = stats::median(&norms.values[n - n / 10..]);
    if first.is_nan() || first <= 0.0 || last.is_nan() || last <= 20.0 * first {
        return None;
    }
    let from = (n / 2..n)
        .find(|&at| norms.values[at] > 5.0 * first)
        .unwrap_or(n - n / 10);
    Some(Charge {
        sure: Sure::Possible,
        steps: vec![norms.steps[from]],
        says: format!(
            "The median norm was {} in the first half and is {} in the last tenth; the loss has not moved yet.",
            short(first),
            short(last)
        ),
        evidence: vec![("first", first), ("last", last)],
        formula: format!("{}/{}", short(last), short(first)),
        comes_to: last / first,
    })
}
