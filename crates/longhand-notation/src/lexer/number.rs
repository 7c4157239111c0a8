//! Numbers, as people and programs write them.
//!
//! ```text
//! number   = digits [ "." digits ] [ exponent ] [ suffix ]
//! digits   = 1048576 | 1_048_576 | 1,048,576 | 1.048.576 | 1'048'576 | 1 048 576
//! exponent = ("e" | "E") [ sign ] whole number         also with a space: 1.65 e-4
//! suffix   = "%" | "‰" | "k" | "M" | "B" | "T" | "Ki" | "Mi" | "Gi" | "Ti" | "million" …
//! ```
//!
//! Groups are of three digits (or, as in India, of two before the last three).
//! A comma is a decimal comma, and a plain space groups digits, in a learner's
//! text only, and only where commas and spaces part nothing.

use super::fractions::fraction_sign;
use super::lexeme::{Fork, Written};
use super::{Lexer, blank};
use crate::Fault;
use crate::expr::{Literal, Suffix};
use crate::lexer::Lexeme;

/// Powers of ten by name, also in the plural.
const SCALES: &[(&str, i32)] = &[
    ("hundred", 2),
    ("thousand", 3),
    ("million", 6),
    ("mn", 6),
    ("mio", 6),
    ("billion", 9),
    ("bn", 9),
    ("trillion", 12),
    ("tn", 12),
    ("quadrillion", 15),
    ("quintillion", 18),
    // German and French; "Billion" is left to English, "Billionen" can only be German.
    ("tausend", 3),
    ("tsd", 3),
    ("millionen", 6),
    ("milliarde", 9),
    ("milliarden", 9),
    ("milliard", 9),
    ("mrd", 9),
    ("billionen", 12),
    ("ppm", -6),
    ("ppb", -9),
];

/// The power of ten that a word names.
pub(crate) fn scale(word: &str) -> Option<i32> {
    let lower = word.to_ascii_lowercase();
    let named = |name: &str| lower == name || lower.strip_suffix('s') == Some(name);
    SCALES
        .iter()
        .find(|(name, _)| named(name))
        .map(|(_, power)| *power)
}

/// Whether a word behind digits belongs to the number, in any text.
pub(crate) fn is_suffix(word: &str) -> bool {
    scale(word).is_some() || is_percent(word)
}

/// Whether a word says "of a hundred".
fn is_percent(word: &str) -> bool {
    matches!(
        word,
        "percent" | "pct" | "prozent" | "Prozent" | "procent" | "pourcent"
    )
}

