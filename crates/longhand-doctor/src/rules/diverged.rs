//! A rise without return.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "diverged",
    title: "The loss rose and did not come back.",
    needs: &[&[Kind::Loss]],
    asks: &[],
    yields_to: &[
        "nan-loss",
        "zero-hides-nan",
        "no-targets",
        "steps-skipped",
        "jump-without-a-step",
        "lr-too-high",
    ],
    exercise: Some("largest-stable-rate"),
    alternatives: &[
        or(
            "the learning rate, with LoRA times alpha/rank",
            "run the same steps with a tenth of the rate",
        ),
        or(
            "the data from there on",
            "skip those batches, or look whether another run rises at the same step",
        ),
        or("float16", "look for infinite norms or a falling loss scale"),
        or(
            "state lost at a restart",
            "look whether a restart stands there",
        ),
    ],
    source: "tr8-104B experiments 1, 2, 11 and 12, tr8b experiment 7, mlx-examples 620",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let rise = case.excursion()?;
    let (steps, _) = case.finite_loss();
    if rise.back {
        return None;
    }
    let onset = steps[rise.onset];
    let mut evidence = vec![("low", rise.low), ("high", rise.high), ("end", rise.end)];
    evidence.extend(
        case.norms()
            .until(onset)
            .map(|norm| ("norm_at_onset", norm)),
    );
    Some(Charge {
        sure: Sure::Likely,
        steps: vec![onset],
        says: format!(
            "At step {onset:.0} the loss leaves its path: from {} it rises to {} and ends at {}.",
            short(rise.low),
            short(rise.high),
            short(rise.end)
        ),
        evidence,
        formula: format!("{} - {}", short(rise.end.max(rise.low)), short(rise.low)),
        comes_to: rise.end.max(rise.low) - rise.low,
    })
}
