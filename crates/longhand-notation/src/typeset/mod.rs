//! Formulas for the eye: MathML, TeX and plain text, with as few parentheses
//! as the reading needs.

mod plain;

use crate::{Expr, Scope};
use std::collections::BTreeMap;

/// How names look: a name's MathML and TeX. A name that is not listed is set by
/// rule: `m_hat` with a hat, `b1` with an index, `beta1` as a Greek letter with
/// an index.
#[derive(Clone, Debug, Default)]
pub struct Symbols {
    mathml: BTreeMap<String, String>,
    tex: BTreeMap<String, String>,
}

impl Symbols {
    /// No names listed: all are set by rule.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a name's MathML fragment (one element, as a rule an `<mi>` or `<mrow>`).
    pub fn mathml(&mut self, name: impl Into<String>, fragment: impl Into<String>) {
        self.mathml.insert(name.into(), fragment.into());
    }

    /// Sets a name's TeX.
    pub fn tex(&mut self, name: impl Into<String>, tex: impl Into<String>) {
        self.tex.insert(name.into(), tex.into());
    }
}

/// The formula as MathML, without the `<math>` around it. With `numbers`, every
/// name that the scope holds is replaced by its value.
#[must_use]
pub fn mathml(_expr: &Expr, _symbols: &Symbols, _numbers: Option<&Scope>) -> String {
    String::new()
}

/// The formula as TeX. With `numbers`, every name that the scope holds is
/// replaced by its value.
#[must_use]
pub fn tex(_expr: &Expr, _symbols: &Symbols, _numbers: Option<&Scope>) -> String {
    String::new()
}

/// The formula as plain text, for an echo: `0.744 / (1 − 0.9³)`. Reading it
/// gives the same expression again.
#[must_use]
pub fn plain(expr: &Expr) -> String {
    plain::expression(expr)
}
