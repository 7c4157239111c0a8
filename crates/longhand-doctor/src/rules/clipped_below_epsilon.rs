//! What clipping leaves of an ordinary gradient is less than Adam's ε.

use longhand_math::real;

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::stats;
use crate::text::number::{short, whole};

/// The rule.
pub const RULE: Rule = Rule {
    id: "clipped-below-epsilon",
    title: "Clipping makes ordinary gradients smaller than ε: Adam stands still.",
    needs: &[&[Kind::GradNorm]],
    asks: &["clip"],
    yields_to: &[],
    exercise: Some("adam-does-not-notice"),
    alternatives: &[
        or("one layer carries the norm", "print the norm of each layer"),
        or(
            "the norm is taken before dividing by the number of tokens",
            "divide and look again",
        ),
    ],
    source: "Megatron-LM 5394",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let clip = case.given.get("clip").filter(|clip| *clip > 0.0)?;
    let norms = case.norms();
    let finite: Vec<f64> = norms
        .values
        .iter()
        .copied()
        .filter(|norm| norm.is_finite())
        .collect();
    let norm = stats::median(&finite);
    let eps = case.given.get("eps").unwrap_or(1e-8);
    let typical = case
        .given
        .get("params")
        .map_or(1e-4, |params| 1.0 / real::sqrt(params.max(1.0)));
    let c = clip / norm;
    if finite.is_empty() || c.is_nan() || c >= 1e-6 || c * typical >= eps {
        return None;
    }
    // As the formula writes it.
    let (clip, norm, typical) = (round(clip), round(norm), round(typical));
    Some(Charge {
        sure: Sure::Likely,
        steps: vec![norms.steps[0]],
        says: format!(
            "The median norm is {}; clipped to {}, a typical gradient of {} becomes {}, less than Adam's ε of {}: nearly nothing moves.",
            short(norm),
            short(clip),
            short(typical),
            short((clip / norm).min(1.0) * typical),
            short(eps)
        ),
        evidence: vec![("median_norm", norm), ("clip", clip), ("eps", eps)],
        formula: format!(
            "min(1, {}/{}) * {}",
            short(clip),
            short(norm),
            short(typical)
        ),
        comes_to: (clip / norm).min(1.0) * typical,
    })
}

/// The number that [`short`] writes.
fn round(x: f64) -> f64 {
    whole(&short(x)).unwrap_or(x)
}
