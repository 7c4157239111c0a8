//! No chip does more than its peak.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::stats;
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "impossible-mfu",
    title: "A utilization above 100 %: something is counted twice.",
    needs: &[&[Kind::Mfu, Kind::Tps]],
    asks: &[],
    yields_to: &[],
    exercise: Some("model-flops-utilization"),
    alternatives: &[
        or(
            "accumulation is counted twice",
            "divide by the number of micro-batches",
        ),
        or(
            "the wrong peak: another number format, or with sparsity",
            "compare with the data sheet",
        ),
    ],
    source: "litgpt 403",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let printed = case.column(Kind::Mfu);
    let median = stats::median(&printed.values);
    if median > 100.0 {
        return Some(Charge {
            sure: Sure::Certain,
            steps: vec![printed.steps[0]],
            says: format!(
                "The model FLOP utilization is {} %: more than the hardware can do, so something is counted twice or the peak is wrong.",
                short(median)
            ),
            evidence: vec![("mfu", median)],
            formula: format!("{}/100", short(median)),
            comes_to: median / 100.0,
        });
    }
    let params = case.given.get("params")?;
    let peak = case.given.get("peak_flops").filter(|peak| *peak > 0.0)?;
    let rate = case.column(Kind::Tps);
    let tps = stats::median(&rate.values);
    let used = 6.0 * params * tps / peak;
    (used > 1.0).then(|| Charge {
        sure: Sure::Certain,
        steps: vec![rate.steps[0]],
        says: format!(
            "{} tokens a second of {} parameters take {} times the peak given: more than the hardware can do.",
            short(tps), short(params), short(used)
        ),
        evidence: vec![("tokens_per_second", tps), ("utilization", used)],
        formula: format!("6*{}*{}/{}", short(params), short(tps), short(peak)),
        comes_to: used,
    })
}
