//! Operands: signs before them, what is fixed to their right side, brackets,
//! lists and calls.

use super::make::{binary, called, named, whole};
use super::{MAX_DEPTH, MAX_HEIGHT, Parser, Tall};
use crate::expr::strength::{CONVERT, NOT, POWER, PRODUCT, SUM};
use crate::expr::{Argument, Kind, Operator};
use crate::lexer::Lexeme;
use crate::{Expr, Fault, Span, functions};

impl Parser<'_> {
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
                Ok((Expr::new(kind, span), height + 1))
            }
            Lexeme::Not if least <= NOT => {
                self.bump();
                let (expr, height) = self.expression(NOT)?;
                let span = start.to(expr.span);
                let kind = Kind::Not(Box::new(expr));
                Ok((Expr::new(kind, span), height + 1))
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
        // A list in a list is a row, and the next one stands behind it.
        let literal = matches!(self.peek(), Lexeme::Number(_))
            || (self.in_list && self.peek() == &Lexeme::OpenList);
        let (left, height) = self.primary()?;
        let suffixed = match self.peek() {
            Lexeme::OpenList => !literal,
            Lexeme::Dot => true,
            Lexeme::Raised(_) | Lexeme::OpenRaised => raised,
            _ => false,
        };
        if suffixed {
            self.suffixes(left, height, raised, literal)
        } else {
            Ok((left, height))
        }
    }

    /// What is fixed to the right side of a primary.
    fn suffixes(
        &mut self,
        mut left: Expr,
        mut height: usize,
        raised: bool,
        literal: bool,
    ) -> Result<Tall, Fault> {
        loop {
            match self.peek() {
                Lexeme::OpenList if !literal => {
                    let opened = self.bump();
                    let (places, tall, end) = self.inside(|parser| parser.places(opened))?;
                    if places.is_empty() {
                        return Err(Fault::new(
                            opened.to(end),
                            "an index without a number",
                            "Elements count from 1: write g[1] for the first.",
                        ));
                    }
                    let span = left.span.to(end);
                    let kind = Kind::Index(Box::new(left), places);
                    left = Expr::new(kind, span);
                    height = height.max(tall);
                }
                Lexeme::Dot => {
                    self.bump();
                    let Lexeme::Name(field) = self.peek() else {
                        return Err(self.fault(
                            "a point where none belongs",
                            "A number has one point, as in 0.5.",
                        ));
                    };
                    let field = field.clone();
                    let span = left.span.to(self.bump());
                    let kind = Kind::Field(Box::new(left), field);
                    left = Expr::new(kind, span);
                }
                Lexeme::Raised(exponent) if raised => {
                    let exponent = *exponent;
                    let at = self.bump();
                    left = binary(Operator::Power, left, whole(exponent, at));
                    if self.raises_function(&left) && self.peek() == &Lexeme::Open {
                        let (call, tall) = self.power_of_call(left)?;
                        left = call;
                        height = height.max(tall);
                    } else if self.raises_function(&left) && self.applies() {
                        let (call, tall) = self.power_of_application(left)?;
                        left = call;
                        height = height.max(tall);
                    }
                }
                Lexeme::OpenRaised if raised => {
                    let opened = self.bump();
                    let (exponent, tall) = self.inside(|parser| parser.expression(CONVERT))?;
                    self.close(&Lexeme::CloseRaised, opened)?;
                    left = binary(Operator::Power, left, exponent);
                    height = height.max(tall);
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
        self.skip_modules();
        match self.peek() {
            Lexeme::Number(_) => self.number(),
            Lexeme::Name(name) if self.is_wrapped(name) => self.wrapped(),
            Lexeme::Name(_) => self.named_operand(),
            Lexeme::Compare(crate::expr::Comparison::Less) if self.ahead(2) == &Lexeme::Dot => {
                self.angled()
            }
            Lexeme::Open => self.bracketed(&Lexeme::Close),
            Lexeme::OpenList => self.list_operand(&Lexeme::CloseList),
            Lexeme::OpenGroup if self.is_braced_list() => self.list_operand(&Lexeme::CloseGroup),
            Lexeme::OpenGroup => self.bracketed(&Lexeme::CloseGroup),
            Lexeme::OpenFloor => self.fenced(&Lexeme::CloseFloor, "floor"),
            Lexeme::OpenCeil => self.fenced(&Lexeme::CloseCeil, "ceil"),
            Lexeme::Bar => self.between_bars(0, "abs"),
            Lexeme::Bars => self.between_bars(1, "norm"),
            Lexeme::Or(true) => self.double_bars(),
            Lexeme::Fraction => self.fraction(),
            Lexeme::Radical => self.radical(),
            Lexeme::Choose => self.choices(),
            Lexeme::Root(function) => self.root(function),
            _ => Err(self.unexpected()),
        }
    }

    fn number(&mut self) -> Result<Tall, Fault> {
        let Lexeme::Number(literal) = *self.peek() else {
            return Err(self.unexpected());
        };
        let span = self.bump();
        Ok((Expr::new(Kind::Number(literal), span), 1))
    }

    fn list_operand(&mut self, closing: &Lexeme) -> Result<Tall, Fault> {
        let from = self.at;
        let list = self.list(closing)?;
        (self.block_from, self.block_to) = (Some(from), Some(self.at));
        self.last_block = list.blocks;
        Ok((list.expr, list.height))
    }

    /// `‖x‖` typed with four bars; also those that close become double ones.
    fn double_bars(&mut self) -> Result<Tall, Fault> {
        let mut left = 2;
        for token in self.tokens.get_mut(self.at..).unwrap_or_default() {
            if token.lexeme == Lexeme::Or(true) && left > 0 {
                token.lexeme = Lexeme::Bars;
                left -= 1;
            }
        }
        self.between_bars(1, "norm")
    }

    /// `\frac{a}{b}`
    fn fraction(&mut self) -> Result<Tall, Fault> {
        let start = self.bump();
        let (above, tall) = self.group()?;
        let (below, height) = self.group()?;
        let mut fraction = binary(Operator::Divide, above, below);
        fraction.span = start.to(fraction.span);
        fraction.grouped = true;
        Ok((fraction, tall.max(height) + 1))
    }

    /// `\binom{n}{k}`
    fn choices(&mut self) -> Result<Tall, Fault> {
        let start = self.bump();
        let (of, tall) = self.group()?;
        let (taken, height) = self.group()?;
        let mut call = called("comb", start, of);
        call.span = start.to(taken.span);
        if let Kind::Call(_, arguments) = &mut call.kind {
            arguments.push(Argument {
                name: None,
                value: taken,
            });
        }
        Ok((call, tall.max(height) + 1))
    }

    /// `√x`, `∛x`
    fn root(&mut self, function: &str) -> Result<Tall, Fault> {
        let start = self.bump();
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
        Ok((called(function, start, value), height + 1))
    }

    /// A name, what it is called with, or what it is applied to.
    fn named_operand(&mut self) -> Result<Tall, Fault> {
        let Lexeme::Name(name) = self.peek() else {
            return Err(self.unexpected());
        };
        let name = name.clone();
        let start = self.bump();
        if name == "$"
            && let Lexeme::Number(literal) = *self.peek()
        {
            // $3 is 3 dollars.
            let number = Expr::new(Kind::Number(literal), self.bump());
            let dollar = named(name, start);
            return Ok((binary(Operator::Juxtapose, number, dollar), 2));
        }
        let known = self.is_function(&name);
        if self.peek() == &Lexeme::Open {
            // `pi(t - 2)` is a product, unless somebody called a function pi, and
            // `e^z(2 - z)` is one too.
            let number = functions::constant(&name).is_some() && !known;
            let glued = !self.spaced() && !self.in_exponent;
            let call = (known || glued) && !number;
            let expr = named(name, start);
            return if call { self.call(expr) } else { Ok((expr, 1)) };
        }
        if self.is_applied(&name) {
            return self.application(&named(name, start));
        }
        Ok((named(name, start), 1))
    }

    /// An expression in brackets.
    fn bracketed(&mut self, closing: &Lexeme) -> Result<Tall, Fault> {
        let opened = self.bump();
        if self.peek() == closing {
            return Err(Fault::new(
                opened.to(self.span()),
                "brackets with nothing in them",
                "Write something between them.",
            ));
        }
        let (mut expr, height) = self.inside(|parser| parser.expression(CONVERT))?;
        if self.peek() == &Lexeme::Comma {
            return Err(self.fault(
                "a comma inside round brackets",
                "Write a decimal point as in 0.5, no commas in long numbers here, and several values as [1, 2].",
            ));
        }
        let end = self.close(closing, opened)?;
        expr.span = opened.to(end);
        expr.grouped = true;
        Ok((expr, height))
    }

    /// `⌊x⌋` and its like as a call.
    fn fenced(&mut self, closing: &Lexeme, function: &str) -> Result<Tall, Fault> {
        let opened = self.bump();
        let (inner, height) = self.inside(|parser| parser.expression(CONVERT))?;
        let end = self.close(closing, opened)?;
        let mut call = called(function, opened, inner);
        call.span = opened.to(end);
        Ok((call, height + 1))
    }

    /// `|x|` or `‖x‖` as a call; `which` says whether one bar or two.
    fn between_bars(&mut self, which: usize, function: &str) -> Result<Tall, Fault> {
        let bar = if which == 0 {
            Lexeme::Bar
        } else {
            Lexeme::Bars
        };
        let opened = self.bump();
        if let Some(open) = self.bars.get_mut(which) {
            *open += 1;
        }
        let inner = self.expression(CONVERT);
        if let Some(open) = self.bars.get_mut(which) {
            *open -= 1;
        }
        let (inner, height) = inner?;
        let end = self.close(&bar, opened)?;
        let mut call = called(function, opened, inner);
        call.span = opened.to(end);
        Ok((call, height + 1))
    }

    /// A group of TeX's: `{a + b}`, or the one sign that stands for it.
    fn group(&mut self) -> Result<Tall, Fault> {
        if self.peek() == &Lexeme::OpenGroup {
            return self.bracketed(&Lexeme::CloseGroup);
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.fault("fractions nested too deep", ""));
        }
        let result = self.inside(Self::primary);
        self.depth -= 1;
        result
    }

    /// `\sqrt{5}`, `\sqrt[3]{8}`.
    fn radical(&mut self) -> Result<Tall, Fault> {
        let start = self.bump();
        if self.peek() != &Lexeme::OpenList {
            let (value, height) = self.group()?;
            return Ok((called("sqrt", start, value), height + 1));
        }
        let opened = self.bump();
        let (index, tall) = self.inside(|parser| parser.expression(CONVERT))?;
        self.close(&Lexeme::CloseList, opened)?;
        let (value, height) = self.group()?;
        let one = whole(1.0, start);
        let mut exponent = binary(Operator::Divide, one, index);
        exponent.grouped = true;
        let mut root = binary(Operator::Power, value, exponent);
        root.span = start.to(root.span);
        root.grouped = true;
        Ok((root, height.max(tall) + 2))
    }

    /// Whether the braces that open here hold several values.
    fn is_braced_list(&self) -> bool {
        let mut depth = 0_usize;
        for token in self.tokens.get(self.at..).unwrap_or_default() {
            match token.lexeme {
                Lexeme::OpenGroup | Lexeme::Open | Lexeme::OpenList => depth += 1,
                Lexeme::CloseGroup | Lexeme::Close | Lexeme::CloseList => {
                    depth = depth.saturating_sub(1);
                }
                Lexeme::Comma | Lexeme::Break if depth == 1 => return true,
                _ => {}
            }
            if depth == 0 {
                return false;
            }
        }
        false
    }

    /// What stands between the brackets of an index.
    fn places(&mut self, opened: Span) -> Result<(Vec<Expr>, usize, Span), Fault> {
        let mut items = Vec::new();
        let mut height = 0;
        while self.peek() != &Lexeme::CloseList {
            let (item, tall) = self.expression(CONVERT)?;
            items.push(item);
            height = height.max(tall);
            if !self.take(&Lexeme::Comma) {
                break;
            }
        }
        let end = self.close(&Lexeme::CloseList, opened)?;
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
            let (value, tall) = self.inside(|parser| parser.expression(CONVERT))?;
            arguments.push(Argument { name, value });
            height = height.max(tall);
            if !self.take(&Lexeme::Comma) {
                break;
            }
        }
        let end = self.close(&Lexeme::Close, opened)?;
        let span = callee.span.to(end);
        let kind = Kind::Call(Box::new(callee), arguments);
        Ok((Expr::new(kind, span), height + 1))
    }
}
