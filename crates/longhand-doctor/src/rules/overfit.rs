//! Validation rises while training falls.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::stats;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "overfit",
    title: "The validation loss was lowest some time ago and has risen since.",
    needs: &[&[Kind::ValLoss]],
    asks: &[],
    yields_to: &["nan-loss"],
    exercise: Some("loss-at-ten-times-the-data"),
    alternatives: &[
        or(
            "validation data of another kind",
            "evaluate on a held-out part of the training data",
        ),
        or("divergence", "then the training loss rises too"),
    ],
    source: "trainproof’s run overfit, a Lightning run",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let val = case.val();
    let n = val.len();
    if n < 4 || val.values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let best_at = (0..n).min_by(|&a, &b| val.values[a].total_cmp(&val.values[b]))?;
    let (best, last) = (val.values[best_at], val.values[n - 1]);
    let rise = last - best;
    let after = &val.values[best_at + 1..];
    let later = &after[after.len() / 2..];
    let stays = later.iter().all(|value| *value > best + rise / 4.0);
    if after.len() < 3 || rise <= (0.05 * best).max(0.05) || !stays {
        return None;
    }
    let (steps, loss) = case.finite_loss();
    let at = steps.partition_point(|step| *step <= val.steps[best_at]);
    let around = &loss[at.saturating_sub(3)..(at + 2).min(loss.len())];
    let end = &loss[loss.len().saturating_sub(5)..];
    let falls = !end.is_empty() && stats::median(end) < stats::median(around);
    let rises = !end.is_empty() && stats::median(end) > stats::median(around) + rise / 2.0;
    if rises {
        return None;
    }
    let step = val.steps[best_at];
    let training = if falls {
        format!(
            ", while the training loss has fallen to {}",
            short(stats::median(end))
        )
    } else {
        String::new()
    };
    Some(Charge {
        sure: if falls { Sure::Certain } else { Sure::Likely },
        steps: vec![step],
        says: format!(
            "The validation loss was lowest at step {step:.0} ({}) and has risen to {}{training}: the model learns its training data by heart.",
            short(best),
            short(last)
        ),
        evidence: vec![
            ("best", best),
            ("last", last),
            ("evaluations_since", crate::stats::count(after.len())),
        ],
        formula: format!("{} - {}", short(last), short(best)),
        comes_to: rise,
    })
}
