//! One line of plain text that reads back as the same expression.

use crate::expr::strength::{AND, ATOM, COMPARE, CONVERT, NOT, OR, POWER, PRODUCT, SUM};
use crate::expr::{Argument, Comparison, Kind, Literal, Operator, Suffix};
use crate::name::{greek, parts, superscript};
use crate::number::{Form, form, plain_form};
use crate::{Expr, functions};

/// A text and how tightly it holds together.
struct Piece {
    text: String,
    strength: u8,
}

impl Piece {
    fn new(text: String, strength: u8) -> Self {
        Self { text, strength }
    }

    /// The text, in brackets if it holds together less than `least`.
    fn at(self, least: u8) -> String {
        if self.strength < least {
            ["(", &self.text, ")"].concat()
        } else {
            self.text
        }
    }
}

/// The expression as plain text.
pub(crate) fn expression(expr: &Expr) -> String {
    piece(expr).text
}

fn piece(expr: &Expr) -> Piece {
    match &expr.kind {
        Kind::Number(literal) => number(literal),
        Kind::Name(name) => Piece::new(pretty(name), ATOM),
        Kind::Negative(inner) => Piece::new(["−", &piece(inner).at(PRODUCT)].concat(), SUM),
        Kind::Not(inner) => Piece::new(["not ", &piece(inner).at(NOT)].concat(), NOT),
        Kind::Binary(operator, left, right) => operation(*operator, left, right),
        Kind::Compare(first, rest) => {
            let mut text = piece(first).at(SUM);
            for (comparison, right) in rest {
                text.push_str(sign(*comparison));
                text.push_str(&operand(right, SUM));
            }
            Piece::new(text, COMPARE)
        }
        Kind::Call(callee, arguments) => call(callee, arguments),
        Kind::Index(base, places) => {
            let text = [&atom(base), "[", &list(places), "]"].concat();
            Piece::new(text, ATOM)
        }
        Kind::Field(base, name) => Piece::new([&atom(base), ".", name].concat(), ATOM),
        Kind::List(items) => Piece::new(["[", &list(items), "]"].concat(), ATOM),
        Kind::Convert(value, unit) => {
            let text = [&piece(value).at(CONVERT), " → ", &operand(unit, PRODUCT)].concat();
            Piece::new(text, CONVERT)
        }
    }
}

/// A name as it looks best and still reads back: `beta1` as β₁.
pub(super) fn pretty(name: &str) -> String {
    // Micro before a unit; μ alone is a name.
    if let Some(rest) = name.strip_prefix("mu")
        && crate::unit::named(name).is_some()
    {
        return ["µ", rest].concat();
    }
    let cut = parts(name);
    // The letter has to stand in front: of `_lambda` it does not.
    match greek(cut.base).zip(name.strip_prefix(cut.base)) {
        Some((letter, rest)) if name != "pi" || cut.index.is_empty() => {
            let mut out = String::from(letter);
            if rest.bytes().all(|b| b.is_ascii_digit()) {
                out.extend(
                    rest.bytes()
                        .map(|b| char::from_u32(0x2080 + u32::from(b - b'0')).unwrap_or('0')),
                );
            } else {
                out.push_str(rest);
            }
            out
        }
        _ => String::from(name),
    }
}

fn number(literal: &Literal) -> Piece {
    let form = form(literal.mantissa, None);
    let mut text = plain_form(&form);
    text.push_str(literal.suffix.sign());
    match (form, literal.suffix) {
        (Form::Power(..), Suffix::None) => Piece::new(text, PRODUCT),
        // `7.5 × 10¹⁸%` would not read back: write the digits with e.
        (Form::Power(mantissa, exponent), _) => {
            let suffix = literal.suffix.sign();
            let text = [&mantissa, "e", &exponent.to_string(), suffix].concat();
            Piece::new(text, ATOM)
        }
        _ => Piece::new(text, ATOM),
    }
}

