//! Adaptive gradient clipping: a unit's gradient may be at most c times as long as its weights.
//!
//! For each unit: if ‖g‖ < c · max(‖w‖, ε) it stays, else g · c · max(‖w‖, ε)/max(‖g‖, 1e-6). A unit
//! is a column of a matrix (the norm runs over the first axis, all but the last for four axes), or
//! a whole vector.
//!
//! Source: Brock and others 2021; optax's `adaptive_grad_clip`. Weights of length 5, a gradient of
//! length 10, c = 0.1:
//!
//! ```
//! use longhand_math::registry::named;
//! let clip = named("adaptive_grad_clip").ok_or("?")?;
//! let found = clip.apply([[6.0, 8.0].into(), [3.0, 4.0].into(), 0.1.into()])?;
//! assert!((found.tensor("")?.data()[0] - 0.3).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::parameters::GRADS;
use crate::real::sqrt;
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

/// Adaptive gradient clipping.
pub const ENTRY: Entry = Entry {
    slug: "adaptive_grad_clip",
    title: "Adaptive gradient clipping",
    formula: r"g_i \leftarrow c\,\frac{\max(\lVert w_i\rVert, \epsilon)}{\lVert g_i\rVert}\, g_i \ \text{if}\ \lVert g_i\rVert \ge c \max(\lVert w_i\rVert, \epsilon)",
    parameters: &[
        GRADS,
        Parameter::tensor("param", "the weights"),
        Parameter::number("clipping", "largest ratio of the norms").or(0.01),
        Parameter::number("eps", "weights count as at least this long").or(1e-3),
    ],
    main: None,
    source: "Brock et al. 2021, NFNets (arXiv:2102.06171); optax adaptive_grad_clip",
    rule,
};

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let (grads, param) = (arguments.tensor("grads")?, arguments.tensor("param")?);
    if grads.sizes() != param.sizes() {
        return Err(MathError::new(format!(
            "adaptive_grad_clip: the gradient has shape {} and the weights {}",
            grads.shape(),
            param.shape()
        )));
    }
    let (clipping, eps) = (arguments.number("clipping")?, arguments.number("eps")?);
    let limit = unit_norms(param)?.map(|norm| clipping * norm.max(eps));
    let norm = unit_norms(grads)?;
    let factor = norm.zip(&limit, |norm, limit| {
        if norm < limit {
            1.0
        } else {
            limit / norm.max(1e-6)
        }
    })?;
    Ok(grads.mul(&factor)?.into())
}

/// The norm of each unit, in a shape that broadcasts against the tensor.
fn unit_norms(tensor: &Tensor) -> Result<Tensor, MathError> {
    let squares = tensor.map(|x| x * x);
    let long = tensor.sizes().iter().filter(|&&size| size != 1).count();
    let sums = if long <= 1 {
        Tensor::scalar(squares.sum())
    } else if tensor.rank() < 4 {
        squares.sum_axis(0)?
    } else {
        squares.sum_axis(0)?.sum_axis(0)?.sum_axis(0)?
    };
    Ok(sums.map(sqrt))
}
