//! Evaluations that repeat are evaluations of the same weights.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::stats;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "val-frozen",
    title: "The last evaluations agree to the last digit: the evaluated weights do not change.",
    needs: &[&[Kind::ValLoss]],
    asks: &[],
    yields_to: &["ln-of-vocabulary", "nan-loss"],
    exercise: Some("update-too-small-to-see"),
    alternatives: &[
        or(
            "an average of the weights, or an old checkpoint, is evaluated",
            "log a checksum of the evaluated weights",
        ),
        or(
            "the weights themselves stand still",
            "look at the learning rate and the norm",
        ),
    ],
    source: "a constructed run",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let val = case.val();
    let n = val.len();
    let &last = val.values.last()?;
    let same = val
        .values
        .iter()
        .rev()
        .take_while(|value| **value == last)
        .count();
    let coarse = val.decimals < 3 || last.abs() < 200.0 * Case::grain(val);
    if same < 4 || coarse || !last.is_finite() {
        return None;
    }
    let start = n - same;
    // At the very end some programs evaluate every few steps, at a rate of almost 0.
    let gaps: Vec<f64> = val.steps.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let usual = stats::median(&gaps);
    if gaps[start..].iter().any(|gap| *gap < usual / 2.0) {
        return None;
    }
    let step = val.steps[start];
    Some(Charge {
        sure: Sure::Certain,
        steps: vec![step],
        says: format!(
            "From step {step:.0} on all {same} evaluations give {}: the weights that are evaluated do not change.",
            short(last)
        ),
        evidence: vec![
            ("evaluations", crate::stats::count(same)),
            ("val_loss", last),
        ],
        formula: "0 * 1".to_owned(),
        comes_to: 0.0,
    })
}
