//! A scaler halves its scale at every overflow; at scale s a gradient overflows above 65504/s.

use longhand_math::real;

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "scale-collapse",
    title: "The loss scale only falls: it is not the scale.",
    needs: &[],
    asks: &[],
    yields_to: &[],
    exercise: Some("the-scaler-finds-its-scale"),
    alternatives: &[
        or(
            "NaN in the forward pass: no scale can mend it",
            "look whether the loss itself is NaN at those steps",
        ),
        or(
            "activations above 65504",
            "print the largest activation of each layer; bfloat16 has room for them",
        ),
    ],
    source: "Chinese-LLaMA-Alpaca 534, DeepLearningExamples 146",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let column = case.column(Kind::LossScale);
    let lines = scales_of_lines(&case.run.lowered);
    let logged: Vec<(f64, f64)> = column
        .steps
        .iter()
        .copied()
        .zip(column.values.iter().copied())
        .collect();
    [lines, logged].iter().find_map(|scales| falling(scales))
}

/// The scales that the lines about overflow name.
fn scales_of_lines(lowered: &[(f64, f64, f64)]) -> Vec<(f64, f64)> {
    let mut scales: Vec<(f64, f64)> = Vec::new();
    for &(step, from, to) in lowered {
        if from.is_finite() && scales.last().is_none_or(|(_, last)| *last != from) {
            scales.push((step, from));
        }
        scales.push((step, to));
    }
    scales
}

fn falling(scales: &[(f64, f64)]) -> Option<Charge> {
    let &(last_step, last) = scales.last()?;
    let start = scales
        .windows(2)
        .rposition(|pair| pair[1].1 > pair[0].1)
        .map_or(0, |at| at + 1);
    let &(step, first) = scales.get(start)?;
    if !(first > last && last > 0.0) || last > 32.0 {
        return None;
    }
    let halvings = real::log2(first / last).round();
    if halvings < 4.0 {
        return None;
    }
    Some(Charge {
        sure: Sure::Certain,
        steps: vec![step, last_step],
        says: format!(
            "The loss scale has been halved {halvings:.0} times without a rise, from {} to {}: \
             at that scale a gradient overflows only above {}, so it is not the scale.",
            short(first),
            short(last),
            short(65504.0 / last)
        ),
        evidence: vec![("halvings", halvings), ("scale", last)],
        formula: format!("log2({}/{})", short(first), short(last)),
        comes_to: real::log2(first / last),
    })
}
