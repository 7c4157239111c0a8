//! ReLU, forward and backward, and its dead units.

/// x ← max(x, 0); NaN stays.
///
/// ```
/// let mut x = [-1.0, 2.0];
/// longhand_train::kernel::activation::relu(&mut x);
/// assert_eq!(x, [0.0, 2.0]);
/// ```
#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
pub fn relu(x: &mut [f32]) {
    for x in x {
        *x = if *x < 0.0 { 0.0 } else { *x };
    }
}

/// The gradient at the input: what flows into an output above 0; `y` holds the outputs.
#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
pub fn relu_backward(y: &[f32], d: &mut [f32]) {
    for (d, y) in d.iter_mut().zip(y) {
        *d = if *y > 0.0 { *d } else { 0.0 };
    }
}

/// How many units (rows of `width` outputs) are 0 for every example of the batch.
///
/// ```
/// use longhand_train::kernel::activation::dead;
/// assert_eq!(dead(&[0.0, 0.0, 0.0, 3.0], 2), 1);
/// ```
#[must_use]
#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
pub fn dead(y: &[f32], width: usize) -> usize {
    y.chunks_exact(width)
        .filter(|unit| {
            // Outputs are never below 0, so their bits are ordered as they are: no branch is needed.
            let bits = unit.iter().fold(0, |bits, y| bits | (y.to_bits() << 1));
            bits == 0
        })
        .count()
}
