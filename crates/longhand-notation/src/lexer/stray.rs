//! Signs that mean nothing in the language, each with what to write instead.

use crate::{Fault, Span};

/// The fault of a sign that has no meaning where it stands.
pub(super) fn stray(c: char, span: Span) -> Fault {
    let (what, help) = match c {
        '!' => (
            "a factorial, which is not read here",
            "Write the product out, as in 4*3*2*1; comb(n, k) counts choices.",
        ),
        '°' => (
            "a sign of degrees",
            "Angles are in radians: write 90*pi/180.",
        ),
        '±' => ("two values where one is asked for", "Give one value."),
        '\'' => (
            "an apostrophe where none belongs",
            "It groups digits by three, as in 1'048'576; a derivative is written grad(f, x).",
        ),
        '∫' | '∑' | '∏' => (
            "a sign of calculus, which is not worked out here",
            "Work it out and write what it comes to.",
        ),
        _ => ("", ""),
    };
    if !what.is_empty() {
        return Fault::new(span, what, help);
    }
    let help = match c {
        '&' => "Write and.",
        '%' => "A percent sign stands behind a number, as in 2.5%.",
        '"' => "Leave the quotation marks out.",
        '≈' | '~' => "Give the number alone.",
        '\\' => "Write a/b, x^2, sqrt(x).",
        '…' => "Write the digits that you have.",
        '?' => "Give your answer without a question mark.",
        _ => "Leave it out, or write it in letters.",
    };
    Fault::new(
        span,
        ["the sign ", &c.to_string(), " has no meaning here"].concat(),
        help,
    )
}
