//! What two runs have in common.

/// The losses of both at the steps they share.
#[derive(Clone, Debug, Default)]
pub(super) struct Common {
    pub(super) steps: Vec<f64>,
    pub(super) a: Vec<f64>,
    pub(super) b: Vec<f64>,
}
