//! Parameters that several ways to clip have.

use crate::registry::Parameter;

pub(super) const GRADS: Parameter = Parameter::tensor("grads", "the gradient");
