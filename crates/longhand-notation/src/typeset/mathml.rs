//! Boxes to MathML.

use super::Symbols;
use super::layout::Piece;
use crate::name::{greek, parts};
use crate::number::mathml_form;

pub(super) fn write(out: &mut String, piece: &Piece, symbols: &Symbols) {
    match piece {
        Piece::Number(form) => out.push_str(&mathml_form(form)),
        Piece::Suffix(suffix) => element(out, "mo", suffix),
        Piece::Name(name) => self::name(out, name, symbols),
        Piece::Word(word) => element(out, "mi", word),
        Piece::Infix(sign) => element(out, "mo", sign),
        Piece::Prefix(sign) => {
            out.push_str("<mo form=\"prefix\">");
            out.push_str(sign);
            out.push_str("</mo>");
        }
        Piece::Comma => element(out, "mo", ","),
        Piece::Invisible => element(out, "mo", "\u{2062}"),
        Piece::Gap => out.push_str("<mspace width=\"0.25em\"/>"),
        Piece::Row(row) => {
            out.push_str("<mrow>");
            for piece in row {
                write(out, piece, symbols);
            }
            out.push_str("</mrow>");
        }
        Piece::Fraction(top, bottom) => pair(out, "mfrac", top, bottom, symbols),
        Piece::Power(base, above) => match &**base {
            Piece::Below(inner, below) => {
                out.push_str("<msubsup>");
                write(out, inner, symbols);
                write(out, below, symbols);
                write(out, above, symbols);
                out.push_str("</msubsup>");
            }
            Piece::Name(name) if !symbols.mathml.contains_key(name) => {
                powered(out, name, above, symbols);
            }
            // A symbol that is a quotient itself: (∂h/∂x)ⁿ.
            Piece::Name(name) if symbols.mathml.get(name).is_some_and(|set| quotient(set)) => {
                let whole = Piece::Bracketed("(", base.clone(), ")");
                pair(out, "msup", &whole, above, symbols);
            }
            _ => pair(out, "msup", base, above, symbols),
        },
        Piece::Below(base, below) => pair(out, "msub", base, below, symbols),
        Piece::Root(inner) => {
            out.push_str("<msqrt>");
            write(out, inner, symbols);
            out.push_str("</msqrt>");
        }
        Piece::Bracketed(open, inner, close) => {
            let stretches = tall(inner);
            out.push_str("<mrow>");
            fence(out, "prefix", open, stretches);
            write(out, inner, symbols);
            fence(out, "postfix", close, stretches);
            out.push_str("</mrow>");
        }
    }
}

/// Whether a listed symbol is a sum or difference, outside of brackets, indices and the like.
pub(super) fn is_sum(fragment: &str) -> bool {
    // The rows around it are none of its parts.
    let mut inside = fragment.trim();
    while let Some(inner) = inside
        .strip_prefix("<mrow>")
        .and_then(|rest| rest.strip_suffix("</mrow>"))
    {
        inside = inner;
    }
    let (mut elements, mut brackets, mut first) = (0_i32, 0_i32, true);
    for piece in inside.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else {
            return false;
        };
        if tag.starts_with('/') {
            elements -= 1;
            continue;
        }
        let top = elements == 0;
        if !tag.ends_with('/') {
            elements += 1;
        }
        if tag.starts_with("mo") && !tag.starts_with("mover") {
            match text.trim() {
                "(" | "[" => brackets += 1,
                ")" | "]" => brackets -= 1,
                "+" | "−" | "-" if top && brackets == 0 && !first => return true,
                _ => {}
            }
        }
        first = false;
    }
    false
}

/// Whether a listed symbol has a bar or a slash of its own.
fn quotient(fragment: &str) -> bool {
    fragment.contains("<mfrac") || fragment.contains(">/<")
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

fn fence(out: &mut String, form: &str, sign: &str, stretches: bool) {
    out.push_str("<mo form=\"");
    out.push_str(form);
    out.push_str(if stretches {
        "\">"
    } else {
        "\" stretchy=\"false\">"
    });
    out.push_str(sign);
    out.push_str("</mo>");
}

fn pair(out: &mut String, tag: &str, a: &Piece, b: &Piece, symbols: &Symbols) {
    open(out, tag);
    write(out, a, symbols);
    write(out, b, symbols);
    close(out, tag);
}

fn open(out: &mut String, tag: &str) {
    out.push('<');
    out.push_str(tag);
    out.push('>');
}

fn close(out: &mut String, tag: &str) {
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

/// An element around text, which is escaped.
fn element(out: &mut String, tag: &str, text: &str) {
    open(out, tag);
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
    close(out, tag);
}

/// A name: as listed, or by rule.
fn name(out: &mut String, name: &str, symbols: &Symbols) {
    if let Some(fragment) = symbols.mathml.get(name) {
        out.push_str(fragment);
        return;
    }
    let cut = parts(name);
    if cut.index.is_empty() {
        base(out, name);
        return;
    }
    out.push_str("<msub>");
    base(out, name);
    index(out, name);
    out.push_str("</msub>");
}

/// A name by rule with something above the line: index and power share a column.
fn powered(out: &mut String, name: &str, above: &Piece, symbols: &Symbols) {
    let tag = if parts(name).index.is_empty() {
        "msup"
    } else {
        "msubsup"
    };
    open(out, tag);
    base(out, name);
    index(out, name);
    write(out, above, symbols);
    close(out, tag);
}

fn base(out: &mut String, name: &str) {
    let cut = parts(name);
    let accent = match cut.accent {
        Some("hat") => "ˆ",
        Some("bar") => "¯",
        Some(_) => "˜",
        None => {
            letter(out, cut.base);
            return;
        }
    };
    out.push_str("<mover accent=\"true\">");
    letter(out, cut.base);
    out.push_str("<mo stretchy=\"false\">");
    out.push_str(accent);
    out.push_str("</mo></mover>");
}

fn letter(out: &mut String, base: &str) {
    match symbol(base) {
        Some(symbol) => element(out, "mi", symbol.encode_utf8(&mut [0; 4])),
        None => element(out, "mi", base),
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

fn index(out: &mut String, name: &str) {
    let cut = parts(name);
    if cut.index.is_empty() {
        return;
    }
    out.push_str("<mrow>");
    for (i, piece) in cut.index.iter().enumerate() {
        if i > 0 {
            element(out, "mo", ",");
        }
        if piece.bytes().all(|b| b.is_ascii_digit()) {
            element(out, "mn", piece);
        } else {
            letter(out, piece);
        }
    }
    out.push_str("</mrow>");
}
