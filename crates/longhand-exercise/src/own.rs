//! Variants with a number of the learner's own: from the log of a run, say.
//!
//! Such a variant is a variant like any other: it has a number, which stands in
//! links, drafts and progress, and the same number gives the same variant
//! everywhere. The numbers from 2³¹ on are theirs: the lower 31 bits are those of
//! a positive `f32`, the value of the exercise's first given that variants draw.
//! It counts only where it lies in that given's range.

use crate::given::{Draw, Given};
use crate::question::Question;
use longhand_notation::Scope;

/// The first of these numbers.
pub const FIRST: u32 = 1 << 31;

/// The number of the variant with this value; `None` where there is none.
///
/// ```
/// use longhand_exercise::own;
/// let number = own::number(50_304.0).ok_or("no number")?;
/// assert_eq!(own::value(number), Some(50_304.0));
/// assert_eq!(own::value(7), None);
/// assert_eq!(own::number(-1.0), None);
/// # Ok::<(), &str>(())
/// ```
pub fn number(value: f64) -> Option<u32> {
    let near = value as f32;
    (near.is_finite() && near > 0.0).then(|| FIRST | near.to_bits())
}

/// The value that such a number names: to four decimals, as people write it.
pub fn value(number: u32) -> Option<f64> {
    let near = f64::from(f32::from_bits(number.checked_sub(FIRST)?));
    near.is_finite().then(|| (near * 1e4).round() / 1e4)
}

/// The given that takes the value, if it lies in its range.
pub(crate) fn given(question: &Question, value: f64) -> Option<&Given> {
    let mut drawn = question.givens.iter();
    let given = drawn.find(|given| !matches!(given.draw, Draw::Fixed | Draw::Derived))?;
    let (low, high) = match &given.draw {
        Draw::Range(range) => (range.lowest, range.highest),
        Draw::Choose(values) => {
            let numbers = values.iter().chain([&given.book]);
            let numbers = numbers.filter_map(|one| one.evaluate(&Scope::new()).ok()?.as_number());
            numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), one| {
                (low.min(one), high.max(one))
            })
        }
        Draw::Fixed | Draw::Derived | Draw::Each(..) => return None,
    };
    (low <= value && value <= high).then_some(given)
}
