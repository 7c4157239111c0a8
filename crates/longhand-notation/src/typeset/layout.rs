//! A formula as boxes, before it becomes MathML or TeX.
//!
//! Here it is decided what needs brackets, which products need a sign, and what
//! a name's value looks like when numbers are put in.

use super::symbols::Symbols;
use crate::expr::strength::{AND, ATOM, COMPARE, CONVERT, FRACTION, NOT, OR, POWER, PRODUCT, SUM};
use crate::expr::{Argument, Comparison, Kind, Operator, Suffix};
use crate::number::{Form, form};
use crate::value::Value;
use crate::{Expr, Scope};

/// Significant digits of a value put in for a name.
const SIGNIFICANT: usize = 6;

/// Longest list that is put in for a name.
const MAX_LIST: usize = 8;

/// A box of a formula.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// A number without its sign.
    Number(Form),
    /// What is glued to a number: `%`, `M`.
    Suffix(&'static str),
    /// A name, set by the symbols.
    Name(String),
    /// A word set upright: a function, `and`.
    Word(String),
    /// An operator between two boxes.
    Infix(&'static str),
    /// A sign before a box.
    Prefix(&'static str),
    /// A comma.
    Comma,
    /// Multiplication without a sign.
    Invisible,
    /// A little room.
    Gap,
    Row(Vec<Piece>),
    Fraction(Box<Piece>, Box<Piece>),
    Power(Box<Piece>, Box<Piece>),
    Below(Box<Piece>, Box<Piece>),
    Root(Box<Piece>),
    /// Between brackets: opening, content, closing.
    Bracketed(&'static str, Box<Piece>, &'static str),
}

/// A box, how tightly it holds together, and whether it begins with a minus.
struct Set {
    piece: Piece,
    strength: u8,
    minus: bool,
}

impl Set {
    fn new(piece: Piece, strength: u8) -> Self {
        Self {
            piece,
            strength,
            minus: false,
        }
    }

    /// In brackets if it holds together less than `least`.
    fn at(self, least: u8) -> Piece {
        if self.strength < least {
            round(self.piece)
        } else {
            self.piece
        }
    }

    /// As [`Set::at`], and in brackets too if it begins with a minus: it stands
    /// to the right of a sign.
    fn after_sign(self, least: u8) -> Piece {
        if self.minus || self.strength < least {
            round(self.piece)
        } else {
            self.piece
        }
    }
}

fn round(piece: Piece) -> Piece {
    Piece::Bracketed("(", Box::new(piece), ")")
}

/// Lays an expression out; with numbers where the scope has a name's value.
pub(super) struct Layout<'a> {
    pub numbers: Option<&'a Scope>,
    pub symbols: &'a Symbols,
}

impl Layout<'_> {
    pub fn expression(&self, expr: &Expr) -> Piece {
        self.set(expr).piece
    }

    fn set(&self, expr: &Expr) -> Set {
        if let Some(set) = self.put_in(expr) {
            return set;
        }
        match &expr.kind {
            Kind::Number(literal) => {
                let number = Piece::Number(form(literal.mantissa, None));
                if literal.suffix == Suffix::None {
                    return number_set(literal.mantissa, None);
                }
                let suffix = literal.suffix.sign();
                Set::new(Piece::Row(vec![number, Piece::Suffix(suffix)]), POWER)
            }
            Kind::Name(name) if self.symbols.is_sum(name) => {
                Set::new(Piece::Name(name.clone()), SUM)
            }
            Kind::Name(name) => Set::new(Piece::Name(name.clone()), ATOM),
            Kind::Negative(inner) => Set {
                piece: Piece::Row(vec![
                    Piece::Prefix("−"),
                    self.set(inner).after_sign(PRODUCT),
                ]),
                strength: SUM,
                minus: true,
            },
            Kind::Not(inner) => {
                let not = Piece::Word(String::from("not"));
                let row = vec![not, Piece::Gap, self.set(inner).at(NOT)];
                Set::new(Piece::Row(row), NOT)
            }
            Kind::Binary(operator, left, right) => self.operation(*operator, left, right),
            Kind::Compare(first, rest) => {
                let mut row = vec![self.set(first).at(SUM)];
                for (comparison, right) in rest {
                    row.push(Piece::Infix(sign(*comparison)));
                    row.push(self.set(right).at(SUM));
                }
                Set::new(Piece::Row(row), COMPARE)
            }
            Kind::Call(callee, arguments) => self.call(callee, arguments),
            Kind::Index(base, places) => self.index(base, places),
            Kind::Field(base, field) => {
                let row = vec![
                    self.set(base).at(ATOM),
                    Piece::Infix("."),
                    Piece::Name(field.clone()),
                ];
                Set::new(Piece::Row(row), ATOM)
            }
            Kind::List(items) => Set::new(self.list(items), ATOM),
            Kind::Convert(value, unit) => {
                let row = vec![
                    self.set(value).at(CONVERT),
                    Piece::Infix("→"),
                    self.set(unit).at(PRODUCT),
                ];
                Set::new(Piece::Row(row), CONVERT)
            }
        }
    }

    /// The value of a name, an element or a field, when numbers are put in.
    fn put_in(&self, expr: &Expr) -> Option<Set> {
        let scope = self.numbers?;
        let tensor = match &expr.kind {
            Kind::Name(name) => scope.value(name)?.as_tensor()?.clone(),
            Kind::Index(base, places) => {
                let base = self.value_of(scope, base)?;
                let tensor = base.as_tensor()?;
                let mut at = Vec::new();
                for place in places {
                    let Kind::Number(literal) = &place.kind else {
                        return None;
                    };
                    at.push((literal.value() as usize).checked_sub(1)?);
                }
                return Some(number_set(tensor.at(&at)?, Some(SIGNIFICANT)));
            }
            Kind::Field(..) => self.value_of(scope, expr)?.as_tensor()?.clone(),
            _ => return None,
        };
        if let Some(x) = tensor.item() {
            return Some(number_set(x, Some(SIGNIFICANT)));
        }
        if tensor.rank() != 1 || tensor.len() > MAX_LIST {
            return None;
        }
        let items = tensor.data().iter();
        let items = items.map(|&x| number_set(x, Some(SIGNIFICANT)).piece);
        Some(Set::new(bracketed_list(items), ATOM))
    }

    fn value_of<'v>(&self, scope: &'v Scope, expr: &Expr) -> Option<&'v Value> {
        match &expr.kind {
            Kind::Name(name) => scope.value(name),
            Kind::Field(base, field) => match &base.kind {
                Kind::Name(name) => scope.value(name)?.field(field),
                _ => None,
            },
            _ => None,
        }
    }

    fn operation(&self, operator: Operator, left: &Expr, right: &Expr) -> Set {
        let (strength, sign) = match operator {
            Operator::Add => (SUM, "+"),
            Operator::Subtract => (SUM, "−"),
            Operator::MatrixMultiply => return self.product(left, right, true),
            Operator::And => (AND, "and"),
            Operator::Or => (OR, "or"),
            Operator::Multiply | Operator::Juxtapose => return self.product(left, right, false),
            Operator::Divide => return self.quotient(left, right),
            Operator::Power => return self.power(left, right),
        };
        let left = self.set(left);
        let minus = left.minus;
        let infix = if strength == SUM {
            vec![Piece::Infix(sign)]
        } else {
            vec![Piece::Gap, Piece::Word(String::from(sign)), Piece::Gap]
        };
        let mut row = vec![left.at(strength)];
        row.extend(infix);
        row.push(self.set(right).after_sign(strength + 1));
        Set {
            piece: flat(row),
            strength,
            minus,
        }
    }

    fn product(&self, left: &Expr, right: &Expr, matrices: bool) -> Set {
        let by_element = !matrices && self.symbols.lists(left) && self.symbols.lists(right);
        let left = self.set(left).at(PRODUCT);
        let right = self.set(right).after_sign(FRACTION);
        let sign = if matrices {
            Piece::Invisible
        } else if by_element {
            Piece::Infix("∘")
        } else if self.numbers.is_some() || !ends_quiet(&left) || !begins_quiet(&right) {
            match (&last(&left), &first(&right)) {
                // `10 GB`, and `2 lr`: room enough.
                (Piece::Number(_), Piece::Name(name)) if long(name) => Piece::Gap,
                _ => Piece::Infix("·"),
            }
        } else {
            Piece::Invisible
        };
        Set::new(flat(vec![left, sign, right]), PRODUCT)
    }

    fn quotient(&self, left: &Expr, right: &Expr) -> Set {
        // With numbers put in, on one line; else with a bar.
        if self.numbers.is_some() {
            let row = vec![
                self.set(left).at(PRODUCT),
                Piece::Infix("∕"),
                self.set(right).after_sign(FRACTION),
            ];
            return Set::new(flat(row), PRODUCT);
        }
        let (top, bottom) = (self.set(left).piece, self.set(right).piece);
        Set::new(Piece::Fraction(Box::new(top), Box::new(bottom)), FRACTION)
    }

    fn power(&self, base: &Expr, exponent: &Expr) -> Set {
        let exponent = self.set(exponent).piece;
        // cos²(x), as on paper.
        if let Kind::Call(callee, arguments) = &base.kind
            && let Kind::Name(name) = &callee.kind
            && matches!(name.as_str(), "sin" | "cos" | "tan" | "tanh" | "log" | "ln")
            && matches!(exponent, Piece::Number(_))
        {
            let raised = Piece::Power(Box::new(Piece::Word(name.clone())), Box::new(exponent));
            return Set::new(Piece::Row(vec![raised, self.arguments(arguments)]), ATOM);
        }
        let base = self.set(base);
        let base =
            if base.minus || base.strength <= POWER && !matches!(base.piece, Piece::Number(_)) {
                round(base.piece)
            } else {
                base.at(POWER)
            };
        Set::new(Piece::Power(Box::new(base), Box::new(exponent)), POWER)
    }

    fn call(&self, callee: &Expr, arguments: &[Argument]) -> Set {
        let name = match &callee.kind {
            Kind::Name(name) => name.as_str(),
            _ => "",
        };
        let single = match arguments {
            [Argument { name: None, value }] => Some(value),
            _ => None,
        };
        // grad(relu, z) is ReLU′(z).
        if let (
            "grad",
            [
                Argument {
                    name: None,
                    value: function,
                },
                at,
            ],
        ) = (name, arguments)
            && let Kind::Name(function) = &function.kind
        {
            let primed = Piece::Row(vec![head(function), Piece::Word(String::from("′"))]);
            let row = vec![primed, self.arguments(core::slice::from_ref(at))];
            return Set::new(Piece::Row(row), ATOM);
        }
        let piece = match (name, single) {
            ("sqrt", Some(value)) => Piece::Root(Box::new(self.set(value).piece)),
            ("abs", Some(value)) => Piece::Bracketed("|", Box::new(self.set(value).piece), "|"),
            ("norm", Some(value)) => Piece::Bracketed("‖", Box::new(self.set(value).piece), "‖"),
            ("floor", Some(value)) => Piece::Bracketed("⌊", Box::new(self.set(value).piece), "⌋"),
            ("ceil", Some(value)) => Piece::Bracketed("⌈", Box::new(self.set(value).piece), "⌉"),
            ("transpose", Some(value)) => Piece::Power(
                Box::new(self.set(value).at(ATOM)),
                Box::new(Piece::Word(String::from("T"))),
            ),
            ("exp", Some(value)) => {
                let e = Box::new(Piece::Word(String::from("e")));
                let piece = Piece::Power(e, Box::new(self.set(value).piece));
                return Set::new(piece, POWER);
            }
            _ => Piece::Row(vec![head(name), self.arguments(arguments)]),
        };
        Set::new(piece, ATOM)
    }

    fn arguments(&self, arguments: &[Argument]) -> Piece {
        let mut row = Vec::new();
        for argument in arguments {
            if !row.is_empty() {
                row.push(Piece::Comma);
            }
            if let Some(name) = &argument.name {
                row.push(Piece::Name(name.clone()));
                row.push(Piece::Infix("="));
            }
            row.push(self.set(&argument.value).piece);
        }
        round(flat(row))
    }

    /// g₁ for `g[1]`; brackets where the base has an index of its own.
    fn index(&self, base: &Expr, places: &[Expr]) -> Set {
        let simple =
            matches!(&base.kind, Kind::Name(name) if crate::name::parts(name).index.is_empty());
        let mut row = Vec::new();
        for place in places {
            if !row.is_empty() {
                row.push(Piece::Comma);
            }
            row.push(self.set(place).piece);
        }
        let places = flat(row);
        let base = self.set(base).at(ATOM);
        let piece = if simple {
            Piece::Below(Box::new(base), Box::new(places))
        } else {
            Piece::Row(vec![base, Piece::Bracketed("[", Box::new(places), "]")])
        };
        Set::new(piece, ATOM)
    }

    fn list(&self, items: &[Expr]) -> Piece {
        bracketed_list(items.iter().map(|item| self.set(item).piece))
    }
}

