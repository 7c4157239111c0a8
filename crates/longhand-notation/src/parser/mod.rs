//! Tokens to a tree: the one grammar of calculator, authors and learners.
//!
//! The grammar, loosest first; every level is left-associative unless it says
//! otherwise:
//!
//! ```text
//! program     = statement { (";" | line break) statement }
//! statement   = name "=" convert | name "(" name { "," name } ")" "=" convert | convert
//! convert     = or { ("->" | "in" | "to") product }
//! or          = and { "or" and }
//! and         = not { "and" not }
//! not         = "not" not | compare
//! compare     = sum { ("==" | "!=" | "<" | "<=" | ">" | ">=") sum }   0 < x < 1 holds when both do
//! sum         = product { ("+" | "-") product }
//! product     = unary { ("*" | "/" | "@" | "per" | nothing) unary }   2x, 3(x+1), 10 GB: nothing
//! unary       = "-" product at the start of a sum, else "-" power     -2x is -(2x)
//! power       = postfix [ "^" unary power ]                           right-associative; 2^-3
//! postfix     = primary { "[" … "]" | "." name | raised signs }       x², x²⁺⁴, 2ⁿ
//! primary     = number | name | name "(" arguments ")" | application
//!             | "(" convert ")" | "{" convert "}" | "|" convert "|" | "⌊" convert "⌋"
//!             | list | ("√" | "∛") postfix | "\sqrt" [ "[" n "]" ] group
//!             | ("\frac" | "\binom") group group                          \frac38 is 3/8
//! application = function [ "^" number ] factor { factor }             cos 3t, ln x, sin² x
//! list        = "[" row { ";" row } "]"
//! row         = convert { "," convert } | number { number }           [1, 2], [1 2; 3 4]
//! arguments   = [ name "=" ] convert { "," … }
//! measure     = number unit { [ "," | "and" ] number unit }           1 h 44 min
//! ```
//!
//! Readings that need more than the grammar:
//! * A number directly followed by `× 10^n` is one number: `7.5 × 10^18`.
//! * `cos^2(x)` and `cos²(x)` square the cosine.
//! * `f (x)` with a space is a call only where `f` is known to be a function;
//!   elsewhere it multiplies. So does a bracket behind a name in an exponent:
//!   `e^z(2-z)` is e^z · (2 − z).
//! * Names run together are taken apart once it is known what has a value: see
//!   [`implicit_product`](crate::implicit_product).
//! * What programs put around numbers is left out: `np.`, `tensor(…, dtype=…)`;
//!   see [`printed`].
//!
//! Brackets nest at most [`MAX_DEPTH`] deep and a tree is at most [`MAX_HEIGHT`]
//! high, so that whatever walks it needs a bounded stack.

mod application;
mod cursor;
mod list;
mod make;
mod measure;
mod operand;
pub(crate) mod printed;
mod ten;

use crate::expr::strength::{AND, COMPARE, CONVERT, OR, POWER, PRODUCT, SUM};
use crate::expr::{Kind, Operator, Statement, Suffix};
use crate::lexer::{Fork, Lexeme, Rules, Token, Written, tokens};
use crate::{Expr, Fault, Span};
use make::{binary, is_fraction, is_literal, taken};

/// How deep brackets and calls may nest.
pub(crate) const MAX_DEPTH: usize = 80;

/// How high a tree may be: a sum of as many terms.
pub(crate) const MAX_HEIGHT: usize = 120;

/// Most statements in one text.
const MAX_STATEMENTS: usize = 200;

/// An expression and the height of its tree.
type Tall = (Expr, usize);

/// A text that has been read.
pub(crate) struct Parsed {
    pub statements: Vec<Statement>,
    /// The digits of its numbers, as they were written.
    pub written: Vec<Written>,
    /// A sign in it that has two readings.
    pub fork: Option<Fork>,
}

/// Reads a whole text.
pub(crate) fn program(text: &str, rules: Rules) -> Result<Parsed, Fault> {
    let lexed = tokens(text, rules)?;
    let mut parser = Parser {
        tokens: lexed.tokens,
        rules,
        at: 0,
        depth: 0,
        bars: [0, 0],
        in_list: false,
        block_from: None,
        block_to: None,
        last_block: false,
        in_exponent: false,
        functions: Vec::new(),
        fork: lexed.fork,
    };
    let mut statements = Vec::new();
    loop {
        while parser.take(&Lexeme::Break) {}
        if parser.peek() == &Lexeme::End {
            break;
        }
        if statements.len() == MAX_STATEMENTS {
            return Err(parser.fault("too many lines", "A text has at most 200 statements."));
        }
        statements.push(parser.statement()?);
        match parser.peek() {
            Lexeme::Break | Lexeme::End => {}
            _ => return Err(parser.unexpected()),
        }
    }
    if statements.is_empty() {
        return Err(Fault::new(
            Span::new(0, text.len()),
            "nothing is written here",
            "Write a number or a formula, such as 0.744/(1 - 0.9^3).",
        ));
    }
    Ok(Parsed {
        statements,
        written: lexed.written,
        fork: parser.fork,
    })
}

