//! Measures of several parts: `1 h 44 min`, `1h44`, `1:44:10`.

use super::Parser;
use super::make::{binary, named};
use crate::expr::{Kind, Literal, Operator, Suffix};
use crate::lexer::{Fork, Lexeme};
use crate::unit::{self, Unit};
use crate::{Expr, Fault, Span};

/// The unit behind the last number of a measure.
fn last_unit(expr: &Expr) -> Option<Unit> {
    match &expr.kind {
        Kind::Binary(Operator::Add, left, right) => {
            last_unit(left)?;
            last_unit(right)
        }
        Kind::Binary(Operator::Juxtapose, number, name) => match (&number.kind, &name.kind) {
            (Kind::Number(_), Kind::Name(name)) => unit::named(name),
            _ => None,
        },
        _ => None,
    }
}

impl Parser<'_> {
    /// Whether a measure goes on with another number and a smaller unit.
    pub(super) fn measure_goes_on(&self, left: &Expr) -> bool {
        let mut at = 0;
        if self.ahead(at) == &Lexeme::Comma {
            at += 1;
        }
        if self.ahead(at) == &Lexeme::And {
            at += 1;
        }
        let (Lexeme::Number(_), Lexeme::Name(name)) = (self.ahead(at), self.ahead(at + 1)) else {
            return false;
        };
        // `1 GB and 2 GB` are two.
        match (last_unit(left), unit::named(name)) {
            (Some(large), Some(small)) => large.fits(&small) && small.factor < large.factor,
            _ => false,
        }
    }

    /// The measure with the part that stands here.
    pub(super) fn measure(&mut self, left: Expr) -> Result<Expr, Fault> {
        self.take(&Lexeme::Comma);
        self.take(&Lexeme::And);
        let (&Lexeme::Number(literal), Lexeme::Name(name)) = (self.peek(), self.ahead(1)) else {
            return Err(self.unexpected());
        };
        let name = name.clone();
        let number = Expr::new(Kind::Number(literal), self.bump());
        let unit = named(name, self.bump());
        Ok(binary(
            Operator::Add,
            left,
            binary(Operator::Juxtapose, number, unit),
        ))
    }

    /// `1:44:10` as hours, minutes and seconds; `1:44` may be read in two ways.
    pub(super) fn clock(&mut self, first: Expr) -> Result<Expr, Fault> {
        let mut values = vec![first];
        while values.len() < 3
            && self.peek() == &Lexeme::Colon
            && let &Lexeme::Number(literal) = self.ahead(1)
            && literal.suffix == Suffix::None
            && literal.mantissa < 60.0
        {
            self.bump();
            values.push(Expr::new(Kind::Number(literal), self.bump()));
        }
        if values.len() < 2 {
            return Err(self.unexpected());
        }
        let short = values.len() == 2 && self.fork(Fork::Clock);
        let names: &[&str] = if short {
            &["minutes", "seconds"]
        } else {
            &["hours", "minutes", "seconds"]
        };
        let parts = values.into_iter().zip(names);
        let parts = parts.map(|(value, name)| {
            let unit = named(String::from(*name), value.span);
            binary(Operator::Juxtapose, value, unit)
        });
        parts
            .reduce(|left, right| binary(Operator::Add, left, right))
            .ok_or_else(|| self.unexpected())
    }

    /// `h44` glued to a number: 44 minutes besides; `h44min10` likewise.
    pub(super) fn glued_measure(&self, word: &str, span: Span, left: &Expr) -> Option<Expr> {
        const SMALLER: &[(&str, &str)] = &[
            ("d", "hours"),
            ("h", "minutes"),
            ("hours", "minutes"),
            ("min", "seconds"),
            ("minutes", "seconds"),
        ];
        if !self.rules.learner
            || self.spaced()
            || !matches!(left.kind, Kind::Number(_))
            || (self.rules.is_name)(word)
        {
            return None;
        }
        let letters = |text: &str| {
            let end = text.find(|c: char| !c.is_ascii_alphabetic());
            end.unwrap_or(text.len())
        };
        let digits = |text: &str| {
            let end = text.find(|c: char| !c.is_ascii_digit());
            end.unwrap_or(text.len())
        };
        let (first, mut rest) = word.split_at(letters(word));
        unit::named(first).filter(|unit| unit.is_time())?;
        let mut before = first;
        let mut whole = binary(
            Operator::Juxtapose,
            left.clone(),
            named(String::from(first), span),
        );
        if rest.is_empty() {
            return None;
        }
        while !rest.is_empty() {
            let (number, behind) = rest.split_at(digits(rest));
            let (name, behind) = behind.split_at(letters(behind));
            let smaller = SMALLER.iter().find(|(large, _)| *large == before)?.1;
            let name = if name.is_empty() { smaller } else { name };
            unit::named(name).filter(|unit| unit.is_time())?;
            let literal = Literal {
                mantissa: number.parse().ok()?,
                suffix: Suffix::None,
            };
            let part = binary(
                Operator::Juxtapose,
                Expr::new(Kind::Number(literal), span),
                named(String::from(name), span),
            );
            whole = binary(Operator::Add, whole, part);
            before = name;
            rest = behind;
        }
        Some(whole)
    }
}
