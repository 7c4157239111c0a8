//! The gradient's norm is printed before it is divided by the loss scale.

use longhand_math::real;

use super::remark::Remark;
use crate::columns::Kind;
use crate::run::{Column, Run};
use crate::stats;

/// The note.
pub const REMARK: Remark = Remark {
    id: "norm-carries-the-scale",
    title: "The norm is printed times the loss scale.",
    of: |run| {
        let (r, _) = relation(run)?;
        Some(format!(
            "The gradient's norm moves with the loss scale (correlation of their logarithms {r:.2}): \
             it is printed before it is divided by the scale, and judged after."
        ))
    },
};

/// The correlation of log₂ norm with log₂ scale, and the norms divided by it.
fn relation(run: &Run) -> Option<(f64, Column)> {
    let norms = run.column(Kind::GradNorm)?;
    let scales = run.column(Kind::LossScale)?;
    let mut logs = (Vec::new(), Vec::new());
    let mut different: Vec<f64> = Vec::new();
    let mut divided = Column {
        steps: Vec::new(),
        values: Vec::new(),
        ..norms.clone()
    };
    for (&step, &norm) in norms.steps.iter().zip(&norms.values) {
        let Some(scale) = scales.at(step).filter(|scale| *scale > 0.0) else {
            continue;
        };
        divided.steps.push(step);
        divided.values.push(norm / scale);
        if norm > 0.0 && norm.is_finite() {
            logs.0.push(real::log2(norm));
            logs.1.push(real::log2(scale));
            if different.len() < 64 && !different.contains(&scale) {
                different.push(scale);
            }
        }
    }
    let most = different.iter().copied().fold(0.0, f64::max);
    let least = different.iter().copied().fold(f64::INFINITY, f64::min);
    if different.len() < 4 || most < 32.0 * least {
        return None;
    }
    let r = stats::correlation(&logs.0, &logs.1);
    (r > 0.85).then_some((r, divided))
}

/// The norms without the scale, if they carry it.
#[must_use]
pub fn divided(run: &Run) -> Option<Column> {
    relation(run).map(|(_, norms)| norms)
}