/// What stands to the right of a sign: a minus there goes into brackets.
fn operand(expr: &Expr, least: u8) -> String {
    let piece = piece(expr);
    if piece.text.starts_with('−') || piece.text.starts_with("not ") {
        return ["(", &piece.text, ")"].concat();
    }
    piece.at(least)
}

/// What an index or a field is taken of.
fn atom(expr: &Expr) -> String {
    let piece = piece(expr);
    // A list before a list would be the next row of a matrix.
    if matches!(expr.kind, Kind::Number(_) | Kind::List(_)) {
        return ["(", &piece.text, ")"].concat();
    }
    piece.at(ATOM)
}

fn operation(operator: Operator, left: &Expr, right: &Expr) -> Piece {
    let (strength, sign) = match operator {
        Operator::Add => (SUM, " + "),
        Operator::Subtract => (SUM, " − "),
        Operator::Multiply => (PRODUCT, " · "),
        Operator::Divide => (PRODUCT, " / "),
        Operator::MatrixMultiply => (PRODUCT, " @ "),
        Operator::And => (AND, " and "),
        Operator::Or => (OR, " or "),
        Operator::Juxtapose => return juxtaposition(left, right),
        Operator::Power => return power(left, right),
    };
    let mut right = match &right.kind {
        Kind::Name(name) if operator == Operator::Divide && is_run(right, name) => {
            ["(", &piece(right).text, ")"].concat()
        }
        _ => operand(right, strength + 1),
    };
    // `3 · 10⁴` would read as one number.
    if operator == Operator::Multiply
        && matches!(&left.kind, Kind::Number(literal) if literal.suffix == Suffix::None)
        && right.starts_with("10")
        && right.chars().nth(2).is_some_and(|c| !c.is_ascii_digit())
    {
        right = ["(", &right, ")"].concat();
    }
    Piece::new([&piece(left).at(strength), sign, &right].concat(), strength)
}

fn juxtaposition(left: &Expr, right: &Expr) -> Piece {
    let number = matches!(left.kind, Kind::Number(_));
    let tight = matches!(
        left.kind,
        Kind::Binary(
            Operator::Divide | Operator::Multiply | Operator::MatrixMultiply,
            ..
        )
    );
    let mut left = piece(left).at(if tight { ATOM } else { PRODUCT });
    let mut right = operand(right, PRODUCT + 1);
    let first = right.chars().next().unwrap_or('(');
    // `2 e3` is a number, and so are `2 million` and `2 Ki`.
    let scaled = left.ends_with(|c: char| c.is_ascii_digit() || c == '.')
        && (exponent_like(&right) || crate::lexer::number::is_suffix(&right));
    if !(crate::name::starts(first) || first == '√' || first == '(') || first == '$' || scaled {
        right = ["(", &right, ")"].concat();
    }
    let opens = right.starts_with('(');
    if (opens && calls(&left)) || applied(&left) {
        left = ["(", &left, ")"].concat();
    }
    let glue = if opens {
        number || left.ends_with(')')
    } else {
        // 3x, but `10 B` and `2 e3` keep their distance.
        let mut rest = right.chars();
        let single = rest
            .next()
            .is_some_and(|c| !matches!(c, 'k' | 'M' | 'B' | 'T' | 'e' | 'E'))
            && !rest.next().is_some_and(crate::name::continues);
        number && single && left.ends_with(|c: char| c.is_ascii_digit())
    };
    let gap = if glue { "" } else { " " };
    Piece::new([&left, gap, &right].concat(), PRODUCT)
}

