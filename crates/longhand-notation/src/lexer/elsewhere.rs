//! Numbers of other programs and countries: bits, powers of ten that lost their raising, points in
//! the middle.

use super::Lexer;
use super::lexeme::Lexeme;
use crate::expr::{Literal, Suffix};

impl Lexer<'_> {
    /// `0x1f`, `0b101`, as programs write the bits of a number. With blanks or other letters it is
    /// none: `0 x 2`.
    pub(super) fn bits(&mut self) -> Option<Lexeme> {
        let radix = match self.peek_at(1)? {
            'x' | 'X' => 16,
            'b' => 2,
            _ => return None,
        };
        if !self.reading.learner || self.peek() != Some('0') {
            return None;
        }
        let length = (2..)
            .take_while(|n| self.peek_at(*n).is_some_and(|c| c.is_ascii_alphanumeric()))
            .count();
        let text = self.characters.text(self.at + 2, self.at + 2 + length);
        let value = u32::from_str_radix(&text, radix).ok()?;
        if self.peek_at(2 + length) == Some('.') {
            return None;
        }
        self.at += 2 + length;
        Some(Lexeme::Number(Literal {
            mantissa: f64::from(value),
            suffix: Suffix::None,
        }))
    }

    /// Whether `10^n` stands so many places on.
    pub(super) fn ten_raised(&self, from: usize) -> bool {
        let ten = self.peek_at(from) == Some('1') && self.peek_at(from + 1) == Some('0');
        let behind = self.peek_at(from + 2);
        let raised = behind == Some('^')
            || (behind == Some('*') && self.peek_at(from + 3) == Some('*'))
            || behind.is_some_and(|c| !c.is_ascii() && super::lowered(c).is_some());
        ten && raised && self.reading.learner
    }

    /// Whether a dot in the middle may be a point here: `2·745`, as British papers print it. Where
    /// more follow, it multiplies.
    pub(super) fn middle_point(&self, start: usize) -> bool {
        let before = start.checked_sub(1).and_then(|at| self.characters.get(at));
        let end = (1..).find(|n| !self.is_digit(*n)).unwrap_or(1);
        self.peek() == Some('·')
            && self.is_digit(1)
            && before != Some('·')
            && self.peek_at(end) != Some('·')
            && !self.decimals.point
            && !self.ten_raised(1)
    }

    /// How many raised digits, with their sign, stand behind an `e`.
    pub(super) fn raised_exponent(&self, e: usize) -> Option<usize> {
        let raised = |n: &usize| self.peek_at(e + n).and_then(super::lowered);
        let length = (1..).take_while(|n| raised(n).is_some()).count();
        let digits = (1..=length).all(|n| {
            raised(&n).is_some_and(|c| c.is_ascii_digit() || (n == 1 && matches!(c, '-' | '+')))
        });
        let any = raised(&length).is_some_and(|c| c.is_ascii_digit());
        (length > 0 && digits && any).then_some(length)
    }
}
