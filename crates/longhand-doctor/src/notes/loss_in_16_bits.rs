//! The losses are 16-bit numbers.

use longhand_math::real;

use super::remark::Remark;
use crate::columns::Kind;
use crate::run::Column;
use crate::stats;
use crate::text::number::grain;

/// The note.
pub const REMARK: Remark = Remark {
    id: "loss-in-16-bits",
    title: "The losses are 16-bit numbers: small changes cannot be seen.",
    of: |run| {
        let loss = run.column(Kind::Loss)?;
        let bits = grid(loss)?;
        let last = loss.values.last()?;
        let kind = if bits == 8 { "bfloat16" } else { "float16" };
        Some(format!(
            "All losses are {kind} numbers. Near {} these lie {} apart; smaller changes cannot be seen.",
            crate::text::number::short(*last),
            crate::text::number::short(stats::spacing(*last, bits)),
        ))
    },
};

/// The significant bits of the grid on which the last two hundred losses lie: 8
/// for bfloat16, 11 for float16. `None` where they lie on none, or where they
/// are printed too coarsely to tell: by chance a value lies on a grid as often as
/// a printing step fits between its points.
#[must_use]
pub fn grid(loss: &Column) -> Option<i32> {
    let last = &loss.values[loss.values.len().saturating_sub(200)..];
    let grain = grain(loss.decimals);
    if last.len() < 5 {
        return None;
    }
    [8, 11].into_iter().find(|&bits| {
        let on_grid = last.iter().all(|&x| {
            x.is_finite()
                && x != 0.0
                && (x - stats::rounded_to_bits(x, bits)).abs() <= grain / 2.0 * 1.001
        });
        // Ten thousand to one against chance.
        let chance: f64 = last
            .iter()
            .map(|&x| real::ln((grain / stats::spacing(x, bits)).clamp(1e-300, 1.0)))
            .sum();
        on_grid && chance < -9.2
    })
}
