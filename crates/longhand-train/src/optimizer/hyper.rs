//! The settings of a step.

/// What a rule is told.
#[derive(Clone, Copy, Debug)]
pub struct Hyper {
    /// Learning rate η.
    pub lr: f32,
    /// Weight decay λ.
    pub decay: f32,
}
