//! RMS normalisation of every example over its features: `longhand_math::norm::rms_norm` is the
//! judge.

use super::sum::folded;

/// ε of the transformer's norms.
pub const EPS: f32 = 1e-5;

/// y = γ x/r with r = √(mean x² + ε). `x` and `y` have a row for each number of `gain`; `inverse`
/// takes 1/r of each example.
#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
pub fn rms_norm(x: &[f32], gain: &[f32], eps: f32, inverse: &mut [f32], y: &mut [f32]) {
    let width = inverse.len();
    inverse.fill(0.0);
    for row in x.chunks_exact(width) {
        for (sum, x) in inverse.iter_mut().zip(row) {
            *sum += x * x;
        }
    }
    let features = gain.len() as f32;
    for sum in inverse.iter_mut() {
        *sum = 1.0 / (*sum / features + eps).sqrt();
    }
    let rows = x.chunks_exact(width).zip(y.chunks_exact_mut(width));
    for ((x, y), gain) in rows.zip(gain) {
        for ((y, x), inverse) in y.iter_mut().zip(x).zip(inverse.iter()) {
            *y = x * inverse * gain;
        }
    }
}

/// The gradients: `d` holds that of y and gets that of x *added* to `d_x`; `d_gain` is written.
/// `along` is room for a number of each example.
#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
pub fn rms_norm_backward(
    x: &[f32],
    gain: &[f32],
    inverse: &[f32],
    d: &[f32],
    d_x: &mut [f32],
    d_gain: &mut [f32],
    along: &mut [f32],
) {
    let width = inverse.len();
    along.fill(0.0);
    let rows = x.chunks_exact(width).zip(d.chunks_exact(width));
    for (((x, d), gain), d_gain) in rows.zip(gain).zip(d_gain.iter_mut()) {
        let mut sums = [0.0_f32; 8];
        let examples = x.as_chunks::<8>().0.iter().zip(d.as_chunks::<8>().0);
        let lanes = inverse.as_chunks::<8>().0.iter();
        for (((x, d), inverse), along) in examples
            .zip(lanes)
            .zip(along.as_chunks_mut::<8>().0.iter_mut())
        {
            for lane in 0..8 {
                let product = d[lane] * x[lane];
                along[lane] += product * gain;
                sums[lane] += product * inverse[lane];
            }
        }
        *d_gain = folded(sums);
    }
    let features = gain.len() as f32;
    for (along, inverse) in along.iter_mut().zip(inverse) {
        *along *= inverse * inverse / features;
    }
    let rows = x.chunks_exact(width).zip(d.chunks_exact(width));
    for (((x, d), gain), d_x) in rows.zip(gain).zip(d_x.chunks_exact_mut(width)) {
        for ((((d_x, x), d), inverse), along) in
            d_x.iter_mut().zip(x).zip(d).zip(inverse).zip(along.iter())
        {
            *d_x += inverse * (d * gain - x * along);
        }
    }
}
