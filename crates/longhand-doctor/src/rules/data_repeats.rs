//! What is left of the loss after its neighbours is the batch's difficulty.

use longhand_math::real;

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::stats;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "data-repeats",
    title: "The noise of the steps repeats: the same batches in the same order.",
    needs: &[&[Kind::Loss]],
    asks: &[],
    yields_to: &[
        "nan-loss",
        "zero-hides-nan",
        "ln-of-vocabulary",
        "loss-frozen",
        "losses-recur",
    ],
    exercise: Some("optimizer-steps"),
    alternatives: &[
        or("epochs that are not shuffled", "shuffle, or accept it"),
        or(
            "a loader that starts over at each restart",
            "log the index of the first sample",
        ),
    ],
    source: "a constructed run",
    judge,
};

/// How many of the last records are looked at; a Fourier transform of more takes
/// more memory than a page should.
const MOST: usize = 1 << 18;

fn judge(case: &Case) -> Option<Charge> {
    let (steps, loss) = case.finite_loss();
    if loss.len() < 1000 || case.is_sampled() || case.run.is_rl() {
        return None;
    }
    let residuals = stats::residuals(loss, 25);
    let from = (residuals.len() / 5).max(residuals.len().saturating_sub(MOST));
    let mut noise = residuals[from..].to_vec();
    let limit = 4.0 * real::sqrt(stats::variance(&noise));
    for x in &mut noise {
        *x = x.clamp(-limit, limit);
    }
    let correlations = stats::autocorrelation(&noise);
    let best =
        (100..noise.len() / 2).max_by(|&a, &b| correlations[a].total_cmp(&correlations[b]))?;
    let r = stats::correlation(&noise[best..], &noise[..noise.len() - best]);
    if r <= 0.5 {
        return None;
    }
    let period = crate::stats::count(best) * Case::interval(case.loss());
    let share = real::sqrt(r);
    Some(Charge {
        sure: Sure::Certain,
        steps: vec![steps[0] + period],
        says: format!(
            "The noise of the steps repeats every {period:.0} steps (correlation {}): the same batches come in the same order.",
            short(r)
        ),
        evidence: vec![("period", period), ("correlation", r)],
        formula: format!("{}^2", short(share)),
        comes_to: r,
    })
}
