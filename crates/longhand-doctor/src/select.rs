//! The value at a place of the order, without sorting.
//!
//! The standard library's `select_nth_unstable` takes a time that grows with the square of the length
//! when it is compiled for size, as it is in the browser's programs: 16 seconds for the medians of a
//! log of 100,000 steps.

/// Puts the value at `place` where it would stand were all sorted by [`f64::total_cmp`], none greater
/// before it and none smaller after it; what it is, or nothing where there is no such place.
///
/// The time grows with the length: values equal to the one that parts the others are parted at once,
/// and that one is taken at a place that no order of a log foresees (Hoare, 1961, *Algorithm 65: Find*;
/// three parts as in Bentley and McIlroy, 1993).
///
/// ```
/// let mut values = [3.0, 1.0, 2.0, 4.0];
/// assert_eq!(longhand_doctor::select::nth(&mut values, 2), Some(3.0));
/// assert_eq!(longhand_doctor::select::nth(&mut values, 4), None);
/// ```
pub fn nth(values: &mut [f64], place: usize) -> Option<f64> {
    if place >= values.len() {
        return None;
    }
    let (mut from, mut to) = (0, values.len());
    let mut state = 0x9e37_79b9_usize;
    while to - from > 1 {
        // Marsaglia's xorshift, of 32 bits.
        state ^= (state << 13) & 0xffff_ffff;
        state ^= state >> 17;
        state ^= (state << 5) & 0xffff_ffff;
        let pivot = values[from + state % (to - from)];
        let (mut less, mut at, mut more) = (from, from, to);
        while at < more {
            match values[at].total_cmp(&pivot) {
                std::cmp::Ordering::Less => {
                    values.swap(less, at);
                    less += 1;
                    at += 1;
                }
                std::cmp::Ordering::Equal => at += 1,
                std::cmp::Ordering::Greater => {
                    more -= 1;
                    values.swap(at, more);
                }
            }
        }
        if place < less {
            to = less;
        } else if place >= more {
            from = more;
        } else {
            break;
        }
    }
    values.get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_what_sorting_finds_and_parts_the_others(
            // Of few kinds, so that many are equal.
            kinds in proptest::collection::vec(-3..4_i8, 1..200),
            place in 0..200_usize,
        ) {
            let mut values: Vec<f64> = kinds.iter().map(|kind| f64::from(*kind) / 2.0).collect();
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let found = nth(&mut values, place);
            prop_assert_eq!(found, sorted.get(place).copied());
            if let Some(found) = found {
                prop_assert!(values[..place].iter().all(|one| *one <= found));
                prop_assert!(values[place..].iter().all(|one| *one >= found));
            }
        }
    }

    #[test]
    fn equal_sorted_and_mirrored_values_take_no_longer_than_others() {
        // A square of the length would be 10¹².
        let rising = (0..1_000_000).map(f64::from);
        let forms: [Vec<f64>; 4] = [
            vec![1.0; 1_000_000],
            rising.clone().collect(),
            rising.clone().rev().collect(),
            rising.map(|x| (x - 5e5).abs()).collect(),
        ];
        let middle = [1.0, 5e5, 5e5, 2.5e5];
        for (mut values, middle) in forms.into_iter().zip(middle) {
            assert_eq!(nth(&mut values, 500_000), Some(middle));
        }
    }
}
