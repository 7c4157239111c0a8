//! Boxes to a tree.

use super::layout::Piece;
use super::symbols::Symbols;
use crate::math::{Group, Leaf, Look, Math};
use crate::name::{greek, parts};
use crate::number::math_form;

pub(super) fn set(piece: &Piece, symbols: &Symbols) -> Math {
    let two = |group: Group, a: &Piece, b: &Piece| {
        Math::group(group, vec![set(a, symbols), set(b, symbols)])
    };
    match piece {
        Piece::Number(form) => math_form(form),
        Piece::Suffix(suffix) => Math::sign(*suffix),
        Piece::Name(name) => self::name(name, symbols),
        Piece::Word(word) => Math::name(word.as_str()),
        Piece::Infix(sign) => Math::sign(*sign),
        Piece::Prefix(sign) => Math::dressed(*sign, &[(Look::Form, "prefix")]),
        Piece::Comma => Math::sign(","),
        Piece::Invisible => Math::sign("\u{2062}"),
        Piece::Gap => {
            let width = vec![(Look::Width, "0.25em".to_string())];
            Math::Leaf(Leaf::Space, String::new(), width)
        }
        Piece::Row(row) => Math::row(row.iter().map(|piece| set(piece, symbols)).collect()),
        Piece::Fraction(top, bottom) => two(Group::Fraction, top, bottom),
        Piece::Power(base, above) => match &**base {
            Piece::Below(inner, below) => {
                let all = [inner, below, above];
                let all = all.into_iter().map(|piece| set(piece, symbols));
                Math::group(Group::BelowAbove, all.collect())
            }
            Piece::Name(name) if !symbols.listed.contains_key(name) => {
                powered(name, set(above, symbols))
            }
            // A symbol that is a quotient itself: (∂h/∂x)ⁿ.
            Piece::Name(name) if symbols.listed.get(name).is_some_and(Math::is_quotient) => {
                let whole = Piece::Bracketed("(", base.clone(), ")");
                two(Group::Above, &whole, above)
            }
            _ => two(Group::Above, base, above),
        },
        Piece::Below(base, below) => two(Group::Below, base, below),
        Piece::Root(inner) => Math::group(Group::Root, vec![set(inner, symbols)]),
        Piece::Bracketed(open, inner, close) => {
            let stretches = tall(inner);
            Math::row(vec![
                fence("prefix", open, stretches),
                set(inner, symbols),
                fence("postfix", close, stretches),
            ])
        }
    }
}

/// Whether brackets around this have to grow: a stretched bracket comes with
/// more room at its sides than one of the line's own size.
fn tall(piece: &Piece) -> bool {
    match piece {
        Piece::Fraction(..) | Piece::Root(_) => true,
        Piece::Row(row) => row.iter().any(tall),
        Piece::Bracketed(_, inner, _) => tall(inner),
        Piece::Power(base, _) | Piece::Below(base, _) => tall(base),
        _ => false,
    }
}

fn fence(form: &str, sign: &str, stretches: bool) -> Math {
    if stretches {
        Math::dressed(sign, &[(Look::Form, form)])
    } else {
        Math::dressed(sign, &[(Look::Form, form), (Look::Stretchy, "false")])
    }
}

/// A name: as listed, or by rule.
fn name(name: &str, symbols: &Symbols) -> Math {
    if let Some(listed) = symbols.listed.get(name) {
        return listed.clone();
    }
    match index(name) {
        None => base(name),
        Some(index) => Math::group(Group::Below, vec![base(name), index]),
    }
}

/// A name by rule with something above the line: index and power share a column.
fn powered(name: &str, above: Math) -> Math {
    match index(name) {
        None => Math::group(Group::Above, vec![base(name), above]),
        Some(index) => Math::group(Group::BelowAbove, vec![base(name), index, above]),
    }
}

fn base(name: &str) -> Math {
    let cut = parts(name);
    let accent = match cut.accent {
        Some("hat") => "ˆ",
        Some("bar") => "¯",
        Some(_) => "˜",
        None => return letter(cut.base),
    };
    let accent = Math::dressed(accent, &[(Look::Stretchy, "false")]);
    Math::Group(
        Group::Over,
        vec![letter(cut.base), accent],
        vec![(Look::Accent, "true".to_string())],
    )
}

fn letter(base: &str) -> Math {
    match symbol(base) {
        Some(symbol) => Math::name(symbol),
        None => Math::name(base),
    }
}

/// The one character that a word stands for.
pub(super) fn symbol(base: &str) -> Option<char> {
    match base {
        "eps" => Some('ε'),
        "inf" => Some('∞'),
        _ => greek(base),
    }
}

fn index(name: &str) -> Option<Math> {
    let cut = parts(name);
    if cut.index.is_empty() {
        return None;
    }
    let mut row = Vec::new();
    for (i, piece) in cut.index.iter().enumerate() {
        if i > 0 {
            row.push(Math::sign(","));
        }
        row.push(if piece.bytes().all(|b| b.is_ascii_digit()) {
            Math::number(*piece)
        } else {
            letter(piece)
        });
    }
    Some(Math::row(row))
}
