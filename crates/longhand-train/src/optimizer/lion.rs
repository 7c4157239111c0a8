//! Lion with β₁ = 0.9, β₂ = 0.99: every weight moves by η.

use super::hyper::Hyper;

/// u = sign(β₁ m + (1 − β₁) g); w ← w − η (u + λ w); m ← β₂ m + (1 − β₂) g.
#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
pub fn step(hyper: Hyper, w: &mut [f32], g: &[f32], m: &mut [f32]) {
    let Hyper { lr, decay } = hyper;
    for ((w, g), m) in w.iter_mut().zip(g).zip(m) {
        let blend = 0.9 * *m + 0.1 * g;
        let sign = if blend > 0.0 {
            1.0
        } else if blend < 0.0 {
            -1.0
        } else {
            // 0, or NaN, which is to be seen.
            blend
        };
        *m = 0.99 * *m + 0.01 * g;
        *w -= lr * (sign + decay * *w);
    }
}
