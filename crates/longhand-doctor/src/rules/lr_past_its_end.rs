//! A cosine goes on after its last step, and rises.

use longhand_math::real;

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "lr-past-its-end",
    title: "The learning rate climbs again after its minimum: a cosine read past its end.",
    needs: &[&[Kind::Lr]],
    asks: &[],
    yields_to: &["lr-restarts"],
    exercise: Some("after-the-last-step"),
    alternatives: &[or(
        "a cyclic schedule on purpose",
        "then it has one in its name",
    )],
    source: "a constructed run; PyTorch's CosineAnnealingLR does so",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let rates = case.lr();
    let values = &rates.values;
    let n = values.len();
    let top_at = (0..n).max_by(|&a, &b| values[a].total_cmp(&values[b]).then(b.cmp(&a)))?;
    let peak = values[top_at];
    // The lowest after the peak, or after which a new peak is reached.
    let (low_at, peak) = lowest_between(values, top_at, peak)?;
    let low = values[low_at];
    let after = &values[low_at..];
    let end = values[n - 1];
    let up = after.windows(2).filter(|pair| pair[1] > pair[0]).count();
    if after.len() < 6
        || low >= 0.2 * peak
        || end <= low + 0.2 * peak
        || up * 20 < (after.len() - 1) * 19
    {
        return None;
    }
    let step = rates.steps[low_at];
    let x = 1.0 + (rates.steps[n - 1] - step) / step.max(1.0);
    Some(Charge {
        sure: Sure::Likely,
        steps: vec![step],
        says: format!(
            "The learning rate was lowest at step {step:.0} ({}) and has climbed to {} since: a cosine that is read past its end.",
            short(low),
            short(end)
        ),
        evidence: vec![("low", low), ("end", end), ("peak", peak)],
        formula: format!("(1 + cos(pi*{}))/2", short(x)),
        comes_to: f64::midpoint(1.0, real::cos(std::f64::consts::PI * x)),
    })
}

/// The minimum after the peak; where the peak stands at the end, after the
/// highest value of the first half.
fn lowest_between(values: &[f64], top_at: usize, peak: f64) -> Option<(usize, f64)> {
    let n = values.len();
    let (from, peak) = if n - top_at > n / 4 {
        (top_at, peak)
    } else {
        let half = &values[..n / 2];
        let at = (0..half.len()).max_by(|&a, &b| half[a].total_cmp(&half[b]))?;
        (at, half[at])
    };
    let low_at = (from..n).min_by(|&a, &b| values[a].total_cmp(&values[b]))?;
    (low_at > from).then_some((low_at, peak))
}
