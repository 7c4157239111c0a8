//! Parameters that several layers have.

use crate::registry::Parameter;

pub(super) const DY: Parameter = Parameter::tensor("dy", "gradient with respect to y").optional();
