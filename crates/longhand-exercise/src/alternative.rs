//! A value that is right too.

use crate::formula::Formula;
use crate::prose::Prose;
use crate::tolerance::Tolerance;
use serde::{Deserialize, Serialize};

/// A value that is right too, with the note that goes with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// The value.
    pub is: Formula,
    /// How close.
    pub accept: Tolerance,
    /// The note.
    pub say: Prose,
}
