//! Shared by layers: their parameters.

use crate::registry::Parameter;

pub(super) const DY: Parameter = Parameter::tensor("dy", "gradient with respect to y").optional();
