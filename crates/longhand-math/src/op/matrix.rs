//! The backward rule of the matrix product: Ā = Ȳ Bᵀ and B̄ = Aᵀ Ȳ.

use super::flow::input;
use crate::tensor::{product_transposed_left, product_transposed_right};
use crate::{MathError, Tensor};

/// The gradient at input `k` of a matrix product.
///
/// # Errors
/// Shapes that do not multiply.
pub fn backward(inputs: &[&Tensor], upstream: &Tensor, k: usize) -> Result<Tensor, MathError> {
    let gradient = products(inputs, upstream, k)?;
    let infinite = |t: &Tensor| t.data().iter().any(|x| x.is_infinite());
    let other = input(inputs, 1 - k.min(1))?;
    if !(infinite(upstream) || infinite(other)) {
        return Ok(gradient);
    }
    // 0 · ∞ is 0 in the chain rule. An infinite number with a finite stand-in gives
    // the same signs, and 0 where only zeros meet it.
    let calm = |t: &Tensor| t.map(|x| if x.is_infinite() { x.signum() } else { 0.0 });
    let steep = |t: &Tensor| t.map(|x| if x.is_infinite() { 0.0 } else { x });
    let (up_calm, up_steep) = (calm(upstream), steep(upstream));
    let (other_calm, other_steep) = (calm(other), steep(other));
    let of = |up: &Tensor, other: &Tensor| {
        let mut inputs = inputs.to_vec();
        if let Some(slot) = inputs.get_mut(1 - k.min(1)) {
            *slot = other;
        }
        products(&inputs, up, k)
    };
    let finite = of(&up_steep, &other_steep)?;
    let mut infinite = of(&up_calm, &other_steep)?;
    infinite = infinite.add(&of(&up_steep, &other_calm)?)?;
    infinite = infinite.add(&of(&up_calm, &other_calm)?)?;
    finite.zip(&infinite, |x, steep| {
        if steep == 0.0 {
            x
        } else {
            x + steep * f64::INFINITY
        }
    })
}

fn products(inputs: &[&Tensor], upstream: &Tensor, k: usize) -> Result<Tensor, MathError> {
    let (a, b) = (input(inputs, 0)?, input(inputs, 1)?);
    // Two matrices, as in nearly every layer.
    if a.rank() == 2 && b.rank() == 2 {
        return if k == 0 {
            product_transposed_right(upstream, b)
        } else {
            product_transposed_left(a, upstream)
        };
    }
    // Vectors become matrices (a row on the left, a column on the right), and
    // the output regains the axes it lost.
    let (rows, columns) = (a.rank() == 1, b.rank() == 1);
    let a2 = if rows {
        a.reshape(&[1, a.len()])?
    } else {
        a.clone()
    };
    let b2 = if columns {
        b.reshape(&[b.len(), 1])?
    } else {
        b.clone()
    };
    let mut sizes = upstream.sizes().to_vec();
    if columns {
        sizes.push(1);
    }
    if rows {
        sizes.insert(sizes.len().saturating_sub(1), 1);
    }
    let up = upstream.reshape(&sizes)?;
    let (target, gradient) = if k == 0 {
        (a, up.matmul(&b2.transpose()?)?)
    } else {
        (b, a2.transpose()?.matmul(&up)?)
    };
    // A matrix shared by a batch collects the gradients of all.
    let matrix = if k == 0 { &a2 } else { &b2 };
    gradient.reduced(matrix.shape())?.reshaped(target.shape())
}
