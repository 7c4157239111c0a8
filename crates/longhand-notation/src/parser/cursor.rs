//! Looking at tokens and taking them, and what is wrong with one that cannot stand where it does.

use super::Parser;
use crate::lexer::{Fork, Lexeme};
use crate::{Fault, Span};

impl Parser<'_> {
    pub(super) fn token(&self, ahead: usize) -> (&Lexeme, Span, bool) {
        match self.tokens.get(self.at + ahead).or(self.tokens.last()) {
            Some(token) => (&token.lexeme, token.span, token.spaced),
            None => (&Lexeme::End, Span::default(), true),
        }
    }

    pub(super) fn peek(&self) -> &Lexeme {
        self.token(0).0
    }

    pub(super) fn ahead(&self, n: usize) -> &Lexeme {
        self.token(n).0
    }

    pub(super) fn span(&self) -> Span {
        self.token(0).1
    }

    pub(super) fn spaced(&self) -> bool {
        self.token(0).2
    }

    /// Whether a line ended before the token.
    pub(super) fn line(&self) -> bool {
        self.tokens.get(self.at).is_some_and(|token| token.line)
    }

    /// Notes that a sign has two readings; whether the second is wanted.
    pub(super) fn fork(&mut self, fork: Fork) -> bool {
        if !self.rules.learner {
            return false;
        }
        self.fork.get_or_insert(fork);
        self.rules.second
    }

    /// Reads with nothing carried over from outside a pair of brackets.
    pub(super) fn inside<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let outside = (self.bars, self.in_list, self.in_exponent);
        (self.bars, self.in_list, self.in_exponent) = ([0, 0], false, false);
        let result = read(self);
        (self.bars, self.in_list, self.in_exponent) = outside;
        result
    }

    pub(super) fn bump(&mut self) -> Span {
        let span = self.span();
        // The first of two bars leaves the second.
        if let Some(token) = self.tokens.get_mut(self.at).filter(|token| token.double) {
            token.double = false;
            token.spaced = false;
            token.span.start += 1;
            return span;
        }
        if self.at + 1 < self.tokens.len() {
            self.at += 1;
        }
        span
    }

    pub(super) fn take(&mut self, lexeme: &Lexeme) -> bool {
        let found = self.peek() == lexeme;
        if found {
            self.bump();
        }
        found
    }

    pub(super) fn fault(&self, message: &str, help: &str) -> Fault {
        Fault::new(self.span(), message, help)
    }

    /// The fault for a token that cannot stand where it does.
    pub(super) fn unexpected(&self) -> Fault {
        let (message, help) = match self.peek() {
            Lexeme::End => (
                "the formula stops too early",
                "Something is missing at its end.",
            ),
            Lexeme::Break => (
                "the line stops too early",
                "Something is missing at its end.",
            ),
            Lexeme::Colon => (
                "a colon where none belongs",
                "Write / for a ratio, and a time as 1 h 44 min.",
            ),
            Lexeme::Quoted => ("quotation marks", "Leave them out."),
            Lexeme::CloseGroup => (
                "a closing } too many",
                "Take it away, or open one before it.",
            ),
            Lexeme::Number(_) => (
                "a number where a sign was expected",
                "Put a sign between the two, such as × or +.",
            ),
            Lexeme::Close => (
                "a closing bracket too many",
                "Take it away, or open one before it.",
            ),
            Lexeme::CloseList => (
                "a closing ] too many",
                "Take it away, or open the list with [.",
            ),
            Lexeme::Comma => (
                "a comma where none belongs",
                "Write a decimal point as in 0.5; put several values in brackets as in [1, 2].",
            ),
            Lexeme::Is => (
                "a lone = inside a formula",
                "Write == to compare; a definition stands by itself, as in a = 2.",
            ),
            Lexeme::OpenList => (
                "a list where a sign was expected",
                "Put a sign before it, such as ×.",
            ),
            Lexeme::Arrow => ("an arrow without a value", "Write the value before ->."),
            Lexeme::Compare(_) => (
                "a comparison without a left side",
                "Write something before it.",
            ),
            Lexeme::Caret => ("a power without a base", "Write something before ^."),
            Lexeme::Raised(_) => (
                "an exponent without a base",
                "Write something before it, as in x².",
            ),
            Lexeme::Times | Lexeme::Over | Lexeme::MatrixTimes | Lexeme::And | Lexeme::Or(_) => (
                "two signs in a row, or a sign with nothing before it",
                "Write a number or a name between them.",
            ),
            Lexeme::Dot => (
                "a point where none belongs",
                "A number has one point, as in 0.5.",
            ),
            _ => ("this cannot stand here", "Put a sign before it."),
        };
        self.fault(message, help)
    }

    pub(super) fn close(&mut self, lexeme: &Lexeme, opened: Span) -> Result<Span, Fault> {
        if self.peek() == lexeme {
            return Ok(self.bump());
        }
        if matches!(self.peek(), Lexeme::End | Lexeme::Break) {
            let help = match lexeme {
                Lexeme::Close => "Close it with ).",
                Lexeme::CloseList => "Close it with ].",
                Lexeme::CloseGroup => "Close it with }.",
                _ => "Close it with the same sign.",
            };
            return Err(Fault::new(opened, "this bracket is never closed", help));
        }
        Err(self.unexpected())
    }
}
