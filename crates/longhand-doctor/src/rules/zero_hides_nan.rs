//! The Trainer leaves a NaN out of its mean, and prints the mean of nothing: 0.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "zero-hides-nan",
    title: "A loss of exactly 0 is a NaN that the trainer leaves out of its mean.",
    needs: &[&[Kind::Loss]],
    asks: &[],
    yields_to: &[],
    exercise: Some("infinity-or-nan"),
    alternatives: &[
        or("all targets are masked", "then the norm is 0, not NaN"),
        or(
            "float16 overflow",
            "train some steps in bfloat16, or turn logging_nan_inf_filter off and see NaN",
        ),
        or(
            "an attention kernel that does not take the padding side",
            "try another attention implementation, or pad on the other side",
        ),
    ],
    source: "Pink 6, ModernBERT 233, Time-MoE 31, LlamaFactory 506",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let loss = case.loss();
    if case.run.is_rl() || loss.is_empty() {
        return None;
    }
    let norms = case.printed_norms();
    let beside: Vec<f64> = loss
        .steps
        .iter()
        .zip(&loss.values)
        .filter(|&(&step, &loss)| loss == 0.0 && norms.at(step).is_some_and(f64::is_nan))
        .map(|(&step, _)| step)
        .collect();
    let charge = |sure, steps: Vec<f64>, records: usize, says: String| Charge {
        sure,
        steps,
        says,
        evidence: vec![("records", crate::stats::count(records))],
        formula: "exp(-0)".to_owned(),
        comes_to: 1.0,
    };
    if let Some(&first) = beside.first() {
        let sure = if beside.len() > 1 {
            Sure::Certain
        } else {
            Sure::Likely
        };
        return Some(charge(
            sure,
            vec![first],
            beside.len(),
            format!(
                "At step {first:.0} the loss is exactly 0 and the norm beside it is not a number: \
                 the loss was NaN and was left out of the mean. A true 0 would mean probability 1 for every token."
            ),
        ));
    }
    let tail = loss
        .values
        .iter()
        .rev()
        .take_while(|loss| **loss == 0.0)
        .count();
    let start = loss.len() - tail;
    let before = loss.values[..start].last().copied()?;
    if tail == 0 || before <= (200.0 * Case::grain(loss)).max(0.2) {
        return None;
    }
    let first = loss.steps[start];
    let frozen = tail > 1
        && case
            .lr()
            .steps
            .iter()
            .zip(&case.lr().values)
            .filter(|(step, _)| **step >= first)
            .map(|(_, lr)| *lr)
            .collect::<Vec<f64>>()
            .windows(2)
            .all(|pair| pair[0] == pair[1])
        && !case.lr().is_empty();
    let sure = if tail > 1 || frozen {
        Sure::Likely
    } else {
        Sure::Possible
    };
    Some(charge(
        sure,
        vec![first],
        tail,
        format!(
            "From step {first:.0} on the loss is exactly 0, right after {}: no loss falls so; \
             it was NaN and was left out of the mean.",
            short(before)
        ),
    ))
}
