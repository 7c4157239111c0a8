//! From decimal digits to the nearest double.
//!
//! The standard library's way has a table of 10 kB, which does not compress; this one divides.
//! It is as exact: ties go to the even one, and every digit counts.

/// Digits as a whole number, in limbs of 32 bits, least first.
#[derive(Clone, Debug, Default)]
struct Whole(Vec<u32>);

impl Whole {
    /// Times a number, plus a number.
    fn times_plus(&mut self, factor: u32, plus: u32) {
        let mut carry = u64::from(plus);
        for limb in &mut self.0 {
            carry += u64::from(*limb) * u64::from(factor);
            *limb = low(carry);
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(low(carry));
        }
    }

    /// Divides; what is left.
    fn divide(&mut self, by: u32) -> u32 {
        let mut rest = 0_u64;
        for limb in self.0.iter_mut().rev() {
            rest = (rest << 32) | u64::from(*limb);
            *limb = low(rest / u64::from(by));
            rest %= u64::from(by);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        low(rest)
    }

    /// How many bits it has.
    fn bits(&self) -> i32 {
        let limbs = self.0.len() as i32;
        self.0
            .last()
            .map_or(0, |top| limbs * 32 - top.leading_zeros() as i32)
    }

    /// Its highest 64 bits, and whether there is anything below them.
    fn top(&self) -> (u64, bool) {
        let mut top = 0_u64;
        let mut sticky = false;
        let mut room = 64;
        for limb in self.0.iter().rev() {
            let limb = u64::from(*limb);
            if room == 64 {
                top = limb;
                room = limb.leading_zeros();
                top <<= room;
            } else if room >= 32 {
                room -= 32;
                top |= limb << room;
            } else {
                top |= limb >> (32 - room);
                sticky |= limb & ((1 << (32 - room)) - 1) != 0;
                room = 0;
            }
        }
        (top, sticky)
    }
}

fn low(x: u64) -> u32 {
    (x & u64::from(u32::MAX)) as u32
}

/// Digits behind these only tell on which side of a tie a number lies.
const MOST: usize = 800;

/// The double nearest to `digits`, which are ASCII, times ten to the power of `scale`.
pub(super) fn nearest(digits: &[u8], scale: i32) -> f64 {
    let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
    let digits = &digits[zeros..];
    let (used, beyond) = digits.split_at(digits.len().min(MOST));
    let scale = scale.saturating_add(i32::try_from(beyond.len()).unwrap_or(i32::MAX));
    let size = scale.saturating_add(i32::try_from(used.len()).unwrap_or(i32::MAX));
    if used.is_empty() || size < -330 {
        return 0.0;
    }
    if size > 310 {
        return f64::INFINITY;
    }
    let mut whole = Whole::default();
    for digit in used {
        whole.times_plus(10, u32::from(digit - b'0'));
    }
    let mut sticky = beyond.iter().any(|digit| *digit != b'0');
    let mut shift = 0;
    if scale >= 0 {
        powers_of_ten(scale, |ten| whole.times_plus(ten, 0));
    } else {
        // So far to the left that 64 bits and more remain: ten is less than 2^(10/3).
        let wanted = 68 + scale.abs() * 10 / 3 - whole.bits();
        let limbs = usize::try_from(wanted).unwrap_or(0).div_ceil(32);
        whole.0.splice(0..0, std::iter::repeat_n(0, limbs));
        shift = limbs as i32 * 32;
        powers_of_ten(scale.abs(), |ten| sticky |= whole.divide(ten) != 0);
    }
    let (top, below) = whole.top();
    rounded(top, whole.bits() - 1 - shift, sticky || below)
}

/// Ten to a power, in factors of at most a billion.
fn powers_of_ten(mut power: i32, mut each: impl FnMut(u32)) {
    while power > 0 {
        let part = power.min(9);
        each((0..part).fold(1, |ten, _| ten * 10));
        power -= part;
    }
}

/// `top`, of 64 bits, whose highest stands for two to the power of `place`; `sticky` when there is
/// something below its lowest.
fn rounded(top: u64, place: i32, sticky: bool) -> f64 {
    if place > 1023 {
        return f64::INFINITY;
    }
    // Below the normal numbers there are fewer bits.
    let drop = 11 + (-1022 - place).max(0);
    if drop > 64 {
        return 0.0;
    }
    let kept = u64::try_from(u128::from(top) >> drop).unwrap_or(0);
    let rest = u128::from(top) & ((1 << drop) - 1);
    let half = 1_u128 << (drop - 1);
    let up = rest > half || (rest == half && (sticky || kept & 1 == 1));
    let biased = u64::try_from(place + 1022).unwrap_or(0);
    // A carry goes into the exponent, which is as it should be.
    f64::from_bits((biased << 52) + kept + u64::from(up))
}

#[cfg(test)]
mod tests {
    use super::super::number::whole;
    use proptest::prelude::*;

    /// As the standard library reads it.
    fn expect_as_std(text: &str) {
        let std: f64 = text.parse().expect("a number");
        let ours = whole(text).expect("a number");
        assert_eq!(
            ours.to_bits(),
            std.to_bits(),
            "{text}: {ours:e}, not {std:e}"
        );
    }

    #[test]
    fn ties_edges_and_long_numbers_are_rounded_correctly() {
        for text in [
            "9007199254740993",
            "9007199254740992.999999999999999999999999",
            "9007199254740993.0000000000000000000000000000000001",
            "5e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1e309",
            "1e-400",
            "0.000000000000000000000000000000",
            "123456789012345678901234567890e-10",
            "8.41470984807896504e-01",
        ] {
            expect_as_std(text);
        }
        let long = "1".repeat(2_000);
        expect_as_std(&format!("0.{long}"));
        expect_as_std(&format!("{long}e-1900"));
        // A tie that only the thousandth digit decides.
        let tie = format!("9007199254740993.{}1", "0".repeat(1_000));
        expect_as_std(&tie);
    }

    proptest! {
        #[test]
        fn every_double_comes_back(bits in any::<u64>()) {
            let x = f64::from_bits(bits).abs();
            prop_assume!(x.is_finite());
            expect_as_std(&format!("{x:e}"));
            expect_as_std(&format!("{x:.17e}"));
            expect_as_std(&format!("{x:.25e}"));
        }

        #[test]
        fn digits_are_read_as_the_standard_library_reads_them(
            digits in "[0-9]{1,40}", point in 0_usize..40, exponent in -340_i32..320
        ) {
            let mut text = digits.clone();
            text.insert(point.min(digits.len() - 1) + 1, '.');
            expect_as_std(&format!("{}0e{exponent}", text));
        }
    }
}
