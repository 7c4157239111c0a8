//! The cross-entropy of equal logits is ln V; logits of a small spread s add s²/2.

use longhand_math::real;

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::stats;

/// The rule.
pub const RULE: Rule = Rule {
    id: "ln-of-vocabulary",
    title: "The loss stands at ln V: all logits are equal.",
    needs: &[&[Kind::Loss, Kind::ValLoss]],
    asks: &[],
    yields_to: &["nan-loss", "zero-hides-nan"],
    exercise: Some("loss-before-training"),
    alternatives: &[
        or(
            "the head or the embedding was never initialised, or is zero",
            "print the standard deviation of the logits",
        ),
        or(
            "a kernel turns NaN into 0",
            "look for NaN in the activations before the head",
        ),
        or(
            "two classes, or DPO with a policy equal to its reference: ln 2",
            "look at the margins or the accuracy",
        ),
    ],
    source: "litgpt 689 and 125, MiniGPT-4 67, trl 4023, keras-fractalnet 3",
    judge,
};

/// Numbers of classes, and sizes of vocabularies, that are in use.
const IN_USE: &[u32] = &[
    2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 21, 50, 80, 90, 91, 100, 101, 102, 150, 151, 200, 256, 257,
    259, 365, 400, 512, 1000, 1001, 28996, 30522, 32000, 32001, 32003, 32064, 32100, 32128, 49152,
    49408, 50257, 50258, 50265, 50272, 50277, 50280, 50304, 50400, 50432, 51200, 51865, 51866,
    64000, 65024, 65536, 100256, 100277, 100352, 119547, 125696, 128000, 128256, 129280, 131072,
    151643, 151646, 151665, 151669, 151936, 152064, 200019, 200064, 201088, 250002, 250112, 250880,
    255000, 256000, 256128, 262144, 262208,
];

fn judge(case: &Case) -> Option<Charge> {
    [Kind::Loss, Kind::ValLoss]
        .into_iter()
        .find_map(|kind| stands_at(case, kind))
}

fn stands_at(case: &Case, kind: Kind) -> Option<Charge> {
    let column = case.column(kind);
    let n = column.len();
    let &value = column.values.first()?;
    if !value.is_finite() || column.values.iter().any(|other| *other != value) {
        return None;
    }
    let apart = column.steps[n - 1] - column.steps[0];
    let norms = case.printed_norms();
    let still = norms.len() >= 3 && norms.values.iter().all(|norm| *norm == 0.0);
    let steps = case.is_of_steps();
    if !(n >= 5 || (n >= 2 && steps && apart >= 100.0) || (n >= 3 && still)) {
        return None;
    }
    let grain = Case::grain(column);
    let given = case.given.get("vocab");
    let (v, exact) = named(value, grain, given)?;
    let what = if kind == Kind::Loss {
        "loss"
    } else {
        "validation loss"
    };
    let other = match given {
        Some(given) if given != v => {
            format!(" The vocabulary given has {given:.0}: this one names another.")
        }
        _ => String::new(),
    };
    let sure = if given == Some(v) || (exact && v > 1000.0) {
        Sure::Certain
    } else {
        Sure::Likely
    };
    let rounded = if exact { "" } else { ", in 16 bits" };
    Some(Charge {
        sure,
        steps: vec![column.steps[0]],
        says: format!(
            "The {what} is {value} in all {n} records: that is ln {v:.0}{rounded}. All logits are equal, the model says nothing.{other}"
        ),
        evidence: vec![("records", crate::stats::count(n)), ("vocabulary", v)],
        formula: format!("exp({value})"),
        comes_to: real::exp(value),
    })
}

/// The V in use whose logarithm this is, and whether it is so without rounding.
pub(super) fn named(value: f64, grain: f64, given: Option<f64>) -> Option<(f64, bool)> {
    let candidates = || {
        given
            .into_iter()
            .chain(IN_USE.iter().map(|v| f64::from(*v)))
    };
    // Printed to `grain`, and a spread of the logits of up to 0.02 above.
    let exact = candidates().find(|v| {
        let above = value - real::ln(*v);
        above >= -grain / 2.0 - 1e-12 && above <= 2e-4
    });
    if let Some(v) = exact {
        return Some((v, true));
    }
    candidates()
        .find(|v| {
            [8, 11].into_iter().any(|bits| {
                let rounded = stats::rounded_to_bits(real::ln(*v), bits);
                (value - rounded).abs() <= grain / 2.0 * 1.001
            })
        })
        .map(|v| (v, false))
}
