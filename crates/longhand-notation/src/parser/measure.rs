//! Measures of several parts: `1 h 44 min`, `1h44`, `1:44:10`.

use super::Parser;
use super::make::{binary, named};
use crate::expr::{Kind, Literal, Operator, Suffix};
use crate::lexer::{Fork, Lexeme};
use crate::unit::{self, Unit};
use crate::{Expr, Fault, Span};

/// What is counted behind a unit of time.
const SMALLER: &[(&str, &str)] = &[
    ("d", "hours"),
    ("h", "minutes"),
    ("hours", "minutes"),
    ("min", "seconds"),
    ("minutes", "seconds"),
];

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
        let (Lexeme::Number(number), name) = (self.ahead(at), self.ahead(at + 1)) else {
            return false;
        };
        let Lexeme::Name(name) = name else {
            // `1 h 44` at the end.
            let ends = matches!(name, Lexeme::End | Lexeme::Close);
            let part = number.suffix == Suffix::None && number.mantissa < 60.0;
            return at == 0 && ends && part && self.rules.learner && self.smaller(left).is_some();
        };
        let name = self.minutes(left, name);
        // `1 GB and 2 GB` are two.
        match (last_unit(left), unit::named(name)) {
            (Some(large), Some(small)) => large.fits(&small) && small.factor < large.factor,
            _ => false,
        }
    }

    /// The unit that follows the last one of a time: minutes behind hours.
    fn smaller(&self, left: &Expr) -> Option<&'static str> {
        let unit = last_unit(left)?;
        let (_, smaller) = SMALLER.iter().find(|(large, _)| {
            unit::named(large).is_some_and(|large| large.fits(&unit) && large.factor == unit.factor)
        })?;
        Some(smaller)
    }

    /// Behind hours `m` is minutes: `1h 44m`.
    fn minutes<'n>(&self, left: &Expr, name: &'n str) -> &'n str {
        let hours = self.smaller(left) == Some("minutes");
        if name == "m" && hours && self.rules.learner && !(self.rules.is_name)(name) {
            "min"
        } else {
            name
        }
    }

    /// The measure with the part that stands here.
    pub(super) fn measure(&mut self, left: Expr) -> Result<Expr, Fault> {
        self.take(&Lexeme::Comma);
        self.take(&Lexeme::And);
        let &Lexeme::Number(literal) = self.peek() else {
            return Err(self.unexpected());
        };
        let written = match self.ahead(1) {
            Lexeme::Name(name) => Some(self.minutes(&left, name).to_owned()),
            _ => None,
        };
        let smaller = self.smaller(&left).map(str::to_owned);
        let number = Expr::new(Kind::Number(literal), self.bump());
        let unit = match (written, smaller) {
            (Some(name), _) => named(name, self.bump()),
            (None, Some(name)) => named(name, number.span),
            (None, None) => return Err(self.unexpected()),
        };
        Ok(binary(
            Operator::Add,
            left,
            binary(Operator::Juxtapose, number, unit),
        ))
    }

    /// `1:44:10` as hours, minutes and seconds; `1:44` may be read in two ways.
    pub(super) fn clock(&mut self, first: Expr) -> Result<Expr, Fault> {
        // With spaces it is the sign of a division that some schools teach: `0.744 : 0.271`.
        let whole = matches!(&first.kind, Kind::Number(literal) if literal.mantissa.fract() == 0.0);
        if self.spaced() || !whole {
            return Err(self.unexpected());
        }
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
            let name = match name {
                "" => smaller,
                "m" if smaller == "minutes" => "min",
                other => other,
            };
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
