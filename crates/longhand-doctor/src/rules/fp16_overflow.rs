//! Float16 ends at 65504; beyond is infinity.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "fp16-overflow",
    title: "Norms of infinity in a run that diverges: float16 overflow.",
    needs: &[&[Kind::GradNorm], &[Kind::Loss]],
    asks: &[],
    yields_to: &["nan-loss", "zero-hides-nan", "no-targets", "steps-skipped"],
    exercise: Some("clipping-an-infinite-gradient"),
    alternatives: &[or(
        "the rate alone",
        "train some steps in bfloat16 with the same rate",
    )],
    source: "trainproof’s run fp16_nan",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    if case.given.get("precision") == Some(32.0) || case.excursion()?.back {
        return None;
    }
    let norms = case.printed_norms();
    let infinite: Vec<f64> = norms
        .steps
        .iter()
        .zip(&norms.values)
        .filter(|(_, norm)| **norm == f64::INFINITY)
        .map(|(step, _)| *step)
        .collect();
    let first = *infinite.first()?;
    Some(Charge {
        sure: Sure::Likely,
        steps: vec![first],
        says: format!(
            "The norm is infinite in {} of {} records, first at step {first:.0}, and the run diverges: gradients overflow float16, which ends at {}.",
            infinite.len(),
            norms.len(),
            short(65504.0)
        ),
        evidence: vec![("records", crate::stats::count(infinite.len()))],
        formula: "65504/65536".to_owned(),
        comes_to: 65504.0 / 65536.0,
    })
}
