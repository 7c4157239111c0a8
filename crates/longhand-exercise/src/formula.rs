//! A formula in Longhand's language, kept as text.

use crate::variant_error::{VariantError, broken};
use longhand_notation::{Fault, Program, Scope, Value};
use serde::{Deserialize, Serialize};

/// A formula in Longhand's language, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Formula {
    /// The text.
    pub text: String,
}

impl Formula {
    /// A formula from its text.
    pub fn new(text: &str) -> Formula {
        Formula {
            text: text.trim().to_string(),
        }
    }

    /// Reads the text.
    ///
    /// # Errors
    /// What the language could not read, with its place in the text.
    pub fn program(&self) -> Result<Program, Fault> {
        longhand_notation::parse(&self.text)
    }

    /// Reads the text and works it out.
    ///
    /// # Errors
    /// What could not be read or worked out.
    pub fn evaluate(&self, scope: &Scope) -> Result<Value, Fault> {
        self.program()?.evaluate(scope)
    }

    /// Its value, or what keeps a variant from being shown.
    ///
    /// # Errors
    /// [`VariantError`] with the formula as its part.
    pub fn value(&self, scope: &Scope) -> Result<Value, VariantError> {
        self.evaluate(scope)
            .map_err(|fault| broken(&self.text, &fault.message))
    }
}
