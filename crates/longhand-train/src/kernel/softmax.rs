//! Cross-entropy of logits, with its gradient: `longhand_math::loss::cross_entropy` is the judge.

use super::exp::exp;
use longhand_math::real;

/// A target that does not count.
pub const IGNORED: u32 = u32::MAX;

/// Room for some numbers of each example.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    top: Vec<f32>,
    sum: Vec<f32>,
}

impl Scratch {
    /// Room for so many examples.
    #[must_use]
    pub fn new(width: usize) -> Self {
        Self {
            top: vec![0.0; width],
            sum: vec![0.0; width],
        }
    }
}

/// The mean of −ln p(target) over the examples that count. `logits` has a row for each class; each
/// row becomes the gradient of the mean times `scale`. 0 where none counts.
///
/// ```
/// use longhand_train::kernel::softmax::{Scratch, cross_entropy};
/// let mut logits = [0.0; 16];
/// let loss = cross_entropy(&mut logits, &[0; 8], 1.0, &mut Scratch::new(8));
/// assert!((loss - std::f64::consts::LN_2).abs() < 1e-7);
/// assert_eq!((logits[0], logits[8]), (-0.5 / 8.0, 0.5 / 8.0));
/// ```
#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
pub fn cross_entropy(
    logits: &mut [f32],
    targets: &[u32],
    scale: f32,
    scratch: &mut Scratch,
) -> f64 {
    let width = targets.len();
    let (top, sum) = (&mut scratch.top[..width], &mut scratch.sum[..width]);
    top.fill(f32::NEG_INFINITY);
    for row in logits.chunks_exact(width) {
        for (top, z) in top.iter_mut().zip(row) {
            *top = if *z > *top { *z } else { *top };
        }
    }
    let counted = targets.iter().filter(|target| **target != IGNORED).count();
    let mut total = 0.0;
    for (example, target) in targets.iter().enumerate() {
        if *target != IGNORED {
            total += f64::from(top[example] - logits[*target as usize * width + example]);
        }
    }
    sum.fill(0.0);
    for row in logits.chunks_exact_mut(width) {
        for ((z, top), sum) in row.iter_mut().zip(top.iter()).zip(sum.iter_mut()) {
            let e = exp(*z - top);
            *z = e;
            *sum += e;
        }
    }
    let share = scale / counted.max(1) as f32;
    for (target, sum) in targets.iter().zip(sum.iter_mut()) {
        if *target == IGNORED {
            *sum = 0.0;
        } else {
            total += real::ln(f64::from(*sum));
            *sum = share / *sum;
        }
    }
    for row in logits.chunks_exact_mut(width) {
        for (e, factor) in row.iter_mut().zip(sum.iter()) {
            *e *= factor;
        }
    }
    for (example, target) in targets.iter().enumerate() {
        if *target != IGNORED {
            logits[*target as usize * width + example] -= share;
        }
    }
    total / counted.max(1) as f64
}
