//! Operands: signs before them, what is fixed to their right side, brackets,
//! lists and calls.

use super::{
    CONVERT, MAX_DEPTH, MAX_HEIGHT, NOT, POWER, PRODUCT, Parser, SUM, Tall, binary, named, whole,
};
use crate::expr::{Argument, Kind, Literal, Operator, Suffix};
use crate::lexer::Lexeme;
use crate::{Expr, Fault, Span, builtin};

impl Parser {
    pub(super) fn unary(&mut self, least: u8) -> Result<Tall, Fault> {
        while matches!(self.peek(), Lexeme::Plus) || self.line_goes_on() {
            self.bump();
        }
        let start = self.span();
        match self.peek() {
            Lexeme::Minus => {
                self.bump();
                let strength = if least <= SUM { PRODUCT } else { POWER };
                let (expr, height) = self.expression(strength)?;
                let span = start.to(expr.span);
                let kind = Kind::Negative(Box::new(expr));
                Ok((Expr { kind, span }, height + 1))
            }
            Lexeme::Not if least <= NOT => {
                self.bump();
                let (expr, height) = self.expression(NOT)?;
                let span = start.to(expr.span);
                let kind = Kind::Not(Box::new(expr));
                Ok((Expr { kind, span }, height + 1))
            }
            _ => self.postfix(true),
        }
    }

    /// Whether a line break stands behind an operator, so that the line goes on.
    pub(super) fn line_goes_on(&self) -> bool {
        self.peek() == &Lexeme::Break
            && self
                .at
                .checked_sub(1)
                .and_then(|i| self.tokens.get(i))
                .is_some_and(|token| {
                    matches!(
                        token.lexeme,
                        Lexeme::Plus | Lexeme::Minus | Lexeme::Times | Lexeme::Over | Lexeme::Is
                    )
                })
    }

    /// A primary and what is fixed to its right side; raised numbers too where
    /// `raised` says so.
    pub(super) fn postfix(&mut self, raised: bool) -> Result<Tall, Fault> {
        let literal = matches!(self.peek(), Lexeme::Number(_));
        let (mut left, mut height) = self.primary()?;
        loop {
            match self.peek() {
                Lexeme::OpenList if !literal => {
                    let opened = self.bump();
                    let (places, tall, end) = self.list(&Lexeme::CloseList, opened)?;
                    if places.is_empty() {
                        return Err(Fault::new(
                            opened.to(end),
                            "an index without a number",
                            "Elements count from 1: write g[1] for the first.",
                        ));
                    }
                    let span = left.span.to(end);
                    let kind = Kind::Index(Box::new(left), places);
                    left = Expr { kind, span };
                    height = height.max(tall);
                }
                Lexeme::Dot => {
                    self.bump();
                    let Lexeme::Name(field) = self.peek() else {
                        return Err(self.fault(
                            "a dot without a name behind it",
                            "Write a field as in result.m, a number as in 0.5.",
                        ));
                    };
                    let field = field.clone();
                    let span = left.span.to(self.bump());
                    let kind = Kind::Field(Box::new(left), field);
                    left = Expr { kind, span };
                }
                Lexeme::Raised(exponent) if raised => {
                    let exponent = *exponent;
                    let at = self.bump();
                    left = binary(Operator::Power, left, whole(exponent, at));
                    if self.peek() == &Lexeme::Open && self.raises_function(&left) {
                        let (call, tall) = self.power_of_call(left)?;
                        left = call;
                        height = height.max(tall);
                    }
                }
                _ => return Ok((left, height)),
            }
            height += 1;
            if height > MAX_HEIGHT {
                return Err(self.fault("the formula is too long", ""));
            }
        }
    }

