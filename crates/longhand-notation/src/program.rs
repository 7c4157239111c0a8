//! A text that has been read.

use crate::expr::Statement;
use crate::{Expr, Fault, Scope, Span, Value};
use std::collections::BTreeSet;

/// A text that has been read: one or several statements.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    pub(crate) statements: Vec<Statement>,
}

impl Program {
    /// The statements in order.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// The value of the last statement (a definition's value is what it
    /// defines), with the names of `scope`.
    ///
    /// # Errors
    /// An unknown name, shapes that do not fit, or more work than is allowed.
    pub fn evaluate(&self, _scope: &Scope) -> Result<Value, Fault> {
        Err(Fault::new(Span::default(), "nothing to compute", ""))
    }

    /// Every name that is used but not defined in the text itself, built-in
    /// functions and constants aside. Names of units count: a scope may define
    /// `s` or `B` and then means its own.
    #[must_use]
    pub fn free_names(&self) -> BTreeSet<String> {
        BTreeSet::new()
    }

    /// The expression, when the text is a single one.
    #[must_use]
    pub fn expression(&self) -> Option<&Expr> {
        match self.statements.as_slice() {
            [Statement::Expression(expr)] => Some(expr),
            _ => None,
        }
    }
}

/// Reads an author's formula: one or several statements, apart by a line break
/// or `;`; definitions `f(x) = …` and `a = …`; the value is the last one's.
///
/// # Errors
/// Anything that is not in the grammar, with its place and help.
pub fn parse(_text: &str) -> Result<Program, Fault> {
    Err(Fault::new(Span::default(), "nothing to read", ""))
}

/// Reads what a learner typed: the same language, and besides a decimal comma
/// in a lone number.
///
/// # Errors
/// As [`parse`].
pub fn read(text: &str) -> Result<Program, Fault> {
    parse(text)
}
