//! Gemma: tied, wide heads; from the second generation on four norms a layer and windows.

use super::common::{gated, windows};
use crate::model::fields::Fields;
use crate::model::shape::Shape;
use crate::refusal::Outcome;

/// `gemma`, `gemma2`, `gemma3_text`.
pub(super) fn gemma(fields: &Fields, kind: &str) -> Outcome<Shape> {
    let mut shape = gated(fields, true)?;
    match kind {
        "gemma2" => {
            shape.norms = 4.0;
            windows(fields, &mut shape, |place| place.is_multiple_of(2))?;
        }
        "gemma3_text" => {
            shape.norms = 4.0;
            shape.attention.qk_norm = 2.0 * shape.key;
            let period = fields.optional("sliding_window_pattern")?.unwrap_or(6.0) as usize;
            windows(fields, &mut shape, |place| {
                !(place + 1).is_multiple_of(period)
            })?;
        }
        _ => {}
    }
    Ok(shape)
}
