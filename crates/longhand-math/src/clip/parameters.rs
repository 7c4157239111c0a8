//! Shared by several ways to clip: their parameters.

use crate::registry::Parameter;

pub(super) const GRADS: Parameter = Parameter::tensor("grads", "the gradient");
