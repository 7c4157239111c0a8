//! What goes into a pass.

use crate::kernel::rounding::Format;

/// What a model is shown in a step.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// For the network: the inputs, one feature after the other.
    pub inputs: Vec<f32>,
    /// For the transformer: the tokens, one sequence after the other.
    pub tokens: Vec<u32>,
    /// For each example or token the right class, or [`crate::kernel::softmax::IGNORED`].
    pub targets: Vec<u32>,
}

/// How a pass is computed.
#[derive(Clone, Copy, Debug)]
pub struct Precision {
    /// What numbers are rounded to.
    pub format: Format,
    /// What the loss is multiplied with before the backward pass.
    pub scale: f32,
}

impl Default for Precision {
    fn default() -> Self {
        Self {
            format: Format::Fp32,
            scale: 1.0,
        }
    }
}
