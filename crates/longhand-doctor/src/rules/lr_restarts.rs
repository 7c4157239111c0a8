//! A schedule that had fallen starts anew.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "lr-restarts",
    title: "The learning rate jumps back up.",
    needs: &[&[Kind::Lr]],
    asks: &[],
    yields_to: &[],
    exercise: Some("cosine-in-the-middle-of-a-run"),
    alternatives: &[
        or(
            "the scheduler was not loaded from the checkpoint",
            "look whether a restart stands there",
        ),
        or(
            "warm restarts on purpose",
            "then the schedule has them in its name",
        ),
    ],
    source: "Automodel 763, mmdetection 6572",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let rates = case.lr();
    let values = &rates.values;
    if values.len() < 6 {
        return None;
    }
    let mut peak = values[0];
    for at in 1..values.len() {
        let (before, now) = (values[at - 1], values[at]);
        let change = if at >= 2 {
            (before - values[at - 2]).abs()
        } else {
            0.0
        };
        let fallen = before < 0.98 * peak;
        if fallen
            && before > 0.0
            && now > 1.3 * before
            && now > 0.3 * peak
            && now - before > 3.0 * change
        {
            let step = rates.steps[at];
            return Some(Charge {
                sure: Sure::Likely,
                steps: vec![step],
                says: format!(
                    "At step {step:.0} the learning rate jumps from {} back to {}; its peak so far was {}.",
                    short(before),
                    short(now),
                    short(peak)
                ),
                evidence: vec![("before", before), ("after", now), ("peak", peak)],
                formula: format!("{}/{}", short(now), short(before)),
                comes_to: now / before,
            });
        }
        peak = peak.max(now);
    }
    None
}