    pub(super) fn primary(&mut self) -> Result<Tall, Fault> {
        let start = self.span();
        match self.peek() {
            Lexeme::Number(literal) => {
                let kind = Kind::Number(*literal);
                self.bump();
                Ok((Expr { kind, span: start }, 1))
            }
            Lexeme::Name(name) => {
                let name = name.clone();
                self.bump();
                if name == "$"
                    && let Lexeme::Number(literal) = *self.peek()
                {
                    // $3 is 3 dollars.
                    let span = self.bump();
                    let kind = Kind::Number(literal);
                    let dollar = named(name, start);
                    return Ok((binary(Operator::Juxtapose, Expr { kind, span }, dollar), 2));
                }
                // `pi(t - 2)` is a product, unless somebody called a function pi.
                let number = builtin::constant(&name).is_some() && !self.is_function(&name);
                let call = self.peek() == &Lexeme::Open
                    && (!self.spaced() || self.is_function(&name))
                    && !number;
                let expr = named(name, start);
                if call { self.call(expr) } else { Ok((expr, 1)) }
            }
            Lexeme::Open => {
                let opened = self.bump();
                if self.peek() == &Lexeme::Close {
                    return Err(Fault::new(
                        opened.to(self.span()),
                        "brackets with nothing in them",
                        "Write something between them.",
                    ));
                }
                let (mut expr, height) = self.expression(CONVERT)?;
                if self.peek() == &Lexeme::Comma {
                    return Err(self.fault(
                        "a comma inside round brackets",
                        "Write a decimal point as in 0.5, no commas in long numbers here, and several values as [1, 2].",
                    ));
                }
                let end = self.close(&Lexeme::Close, opened)?;
                expr.span = opened.to(end);
                Ok((expr, height))
            }
            Lexeme::OpenList => {
                let opened = self.bump();
                let (items, height, end) = self.list(&Lexeme::CloseList, opened)?;
                let kind = Kind::List(items);
                let span = opened.to(end);
                Ok((Expr { kind, span }, height + 1))
            }
            Lexeme::Root => {
                self.bump();
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err(self.fault("roots nested too deep", ""));
                }
                // √(x)[1] is an element of the root, √g[1] the root of an element.
                let under = if self.peek() == &Lexeme::Open {
                    self.primary()
                } else {
                    self.postfix(false)
                };
                self.depth -= 1;
                let (value, height) = under?;
                let span = start.to(value.span);
                let callee = Box::new(named(String::from("sqrt"), start));
                let kind = Kind::Call(callee, vec![Argument { name: None, value }]);
                Ok((Expr { kind, span }, height + 1))
            }
            _ => Err(self.unexpected()),
        }
    }

    /// Values apart by commas up to the closing bracket.
    pub(super) fn list(
        &mut self,
        closing: &Lexeme,
        opened: Span,
    ) -> Result<(Vec<Expr>, usize, Span), Fault> {
        let mut items = Vec::new();
        let mut height = 0;
        while self.peek() != closing {
            let (item, tall) = self.expression(CONVERT)?;
            items.push(item);
            height = height.max(tall);
            if !self.take(&Lexeme::Comma) {
                break;
            }
        }
        let end = self.close(closing, opened)?;
        Ok((items, height, end))
    }

    /// The arguments of a call; the opening bracket stands here.
    pub(super) fn call(&mut self, callee: Expr) -> Result<Tall, Fault> {
        let opened = self.bump();
        let mut arguments = Vec::new();
        let mut height = 0;
        while self.peek() != &Lexeme::Close {
            let name = match (self.peek(), self.ahead(1)) {
                (Lexeme::Name(name), Lexeme::Is) => Some(name.clone()),
                _ => None,
            };
            if name.is_some() {
                self.bump();
                self.bump();
            }
            let (value, tall) = self.expression(CONVERT)?;
            arguments.push(Argument { name, value });
            height = height.max(tall);
            if !self.take(&Lexeme::Comma) {
                break;
            }
        }
        let end = self.close(&Lexeme::Close, opened)?;
        let span = callee.span.to(end);
        let kind = Kind::Call(Box::new(callee), arguments);
        Ok((Expr { kind, span }, height + 1))
    }

    pub(super) fn is_function(&self, name: &str) -> bool {
        builtin::is_function(name) || self.functions.iter().any(|f| f == name)
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
        whole && matches!(&base.kind, Kind::Name(name) if self.is_function(name))
    }

    /// `cos²` and then `(x)`: the square of cos(x).
    pub(super) fn power_of_call(&mut self, power: Expr) -> Result<Tall, Fault> {
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
        let (call, height) = self.call(*base)?;
        Ok((binary(Operator::Power, call, *exponent), height + 1))
    }
}
