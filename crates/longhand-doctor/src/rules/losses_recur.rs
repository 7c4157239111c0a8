//! Losses that return to the last digit, more often than chance allows.

use longhand_math::real;

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::notes::loss_in_16_bits;
use crate::stats;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "losses-recur",
    title: "The same losses come back: the weights do not move between visits of a batch.",
    needs: &[&[Kind::Loss]],
    asks: &[],
    yields_to: &[
        "ln-of-vocabulary",
        "loss-frozen",
        "nan-loss",
        "zero-hides-nan",
    ],
    exercise: Some("update-too-small-to-see"),
    alternatives: &[
        or(
            "the parameters are frozen, or not the ones the optimizer holds",
            "compare a weight before and after a step",
        ),
        or("ranks are not synchronised", "print the loss of each rank"),
        or("the loss is cached", "change the batch and see"),
    ],
    source: "litgpt 834",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let (steps, all) = case.finite_loss();
    let loss = &all[all.len().saturating_sub(200)..];
    let n = loss.len();
    let grain = Case::grain(case.loss());
    if n < 20 || case.is_sampled() || case.run.is_rl() || stats::median(loss) <= 200.0 * grain {
        return None;
    }
    if loss_in_16_bits::grid(case.loss()).is_some() {
        return None;
    }
    let mut sorted = loss.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted.dedup();
    let repeats = crate::stats::count(n - sorted.len());
    let sigma = stats::noise(loss);
    let n_ = crate::stats::count(n);
    // Two losses agree by chance with probability grain / (2σ√π).
    let chance = n_ * n_ / 2.0 * grain / (2.0 * sigma * real::sqrt(std::f64::consts::PI));
    if sigma <= 0.0 || repeats < (0.3 * n_).max(6.0) || repeats <= 8.0 * chance {
        return None;
    }
    Some(Charge {
        sure: Sure::Certain,
        steps: vec![steps[steps.len() - n]],
        says: format!(
            "Of the last {n} losses {repeats:.0} have been there before, to the last digit; chance gives {}. \
             The same batches come back and find the same weights.",
            short(chance)
        ),
        evidence: vec![("repeats", repeats), ("by_chance", chance)],
        formula: format!("{n}^2/2 * {} / (2*{}*sqrt(pi))", short(grain), short(sigma)),
        comes_to: chance,
    })
}
