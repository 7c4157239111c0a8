//! The one error of this crate.

use std::fmt;

/// A rule was asked for something it is not defined for: shapes that do not
/// fit, an axis that does not exist, a size beyond the limit. The message says
/// what was found, in words for the person who typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MathError {
    /// What was found, one sentence without a full stop.
    pub message: String,
}

impl MathError {
    /// An error with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }
}

impl fmt::Display for MathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for MathError {}
