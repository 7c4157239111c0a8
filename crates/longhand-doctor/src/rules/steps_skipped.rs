//! Norms that are not numbers: the optimizer skips those steps.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "steps-skipped",
    title: "The norm is never a number while the loss is: no step is taken.",
    needs: &[&[Kind::GradNorm]],
    asks: &[],
    yields_to: &["zero-hides-nan", "no-targets"],
    exercise: Some("clipping-an-infinite-gradient"),
    alternatives: &[
        or(
            "overflow at every loss scale",
            "train some steps in bfloat16: the norm is a number then",
        ),
        or(
            "one parameter's gradient is NaN",
            "print the norm of each parameter for one step",
        ),
        or(
            "the norm is taken before unscaling",
            "the loss falls all the same",
        ),
    ],
    source: "Megatron-DeepSpeed 396, xtuner 658, VG-LLM 21",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let norms = case.printed_norms();
    let loss = case.loss();
    let n = norms.len();
    let counts = |at: usize| {
        // A loss of 0 beside it is a hidden NaN, and another rule's.
        let beside = loss.at(norms.steps[at]);
        !norms.values[at].is_finite() && beside.is_none_or(|loss| loss.is_finite() && loss != 0.0)
    };
    let tail = (0..n).rev().take_while(|&at| counts(at)).count();
    let whole = tail == n && n >= 2;
    if !whole && tail < 3 {
        return None;
    }
    let start = n - tail;
    let has_loss = norms.steps[start..]
        .iter()
        .filter(|step| loss.at(**step).is_some())
        .count();
    if has_loss == 0 && tail < 3 {
        return None;
    }
    let step = norms.steps[start];
    let rates: Vec<f64> = case
        .lr()
        .steps
        .iter()
        .zip(&case.lr().values)
        .filter(|(s, _)| **s >= step)
        .map(|(_, lr)| *lr)
        .collect();
    let frozen = rates.len() > 1 && rates.windows(2).all(|pair| pair[0] == pair[1]);
    let sure = match tail {
        _ if frozen => Sure::Certain,
        3.. => Sure::Likely,
        _ => Sure::Possible,
    };
    let also = if frozen {
        format!(
            " The learning rate stands at {}: the schedule does not advance.",
            short(rates[0])
        )
    } else {
        String::new()
    };
    Some(Charge {
        sure,
        steps: vec![step],
        says: format!(
            "From step {step:.0} on the norm is not a number in {tail} records in a row: a scaler skips such steps, \
             and a clipped step would be NaN.{also}"
        ),
        evidence: vec![("records", crate::stats::count(tail))],
        formula: "65504/65536 < 1".to_owned(),
        comes_to: 1.0,
    })
}
