//! A model as it was read.

use super::shape::Shape;

/// Largest `config.json` that is read, in bytes.
pub const LARGEST: usize = 16 << 20;

/// Something that was not done as one might expect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// A short name, stable for programs.
    pub code: &'static str,
    /// For a person.
    pub text: String,
}

/// The model of a plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Model {
    /// What it is called.
    pub name: Option<String>,
    /// The architecture as the configuration names it.
    pub architecture: Option<String>,
    /// Fields of the configuration that decided something.
    pub used: Vec<String>,
    /// Its other fields.
    pub ignored: Vec<String>,
    /// The shape; none where only a count is known.
    pub shape: Option<Shape>,
    /// What to know about the reading.
    pub warnings: Vec<Warning>,
}

impl Model {
    /// Adds a warning.
    pub(crate) fn warn(&mut self, code: &'static str, text: impl Into<String>) {
        self.warnings.push(Warning {
            code,
            text: text.into(),
        });
    }
}
