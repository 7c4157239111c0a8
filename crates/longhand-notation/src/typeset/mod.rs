//! Formulas for the eye: a tree, TeX and plain text, with as few parentheses
//! as the reading needs.

mod layout;
mod lists;
mod math;
mod plain;
mod symbols;
mod tex;

use crate::math::Math;
use crate::{Expr, Scope};
pub use symbols::Symbols;

/// The formula as a tree. With `numbers`, every name that the scope holds is replaced by its
/// value.
///
/// ```
/// use longhand_notation::{Scope, parse, typeset};
///
/// let formula = parse("1 - beta1^t")?;
/// let tree = formula.expression().map(|e| typeset::math(e, &typeset::Symbols::new(), None));
/// assert_eq!(
///     tree.map(|tree| tree.mathml()).as_deref(),
///     Some("<mrow><mn>1</mn><mo>−</mo><msubsup><mi>β</mi><mrow><mn>1</mn></mrow><mi>t</mi></msubsup></mrow>"),
/// );
/// # Ok::<(), longhand_notation::Fault>(())
/// ```
#[must_use]
pub fn math(expr: &Expr, symbols: &Symbols, numbers: Option<&Scope>) -> Math {
    let piece = layout::Layout { numbers, symbols }.expression(expr);
    math::set(&piece, symbols)
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