/// A function's name before its brackets.
fn head(name: &str) -> Piece {
    match name {
        "sigmoid" => Piece::Name(String::from("sigma")),
        "relu" => Piece::Word(String::from("ReLU")),
        "gelu" => Piece::Word(String::from("GELU")),
        "silu" => Piece::Word(String::from("SiLU")),
        "log2" | "log10" => Piece::Below(
            Box::new(Piece::Word(String::from("log"))),
            Box::new(Piece::Number(Form::Digits(String::from(
                name.trim_start_matches("log"),
            )))),
        ),
        _ if long(name) || crate::functions::is_function(name) => {
            Piece::Word(name.replace('_', " "))
        }
        _ => Piece::Name(String::from(name)),
    }
}

fn bracketed_list(items: impl Iterator<Item = Piece>) -> Piece {
    let mut row = Vec::new();
    for item in items {
        if !row.is_empty() {
            row.push(Piece::Comma);
        }
        row.push(item);
    }
    Piece::Bracketed("[", Box::new(flat(row)), "]")
}

/// A number with its sign.
fn number_set(x: f64, significant: Option<usize>) -> Set {
    let form = form(x, significant);
    let strength = match form {
        Form::Power(..) => PRODUCT,
        _ => ATOM,
    };
    let number = Piece::Number(form);
    if x < 0.0 {
        return Set {
            piece: Piece::Row(vec![Piece::Prefix("−"), number]),
            strength: SUM,
            minus: true,
        };
    }
    Set::new(number, strength)
}

