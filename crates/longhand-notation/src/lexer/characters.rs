//! One character for each meaning, whatever program or keyboard it came from.
//!
//! Invisible characters vanish, full-width and mathematical letters become the
//! plain ones, every script's digits become 0 to 9, every dash a minus. Each
//! character keeps its place in the text as it was typed.

use crate::Span;

/// A text as characters of one kind, each with the bytes it stood at.
pub(super) struct Characters {
    all: Vec<(Span, char)>,
    end: usize,
}

impl Characters {
    pub fn new(text: &str) -> Self {
        let mut all: Vec<(Span, char)> = Vec::with_capacity(text.len());
        let mut before = ' ';
        for (at, c) in text.char_indices() {
            // A line that ends as on Windows ends once.
            if let Some(plain) = plain(c).filter(|_| !(before == '\r' && c == '\n')) {
                all.push((Span::new(at, at + c.len_utf8()), plain));
            }
            before = c;
        }
        Self {
            all,
            end: text.len(),
        }
    }

    pub fn get(&self, place: usize) -> Option<char> {
        self.all.get(place).map(|(_, c)| *c)
    }

    /// The bytes of the characters from one place up to another.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let first = self.all.get(from).map_or(self.end, |(span, _)| span.start);
        let last = to.checked_sub(1).and_then(|i| self.all.get(i));
        Span::new(first, last.map_or(first, |(span, _)| span.end.max(first)))
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The characters of these places.
    pub fn text(&self, from: usize, to: usize) -> String {
        let inside = self.all.get(from..to).unwrap_or_default();
        inside.iter().map(|(_, c)| *c).collect()
    }
}

/// A text in plain characters.
pub(crate) fn plain_text(text: &str) -> String {
    let characters = Characters::new(text);
    characters.text(0, characters.len())
}

/// The character that one means; none where it only steers how others look.
fn plain(c: char) -> Option<char> {
    if c.is_ascii() {
        return match c {
            '\r' => Some('\n'),
            '\n' | '\t' => Some(c),
            _ if c.is_ascii_control() => None,
            _ => Some(c),
        };
    }
    Some(match c {
        // Soft hyphen, joiners, direction marks, variation selectors, byte order marks.
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2061}'
        | '\u{2063}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fffe}'
        | '\u{e0000}'..='\u{e0fff}' => {
            return None;
        }
        '\u{80}'..='\u{9f}' if c != '\u{85}' => return None,
        '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '−' | '–' | '—' | '―' | '‐' | '‑' | '‒' | '﹣' | '－' | '﹘' | '➖' | '⁃' | '˗' | '⎯' => {
            '-'
        }
        '＋' | '﹢' | '➕' => '+',
        '∗' | '✕' | '✖' | '⨯' | '╳' | '⨉' | '✱' | '\u{2062}' => '×',
        '⋅' | '∙' | '•' | '․' | '・' | '˙' => '·',
        '÷' | '∕' | '⁄' | '➗' | '⟋' => '/',
        '٫' | '。' => '.',
        '٬' => '\'',
        '、' | '،' => ',',
        '؛' => ';',
        '‘' | '’' | 'ʼ' | '′' | '＇' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '∣' | '❘' | '｜' | '⏐' => '|',
        '∥' | '║' => '‖',
        '〈' | '⟨' => '(',
        '〉' | '⟩' => ')',
        '【' | '〔' | '⟦' => '[',
        '】' | '〕' | '⟧' => ']',
        '∶' | 'ː' | '꞉' => ':',
        '≅' | '≃' | '≒' | '∼' | '～' => '≈',
        '⩽' | '≦' => '≤',
        '⩾' | '≧' => '≥',
        '⇒' | '⟶' | '➔' | '⇨' => '→',
        '٪' | '﹪' => '%',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{1d400}'..='\u{1d7ff}' => mathematical(c).unwrap_or(c),
        'ℎ' => 'h',
        'ℯ' | 'ⅇ' => 'e',
        'ℓ' => 'l',
        _ => digit(c).unwrap_or(c),
    })
}

/// The plain letter or digit of a mathematical alphabet (U+1D400 to U+1D7FF).
fn mathematical(c: char) -> Option<char> {
    let at = u32::from(c).checked_sub(0x1d400)?;
    // Thirteen alphabets of 26 capitals and 26 small letters.
    if at < 13 * 52 {
        let (case, letter) = ((at % 52) / 26, at % 26);
        return char::from_u32(letter + if case == 0 { 65 } else { 97 });
    }
    // Five Greek alphabets of 25 capitals, ∇, 25 small letters and seven variants.
    if let Some(at) = at.checked_sub(0x2a8)
        && at < 5 * 58
    {
        return match at % 58 {
            place @ 0..=24 => char::from_u32(0x391 + place),
            25 => Some('∇'),
            place @ 26..=50 => char::from_u32(0x3b1 + place - 26),
            51 => Some('∂'),
            52 => Some('ε'),
            53 => Some('θ'),
            54 => Some('κ'),
            55 => Some('φ'),
            56 => Some('ρ'),
            _ => Some('π'),
        };
    }
    let digit = at.checked_sub(0x3ce)?;
    char::from_digit(digit % 10, 10).filter(|_| digit < 50)
}

/// The zeros of other scripts' digits; nine more stand behind each.
const ZEROS: &[u32] = &[
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
    0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90,
    0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0,
];

fn digit(c: char) -> Option<char> {
    let code = u32::from(c);
    let zero = ZEROS.iter().rev().find(|zero| **zero <= code)?;
    char::from_digit(code - zero, 10).filter(|_| code - zero < 10)
}

/// What a raised character is on the line: `ⁿ` is n, `⁺` is +.
pub(super) fn lowered(c: char) -> Option<char> {
    const RAISED: &str = "ᵃaᵇbᶜcᵈdᵉeᶠfᵍgʰhⁱiʲjᵏkˡlᵐmⁿnᵒoᵖpʳrˢsᵗtᵘuᵛvʷwˣxʸyᶻz⁺+⁻-⁽(⁾)ᵝβᵞγᵟδᶿθᵠφᵡχˉ-";
    if let Some(digit) = crate::name::superscript_digit(c) {
        return Some(digit);
    }
    let mut pairs = RAISED.chars();
    while let (Some(raised), Some(plain)) = (pairs.next(), pairs.next()) {
        if raised == c {
            return Some(plain);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let characters = Characters::new(text);
        characters.text(0, characters.len())
    }

    #[test]
    fn characters_that_mean_the_same_become_one() {
        for (typed, meant) in [
            ("\u{202d}2.745\u{202c}", "2.745"),
            ("\u{feff}1\u{200b}048\u{ad}576\u{0}\u{1b}", "1048576"),
            ("１．５Ｅ－４", "1.5E-4"),
            ("٣٫٥ ۴ ४ ๕", "3.5 4 4 5"),
            ("𝑤𝟏 + 𝛃 ✕ 𝖷 ＊ 𝟚", "w1 + β × X * 2"),
            ("1–2—3‒4‑5", "1-2-3-4-5"),
            ("a\r\nb\rc\u{2028}d", "a\nb\nc\nd"),
        ] {
            assert_eq!(read(typed), meant, "{typed:?}");
        }
    }

    #[test]
    fn places_are_those_of_the_text_as_typed() {
        let characters = Characters::new("\u{202d}１x\u{202c}");
        assert_eq!(characters.span(0, 1), Span::new(3, 6));
        assert_eq!(characters.span(1, 2), Span::new(6, 7));
        assert_eq!(characters.span(2, 2).start, 10);
    }
}
