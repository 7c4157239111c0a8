//! An Adam step moves a weight by at most lr·(1 − β₁)/√(1 − β₂).

use longhand_math::real;

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::run::Numbering;
use crate::stats;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "jump-without-a-step",
    title: "The loss jumps though the learning rates so far sum to almost nothing: the weights were replaced.",
    needs: &[&[Kind::Loss], &[Kind::Lr]],
    asks: &[],
    yields_to: &["nan-loss", "zero-hides-nan", "no-targets", "steps-skipped"],
    exercise: Some("one-whole-step"),
    alternatives: &[
        or(
            "the optimizer's master weights were not filled from the checkpoint",
            "compare a weight before and after the first step",
        ),
        or(
            "the checkpoint is loaded after the first step",
            "log the loss of step 0 again after loading",
        ),
    ],
    source: "gpt-neox 947",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let (steps, loss) = case.finite_loss();
    let rates = case.lr();
    if case.run.is_rl() || rates.is_empty() || loss.len() < 2 || case.is_sampled() {
        return None;
    }
    let sigma = if loss.len() < 3 {
        0.0
    } else {
        stats::noise(loss)
    };
    let every = if case.run.numbering == Numbering::Records {
        10.0
    } else {
        Case::interval(rates).max(1.0)
    };
    let mut sum = 0.0;
    let mut next = 0;
    for at in 1..loss.len() {
        while next < rates.len() && rates.steps[next] < steps[at] {
            sum += rates.values[next] * every;
            next += 1;
        }
        if sum.is_nan() || sum >= 1e-5 || next == 0 {
            return None;
        }
        let rise = loss[at] - loss[at - 1];
        if rise > (10.0 * sigma).max(1.0) && sum > 0.0 {
            let b1 = case.given.get("beta1").unwrap_or(0.9);
            let b2 = case.given.get("beta2").unwrap_or(0.999);
            return Some(Charge {
                sure: Sure::Certain,
                steps: vec![steps[at]],
                says: format!(
                    "At step {:.0} the loss jumps from {} to {}, though all learning rates so far sum to {}: \
                     no step can have done that, the weights were replaced.",
                    steps[at],
                    short(loss[at - 1]),
                    short(loss[at]),
                    short(sum)
                ),
                evidence: vec![("rise", rise), ("sum_of_rates", sum)],
                formula: format!(
                    "{} * (1 - {})/sqrt(1 - {})",
                    short(sum),
                    short(b1),
                    short(b2)
                ),
                comes_to: sum * (1.0 - b1) / real::sqrt(1.0 - b2),
            });
        }
    }
    None
}
