//! Tokens to a tree.
//!
//! The grammar, loosest first; every level is left-associative unless it says
//! otherwise:
//!
//! ```text
//! program   = statement { (";" | line break) statement }
//! statement = name "=" convert | name "(" name { "," name } ")" "=" convert | convert
//! convert   = or { ("->" | "in" | "to") product }
//! or        = and { "or" and }
//! and       = not { "and" not }
//! not       = "not" not | compare
//! compare   = sum { ("==" | "!=" | "<" | "<=" | ">" | ">=") sum }     0 < x < 1 holds when both do
//! sum       = product { ("+" | "-") product }
//! product   = unary { ("*" | "/" | "@" | nothing) unary }             2x, 3(x+1), 10 GB: nothing
//! unary     = "-" product at the start of a sum, else "-" power       -2x is -(2x)
//! power     = postfix [ "^" unary power ]                             right-associative; 2^-3
//! postfix   = primary { "[" … "]" | "." name | raised number }
//! primary   = number | name | name "(" arguments ")" | "(" convert ")"
//!           | "[" convert { "," convert } "]" | "√" postfix
//! arguments = [ name "=" ] convert { "," … }
//! ```
//!
//! Three readings need more than the grammar:
//! * A number directly followed by `× 10^n` is one number: `7.5 × 10^18`.
//! * `cos^2(x)` and `cos²(x)` square the cosine.
//! * `f (x)` with a space is a call only where `f` is known to be a function;
//!   elsewhere it multiplies.
//!
//! Brackets nest at most [`MAX_DEPTH`] deep and a tree is at most [`MAX_HEIGHT`]
//! high, so that whatever walks it needs a bounded stack.

mod operand;

use crate::expr::{Kind, Literal, Operator, Statement, Suffix};
use crate::lexer::{Lexeme, Token, tokens};
use crate::{Expr, Fault, Span};

/// How deep brackets and calls may nest.
pub(crate) const MAX_DEPTH: usize = 80;

/// How high a tree may be: a sum of as many terms.
pub(crate) const MAX_HEIGHT: usize = 120;

/// Most statements in one text.
const MAX_STATEMENTS: usize = 200;

// Binding strengths.
const CONVERT: u8 = 1;
const OR: u8 = 2;
const AND: u8 = 3;
const NOT: u8 = 4;
const COMPARE: u8 = 5;
const SUM: u8 = 6;
const PRODUCT: u8 = 7;
const POWER: u8 = 9;

/// An expression and the height of its tree.
type Tall = (Expr, usize);