/// Whether a text begins as the exponent of a number does: `e3`.
fn exponent_like(text: &str) -> bool {
    let digits = text.strip_prefix(['e', 'E']);
    digits.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The name a text ends in, what is raised behind it left out.
fn last_name(text: &str) -> (&str, bool) {
    let raised = |c: char| crate::name::superscript_digit(c).is_some() || c == '⁻';
    let end = text.trim_end_matches(raised);
    let begin = end
        .char_indices()
        .rev()
        .take_while(|(_, c)| crate::name::continues(*c))
        .last()
        .map_or(end.len(), |(i, _)| i);
    (end.get(begin..).unwrap_or(""), end.len() < text.len())
}

/// Whether a function at the end of this text would be applied to what follows.
fn applied(left: &str) -> bool {
    functions::takes_one_number(&crate::name::canonical(last_name(left).0))
}

/// Whether a bracket behind this text would make it a call.
fn calls(left: &str) -> bool {
    let (word, raised) = last_name(left);
    // A written function's name is not known here: any name might be one.
    functions::is_function(&crate::name::canonical(word))
        || (raised && !word.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit()))
}

fn power(base: &Expr, exponent: &Expr) -> Piece {
    let base_text = match &base.kind {
        Kind::Binary(Operator::Power, ..) => ["(", &piece(base).text, ")"].concat(),
        Kind::Name(name) if is_run(base, name) => ["(", &piece(base).text, ")"].concat(),
        _ => piece(base).at(POWER),
    };
    if let Some(raised) = raised(exponent) {
        return Piece::new([&base_text, raised.as_str()].concat(), POWER);
    }
    let exponent = match &exponent.kind {
        Kind::Name(name) if is_run(exponent, name) => ["(", &piece(exponent).text, ")"].concat(),
        _ if begins_with_call(exponent) => ["(", &piece(exponent).text, ")"].concat(),
        _ => operand(exponent, POWER),
    };
    Piece::new([&base_text, "^", &exponent].concat(), POWER)
}

/// Whether it begins with a call whose brackets would be a factor behind `^`.
fn begins_with_call(expr: &Expr) -> bool {
    match &expr.kind {
        Kind::Call(callee, _) => {
            !matches!(&callee.kind, Kind::Name(name) if functions::is_function(name))
        }
        Kind::Index(base, _) | Kind::Field(base, _) | Kind::Binary(Operator::Power, base, _) => {
            begins_with_call(base)
        }
        _ => false,
    }
}

/// Whether a name stood in brackets and may be several run together: `(pq)²`.
fn is_run(expr: &Expr, name: &str) -> bool {
    expr.grouped && name.len() > 1
}

/// A whole exponent, above the line.
fn raised(exponent: &Expr) -> Option<String> {
    let (minus, kind) = match &exponent.kind {
        Kind::Negative(inner) => ("−", &inner.kind),
        kind => ("", kind),
    };
    let Kind::Number(Literal {
        mantissa,
        suffix: Suffix::None,
    }) = kind
    else {
        return None;
    };
    if mantissa.fract() != 0.0 || *mantissa >= 1000.0 || (*mantissa == 0.0 && !minus.is_empty()) {
        return None;
    }
    let text = [minus, &mantissa.to_string()].concat();
    Some(text.chars().map(superscript).collect())
}

fn call(callee: &Expr, arguments: &[Argument]) -> Piece {
    let mut text = match (&callee.kind, arguments) {
        (Kind::Name(name), [Argument { name: None, .. }]) if name == "sqrt" => String::from("√"),
        _ => atom(callee),
    };
    text.push('(');
    for (i, argument) in arguments.iter().enumerate() {
        if i > 0 {
            text.push_str(", ");
        }
        if let Some(name) = &argument.name {
            text.push_str(name);
            text.push_str(" = ");
        }
        text.push_str(&piece(&argument.value).text);
    }
    text.push(')');
    Piece::new(text, ATOM)
}

fn list(items: &[Expr]) -> String {
    let texts: Vec<String> = items.iter().map(|item| piece(item).text).collect();
    texts.join(", ")
}

pub(super) fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => " == ",
        Comparison::Different => " ≠ ",
        Comparison::Less => " < ",
        Comparison::AtMost => " ≤ ",
        Comparison::Greater => " > ",
        Comparison::AtLeast => " ≥ ",
    }
}
