//! The tree as a line of text.

use super::{Group, Leaf, Look, Math};

/// Operators between two things: a space stands on both sides.
const BINARY: &[&str] = &[
    "=", "+", "−", "-", "×", "·", "⋅", "≈", "≠", "<", ">", "≤", "≥", "→", "←", "∈", "∝", "≡", "±",
    ":=", "≪", "≫", "⊙", "∼", "⇒", "∘", "⊤", "∗", "∪", "∩", "mod",
];

impl Math {
    /// As a line of text, with the signs that people type and say: `∂L/∂w₁ = −0.5`, `√(x² + 1)`.
    #[must_use]
    pub fn plain(&self) -> String {
        line(std::slice::from_ref(self))
    }
}

/// Parts side by side as a line of text.
#[must_use]
pub fn line(parts: &[Math]) -> String {
    let text = joined(parts);
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// A line as it grows, and where its last fraction stands while nothing has come behind it.
#[derive(Default)]
struct Line {
    text: String,
    fraction: Option<(usize, usize)>,
}

impl Line {
    fn part(&mut self, part: &Math) {
        match part {
            Math::Leaf(leaf, text, looks) => match leaf {
                Leaf::Sign => self.operator(text.trim()),
                Leaf::Name | Leaf::Number => self.word(text.trim()),
                Leaf::Words | Leaf::Code => self.text.push_str(text),
                // A thin space is for the eye; a wide one stands between two formulas.
                Leaf::Space if looks.iter().any(|(_, value)| value.ends_with("em")) => {
                    self.text.push(' ');
                }
                Leaf::Space => {}
            },
            Math::Group(group, parts, looks) => self.group(*group, parts, looks),
            // A value that is not known yet.
            Math::Hole(_) => self.text.push(' '),
        }
    }

    fn group(&mut self, group: Group, parts: &[Math], looks: &[(Look, String)]) {
        let part = |at: usize| parts.get(at).map(Math::plain).unwrap_or_default();
        let below = |at: usize| lowered(&part(at));
        let above = |at: usize| raised(&part(at));
        match group {
            Group::Fraction => self.fraction(part(0), part(1)),
            Group::Root => {
                let inside = joined(parts);
                self.word(&format!("√{}", grouped(inside)));
            }
            Group::IndexedRoot => self.word(&format!("{}√{}", above(1), grouped(part(0)))),
            Group::Above => self.word(&format!("{}{}", based(part(0)), above(1))),
            Group::Below => self.word(&format!("{}{}", part(0), below(1))),
            Group::BelowAbove => self.word(&format!("{}{}{}", part(0), below(1), above(2))),
            Group::Over if looks.iter().any(|(look, _)| *look == Look::Accent) => {
                self.word(&accented(&part(0), &part(1)));
            }
            Group::Over => self.word(&format!("{}{}", part(0), above(1))),
            Group::Under => self.word(&format!("{}{} ", part(0), below(1))),
            Group::UnderOver => self.word(&format!("{}{}{} ", part(0), below(1), above(2))),
            Group::Table => {
                let rows: Vec<String> = parts.iter().map(row).collect();
                self.text.push_str(&rows.join("; "));
            }
            Group::Row
            | Group::TableRow
            | Group::Cell
            | Group::Styled
            | Group::Padded
            | Group::Phantom
            | Group::Enclosed
            | Group::Fault
            | Group::Scripts
            | Group::Prescripts
            | Group::Nothing => parts.iter().for_each(|part| self.part(part)),
        }
    }

    fn fraction(&mut self, above: String, below: String) {
        let fraction = format!("{}/{}", above_bar(above), grouped(below));
        // cos of a fraction is not a fraction of cosines.
        if self.ends_in_function() {
            self.word(&format!("({fraction})"));
            return;
        }
        let at = self.text.len();
        self.word(&fraction);
        let new = self.text.get(at..).unwrap_or_default();
        let space = new.len() - new.trim_start().len();
        self.fraction = Some((at + space, self.text.len()));
    }

    /// Whether a function waits for its argument: a word of letters stands at the end.
    fn ends_in_function(&self) -> bool {
        let letters = self
            .text
            .chars()
            .rev()
            .take_while(|c| c.is_ascii_alphabetic());
        letters.count() > 1
    }

    /// Brackets around a fraction that something is glued to: (1/2)λ is not 1/(2λ).
    fn close_fraction(&mut self) {
        if let Some((start, end)) = self.fraction.take()
            && end == self.text.len()
        {
            self.text.insert(start, '(');
            self.text.push(')');
        }
    }

    /// A name or number: kept apart from a name of several letters before it (`ln x`).
    fn word(&mut self, word: &str) {
        self.close_fraction();
        let letters = |text: &str| text.chars().rev().take_while(|c| c.is_alphabetic()).count();
        let begins = word.chars().next().is_some_and(char::is_alphanumeric);
        let first = word.chars().take_while(|c| c.is_ascii_alphabetic()).count();
        if begins && (letters(&self.text) > 1 || (first > 1 && letters(&self.text) > 0)) {
            self.text.push(' ');
        }
        self.text.push_str(word);
    }

    fn operator(&mut self, sign: &str) {
        match sign {
            "" | "\u{2061}" | "\u{2062}" | "\u{2063}" | "\u{2064}" => {}
            "∕" => self.text.push('/'),
            "," | ";" => {
                self.text.push_str(sign);
                self.text.push(' ');
            }
            "(" | "[" | "√" | "∑" | "∂" => {
                self.close_fraction();
                self.text.push_str(sign);
            }
            "−" | "-" | "+" | "±" if self.awaits() => self.text.push_str(sign),
            sign if BINARY.contains(&sign) => {
                self.text.push(' ');
                self.text.push_str(sign);
                self.text.push(' ');
            }
            sign => self.text.push_str(sign),
        }
    }

    /// Whether a sign now belongs to what follows: nothing, an opening bracket or an operator
    /// stands before it.
    fn awaits(&self) -> bool {
        let before = self.text.trim_end();
        before.is_empty()
            || before.ends_with(['(', '[', '{', '|', ',', ';'])
            || BINARY.iter().any(|sign| before.ends_with(sign))
    }
}

fn joined(parts: &[Math]) -> String {
    let mut line = Line::default();
    parts.iter().for_each(|part| line.part(part));
    line.text
}

fn row(row: &Math) -> String {
    let Math::Group(_, cells, _) = row else {
        return String::new();
    };
    let cells = cells.iter().map(Math::plain);
    let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
    cells.join(", ")
}

/// In brackets, unless it is one thing.
fn grouped(text: String) -> String {
    let one = !text.contains([' ', '/']) || is_bracketed(&text);
    if one { text } else { format!("({text})") }
}

/// What stands above a fraction's bar: a product needs no brackets there, π(t − 2)/8.
fn above_bar(text: String) -> String {
    let mut depth = 0_i32;
    let mut product = !text.starts_with(['−', '-']);
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            // Beside a factor nothing but a factor may stand: a letter, a number, a bracket.
            '+' | '−' | '-' | '·' | '×' | '/' | '=' | ',' | '<' | '>' | '≤' | '≥' | '∑' | '√'
                if depth == 0 =>
            {
                product = false;
            }
            // A function's argument would reach further: ln x/2.
            _ if depth == 0 && before.is_alphabetic() && c.is_alphabetic() => product = false,
            _ => {}
        }
        before = c;
    }
    if product { text } else { grouped(text) }
}

