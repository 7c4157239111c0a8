//! A rise that came back.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "spike-recovered",
    title: "The loss rose and came back by itself: let it run.",
    needs: &[&[Kind::Loss]],
    asks: &[],
    yields_to: &[
        "nan-loss",
        "zero-hides-nan",
        "no-targets",
        "steps-skipped",
        "jump-without-a-step",
        "restart-lost-state",
    ],
    exercise: Some("what-palm-did"),
    alternatives: &[
        or(
            "one batch",
            "compare with another run on the same data: it rises at the same step",
        ),
        or(
            "the optimizer's state",
            "the norm rises some steps before the loss",
        ),
    ],
    source: "BLOOM 31214–31250, tr1-13B 29050",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let rise = case.excursion()?;
    let (steps, _) = case.finite_loss();
    if !rise.back {
        return None;
    }
    let (onset, peak) = (steps[rise.onset], steps[rise.high_at]);
    Some(Charge {
        sure: Sure::Certain,
        steps: vec![onset, peak.max(onset)],
        says: format!(
            "At step {onset:.0} the loss rises from {} to {} and comes back by itself; it ends at {}. Let it run.",
            short(rise.low),
            short(rise.high),
            short(rise.end)
        ),
        evidence: vec![("low", rise.low), ("high", rise.high), ("end", rise.end)],
        formula: format!("{} - {}", short(rise.high), short(rise.low)),
        comes_to: rise.high - rise.low,
    })
}
