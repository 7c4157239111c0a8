//! With k processes that each step the scheduler, it ends after 1/k of the run.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "lr-ends-early",
    title: "The schedule is over after a whole fraction of the run: it is stepped k times a step.",
    needs: &[&[Kind::Lr]],
    asks: &["max_steps"],
    yields_to: &["lr-zero", "lr-restarts"],
    exercise: Some("data-parallel-ranks"),
    alternatives: &[or(
        "a shorter schedule on purpose",
        "compare its length with the configuration",
    )],
    source: "accelerate 2926, LTX-Video-Trainer 67",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let rates = case.lr();
    let n = rates.len();
    let total = case.given.get("max_steps").or(case.run.max_steps)?;
    let &last = rates.values.last()?;
    let peak = rates.values.iter().copied().fold(0.0, f64::max);
    if n < 10 || peak <= 0.0 || last > 0.02 * peak || !case.is_of_steps() {
        return None;
    }
    let over = rates
        .values
        .iter()
        .rev()
        .take_while(|lr| **lr == last)
        .count();
    let end = rates.steps[n - over];
    let k = (total / end).round();
    // It has to have stood there for a while: the end of the log proves nothing.
    let stood = rates.steps[n - 1] - end >= 0.05 * end && over >= 5;
    if end <= 0.0 || k < 2.0 || (total / end / k - 1.0).abs() > 0.03 || !stood {
        return None;
    }
    Some(Charge {
        sure: Sure::Likely,
        steps: vec![end],
        says: format!(
            "The learning rate is down to {} at step {end:.0} of {total:.0}, after 1/{k:.0} of the run: the scheduler is stepped {k:.0} times a step.",
            short(last)
        ),
        evidence: vec![("end", end), ("max_steps", total), ("k", k)],
        formula: format!("{total:.0}/{end:.0}"),
        comes_to: total.round() / end.round(),
    })
}