/// Rows inside a row become part of it; a row of one is that one.
fn flat(row: Vec<Piece>) -> Piece {
    let mut out = Vec::with_capacity(row.len());
    for piece in row {
        match piece {
            Piece::Row(inner) => out.extend(inner),
            piece => out.push(piece),
        }
    }
    match out.len() {
        1 => out.remove(0),
        _ => Piece::Row(out),
    }
}

fn last(piece: &Piece) -> &Piece {
    match piece {
        Piece::Row(row) => row.last().map_or(piece, last),
        piece => piece,
    }
}

fn first(piece: &Piece) -> &Piece {
    match piece {
        Piece::Row(row) => row.first().map_or(piece, first),
        Piece::Power(base, _) | Piece::Below(base, _) => first(base),
        piece => piece,
    }
}

/// Whether a name is a word rather than a letter.
fn long(name: &str) -> bool {
    let base = crate::name::parts(name).base;
    crate::name::greek(base).is_none() && base != "eps" && base.chars().count() > 1
}

/// Whether a product needs no sign behind this box.
fn ends_quiet(piece: &Piece) -> bool {
    match last(piece) {
        Piece::Name(name) => !long(name),
        Piece::Power(base, _) | Piece::Below(base, _) => ends_quiet(base),
        Piece::Bracketed(..) | Piece::Fraction(..) | Piece::Number(Form::Digits(_)) => true,
        _ => false,
    }
}

/// Whether a product needs no sign before this box.
fn begins_quiet(piece: &Piece) -> bool {
    match first(piece) {
        Piece::Name(name) => !long(name),
        Piece::Bracketed("(", ..) => true,
        _ => false,
    }
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::Different => "≠",
        Comparison::Less => "<",
        Comparison::AtMost => "≤",
        Comparison::Greater => ">",
        Comparison::AtLeast => "≥",
    }
}
