//! What a note is.

use crate::run::Run;

/// A note: its id, and what it says of a run.
#[derive(Clone, Copy)]
pub struct Remark {
    /// Its id.
    pub id: &'static str,
    /// What it is about.
    pub title: &'static str,
    /// What it says of a run, if it applies.
    pub of: fn(&Run) -> Option<String>,
}
