//! A loss that never changes: the weights do not, or it is another number.

use longhand_math::real;

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "loss-frozen",
    title: "The loss is the same to the last digit, and is no ln V.",
    needs: &[&[Kind::Loss]],
    asks: &[],
    yields_to: &[
        "ln-of-vocabulary",
        "nan-loss",
        "zero-hides-nan",
        "no-targets",
    ],
    exercise: Some("update-too-small-to-see"),
    alternatives: &[
        or(
            "one batch again and again, and no update",
            "log the norm and the learning rate",
        ),
        or("the number is not the loss", "log it from another place"),
        or(
            "the loss is kept in 16 bits",
            "its spacing is the smallest change that can be seen",
        ),
    ],
    source: "a constructed run",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let loss = case.loss();
    let n = loss.len();
    let &value = loss.values.first()?;
    let constant = loss.values.iter().all(|other| *other == value);
    // Of two printed digits nothing can be said.
    if n < 5
        || !constant
        || !value.is_finite()
        || case.run.is_rl()
        || value.abs() < 200.0 * Case::grain(loss)
    {
        return None;
    }
    Some(Charge {
        sure: Sure::Certain,
        steps: vec![loss.steps[0]],
        says: format!(
            "The loss is {value} in all {n} records. It is no ln V ({} classes), so it is not a matter of equal logits: nothing changes.",
            short(real::exp(value))
        ),
        evidence: vec![("records", crate::stats::count(n)), ("loss", value)],
        formula: format!("exp({value})"),
        comes_to: real::exp(value),
    })
}
