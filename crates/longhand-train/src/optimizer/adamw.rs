//! AdamW with β₁ = 0.9, β₂ = 0.999, ε = 1e-8.

use super::hyper::Hyper;
use longhand_math::real;

/// How much of the average of gradients is kept.
pub const BETA1: f32 = 0.9;
/// How much of the average of squares is kept.
pub const BETA2: f32 = 0.999;
/// Added to the denominator.
pub const EPS: f32 = 1e-8;

/// One step; `steps` counts from 1.
pub fn step(hyper: Hyper, steps: u32, w: &mut [f32], g: &[f32], m: &mut [f32], v: &mut [f32]) {
    let t = f64::from(steps);
    let missing1 = 1.0 - real::pow(0.9, t);
    let missing2 = 1.0 - real::pow(0.999, t);
    // η m̂/(√v̂ + ε) = (η/c₁) m/(√v/√c₂ + ε).
    let rate = (f64::from(hyper.lr) / missing1) as f32;
    let root = (1.0 / real::sqrt(missing2)) as f32;
    let keep = 1.0 - hyper.lr * hyper.decay;
    descend([keep, rate, root], w, g, m, v);
}

#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
fn descend([keep, rate, root]: [f32; 3], w: &mut [f32], g: &[f32], m: &mut [f32], v: &mut [f32]) {
    for (((w, g), m), v) in w.iter_mut().zip(g).zip(m).zip(v) {
        *m = BETA1 * *m + (1.0 - BETA1) * g;
        *v = BETA2 * *v + (1.0 - BETA2) * g * g;
        *w = *w * keep - rate * *m / (v.sqrt() * root + EPS);
    }
}
