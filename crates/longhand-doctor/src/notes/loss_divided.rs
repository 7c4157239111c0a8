//! The parts of the loss add up to a multiple of it.

use super::remark::Remark;
use crate::columns::Kind;
use crate::run::Run;
use crate::stats;

/// The note.
pub const REMARK: Remark = Remark {
    id: "loss-divided",
    title: "The loss is divided by the accumulation: its parts add up to k times it.",
    of: |run| {
        let k = divisor(run)?;
        Some(format!(
            "The parts of the loss add up to {k:.0} times the loss: it is logged divided by {k:.0}, \
             as with {k:.0} micro-batches a step."
        ))
    },
};

/// By what the loss is divided, if its parts stand beside it.
fn divisor(run: &Run) -> Option<f64> {
    let loss = run.column(Kind::Loss)?;
    let prefix = format!("{}_", loss.name);
    let parts: Vec<_> = run
        .columns
        .iter()
        .filter(|column| column.name.starts_with(&prefix) && column.len() * 2 > loss.len())
        .collect();
    if parts.len() < 2 || loss.len() < 5 {
        return None;
    }
    let ratios: Vec<f64> = loss
        .steps
        .iter()
        .zip(&loss.values)
        .filter_map(|(&step, &loss)| {
            let parts: Option<Vec<f64>> = parts.iter().map(|part| part.at(step)).collect();
            Some(parts?.iter().sum::<f64>() / loss)
        })
        .collect();
    let k = stats::median(&ratios);
    let whole = k.round();
    let near = ratios
        .iter()
        .filter(|ratio| (*ratio - whole).abs() <= 1e-3 * whole)
        .count();
    (whole >= 2.0 && near * 10 >= ratios.len() * 9).then_some(whole)
}
