//! Shared by norms: their parameters.

use crate::registry::Parameter;

pub(super) const X: Parameter = Parameter::tensor("x", "the input");
pub(super) const GAMMA: Parameter =
    Parameter::vector("gamma", "scale after normalising; 1 when not given").optional();
pub(super) const BETA: Parameter =
    Parameter::vector("beta", "shift after scaling; 0 when not given").optional();
pub(super) const EPS: Parameter =
    Parameter::number("eps", "added to the variance under the root").or(1e-5);
pub(super) const DY: Parameter = Parameter::tensor("dy", "gradient with respect to y").optional();
