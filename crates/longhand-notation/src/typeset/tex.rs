//! Boxes to TeX.

use super::layout::Piece;
use super::math::symbol;
use super::symbols::Symbols;
use crate::name::{greek, parts};
use crate::number::tex_form;

pub(super) fn write(out: &mut String, piece: &Piece, symbols: &Symbols) {
    match piece {
        Piece::Number(form) => out.push_str(&tex_form(form)),
        Piece::Suffix("%") => out.push_str("\\%"),
        Piece::Suffix(suffix) => command(out, "\\mathrm", suffix),
        Piece::Name(name) => out.push_str(&self::name(name, symbols)),
        Piece::Word(word) => command(out, "\\operatorname", word),
        Piece::Infix(sign) => {
            out.push(' ');
            out.push_str(match *sign {
                "·" => "\\cdot",
                "∘" => "\\circ",
                "−" => "-",
                "∕" => "/",
                "≠" => "\\ne",
                "≤" => "\\le",
                "≥" => "\\ge",
                "→" => "\\to",
                sign => sign,
            });
            out.push(' ');
        }
        Piece::Prefix(_) => out.push('-'),
        Piece::Comma => out.push_str(", "),
        Piece::Invisible => out.push(' '),
        Piece::Gap => out.push_str("\\ "),
        Piece::Row(row) => {
            for piece in row {
                write(out, piece, symbols);
            }
        }
        Piece::Fraction(top, bottom) => {
            out.push_str("\\frac");
            group(out, top, symbols);
            group(out, bottom, symbols);
        }
        Piece::Power(base, above) => {
            // A listed symbol may have an exponent of its own.
            if matches!(&**base, Piece::Name(name) if symbols.tex.contains_key(name)) {
                group(out, base, symbols);
            } else {
                write(out, base, symbols);
            }
            out.push('^');
            group(out, above, symbols);
        }
        Piece::Below(base, below) => {
            write(out, base, symbols);
            out.push('_');
            group(out, below, symbols);
        }
        Piece::Root(inner) => {
            out.push_str("\\sqrt");
            group(out, inner, symbols);
        }
        Piece::Bracketed(open, inner, close) => {
            out.push_str("\\left");
            out.push_str(fence(open));
            out.push(' ');
            write(out, inner, symbols);
            out.push_str(" \\right");
            out.push_str(fence(close));
        }
    }
}

fn fence(sign: &'static str) -> &'static str {
    match sign {
        "‖" => "\\|",
        "⌊" => "\\lfloor",
        "⌋" => "\\rfloor",
        "⌈" => "\\lceil",
        "⌉" => "\\rceil",
        sign => sign,
    }
}

fn group(out: &mut String, piece: &Piece, symbols: &Symbols) {
    out.push('{');
    write(out, piece, symbols);
    out.push('}');
}

fn command(out: &mut String, command: &str, text: &str) {
    out.push_str(command);
    out.push('{');
    out.push_str(&text.replace('_', "\\_").replace('$', "\\$"));
    out.push('}');
}

/// A name: as listed, or by rule.
fn name(name: &str, symbols: &Symbols) -> String {
    if let Some(tex) = symbols.tex.get(name) {
        return tex.clone();
    }
    let cut = parts(name);
    let mut out = String::new();
    match cut.accent {
        Some(accent) => command(&mut out, ["\\", accent].concat().as_str(), ""),
        None => letter(&mut out, cut.base),
    }
    if cut.accent.is_some() {
        out.pop();
        letter(&mut out, cut.base);
        out.push('}');
    }
    if !cut.index.is_empty() {
        out.push_str("_{");
        for (i, piece) in cut.index.iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            letter(&mut out, piece);
        }
        out.push('}');
    }
    out
}

fn letter(out: &mut String, base: &str) {
    match base {
        "inf" => out.push_str("\\infty"),
        "eps" => out.push_str("\\varepsilon"),
        _ if greek(base).is_some() => {
            out.push('\\');
            out.push_str(base);
        }
        _ if base.chars().count() > 1 && !base.bytes().all(|b| b.is_ascii_digit()) => {
            command(out, "\\mathrm", base);
        }
        "$" => out.push_str("\\$"),
        _ => match symbol(base) {
            Some(c) => out.push(c),
            None => out.push_str(base),
        },
    }
}