impl Lexer<'_> {
    /// A number; the first digit or the point before it stands here.
    pub(super) fn number(&mut self) -> Result<Lexeme, Fault> {
        let start = self.at;
        if let Some(lexeme) = self.single_digit().or_else(|| self.bits()) {
            return Ok(lexeme);
        }
        let mut digits = String::new();
        let decimal_comma = self.whole_part(&mut digits);
        // 2½ is one number, as ½ is.
        if let Some(part) = self.peek().and_then(fraction_sign) {
            self.at += 1;
            let whole = digits.parse::<f64>().unwrap_or(0.0);
            let mantissa = whole + part;
            let suffix = self.suffix(false);
            return Ok(Lexeme::Number(Literal { mantissa, suffix }));
        }
        self.fraction(&mut digits, decimal_comma);
        let mantissa_only = digits.clone();
        self.exponent(&mut digits, start)?;
        let mut exact = digits.len() == mantissa_only.len();
        if let Some(power) = self.scale_word() {
            exact = false;
            scaled(&mut digits, power);
        }
        let mantissa = match digits.parse::<f64>() {
            Ok(x) if x.is_finite() => x,
            _ => {
                return Err(Fault::new(
                    self.characters.span(start, self.at),
                    "a number beyond 10^308",
                    "Numbers this large cannot be computed with.",
                ));
            }
        };
        let end = self.at;
        let suffix = self.suffix(mantissa_only.contains('.'));
        self.written.push(Written {
            span: self.characters.span(start, self.at),
            digits: mantissa_only,
            exact: exact && end == self.at,
        });
        Ok(Lexeme::Number(Literal { mantissa, suffix }))
    }

    /// The digits before the point; whether a decimal comma stands behind them.
    fn whole_part(&mut self, digits: &mut String) -> bool {
        self.run(digits);
        let first = digits.len();
        let starts_group = (1..=3).contains(&first) && !digits.starts_with('0');
        let apart = self.commas_part();
        let learner = self.reading.learner;
        if starts_group || digits == "0" {
            for mark in [
                "'", "\\,", "\u{a0}", "\u{202f}", "\u{2009}", "\u{2007}", "\u{2008}", "\u{2002}",
            ] {
                if starts_group && self.groups(mark) > 0 {
                    self.take_groups(mark, digits);
                    return false;
                }
            }
        }
        if !starts_group {
            let maybe = apart && self.optional == Some(self.open.len()) && self.peek() == Some(',');
            if maybe && self.is_digit(1) && self.fork(Fork::Comma) {
                return true;
            }
            return self.decimal_comma(apart);
        }
        if learner && !apart && self.groups(" ") > 0 {
            self.take_groups(" ", digits);
            return self.decimal_comma(apart);
        }
        if self.groups("{,}") > 0 {
            self.take_groups("{,}", digits);
            return false;
        }
        // 1·048·576: no factor begins with a nought.
        let dots = self.groups("·");
        if learner && (0..dots).any(|group| self.peek_at(4 * group + 1) == Some('0')) {
            self.take_groups("·", digits);
            return false;
        }
        let points = self.groups(".");
        let behind = self.peek_at(4 * points);
        let comma_behind = behind == Some(',') && self.is_digit(4 * points + 1) && !apart;
        if points > 1 || (points == 1 && comma_behind) {
            self.take_groups(".", digits);
            return comma_behind;
        }
        if apart {
            // log(81,3): a base, or a decimal comma.
            let maybe = self.optional == Some(self.open.len()) && self.peek() == Some(',');
            return maybe && self.is_digit(1) && self.fork(Fork::Comma);
        }
        let commas = self.groups(",");
        let chained = self.peek_at(4 * commas) == Some(',') && self.is_digit(4 * commas + 1);
        if commas > 0 && !chained {
            let point = self.peek_at(4 * commas) == Some('.');
            if learner && commas == 1 && !point && !self.decimals.point {
                if self.decimals.comma {
                    return true;
                }
                if self.fork(Fork::Comma) {
                    return true;
                }
            }
            self.take_groups(",", digits);
            return false;
        }
        if let Some(length) = self.indian(first) {
            let end = self.at + length;
            while self.at < end {
                if self.peek() != Some(',') {
                    digits.extend(self.peek());
                }
                self.at += 1;
            }
            return false;
        }
        self.decimal_comma(apart)
    }

    /// Whether a comma here can only be a decimal comma.
    fn decimal_comma(&self, apart: bool) -> bool {
        if apart || !self.reading.learner || self.decimals.point {
            return false;
        }
        if self.peek() != Some(',') || !self.is_digit(1) {
            return false;
        }
        // 0,7,5 has no reading.
        let end = (1..).find(|n| !self.is_digit(*n)).unwrap_or(1);
        !(self.peek_at(end) == Some(',') && self.is_digit(end + 1))
    }

    /// The characters of `,48,576` behind one or two digits: India's groups.
    fn indian(&self, first: usize) -> Option<usize> {
        if first > 2 {
            return None;
        }
        let mut at = 0;
        while self.peek_at(at) == Some(',')
            && self.is_digit(at + 1)
            && self.is_digit(at + 2)
            && !self.is_digit(at + 3)
        {
            at += 3;
        }
        let last = self.peek_at(at) == Some(',') && (1..=3).all(|n| self.is_digit(at + n));
        let ends = !self.is_digit(at + 4) && self.peek_at(at + 4) != Some(',');
        (at > 0 && last && ends).then_some(at + 4)
    }

    /// The point or comma and the digits behind it.
    fn fraction(&mut self, digits: &mut String, decimal_comma: bool) {
        let point = self.peek() == Some('.') && self.peek_at(1) != Some('.');
        // 2.10^-4 is a power of 2.10; in France it is 2 · 10⁻⁴.
        if point && self.ten_raised(1) && self.fork(Fork::Comma) {
            return;
        }
        let start = self.at - digits.chars().count().min(self.at);
        let middle = !decimal_comma && self.middle_point(start) && self.fork(Fork::Comma);
        if !(point || decimal_comma || middle) {
            return;
        }
        // `x.exp`: a field, as `1.` is a number.
        self.at += 1;
        digits.push('.');
        let from = digits.len();
        self.run(digits);
        // In groups of three, the last of which may be shorter.
        loop {
            let whole_groups = digits.len() > from && (digits.len() - from).is_multiple_of(3);
            let count = (1..=4).take_while(|n| self.is_digit(*n)).count();
            let fits = match self.peek() {
                Some('\'' | '\u{2009}' | '\u{202f}' | '\u{a0}' | '\u{2007}') => {
                    (1..=3).contains(&count)
                }
                Some(' ') => count == 3 && self.reading.learner && !self.commas_part(),
                _ => false,
            };
            if !whole_groups || !fits {
                return;
            }
            self.at += 1;
            self.run(digits);
        }
    }

    /// Takes a run of digits; `_` may stand between them.
    fn run(&mut self, into: &mut String) {
        loop {
            match self.peek() {
                Some(c) if c.is_ascii_digit() => {
                    into.push(c);
                    self.at += 1;
                }
                Some('_') if self.is_digit(1) && into.ends_with(|c: char| c.is_ascii_digit()) => {
                    self.at += 1;
                }
                _ => return,
            }
        }
    }

    /// How many groups of exactly three digits follow, each behind the mark.
    fn groups(&self, mark: &str) -> usize {
        let width = mark.chars().count();
        let mut count = 0;
        loop {
            let at = count * (width + 3);
            let marked = mark
                .chars()
                .enumerate()
                .all(|(i, c)| self.peek_at(at + i) == Some(c));
            let three = (0..3).all(|n| self.is_digit(at + width + n));
            if !marked || !three || self.is_digit(at + width + 3) {
                return count;
            }
            count += 1;
        }
    }

    fn take_groups(&mut self, mark: &str, digits: &mut String) {
        let width = mark.chars().count();
        for _ in 0..self.groups(mark) {
            self.at += width;
            for _ in 0..3 {
                digits.extend(self.peek());
                self.at += 1;
            }
        }
    }

    /// `e3`, `E-4`, `e+2`, ` e-4`; a lone `e` is Euler's number and stays.
    fn exponent(&mut self, digits: &mut String, start: usize) -> Result<(), Fault> {
        let blanks = |from: usize| {
            (from..)
                .find(|n| !self.peek_at(*n).is_some_and(blank))
                .unwrap_or(from)
        };
        let e = blanks(0);
        // Fortran prints 1.65D-04; two digits at least.
        let fortran = matches!(self.peek(), Some('D' | 'd'))
            && matches!(self.peek_at(1), Some('-' | '+'))
            && self.is_digit(2)
            && self.is_digit(3)
            && self.reading.learner
            && !(self.reading.is_name)("d")
            && !(self.reading.is_name)("D");
        if !fortran && !matches!(self.peek_at(e), Some('e' | 'E')) {
            return Ok(());
        }
        let sign = blanks(e + 1);
        let negative = self.peek_at(sign) == Some('-');
        let signed = negative || self.peek_at(sign) == Some('+');
        let first = if signed { blanks(sign + 1) } else { sign };
        if let Some(length) = self.raised_exponent(e) {
            // 2e⁻³ is Euler's number raised, or a power of ten from a copied page.
            if self.fork(Fork::Exponent) {
                let raised: String = (1..=length)
                    .filter_map(|n| self.peek_at(e + n))
                    .filter_map(super::lowered)
                    .collect();
                digits.push('e');
                digits.push_str(&raised);
                self.at += e + length + 1;
            }
            return Ok(());
        }
        let part = self.peek_at(first) == Some('.') && self.is_digit(first + 1);
        let end = (first..).find(|n| !self.is_digit(*n)).unwrap_or(first);
        let goes_on = self.peek_at(end) == Some('.') && self.is_digit(end + 1);
        if e == 0 && signed && first == sign + 1 && (part || (end > first && goes_on))
            || (e == 0 && end > first && sign == 1 && goes_on)
        {
            let end = (end + 1..).find(|n| !self.is_digit(*n)).unwrap_or(end);
            return Err(Fault::new(
                self.characters.span(start, self.at + end),
                "a power of ten that is not whole",
                "Behind e stands a whole number, as in 2e-7. For Euler's number write 2*e.",
            ));
        }
        if end == first {
            return Ok(());
        }
        // The letters and digits of a longer name, as in 2 e3x.
        if self.peek_at(end).is_some_and(crate::name::starts)
            && !signed
            && !matches!(self.peek_at(end), Some('e' | 'E'))
            && e > 0
        {
            return Ok(());
        }
        let name = self.characters.text(self.at + e, self.at + end);
        if !signed && e > 0 && (self.reading.is_name)(&name) {
            return Ok(());
        }
        // 1.65 e - 4: a difference, or a number that somebody spaced out.
        let spread = signed && sign > e + 1 && first > sign + 1;
        if spread && !self.fork(Fork::Exponent) {
            return Ok(());
        }
        digits.push('e');
        if negative {
            digits.push('-');
        }
        digits.extend((first..end).filter_map(|n| self.peek_at(n)));
        self.at += end;
        Ok(())
    }

    /// `million` and its like behind the digits, where it is no name of the text.
    fn scale_word(&mut self) -> Option<i32> {
        let from = self.blanks();
        let word = self.word_at(from)?;
        let micro = self.reading.learner && matches!(word.as_str(), "µ" | "μ");
        let power = scale(&word).or_else(|| micro.then_some(-6))?;
        let own =
            (self.reading.is_name)(&word) || (self.reading.is_name)(&crate::name::canonical(&word));
        if own {
            return None;
        }
        self.at += from + word.chars().count();
        Some(power)
    }

    /// What scales the number behind its digits; `pointed` where they have a point.
    fn suffix(&mut self, pointed: bool) -> Suffix {
        let from = self.blanks();
        let escaped = usize::from(self.peek_at(from) == Some('\\'));
        let sign = match self.peek_at(from + escaped) {
            Some('%') => Some(Suffix::Percent),
            Some('‰') => Some(Suffix::PerMille),
            _ => None,
        };
        if let Some(sign) = sign {
            self.at += from + escaped + 1;
            return sign;
        }
        let Some(word) = self.word_at(from) else {
            return Suffix::None;
        };
        let learner = self.reading.learner;
        let glued = from == 0;
        let suffix = match word.as_str() {
            "k" if glued || learner => Suffix::Kilo,
            "M" if glued || learner => Suffix::Mega,
            // With a space it is bytes, where bytes are asked for.
            "B" if glued || (learner && self.reading.counts) => Suffix::Giga,
            "T" if glued || learner => Suffix::Tera,
            "K" if learner => Suffix::Kilo,
            "G" if learner => Suffix::Giga,
            "Ki" if glued || learner => Suffix::Kibi,
            "Mi" if glued || learner => Suffix::Mebi,
            "Gi" if glued || learner => Suffix::Gibi,
            "Ti" if glued || learner => Suffix::Tebi,
            word if is_percent(word) => Suffix::Percent,
            "permille" | "promille" | "Promille" => Suffix::PerMille,
            "per" | "pour" => {
                let after = from + word.chars().count();
                let gap = (after..)
                    .find(|n| !self.peek_at(*n).is_some_and(blank))
                    .unwrap_or(after);
                let sign = match self.word_at(gap).as_deref() {
                    Some("cent") => Suffix::Percent,
                    Some("mille") => Suffix::PerMille,
                    _ => return Suffix::None,
                };
                let next = self.word_at(gap).unwrap_or_default();
                self.at += gap + next.chars().count();
                return sign;
            }
            // C's and Rust's floats: 2.745f, 2.745f32.
            "f" | "F" | "f16" | "f32" | "f64" if glued && learner && pointed => {
                if !(self.reading.is_name)(&word) {
                    self.at += word.chars().count();
                }
                return Suffix::None;
            }
            _ => Suffix::None,
        };
        if suffix == Suffix::None {
            return Suffix::None;
        }
        // 2M where M is a name: two times M, or two million.
        if (self.reading.is_name)(&word) && !(glued && self.fork(Fork::Suffix)) {
            return Suffix::None;
        }
        self.at += from + word.chars().count();
        suffix
    }

    /// How many blanks stand here.
    fn blanks(&self) -> usize {
        (0..)
            .find(|n| !self.peek_at(*n).is_some_and(blank))
            .unwrap_or(0)
    }

    /// The whole word that begins so many characters on.
    pub(super) fn word_at(&self, from: usize) -> Option<String> {
        self.peek_at(from).filter(|c| crate::name::starts(*c))?;
        let end = (from..).find(|n| !self.peek_at(*n).is_some_and(crate::name::continues))?;
        Some(self.characters.text(self.at + from, self.at + end))
    }
}

/// Puts a power of ten into written digits.
fn scaled(digits: &mut String, power: i32) {
    let (mantissa, exponent) = match digits.split_once('e') {
        Some((mantissa, exponent)) => (mantissa.to_owned(), exponent.parse().unwrap_or(0)),
        None => (digits.clone(), 0),
    };
    *digits = [
        &mantissa,
        "e",
        &(power.saturating_add(exponent)).to_string(),
    ]
    .concat();
}
