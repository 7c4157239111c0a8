//! The loss is not a number from some step to the end.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::stats;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "nan-loss",
    title: "From some step on the loss is not a number.",
    needs: &[&[Kind::Loss, Kind::ValLoss]],
    asks: &[],
    yields_to: &[],
    exercise: Some("nan-for-large-logits"),
    alternatives: &[
        or(
            "float16 overflow: exp of a logit above 11 is beyond 65504",
            "train some steps in bfloat16 or float32 from the last good checkpoint",
        ),
        or(
            "the learning rate",
            "the norm and the loss rise for some steps before it",
        ),
        or(
            "a batch without targets: 0 divided by 0",
            "log how many targets each batch has; the same batch gives it again",
        ),
        or(
            "a mask that adds −∞ to −∞",
            "look for rows of the mask that hide every position",
        ),
    ],
    source: "nanoGPT 215 and many others",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    [Kind::Loss, Kind::ValLoss]
        .into_iter()
        .find_map(|kind| tail(case, kind))
}

fn tail(case: &Case, kind: Kind) -> Option<Charge> {
    let column = case.column(kind);
    let tail = column
        .values
        .iter()
        .rev()
        .take_while(|value| !value.is_finite())
        .count();
    let start = column.len() - tail;
    let earlier = column.values[..start]
        .iter()
        .filter(|value| !value.is_finite())
        .count();
    // Some exports write NaN into cells where nothing was logged.
    if tail == 0 || earlier > tail || (kind == Kind::ValLoss && tail < 2 && start > 0) {
        return None;
    }
    let step = column.steps[start];
    let last = start.checked_sub(1).map(|at| column.values[at]);
    let what = if kind == Kind::Loss {
        "loss"
    } else {
        "validation loss"
    };
    let before = last.map_or(String::new(), |last| {
        format!("; the last one before was {}", short(last))
    });
    let mut evidence = vec![("records", crate::stats::count(tail))];
    evidence.extend(last.map(|last| ("last_finite", last)));
    let norms = case.printed_norms();
    let middle = stats::median(&norms.values);
    if let Some(norm) = norms.until(step - 0.5).filter(|_| middle > 0.0) {
        evidence.push(("norm_before_over_median", norm / middle));
    }
    if let Some(scale) = case.column(Kind::LossScale).until(step) {
        evidence.push(("loss_scale", scale));
    }
    Some(Charge {
        sure: Sure::Certain,
        steps: vec![step],
        says: format!("From step {step:.0} on the {what} is not a number{before}."),
        evidence,
        formula: "exp(89) > 3.4e38".to_owned(),
        comes_to: 1.0,
    })
}
