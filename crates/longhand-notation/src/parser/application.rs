//! A function before what it is taken of, without brackets: `ln x`, `cos 3t`,
//! `sin² x`.

use super::make::{binary, called};
use super::{Parser, Tall};
use crate::expr::strength::POWER;
use crate::expr::{Kind, Literal, Operator, Suffix};
use crate::lexer::Lexeme;
use crate::{Expr, Fault, functions};

impl Parser<'_> {
    /// Whether a function that stands before the token is applied to it.
    pub(super) fn applies(&self) -> bool {
        match self.peek() {
            Lexeme::Number(_)
            | Lexeme::Root(_)
            | Lexeme::Fraction
            | Lexeme::Choose
            | Lexeme::Radical
            | Lexeme::OpenGroup
            | Lexeme::OpenFloor
            | Lexeme::OpenCeil => true,
            Lexeme::Bar => self.bars.first() == Some(&0),
            Lexeme::Bars => self.bars.last() == Some(&0),
            Lexeme::Name(word) => !matches!(word.as_str(), "in" | "to" | "per" | "and" | "or"),
            // `exp -x`, but not `exp - x`.
            Lexeme::Minus => self.spaced() && !self.token(1).2,
            _ => false,
        }
    }

    /// Whether a name is a function that may stand before a number without brackets.
    pub(super) fn is_applied(&self, name: &str) -> bool {
        functions::takes_one_number(name)
            && self.peek() != &Lexeme::Open
            && self.applies()
            && !(self.rules.is_name)(name)
    }

    /// What the function is taken of: `3t` in `cos 3t`; a product ends where
    /// another function begins.
    pub(super) fn application(&mut self, callee: &Expr) -> Result<Tall, Fault> {
        let Kind::Name(name) = &callee.kind else {
            return Err(self.unexpected());
        };
        let (mut inner, mut height) = self.expression(POWER)?;
        loop {
            let goes_on = match self.peek() {
                Lexeme::Name(word) => {
                    !self.is_function(word) && self.applies() && !self.is_times(word)
                }
                Lexeme::Open => !self.spaced(),
                Lexeme::Root(_) | Lexeme::Fraction | Lexeme::Choose | Lexeme::Radical => true,
                _ => false,
            };
            if !goes_on {
                break;
            }
            let (factor, tall) = self.expression(POWER)?;
            inner = binary(Operator::Juxtapose, inner, factor);
            height = height.max(tall) + 1;
            if height > super::MAX_HEIGHT {
                return Err(self.fault("the formula is too long", ""));
            }
        }
        Ok((called(name, callee.span, inner), height + 1))
    }

    /// `sin²` and then `x`: the square of sin(x).
    pub(super) fn power_of_application(&mut self, power: Expr) -> Result<Tall, Fault> {
        let (base, exponent) = self.raised_function(power)?;
        let (call, height) = self.application(&base)?;
        Ok((binary(Operator::Power, call, exponent), height + 1))
    }

    /// `cos²` and then `(x)`: the square of cos(x).
    pub(super) fn power_of_call(&mut self, power: Expr) -> Result<Tall, Fault> {
        let (base, exponent) = self.raised_function(power)?;
        let (call, height) = self.call(base)?;
        Ok((binary(Operator::Power, call, exponent), height + 1))
    }

    /// The function and the exponent of `cos²`.
    fn raised_function(&self, power: Expr) -> Result<(Expr, Expr), Fault> {
        let span = power.span;
        let Kind::Binary(Operator::Power, base, exponent) = power.kind else {
            return Err(self.unexpected());
        };
        if matches!(exponent.kind, Kind::Negative(_)) {
            return Err(Fault::new(
                span,
                "a function with a negative power",
                "Write 1/f(x) for the reciprocal, and the inverse by its name, as in asin(x).",
            ));
        }
        Ok((*base, *exponent))
    }

    pub(super) fn is_function(&self, name: &str) -> bool {
        functions::is_function(name) || self.functions.iter().any(|f| f == name)
    }

    /// Whether this is a known function with a number above it: `cos²`.
    pub(super) fn raises_function(&self, expr: &Expr) -> bool {
        let Kind::Binary(Operator::Power, base, exponent) = &expr.kind else {
            return false;
        };
        let digits = match &exponent.kind {
            Kind::Negative(inner) => &inner.kind,
            kind => kind,
        };
        let whole = matches!(digits, Kind::Number(Literal { mantissa, suffix: Suffix::None })
            if mantissa.fract() == 0.0 && *mantissa < 1000.0);
        whole && !base.grouped && matches!(&base.kind, Kind::Name(name) if self.is_function(name))
    }
}
