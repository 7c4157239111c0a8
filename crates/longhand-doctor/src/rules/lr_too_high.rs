//! A rise without return, at the height of the learning rate.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::stats;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "lr-too-high",
    title: "The loss left its path when the learning rate had come so high, and did not come back.",
    needs: &[&[Kind::Loss], &[Kind::Lr]],
    asks: &[],
    yields_to: &[
        "nan-loss",
        "zero-hides-nan",
        "no-targets",
        "steps-skipped",
        "jump-without-a-step",
    ],
    exercise: Some("far-too-high"),
    alternatives: &[
        or(
            "the data from there on",
            "run the same steps with a tenth of the rate",
        ),
        or("float16", "look for infinite norms or a falling loss scale"),
        or("the initialization", "the same rate with a longer warm-up"),
        or(
            "state lost at a restart",
            "look whether a restart stands there",
        ),
    ],
    source: "trainproof’s run lr_hot and fp16_nan",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let rise = case.excursion()?;
    let (steps, _) = case.finite_loss();
    let rates = case.lr();
    let onset = steps[rise.onset];
    let lr = rates
        .until(onset)
        .or_else(|| rates.values.first().copied())?;
    let before = rates
        .until(steps[rise.low_at])
        .or_else(|| rates.values.first().copied())?;
    let peak = rates.values.iter().copied().fold(0.0, f64::max);
    let least = rates.values.iter().copied().fold(f64::INFINITY, f64::min);
    let varies = peak > least * 1.0001;
    if rise.back || !varies || !(lr >= 0.9 * peak || lr > 1.5 * before) {
        return None;
    }
    let mut evidence = vec![
        ("low", rise.low),
        ("end", rise.end),
        ("lr_at_low", before),
        ("lr_at_onset", lr),
    ];
    let norms = case.norms();
    let usual =
        stats::median(&norms.values[..norms.steps.partition_point(|s| *s <= steps[rise.low_at])]);
    let tenfold = norms
        .steps
        .iter()
        .zip(&norms.values)
        .find(|(step, norm)| **step > steps[rise.low_at] && **norm > 10.0 * usual);
    evidence.extend(tenfold.map(|(step, _)| ("norm_tenfold_at", *step)));
    Some(Charge {
        sure: Sure::Likely,
        steps: vec![onset],
        says: format!(
            "The loss leaves its path at step {onset:.0}, when the learning rate has come to {} ({} at the lowest loss, {}), and ends at {}.",
            short(lr),
            short(before),
            short(rise.low),
            short(rise.end)
        ),
        evidence,
        formula: format!("{} - {}", short(rise.end), short(rise.low)),
        comes_to: rise.end - rise.low,
    })
}
