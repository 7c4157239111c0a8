//! A step counter that is lost makes the first steps too large: m is not yet full, v is corrected no more.

use longhand_math::real;

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::stats;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "restart-lost-state",
    title: "After the restart the loss is higher than before at the same steps.",
    needs: &[&[Kind::Loss]],
    asks: &[],
    yields_to: &["nan-loss", "zero-hides-nan", "no-targets", "steps-skipped"],
    exercise: Some("missing-bias-correction"),
    alternatives: &[
        or(
            "older weights than the log says",
            "compare the first loss after the restart with the earlier steps",
        ),
        or(
            "other data",
            "compare the noise of the steps with “longhand compare”",
        ),
    ],
    source: "tr8b-104B, optimizer step counter",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let (steps, loss) = case.finite_loss();
    let sigma = stats::noise(loss);
    case.run.restarts.iter().find_map(|restart| {
        let at = steps.partition_point(|step| *step < restart.step);
        let new = &loss[at..];
        let before: Vec<(f64, f64)> = steps[at.saturating_sub(25)..at]
            .iter()
            .copied()
            .zip(loss[at.saturating_sub(25)..at].iter().copied())
            .chain(restart.before.iter().copied().filter(|(_, loss)| loss.is_finite()).take(25))
            .collect();
        if new.len() < 5 || before.len() < 5 {
            return None;
        }
        let new = stats::median(&new[..5]);
        let old = stats::median(&before.iter().map(|(_, loss)| *loss).collect::<Vec<f64>>());
        let rise = new - old;
        if rise <= (6.0 * sigma / real::sqrt(5.0)).max(0.1) {
            return None;
        }
        let b1 = case.given.get("beta1").unwrap_or(0.9);
        let b2 = case.given.get("beta2").unwrap_or(0.95);
        Some(Charge {
            sure: Sure::Likely,
            steps: vec![restart.step],
            says: format!(
                "After the restart at step {:.0} the loss is {}, where it had been {}: something was not restored. \
                 A lost step counter alone makes the first step {} times too large.",
                restart.step, short(new), short(old), short(real::sqrt(1.0 - b2) / (1.0 - b1))
            ),
            evidence: vec![("before", old), ("after", new)],
            formula: format!("sqrt(1 - {})/(1 - {})", short(b2), short(b1)),
            comes_to: real::sqrt(1.0 - b2) / (1.0 - b1),
        })
    })
}