/// The base of a power: in brackets also with a sign before it.
fn based(text: String) -> String {
    if text.starts_with(['−', '-']) {
        return format!("({text})");
    }
    grouped(text)
}

/// Whether the bracket that opens a text closes at its end.
fn is_bracketed(text: &str) -> bool {
    // An absolute value is its own bracket.
    let inside = text
        .strip_prefix('|')
        .and_then(|rest| rest.strip_suffix('|'));
    if inside.is_some_and(|inside| !inside.contains('|')) {
        return true;
    }
    let mut depth = 0_i32;
    let count = text.chars().count();
    for (i, c) in text.chars().enumerate() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return i > 0 && i + 1 == count;
        }
    }
    false
}

fn raised(text: &str) -> String {
    script(text, '^', |c| {
        Some(match c {
            '0' => '⁰',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32))?,
            '−' | '-' => '⁻',
            '+' => '⁺',
            'n' => 'ⁿ',
            'i' => 'ⁱ',
            't' => 'ᵗ',
            'T' | '⊤' => 'ᵀ',
            '′' | '″' => c,
            _ => return None,
        })
    })
}

fn lowered(text: &str) -> String {
    script(text, '_', |c| {
        Some(match c {
            '0'..='9' => char::from_u32('₀' as u32 + (c as u32 - '0' as u32))?,
            '−' | '-' => '₋',
            '+' => '₊',
            't' => 'ₜ',
            'i' => 'ᵢ',
            'j' => 'ⱼ',
            'k' => 'ₖ',
            'n' => 'ₙ',
            'm' => 'ₘ',
            'x' => 'ₓ',
            ' ' => return None,
            _ => return None,
        })
    })
}

/// As small signs where there are such, else behind `mark`, in brackets if it is more than one
/// thing.
fn script(text: &str, mark: char, small: impl Fn(char) -> Option<char>) -> String {
    if text.is_empty() {
        return String::new();
    }
    let tight: String = text.chars().filter(|c| *c != ' ').collect();
    if let Some(all) = tight.chars().map(small).collect::<Option<String>>() {
        return all;
    }
    // A name or a number is one thing; 2z is two.
    let all = |is: fn(char) -> bool| text.chars().all(is);
    let one = all(|c| c.is_ascii_digit()) || all(char::is_alphabetic) || text.chars().count() == 1;
    if one || mark == '_' && all(char::is_alphanumeric) {
        format!("{mark}{text}")
    } else {
        format!("{mark}({text})")
    }
}

/// A letter with its hat, bar, tilde or arrow.
fn accented(base: &str, accent: &str) -> String {
    let above = match accent {
        "ˆ" | "^" => '\u{302}',
        "˜" | "~" => '\u{303}',
        "¯" | "‾" | "―" => '\u{304}',
        "˙" => '\u{307}',
        "→" => '\u{20d7}',
        _ => return format!("{base}{accent}"),
    };
    let mut letters = base.chars();
    match letters.next() {
        Some(first) => {
            let mut out = String::from(first);
            out.push(above);
            out.extend(letters);
            out
        }
        None => String::new(),
    }
}
