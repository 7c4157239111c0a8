//! Powers of ten behind a number: `7.5 × 10^18`, and what copying makes of them.

use super::Parser;
use crate::expr::{Kind, Literal, Suffix};
use crate::lexer::{Fork, Lexeme};
use crate::{Expr, Fault, Span};

impl Parser<'_> {
    /// Puts `× 10^n` into the number that was read, where it stands behind it.
    pub(super) fn ten(&mut self, left: &mut Expr, mantissa: f64) -> Result<(), Fault> {
        if let Some((literal, end)) = self.power_of_ten(mantissa)? {
            *left = Expr::new(Kind::Number(literal), left.span.to(end));
        }
        Ok(())
    }

    /// `× 10^n` behind the digits `mantissa`: the number they make together.
    /// Takes the tokens when it is there.
    fn power_of_ten(&mut self, mantissa: f64) -> Result<Option<(Literal, Span)>, Fault> {
        let times = match self.peek() {
            Lexeme::Times => true,
            Lexeme::Name(word) => self.is_times(word),
            _ => false,
        };
        let Lexeme::Number(ten) = *self.ahead(1) else {
            return Ok(None);
        };
        if !times || ten.suffix != Suffix::None {
            return Ok(None);
        }
        if ten.mantissa != 10.0 {
            return Ok(self.lost_raising(mantissa, ten.mantissa));
        }
        self.lost_minus(mantissa)?;
        let group = |open: &Lexeme| matches!(open, Lexeme::OpenGroup | Lexeme::Open);
        let (mut sign, mut length) = (1.0, 3);
        let exponent = match self.ahead(2) {
            Lexeme::Raised(n) => Some(*n),
            Lexeme::Caret => {
                let grouped = group(self.ahead(3));
                length += usize::from(grouped);
                if matches!(self.ahead(length), Lexeme::Minus | Lexeme::Plus) {
                    sign = if self.ahead(length) == &Lexeme::Minus {
                        -1.0
                    } else {
                        1.0
                    };
                    length += 1;
                }
                let number = match self.ahead(length) {
                    Lexeme::Number(n) if n.suffix == Suffix::None => Some(n.mantissa),
                    _ => None,
                };
                length += 1 + usize::from(grouped);
                let closed = matches!(self.ahead(length - 1), Lexeme::CloseGroup | Lexeme::Close);
                number.filter(|_| closed == grouped || !grouped)
            }
            _ => None,
        };
        let Some(exponent) = exponent.map(|x| sign * x) else {
            return Ok(None);
        };
        // A tower such as 10^2^3 is none of this.
        let goes_on = matches!(
            self.ahead(length),
            Lexeme::Caret | Lexeme::Raised(_) | Lexeme::OpenList | Lexeme::Dot
        );
        if goes_on || exponent.fract() != 0.0 || exponent.abs() > 400.0 {
            return Ok(None);
        }
        Ok(self.scaled(mantissa, exponent, length))
    }

    /// A number with its power of ten, which stands in so many tokens.
    fn scaled(&mut self, mantissa: f64, exponent: f64, length: usize) -> Option<(Literal, Span)> {
        // Through text, so that 3 × 10^-4 is 0.0003 to the last bit.
        let digits = [&mantissa.to_string(), "e", &exponent.to_string()].concat();
        let mantissa: f64 = digits.parse().ok().filter(|x: &f64| x.is_finite())?;
        let mut end = self.span();
        for _ in 0..length {
            end = self.bump();
        }
        let suffix = Suffix::None;
        Some((Literal { mantissa, suffix }, end))
    }

    /// `1.5 × 10-4` out of a copied page, where 10⁻⁴ has lost its place above the
    /// line: it is asked back.
    fn lost_minus(&self, mantissa: f64) -> Result<(), Fault> {
        let Lexeme::Number(digits) = self.ahead(3) else {
            return Ok(());
        };
        let glued = !self.token(2).2 && !self.token(3).2;
        let whole = digits.suffix == Suffix::None && digits.mantissa.fract() == 0.0;
        let ends = !matches!(self.ahead(4), Lexeme::Caret | Lexeme::Times | Lexeme::Over);
        if !(self.rules.learner && self.ahead(2) == &Lexeme::Minus && glued && whole && ends) {
            return Ok(());
        }
        if digits.mantissa > 99.0 || mantissa >= 100.0 {
            return Ok(());
        }
        let (number, power) = (
            crate::number::plain(mantissa),
            crate::number::plain(digits.mantissa),
        );
        Err(Fault::two_ways(
            self.token(1).1.to(self.token(3).1),
            &[number.as_str(), "e-", &power].concat(),
            &["(", &number, "*10) - ", &power].concat(),
        ))
    }

    /// `7.5 × 1018`, which may have been 10¹⁸.
    fn lost_raising(&mut self, mantissa: f64, ten: f64) -> Option<(Literal, Span)> {
        let digits = ten.to_string();
        let exponent: f64 = digits.strip_prefix("10")?.parse().ok()?;
        // A star is typed, not copied.
        let sign = self.span();
        let starred = self.peek() == &Lexeme::Times && sign.end - sign.start == 1;
        let one_digit = (1.0..10.0).contains(&mantissa) && !starred;
        if !one_digit || !(1.0..40.0).contains(&exponent) || ten.fract() != 0.0 {
            return None;
        }
        let goes_on = matches!(self.ahead(2), Lexeme::Caret | Lexeme::Raised(_));
        if goes_on || !self.fork(Fork::Raised) {
            return None;
        }
        self.scaled(mantissa, exponent, 2)
    }
}
