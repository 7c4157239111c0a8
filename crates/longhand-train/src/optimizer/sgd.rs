//! Stochastic gradient descent, with or without momentum; weight decay joins the gradient.

use super::hyper::Hyper;

/// How much of the last move is kept.
pub const MOMENTUM: f32 = 0.9;

/// b ← μ b + g + λ w (g + λ w at the first step); w ← w − η b.
#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
pub fn step(hyper: Hyper, momentum: f32, first: bool, w: &mut [f32], g: &[f32], b: &mut [f32]) {
    let Hyper { lr, decay } = hyper;
    let momentum = if first { 0.0 } else { momentum };
    for ((w, g), b) in w.iter_mut().zip(g).zip(b) {
        *b = momentum * *b + (g + decay * *w);
        *w -= lr * *b;
    }
}