struct Parser<'a> {
    tokens: Vec<Token>,
    rules: Rules<'a>,
    at: usize,
    depth: usize,
    /// Bars and double bars that are open since the last bracket.
    bars: [usize; 2],
    /// Directly inside a list: a list behind a list is the next row.
    in_list: bool,
    /// The tokens of the list read last, and whether it had semicolons.
    block_from: Option<usize>,
    block_to: Option<usize>,
    last_block: bool,
    /// Behind `^`, outside of brackets.
    in_exponent: bool,
    /// Functions the text has defined so far.
    functions: Vec<String>,
    /// A sign that has two readings.
    fork: Option<Fork>,
}

impl Parser<'_> {
    fn statement(&mut self) -> Result<Statement, Fault> {
        self.skip_label()?;
        if let Lexeme::Name(name) = self.peek() {
            let name = name.clone();
            if self.ahead(1) == &Lexeme::Is {
                self.bump();
                self.bump();
                let value = self.expression(CONVERT)?.0;
                return Ok(Statement::Define { name, value });
            }
            if let Some(parameters) = self.header()? {
                self.functions.push(name.clone());
                let body = self.expression(CONVERT)?.0;
                return Ok(Statement::Function {
                    name,
                    parameters,
                    body,
                });
            }
        }
        Ok(Statement::Expression(self.expression(CONVERT)?.0))
    }

    /// The parameters when `name(a, b) =` stands here; nothing is taken otherwise.
    fn header(&mut self) -> Result<Option<Vec<String>>, Fault> {
        if self.ahead(1) != &Lexeme::Open {
            return Ok(None);
        }
        let mut parameters: Vec<String> = Vec::new();
        let mut at = 2;
        loop {
            let Lexeme::Name(parameter) = self.ahead(at) else {
                return Ok(None);
            };
            parameters.push(parameter.clone());
            match self.ahead(at + 1) {
                Lexeme::Comma => at += 2,
                Lexeme::Close if self.ahead(at + 2) == &Lexeme::Is => break,
                _ => return Ok(None),
            }
        }
        let twice = parameters
            .iter()
            .enumerate()
            .any(|(i, p)| parameters.iter().take(i).any(|q| q == p));
        if twice {
            return Err(self.fault(
                "a function with the same parameter twice",
                "Give each parameter a name of its own.",
            ));
        }
        for _ in 0..at + 3 {
            self.bump();
        }
        Ok(Some(parameters))
    }

    /// An expression whose operators bind at least as tightly as `least`.
    fn expression(&mut self, least: u8) -> Result<Tall, Fault> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.fault(
                "brackets nested too deep",
                "Give a part of the formula a name of its own.",
            ));
        }
        let result = self.chain(least);
        self.depth -= 1;
        result
    }

    fn chain(&mut self, least: u8) -> Result<Tall, Fault> {
        // A number just read, which `× 10^n` would complete.
        let bare = match self.peek() {
            Lexeme::Number(literal) if literal.suffix == Suffix::None => Some(literal.mantissa),
            _ => None,
        };
        let (mut left, mut height) = self.unary(least)?;
        if let (Some(mantissa), Kind::Number(_)) = (bare, &left.kind)
            && least <= PRODUCT
        {
            self.ten(&mut left, mantissa)?;
        }
        while self.link(&mut left, &mut height, least, bare.is_some())? {}
        Ok((left, height))
    }

    /// The next operator and its right side, if one stands here that binds at least
    /// as tightly as `least`; `bare` says that `left` began with a plain number.
    ///
    /// A function of its own, so that the many brackets of a deep formula need
    /// little stack.
    fn link(
        &mut self,
        left: &mut Expr,
        height: &mut usize,
        least: u8,
        bare: bool,
    ) -> Result<bool, Fault> {
        self.split_bars();
        let (operator, strength) = match self.peek() {
            Lexeme::Arrow => (None, CONVERT),
            Lexeme::Name(word) if word == "in" || word == "to" => (None, CONVERT),
            Lexeme::Name(word) if self.is_per(word) => (Some(Operator::Divide), PRODUCT),
            Lexeme::Comma | Lexeme::And | Lexeme::Number(_) if self.measure_goes_on(left) => {
                *left = self.measure(taken(left))?;
                *height += 2;
                return Ok(true);
            }
            Lexeme::Colon if bare && is_literal(left) && self.rules.learner => {
                *left = self.clock(taken(left))?;
                *height += 3;
                return Ok(true);
            }
            Lexeme::Or(_) => (Some(Operator::Or), OR),
            Lexeme::And => (Some(Operator::And), AND),
            Lexeme::Compare(_) => (None, COMPARE),
            Lexeme::Plus => (Some(Operator::Add), SUM),
            Lexeme::Minus => (Some(Operator::Subtract), SUM),
            Lexeme::Times => (Some(Operator::Multiply), PRODUCT),
            Lexeme::Name(word) if self.is_times(word) => (Some(Operator::Multiply), PRODUCT),
            Lexeme::Over => (Some(Operator::Divide), PRODUCT),
            Lexeme::MatrixTimes => (Some(Operator::MatrixMultiply), PRODUCT),
            Lexeme::Bar if self.bars.first() != Some(&0) => return Ok(false),
            Lexeme::Bars if self.bars.last() != Some(&0) => return Ok(false),
            Lexeme::Name(_)
            | Lexeme::Open
            | Lexeme::Root(_)
            | Lexeme::OpenGroup
            | Lexeme::Fraction
            | Lexeme::Choose
            | Lexeme::Radical
            | Lexeme::OpenFloor
            | Lexeme::OpenCeil
            | Lexeme::Bar
            | Lexeme::Bars => (Some(Operator::Juxtapose), PRODUCT),
            Lexeme::Caret => (Some(Operator::Power), POWER),
            // Whoever reads the factors of a measure or a list goes on with it.
            Lexeme::Number(_) if least > PRODUCT => return Ok(false),
            Lexeme::Number(_) => return Err(self.side_by_side()),
            _ => return Ok(false),
        };
        if strength < least {
            return Ok(false);
        }
        if let Lexeme::Name(word) = self.peek()
            && let Some(whole) = self.glued_measure(word, self.span(), left)
        {
            self.bump();
            *left = whole;
            *height += 4;
            return Ok(true);
        }
        let (expr, tall) = match operator {
            Some(operator) => self.operation(taken(left), operator, strength)?,
            None if strength == COMPARE => self.comparison(taken(left))?,
            None => self.conversion(taken(left))?,
        };
        *left = expr;
        *height = (*height).max(tall) + 1;
        if *height > MAX_HEIGHT {
            return Err(self.fault(
                "the formula is too long",
                "Give a part of it a name of its own.",
            ));
        }
        Ok(true)
    }

    /// Two values without a sign between them; `333 1/3` is a mixed number.
    fn side_by_side(&self) -> Fault {
        let number = |ahead: usize| matches!(self.ahead(ahead), Lexeme::Number(_));
        let mixed = number(0) && self.ahead(1) == &Lexeme::Over && number(2);
        let help = if mixed {
            "Write a mixed number with a plus, as in 333 + 1/3."
        } else {
            "Put a sign between them, such as × or +."
        };
        self.fault("two values side by side without a sign", help)
    }

    /// The right side of an operator; the height given is the right side's.
    fn operation(&mut self, left: Expr, operator: Operator, strength: u8) -> Result<Tall, Fault> {
        let fraction = self.peek() == &Lexeme::Fraction;
        if operator != Operator::Juxtapose {
            self.bump();
        }
        let power = operator == Operator::Power;
        let outside = self.in_exponent;
        self.in_exponent |= power;
        let right = self.expression(if power { POWER } else { strength + 1 });
        self.in_exponent = outside;
        let (right, height) = right?;
        if fraction && is_literal(&left) && is_fraction(&right) {
            return Err(Fault::new(
                left.span.to(right.span),
                "a mixed number",
                "Write it with a plus, as in 333 + 1/3.",
            ));
        }
        let left = binary(operator, left, right);
        if power && self.raises_function(&left) {
            if self.peek() == &Lexeme::Open {
                let (call, tall) = self.power_of_call(left)?;
                return Ok((call, height.max(tall) + 1));
            }
            if self.applies() {
                let (call, tall) = self.power_of_application(left)?;
                return Ok((call, height.max(tall) + 1));
            }
        }
        Ok((left, height))
    }

    /// `per` between two units: `tokens per second`.
    fn is_per(&self, word: &str) -> bool {
        word == "per" && matches!(self.ahead(1), Lexeme::Name(_)) && !(self.rules.is_name)(word)
    }

    /// `x` that stands for a times sign, in a learner's text: `7.5 x 10^18`.
    fn is_times(&self, word: &str) -> bool {
        let next = match self.ahead(1) {
            Lexeme::Number(_) => true,
            Lexeme::Open => self.rules.all_names,
            _ => false,
        };
        matches!(word, "x" | "X") && next && self.rules.learner && !(self.rules.is_name)(word)
    }

    /// `||` is two bars where one is open.
    fn split_bars(&mut self) {
        if self.peek() == &Lexeme::Or(true)
            && self.bars.first() != Some(&0)
            && let Some(token) = self.tokens.get_mut(self.at)
        {
            token.lexeme = Lexeme::Bar;
            token.double = true;
        }
    }

    fn comparison(&mut self, left: Expr) -> Result<Tall, Fault> {
        let mut span = left.span;
        let mut height = 0;
        let mut rest = Vec::new();
        while let Lexeme::Compare(comparison) = *self.peek() {
            self.bump();
            let (right, tall) = self.expression(SUM)?;
            span = span.to(right.span);
            height = height.max(tall);
            rest.push((comparison, right));
        }
        let kind = Kind::Compare(Box::new(left), rest);
        Ok((Expr::new(kind, span), height))
    }

    fn conversion(&mut self, left: Expr) -> Result<Tall, Fault> {
        self.bump();
        let (unit, height) = self.expression(PRODUCT)?;
        let span = left.span.to(unit.span);
        let kind = Kind::Convert(Box::new(left), Box::new(unit));
        Ok((Expr::new(kind, span), height))
    }
}
