//! Why a variant cannot be shown.

/// An exercise that cannot be shown: which formula, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct VariantError {
    /// The part of the exercise.
    pub part: String,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for VariantError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.part, self.message)
    }
}

pub(crate) fn broken(part: &str, message: &str) -> VariantError {
    VariantError {
        part: part.to_string(),
        message: message.to_string(),
    }
}
