//! What every operation needs: its inputs, and gradients that meet a slope.

use crate::{MathError, Tensor};

/// Whether one of the numbers is infinite.
pub(crate) fn overflowed(tensor: &Tensor) -> bool {
    tensor.data().iter().any(|x| x.is_infinite())
}

/// A slope times the gradient that flows in. Where one of the two is exactly 0
/// nothing flows, however steep the other is: 0 · ∞ is 0 here. So √(relu(x)) has
/// slope 0 at −2, and a length has slope 0 at the origin, as in PyTorch. What has
/// overflowed is another matter: there the plain product stands.
#[must_use]
pub fn flow(slope: f64, upstream: f64) -> f64 {
    let product = slope * upstream;
    if product.is_nan() && !slope.is_nan() && !upstream.is_nan() {
        0.0
    } else {
        product
    }
}

/// Input `k`, which the operation needs.
pub(crate) fn input<'a>(inputs: &[&'a Tensor], k: usize) -> Result<&'a Tensor, MathError> {
    inputs
        .get(k)
        .copied()
        .ok_or_else(|| MathError::new("an operation without its inputs"))
}
