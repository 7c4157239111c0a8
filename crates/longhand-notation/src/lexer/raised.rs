//! Raised signs as exponents: `²`, `⁻³`, `²⁺⁴`, `ⁿ`.

use super::characters::lowered;
use super::{Lexeme, Lexer, Token};
use crate::expr::Literal;
use crate::{Fault, name};

impl Lexer<'_> {
    /// The tokens of raised signs, if some stand here: a whole number is one, and
    /// anything else stands between brackets of its own.
    pub(super) fn raised(&mut self, c: char) -> Result<Option<Vec<Token>>, Fault> {
        if lowered(c).is_none() || c.is_ascii() {
            return Ok(None);
        }
        let start = self.at;
        let mut plain = String::new();
        while let Some(low) = self.peek().and_then(lowered) {
            plain.push(low);
            self.at += 1;
        }
        let whole = self.characters.span(start, self.at);
        let token = |lexeme, span| Token {
            lexeme,
            span,
            spaced: false,
            line: false,
            double: false,
        };
        let digits = plain.trim_start_matches(['+', '-']);
        let signs = plain.len() - digits.len();
        if signs <= 1 && digits.len() <= 15 && digits.bytes().all(|b| b.is_ascii_digit()) {
            let x: f64 = digits.parse().map_err(|_| {
                Fault::new(
                    whole,
                    "a raised sign without a number behind it",
                    "Write the exponent after ^, as in x^-2.",
                )
            })?;
            let x = if plain.starts_with('-') { -x } else { x };
            return Ok(Some(vec![token(Lexeme::Raised(x), whole)]));
        }
        let mut out = vec![token(Lexeme::OpenRaised, whole)];
        let mut place = start;
        let mut rest = plain.as_str();
        while let Some(c) = rest.chars().next() {
            let run = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            let (lexeme, taken) = match c {
                '+' => (Lexeme::Plus, 1),
                '-' => (Lexeme::Minus, 1),
                '(' => (Lexeme::Open, 1),
                ')' => (Lexeme::Close, 1),
                _ if run > 0 => {
                    let digits = rest.get(..run).unwrap_or("0");
                    let mantissa = digits.parse().unwrap_or(f64::MAX);
                    let suffix = crate::expr::Suffix::None;
                    (Lexeme::Number(Literal { mantissa, suffix }), run)
                }
                _ => (Lexeme::Name(name::canonical(&c.to_string())), 1),
            };
            out.push(token(lexeme, self.characters.span(place, place + taken)));
            place += taken;
            rest = rest
                .get(if run > 0 { run } else { c.len_utf8() }..)
                .unwrap_or("");
        }
        out.push(token(Lexeme::CloseRaised, whole));
        Ok(Some(out))
    }
}
