//! What a way of printing is.

use super::scene::{Scene, Taken};

/// A way of printing a training run.
#[derive(Clone, Copy)]
pub struct Shape {
    /// Its name in reports.
    pub name: &'static str,
    /// Some lines of it, as a test reads them.
    pub example: &'static str,
    /// What the last record of the example holds: column and value.
    pub holds: &'static [(&'static str, f64)],
    /// At which step.
    pub step: f64,
    /// Reads a line.
    pub(super) read: fn(&mut Scene, &[u8]) -> Taken,
}
