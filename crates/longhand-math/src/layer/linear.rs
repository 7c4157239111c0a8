//! A linear layer: Y = X Wᵀ + b, one row of W for each output as in PyTorch.
//!
//! dX = dY W, dW = dYᵀ X, db = the sum of dY over rows. Source: PyTorch's `F.linear`.
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("linear").ok_or("?")?.call(
//!     [[[1.0, 2.0]].into(), [[3.0, 4.0]].into(), [5.0].into()],
//!     [("dy", [[1.0]].into())],
//! )?;
//! assert_eq!(found.number("y")?, 16.0);
//! assert_eq!(found.tensor("d_w")?.data(), [1.0, 2.0]);
//! assert_eq!(found.tensor("d_x")?.data(), [3.0, 4.0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::parameters::DY;
use crate::registry::{Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

/// A linear layer.
pub const ENTRY: Entry = Entry {
    slug: "linear",
    title: "Linear layer",
    formula: r"Y = XW^\top + b,\quad dX = dY\,W,\quad dW = dY^\top X,\quad db = \textstyle\sum_n dY_n",
    parameters: &[
        Parameter::matrix("x", "one input a row"),
        Parameter::matrix("w", "one output a row"),
        Parameter::vector("b", "one number an output").optional(),
        DY,
    ],
    main: Some("y"),
    source: "PyTorch, torch.nn.functional.linear",
    rule: |arguments| {
        let (x, w) = (arguments.tensor("x")?, arguments.tensor("w")?);
        let y = forward(x, w, arguments.optional_tensor("b"))?;
        let mut parts = Vec::new();
        if let Some(dy) = arguments.optional_tensor("dy") {
            let (d_x, d_w, d_b) = backward(x, w, &dy.broadcast_to(y.shape())?)?;
            parts.extend([("d_x", d_x), ("d_w", d_w), ("d_b", d_b)]);
        }
        parts.insert(0, ("y", y));
        Ok(Outcome::Record(
            parts
                .into_iter()
                .map(|(name, tensor)| (name, Outcome::Tensor(tensor)))
                .collect(),
        ))
    },
};

/// X Wᵀ + b.
pub(super) fn forward(x: &Tensor, w: &Tensor, b: Option<&Tensor>) -> Result<Tensor, MathError> {
    let product = x.matmul(&w.transpose()?)?;
    match b {
        None => Ok(product),
        Some(b) if b.len() == product.sizes().last().copied().unwrap_or(0) => product.add(b),
        Some(b) => Err(MathError::new(format!(
            "linear: {} numbers in the bias for {} outputs",
            b.len(),
            product.sizes().last().copied().unwrap_or(0)
        ))),
    }
}

/// The gradients of x, w and b.
pub(super) fn backward(
    x: &Tensor,
    w: &Tensor,
    dy: &Tensor,
) -> Result<(Tensor, Tensor, Tensor), MathError> {
    Ok((dy.matmul(w)?, dy.transpose()?.matmul(x)?, dy.sum_axis(0)?))
}
