//! Formulas for the eye: MathML, TeX and plain text, with as few parentheses
//! as the reading needs.

mod layout;
mod lists;
mod mathml;
mod plain;
mod tex;

use crate::{Expr, Scope};
use std::collections::{BTreeMap, BTreeSet};

/// How names look: a name's MathML and TeX. A name that is not listed is set by
/// rule: `m_hat` with a hat, `b1` with an index, `beta1` as a Greek letter with
/// an index.
#[derive(Clone, Debug, Default)]
pub struct Symbols {
    mathml: BTreeMap<String, String>,
    tex: BTreeMap<String, String>,
    list_names: BTreeSet<String>,
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

    /// Says that a name stands for a list or matrix: the product of two of them, element by
    /// element, is then set with a circle, since `PQ` is another one.
    pub fn list(&mut self, name: impl Into<String>) {
        self.list_names.insert(name.into());
    }

    /// Whether a name stands for a list or matrix.
    fn is_list(&self, name: &str) -> bool {
        self.list_names.contains(name)
    }

    /// Whether a name is set as a sum, such as 1 − σ, and so needs brackets in a product.
    fn is_sum(&self, name: &str) -> bool {
        self.mathml
            .get(name)
            .is_some_and(|fragment| mathml::is_sum(fragment))
    }

    /// Sets a name's TeX.
    pub fn tex(&mut self, name: impl Into<String>, tex: impl Into<String>) {
        self.tex.insert(name.into(), tex.into());
    }
}

/// The formula as MathML, without the `<math>` around it. With `numbers`, every
/// name that the scope holds is replaced by its value.
///
/// ```
/// use longhand_notation::{Scope, parse, typeset};
///
/// let formula = parse("1 - beta1^t")?;
/// let fragment = formula.expression().map(|e| typeset::mathml(e, &typeset::Symbols::new(), None));
/// assert_eq!(
///     fragment.as_deref(),
///     Some("<mrow><mn>1</mn><mo>−</mo><msubsup><mi>β</mi><mrow><mn>1</mn></mrow><mi>t</mi></msubsup></mrow>"),
/// );
/// # Ok::<(), longhand_notation::Fault>(())
/// ```
#[must_use]
pub fn mathml(expr: &Expr, symbols: &Symbols, numbers: Option<&Scope>) -> String {
    let piece = layout::Layout { numbers, symbols }.expression(expr);
    let mut out = String::new();
    mathml::write(&mut out, &piece, symbols);
    out
}

/// The formula as TeX. With `numbers`, every name that the scope holds is
/// replaced by its value.
///
/// ```
/// use longhand_notation::{Scope, Value, parse, typeset};
///
/// let formula = parse("m / (1 - b1^3)")?;
/// let mut scope = Scope::new();
/// scope.define("m", Value::number(-0.744));
/// scope.define("b1", Value::number(0.9));
/// let tex = |scope| formula.expression().map(|e| typeset::tex(e, &typeset::Symbols::new(), scope));
/// assert_eq!(tex(None).as_deref(), Some("\\frac{m}{1 - b_{1}^{3}}"));
/// assert_eq!(tex(Some(&scope)).as_deref(), Some("\\left( -0.744 \\right) / \\left( 1 - 0.9^{3} \\right)"));
/// # Ok::<(), longhand_notation::Fault>(())
/// ```
#[must_use]
pub fn tex(expr: &Expr, symbols: &Symbols, numbers: Option<&Scope>) -> String {
    let piece = layout::Layout { numbers, symbols }.expression(expr);
    let mut out = String::new();
    tex::write(&mut out, &piece, symbols);
    out
}

/// The formula as plain text, for an echo: `0.744 / (1 − 0.9³)`. Reading it
/// gives the same expression again.
#[must_use]
pub fn plain(expr: &Expr) -> String {
    plain::expression(expr)
}

/// A name as it looks best in a line of text: `beta1` as β₁.
#[must_use]
pub fn name(name: &str) -> String {
    plain::pretty(name)
}
