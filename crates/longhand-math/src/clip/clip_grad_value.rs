//! Clipping each number to [−c, c]. A NaN stays. Source: PyTorch's `clip_grad_value_`.
//!
//! ```
//! use longhand_math::registry::named;
//! let clip = named("clip_grad_value").ok_or("?")?;
//! let found = clip.call([[0.3, -4.0].into()], [("limit", 1.0.into())])?;
//! assert_eq!(found.tensor("")?.data(), [0.3, -1.0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::parameters::GRADS;
use crate::MathError;
use crate::registry::{Entry, Parameter};

/// Clip by value.
pub const ENTRY: Entry = Entry {
    slug: "clip_grad_value",
    title: "Clip by value",
    formula: r"g_i \leftarrow \max(-c, \min(c, g_i))",
    parameters: &[
        GRADS,
        Parameter::number("limit", "the largest magnitude allowed"),
    ],
    main: None,
    source: "PyTorch, torch.nn.utils.clip_grad_value_",
    rule: |arguments| {
        let limit = arguments.number("limit")?;
        if limit < 0.0 || limit.is_nan() {
            return Err(MathError::new("clip_grad_value: `limit` is not below 0"));
        }
        Ok(arguments
            .tensor("grads")?
            .map(|g| g.clamp(-limit, limit))
            .into())
    },
};
