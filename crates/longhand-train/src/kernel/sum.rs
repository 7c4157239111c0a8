//! Sums over many numbers, in lanes.

use super::LANES;

/// Σ x, in f32.
///
/// ```
/// assert_eq!(longhand_train::kernel::sum::sum(&[1.0, 2.0, 3.0]), 6.0);
/// ```
#[must_use]
#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
pub fn sum(x: &[f32]) -> f32 {
    let (chunks, rest) = x.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for chunk in chunks {
        for (sum, x) in sums.iter_mut().zip(chunk) {
            *sum += x;
        }
    }
    folded(sums) + rest.iter().sum::<f32>()
}

/// √Σ x², summed in f64: a norm that neither overflows nor loses small numbers.
///
/// ```
/// assert_eq!(longhand_train::kernel::sum::norm(&[3.0, 4.0]), 5.0);
/// ```
#[must_use]
#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
pub fn norm(x: &[f32]) -> f64 {
    let (chunks, rest) = x.as_chunks::<LANES>();
    let mut sums = [0.0_f64; LANES];
    for chunk in chunks {
        for (sum, x) in sums.iter_mut().zip(chunk) {
            let x = f64::from(*x);
            *sum += x * x;
        }
    }
    let rest: f64 = rest.iter().map(|x| f64::from(*x) * f64::from(*x)).sum();
    (folded(sums) + rest).sqrt()
}

/// √Σ (a − b)², summed in f64.
#[must_use]
#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
pub fn distance(a: &[f32], b: &[f32]) -> f64 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let mut sums = [0.0_f64; LANES];
    for (a, b) in a.iter().zip(b) {
        for lane in 0..LANES {
            let x = f64::from(a[lane] - b[lane]);
            sums[lane] += x * x;
        }
    }
    let rest: f64 = a_rest
        .iter()
        .zip(b_rest)
        .map(|(a, b)| f64::from(a - b) * f64::from(a - b))
        .sum();
    (folded(sums) + rest).sqrt()
}

/// The sum of the lanes, always in this order.
pub(super) fn folded<T: core::ops::Add<Output = T>>([a, b, c, d, e, f, g, h]: [T; LANES]) -> T {
    ((a + b) + (c + d)) + ((e + f) + (g + h))
}
