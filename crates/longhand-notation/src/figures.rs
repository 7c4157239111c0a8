//! How precisely a number was written.

use crate::Expr;
use crate::expr::Kind;

/// The digits of a plain number, as it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// How many count: four in `1.000`, two in `0.0075`, two in `7500`.
    pub count: u32,
    /// Half a unit of the last one, as a part of the number.
    pub half: f64,
    /// Whether it is a whole number written out, which is meant as it stands.
    pub whole: bool,
}

/// The figures of digits with a point.
pub(crate) fn figures(digits: &str, literal: &Expr, exact: bool) -> Option<Figures> {
    let digits = digits.split('e').next().unwrap_or(digits);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let all: String = [whole, decimals].concat();
    let leading = all.bytes().take_while(|digit| *digit == b'0').count();
    let counted = all.len() - leading;
    let trailing = if decimals.is_empty() {
        all.bytes().rev().take_while(|digit| *digit == b'0').count()
    } else {
        0
    };
    if counted == 0 || counted > 17 || counted <= trailing {
        return None;
    }
    let number: f64 = all.get(leading..)?.parse().ok()?;
    let unit = longhand_math::real::pow(10.0, trailing as f64);
    let Kind::Number(value) = &literal.kind else {
        return None;
    };
    Some(Figures {
        count: (counted - trailing) as u32,
        half: 0.5 * unit / number,
        whole: decimals.is_empty() && exact && value.mantissa == number,
    })
}
