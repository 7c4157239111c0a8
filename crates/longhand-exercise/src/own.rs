//! Variants with numbers of the learner's own: from the log of a run, from a plan.
//!
//! Such a variant is a variant like any other: it has a number, which stands in
//! links, drafts and progress, and the same number gives the same variant
//! everywhere. The numbers from 2³¹ on are theirs. Where the next bit is 0, the
//! other 30 are those of a positive `f32` without its last: the value of the
//! exercise's first given that variants draw. Where it is 1, they hold the values
//! of the first two, to three digits each. Values count only where they lie in the
//! ranges of their givens.

use crate::given::{Draw, Given};
use crate::question::Question;
use longhand_notation::Scope;

/// The first of these numbers.
pub const FIRST: u32 = 1 << 31;

/// What numbers with two values have besides.
const PAIR: u32 = 1 << 30;

/// Bits of each of two values.
const BITS: u32 = 15;

/// Numbers of three digits, and the least power of ten that stands before them.
const DIGITS: u32 = 900;
const LEAST: i32 = -8;

/// The number of the variant with this value, or these two; `None` where there is none.
///
/// ```
/// use longhand_exercise::own;
/// let number = own::number(&[50_304.0]).ok_or("no number")?;
/// assert_eq!(own::values(number), [50_304.0]);
/// let number = own::number(&[6.74e9, 2e12]).ok_or("no number")?;
/// assert_eq!(own::values(number), [6.74e9, 2e12]);
/// assert!(own::values(7).is_empty());
/// assert_eq!(own::number(&[-1.0]), None);
/// # Ok::<(), &str>(())
/// ```
pub fn number(values: &[f64]) -> Option<u32> {
    match values {
        [value] => {
            let near = *value as f32;
            (near.is_finite() && near > 0.0).then(|| FIRST | (near.to_bits() >> 1))
        }
        [first, second] => Some(FIRST | PAIR | (packed(*first)? << BITS) | packed(*second)?),
        _ => None,
    }
}

/// The values that such a number names, as people write them.
pub fn values(number: u32) -> Vec<f64> {
    let Some(bits) = number.checked_sub(FIRST) else {
        return Vec::new();
    };
    if bits & PAIR != 0 {
        let low = (1 << BITS) - 1;
        return vec![unpacked((bits >> BITS) & low), unpacked(bits & low)];
    }
    let near = f64::from(f32::from_bits(bits << 1));
    // Six digits are what an `f32` without its last bit has.
    let figures = |near: f64| format!("{near:.5e}").parse().ok();
    figures(near)
        .filter(|value: &f64| value.is_finite() && *value > 0.0)
        .into_iter()
        .collect()
}

/// Three digits and a power of ten.
fn packed(value: f64) -> Option<u32> {
    if !(value.is_finite() && value > 0.0) {
        return None;
    }
    let written = format!("{value:.2e}");
    let (digits, power) = written.split_once('e')?;
    let digits: u32 = digits.replace('.', "").parse().ok()?;
    let power: i32 = power.parse().ok()?;
    let power = u32::try_from(power - LEAST).ok()?;
    let packed = power * DIGITS + digits.checked_sub(100)?;
    (packed < 1 << BITS).then_some(packed)
}

fn unpacked(packed: u32) -> f64 {
    let digits = packed % DIGITS + 100;
    let power = (packed / DIGITS) as i32 + LEAST - 2;
    // As a reader of numbers rounds it.
    format!("{digits}e{power}").parse().unwrap_or(f64::NAN)
}

/// The givens that take the values, in order, if each lies in its range.
pub(crate) fn givens<'a>(question: &'a Question, values: &[f64]) -> Option<Vec<&'a Given>> {
    let drawn = question.givens.iter();
    let drawn = drawn.filter(|given| !matches!(given.draw, Draw::Fixed | Draw::Derived));
    let taken: Vec<&Given> = drawn.take(values.len()).collect();
    let fit = taken.iter().zip(values).all(|(given, value)| {
        range(given).is_some_and(|(low, high)| low <= *value && *value <= high)
    });
    (fit && !values.is_empty() && taken.len() == values.len()).then_some(taken)
}

/// What a learner's own number may be.
fn range(given: &Given) -> Option<(f64, f64)> {
    match &given.draw {
        // A list's numbers, and what is worked out, are not one number to be brought.
        Draw::Fixed | Draw::Derived | Draw::Each(..) => None,
        _ if given.own.is_some() => given.own,
        Draw::Range(range) => Some((range.lowest, range.highest)),
        Draw::Choose(values) => {
            let numbers = values.iter().chain([&given.book]);
            let numbers = numbers.filter_map(|one| one.evaluate(&Scope::new()).ok()?.as_number());
            Some(
                numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), one| {
                    (low.min(one), high.max(one))
                }),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FIRST, number, values};

    #[test]
    fn values_come_back_as_they_are_written() {
        for one in [50_304.0, 124.34, 6738.0, 2.35, 0.0001, 6.3e24, 1e30] {
            let number = number(&[one]).expect("it has a number");
            assert!(number >= FIRST);
            assert_eq!(values(number), [one]);
        }
        for pair in [
            [7e9, 15e12],
            [0.001, 999.0],
            [1e-8, 1.23e27],
            [175.0, 300.0],
        ] {
            let number = number(&pair).expect("they have a number");
            assert_eq!(values(number), pair);
        }
        assert_eq!(values(number(&[6.738e9, 1.0]).unwrap_or(0)), [6.74e9, 1.0]);
        assert_eq!(values(number(&[9.996, 1.0]).unwrap_or(0)), [10.0, 1.0]);
    }

    #[test]
    fn what_has_no_number_gets_none() {
        for none in [
            &[][..],
            &[0.0],
            &[f64::NAN],
            &[1e300],
            &[1.0, -1.0],
            &[1.0, 1e29],
            &[1.0, 1e-9],
            &[1.0, 2.0, 3.0],
        ] {
            assert_eq!(number(none), None, "{none:?}");
        }
        assert!(values(0).is_empty() && values(FIRST - 1).is_empty());
        // Whatever a link holds, nothing breaks.
        for any in [FIRST, u32::MAX, FIRST | 0x3fff_ffff, FIRST | 0x4000_0000] {
            assert!(values(any).iter().all(|value| value.is_finite()), "{any}");
        }
    }
}