/// Reads a whole text.
pub(crate) fn program(text: &str) -> Result<Vec<Statement>, Fault> {
    let mut parser = Parser {
        tokens: tokens(text)?,
        at: 0,
        depth: 0,
        functions: Vec::new(),
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
    Ok(statements)
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    /// Functions the text has defined so far.
    functions: Vec<String>,
}

impl Parser {
    fn token(&self, ahead: usize) -> (&Lexeme, Span, bool) {
        match self.tokens.get(self.at + ahead).or(self.tokens.last()) {
            Some(token) => (&token.lexeme, token.span, token.spaced),
            None => (&Lexeme::End, Span::default(), true),
        }
    }

    fn peek(&self) -> &Lexeme {
        self.token(0).0
    }

    fn ahead(&self, n: usize) -> &Lexeme {
        self.token(n).0
    }

    fn span(&self) -> Span {
        self.token(0).1
    }

    fn spaced(&self) -> bool {
        self.token(0).2
    }

    fn bump(&mut self) -> Span {
        let span = self.span();
        if self.at + 1 < self.tokens.len() {
            self.at += 1;
        }
        span
    }

    fn take(&mut self, lexeme: &Lexeme) -> bool {
        let found = self.peek() == lexeme;
        if found {
            self.bump();
        }
        found
    }

    fn fault(&self, message: &str, help: &str) -> Fault {
        Fault::new(self.span(), message, help)
    }

    /// The fault for a token that cannot stand where it does.
    fn unexpected(&self) -> Fault {
        let (message, help) = match self.peek() {
            Lexeme::End => (
                "the formula stops too early",
                "Something is missing at its end.",
            ),
            Lexeme::Break => (
                "the line stops too early",
                "Something is missing at its end.",
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
            Lexeme::Times | Lexeme::Over | Lexeme::MatrixTimes | Lexeme::And | Lexeme::Or => (
                "two signs in a row, or a sign with nothing before it",
                "Write a number or a name between them.",
            ),
            Lexeme::Dot => (
                "a dot with nothing to choose from",
                "Write a field as in result.m, a number as in 0.5.",
            ),
            _ => ("this cannot stand here", "Put a sign before it."),
        };
        self.fault(message, help)
    }

    fn close(&mut self, lexeme: &Lexeme, opened: Span) -> Result<Span, Fault> {
        if self.peek() == lexeme {
            return Ok(self.bump());
        }
        if matches!(self.peek(), Lexeme::End | Lexeme::Break) {
            let help = if *lexeme == Lexeme::Close {
                "Close it with )."
            } else {
                "Close it with ]."
            };
            return Err(Fault::new(opened, "this bracket is never closed", help));
        }
        Err(self.unexpected())
    }

    fn statement(&mut self) -> Result<Statement, Fault> {
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
            && let Some((literal, end)) = self.power_of_ten(mantissa)
        {
            left = Expr {
                kind: Kind::Number(literal),
                span: left.span.to(end),
            };
        }
        loop {
            let (operator, strength) = match self.peek() {
                Lexeme::Arrow => (None, CONVERT),
                Lexeme::Name(word) if word == "in" || word == "to" => (None, CONVERT),
                Lexeme::Or => (Some(Operator::Or), OR),
                Lexeme::And => (Some(Operator::And), AND),
                Lexeme::Compare(_) => (None, COMPARE),
                Lexeme::Plus => (Some(Operator::Add), SUM),
                Lexeme::Minus => (Some(Operator::Subtract), SUM),
                Lexeme::Times => (Some(Operator::Multiply), PRODUCT),
                Lexeme::Over => (Some(Operator::Divide), PRODUCT),
                Lexeme::MatrixTimes => (Some(Operator::MatrixMultiply), PRODUCT),
                Lexeme::Name(_) | Lexeme::Open | Lexeme::Root => {
                    (Some(Operator::Juxtapose), PRODUCT)
                }
                Lexeme::Caret => (Some(Operator::Power), POWER),
                Lexeme::Number(_) => return Err(self.side_by_side()),
                _ => break,
            };
            if strength < least {
                break;
            }
            let (expr, tall) = match operator {
                Some(operator) => self.operation(left, operator, strength)?,
                None if strength == COMPARE => self.comparison(left)?,
                None => self.conversion(left)?,
            };
            left = expr;
            height = height.max(tall) + 1;
            if height > MAX_HEIGHT {
                return Err(self.fault(
                    "the formula is too long",
                    "Give a part of it a name of its own.",
                ));
            }
        }
        Ok((left, height))
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
        if operator != Operator::Juxtapose {
            self.bump();
        }
        let power = operator == Operator::Power;
        let (right, height) = self.expression(if power { POWER } else { strength + 1 })?;
        let left = binary(operator, left, right);
        if power && self.peek() == &Lexeme::Open && self.raises_function(&left) {
            let (call, tall) = self.power_of_call(left)?;
            return Ok((call, height.max(tall) + 1));
        }
        Ok((left, height))
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
        Ok((Expr { kind, span }, height))
    }

    fn conversion(&mut self, left: Expr) -> Result<Tall, Fault> {
        self.bump();
        let (unit, height) = self.expression(PRODUCT)?;
        let span = left.span.to(unit.span);
        let kind = Kind::Convert(Box::new(left), Box::new(unit));
        Ok((Expr { kind, span }, height))
    }

    /// `× 10^n` behind the digits `mantissa`: the number they make together.
    /// Takes the tokens when it is there.
    fn power_of_ten(&mut self, mantissa: f64) -> Option<(Literal, Span)> {
        const TEN: Lexeme = Lexeme::Number(Literal {
            mantissa: 10.0,
            suffix: Suffix::None,
        });
        if self.peek() != &Lexeme::Times || self.ahead(1) != &TEN {
            return None;
        }
        let (exponent, length) = match (self.ahead(2), self.ahead(3), self.ahead(4)) {
            (Lexeme::Raised(n), ..) => (*n, 3),
            (Lexeme::Caret, Lexeme::Number(n), _) if n.suffix == Suffix::None => (n.mantissa, 4),
            (Lexeme::Caret, Lexeme::Minus, Lexeme::Number(n)) if n.suffix == Suffix::None => {
                (-n.mantissa, 5)
            }
            _ => return None,
        };
        // A tower such as 10^2^3 is none of this.
        let goes_on = matches!(
            self.ahead(length),
            Lexeme::Caret | Lexeme::Raised(_) | Lexeme::OpenList | Lexeme::Dot
        );
        if goes_on || exponent.fract() != 0.0 || exponent.abs() > 400.0 {
            return None;
        }
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
}

fn named(name: String, span: Span) -> Expr {
    Expr {
        kind: Kind::Name(name),
        span,
    }
}

fn binary(operator: Operator, left: Expr, right: Expr) -> Expr {
    let span = left.span.to(right.span);
    Expr {
        kind: Kind::Binary(operator, Box::new(left), Box::new(right)),
        span,
    }
}

/// A whole number that may be negative, as a tree.
fn whole(x: f64, span: Span) -> Expr {
    let suffix = Suffix::None;
    let mantissa = x.abs();
    let number = Expr {
        kind: Kind::Number(Literal { mantissa, suffix }),
        span,
    };
    if x >= 0.0 {
        return number;
    }
    Expr {
        kind: Kind::Negative(Box::new(number)),
        span,
    }
}
