//! eˣ in f32, without a table or a branch, so that it runs in vectors.

const LOG2_E: f32 = std::f32::consts::LOG2_E;
/// ln 2, its first bits only, so that a small whole number times it is exact.
const LN_2_HIGH: f32 = 0.693_359_4;
/// What is missing of ln 2.
const LN_2_LOW: f32 = -2.121_944_4e-4;
/// Added and taken away again, it leaves a whole number.
const ROUNDER: f32 = 12_582_912.0;

/// eˣ to about one unit in the last place; 0 below −87, where f32 runs out of normal numbers, and ∞
/// above 88.
///
/// eˣ = 2ⁿ eʳ with n whole and |r| ≤ ½ ln 2; eʳ by a polynomial. Source of the coefficients: the
/// Cephes library's `expf` (Moshier).
///
/// ```
/// assert_eq!(longhand_train::kernel::exp::exp(0.0), 1.0);
/// assert!((longhand_train::kernel::exp::exp(1.0) - std::f32::consts::E).abs() < 3e-7);
/// ```
#[inline]
#[must_use]
pub fn exp(x: f32) -> f32 {
    let whole = x * LOG2_E + ROUNDER;
    let n = whole - ROUNDER;
    let r = x - n * LN_2_HIGH - n * LN_2_LOW;
    let mut p = 1.987_569_1e-4;
    p = p * r + 1.398_2e-3;
    p = p * r + 8.333_452e-3;
    p = p * r + 4.166_579_6e-2;
    p = p * r + 1.666_666_5e-1;
    p = p * r + 0.5;
    let power = f32::from_bits((whole.to_bits() << 23).wrapping_add(0x3f80_0000));
    let value = (p * r * r + r + 1.0) * power;
    if x < -87.0 {
        0.0
    } else if x > 88.0 {
        f32::INFINITY
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::exp;

    #[test]
    fn it_is_the_exponential_to_the_last_digits() {
        for step in -8700..=8800 {
            let x = step as f32 / 100.0;
            let true_value = longhand_math::real::exp(f64::from(x));
            let error = (f64::from(exp(x)) - true_value).abs() / true_value;
            assert!(error < 2e-7, "{x}: {error}");
        }
        assert_eq!((exp(-1000.0), exp(f32::NEG_INFINITY)), (0.0, 0.0));
        assert_eq!(exp(1000.0), f32::INFINITY);
        assert!(exp(f32::NAN).is_nan());
    }
}
