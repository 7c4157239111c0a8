//! Text to tokens.
//!
//! Everything a person may use for the same thing becomes one token here: the
//! minus signs, the multiplication signs, `**` and `^`, `²` and `^2`, `≤` and
//! `<=`. Numbers are read as people write them; see [`number`].

use crate::expr::{Comparison, Literal, Suffix};
use crate::{Fault, Span, name};

/// Longest text that is read, in bytes.
pub(crate) const MAX_TEXT: usize = 20_000;

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Lexeme {
    Number(Literal),
    Name(String),
    /// `²`, `⁻³`: a raised whole number.
    Raised(f64),
    Plus,
    Minus,
    Times,
    Over,
    MatrixTimes,
    Caret,
    Root,
    Compare(Comparison),
    /// `=`
    Is,
    /// `->`
    Arrow,
    Not,
    And,
    Or,
    Open,
    Close,
    OpenList,
    CloseList,
    Comma,
    Dot,
    /// End of a statement.
    Break,
    End,
}

/// A token, where it stood, and whether a space stood before it.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub lexeme: Lexeme,
    pub span: Span,
    pub spaced: bool,
}

/// Cuts a text into tokens; the last is always `End`.
pub(crate) fn tokens(text: &str) -> Result<Vec<Token>, Fault> {
    if text.len() > MAX_TEXT {
        return Err(Fault::new(
            Span::new(MAX_TEXT, text.len()),
            "the text is too long",
            "A formula has at most 20 000 characters.",
        ));
    }
    let mut lexer = Lexer {
        text,
        at: 0,
        open: Vec::new(),
        operand: false,
    };
    let mut out = Vec::new();
    loop {
        let before = lexer.at;
        lexer.skip_space();
        let start = lexer.at;
        let spaced = start > before || start == 0;
        let Some(c) = lexer.peek() else {
            out.push(Token {
                lexeme: Lexeme::End,
                span: Span::new(start, start),
                spaced,
            });
            return Ok(out);
        };
        let lexeme = lexer.lexeme(c)?;
        lexer.operand = matches!(
            lexeme,
            Lexeme::Name(_) | Lexeme::Raised(_) | Lexeme::Close | Lexeme::CloseList
        );
        out.push(Token {
            lexeme,
            span: Span::new(start, lexer.at),
            spaced,
        });
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// The brackets that are open: whether commas separate values in each, as
    /// in a list or between arguments.
    open: Vec<bool>,
    /// Whether what was read last could be called.
    operand: bool,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn ahead(&self, n: usize) -> Option<char> {
        self.rest().chars().nth(n)
    }

    fn bump(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn take(&mut self, expected: char) -> bool {
        let found = self.peek() == Some(expected);
        if found {
            self.bump();
        }
        found
    }

    /// Skips spaces, comments, and line breaks inside brackets.
    fn skip_space(&mut self) {
        while let Some(c) = self.peek() {
            if c == '#' {
                while self.peek().is_some_and(|c| c != '\n') {
                    self.bump();
                }
            } else if (c == '\n' && self.open.is_empty())
                || !(c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}' || c == '\u{2061}')
            {
                return;
            } else {
                self.bump();
            }
        }
    }

    fn lexeme(&mut self, c: char) -> Result<Lexeme, Fault> {
        if c.is_ascii_digit() || (c == '.' && self.ahead(1).is_some_and(|d| d.is_ascii_digit())) {
            return self.number();
        }
        if name::starts(c) {
            return Ok(self.word());
        }
        if name::superscript_digit(c).is_some() || c == '⁻' || c == '⁺' {
            return self.raised();
        }
        let start = self.at;
        self.bump();
        Ok(match c {
            '+' => Lexeme::Plus,
            '-' | '−' | '–' | '—' | '‐' | '‑' | '﹣' | '－' => {
                if self.take('>') {
                    Lexeme::Arrow
                } else {
                    Lexeme::Minus
                }
            }
            '→' => Lexeme::Arrow,
            '*' => {
                if self.take('*') {
                    Lexeme::Caret
                } else {
                    Lexeme::Times
                }
            }
            '×' | '·' | '⋅' | '∙' | '•' | '∗' | '\u{2062}' => Lexeme::Times,
            '/' | '÷' | '∕' | '⁄' => Lexeme::Over,
            '@' => Lexeme::MatrixTimes,
            '^' => Lexeme::Caret,
            '√' => Lexeme::Root,
            '∞' => Lexeme::Name(String::from("inf")),
            '$' => Lexeme::Name(String::from("$")),
            '(' => {
                self.open.push(self.operand);
                Lexeme::Open
            }
            ')' => {
                self.open.pop();
                Lexeme::Close
            }
            '[' => {
                self.open.push(true);
                Lexeme::OpenList
            }
            ']' => {
                self.open.pop();
                Lexeme::CloseList
            }
            ',' => Lexeme::Comma,
            '.' => Lexeme::Dot,
            ';' | '\n' => Lexeme::Break,
            '=' => {
                if self.take('=') {
                    Lexeme::Compare(Comparison::Equal)
                } else {
                    Lexeme::Is
                }
            }
            '!' if self.take('=') => Lexeme::Compare(Comparison::Different),
            '≠' => Lexeme::Compare(Comparison::Different),
            '<' => {
                if self.take('=') {
                    Lexeme::Compare(Comparison::AtMost)
                } else {
                    Lexeme::Compare(Comparison::Less)
                }
            }
            '≤' => Lexeme::Compare(Comparison::AtMost),
            '>' => {
                if self.take('=') {
                    Lexeme::Compare(Comparison::AtLeast)
                } else {
                    Lexeme::Compare(Comparison::Greater)
                }
            }
            '≥' => Lexeme::Compare(Comparison::AtLeast),
            '&' if self.take('&') => Lexeme::And,
            '|' if self.take('|') => Lexeme::Or,
            _ => return Err(stray(c, Span::new(start, self.at))),
        })
    }

    fn word(&mut self) -> Lexeme {
        let start = self.at;
        while self.peek().is_some_and(name::continues) {
            self.bump();
        }
        let name = name::canonical(self.text.get(start..self.at).unwrap_or(""));
        if matches!(name.as_str(), "GPU" | "GPUs")
            && let Some(unit) = self.device_time()
        {
            return Lexeme::Name(unit);
        }
        match name.as_str() {
            "and" => Lexeme::And,
            "or" => Lexeme::Or,
            "not" => Lexeme::Not,
            _ => Lexeme::Name(name),
        }
    }

    /// `-hours` behind GPU: a unit of its own, not a difference.
    fn device_time(&mut self) -> Option<String> {
        let rest = self.rest().strip_prefix(['-', '‑', '·'])?;
        let length = rest
            .find(|c: char| !name::continues(c))
            .unwrap_or(rest.len());
        let word = rest.get(..length)?;
        if !matches!(word, "h" | "hour" | "hours" | "day" | "days") {
            return None;
        }
        let unit = ["GPU_", word].concat();
        self.bump();
        self.at += length;
        Some(unit)
    }

    fn raised(&mut self) -> Result<Lexeme, Fault> {
        let start = self.at;
        let negative = self.take('⁻');
        if !negative {
            self.take('⁺');
        }
        let mut digits = String::new();
        while let Some(digit) = self.peek().and_then(name::superscript_digit) {
            digits.push(digit);
            self.bump();
        }
        match digits.parse::<f64>() {
            Ok(x) if digits.len() <= 15 => Ok(Lexeme::Raised(if negative { -x } else { x })),
            _ => Err(Fault::new(
                Span::new(start, self.at),
                "a raised sign without a number behind it",
                "Write the exponent after ^, as in x^-2.",
            )),
        }
    }

    /// Takes a run of digits; `_` and thin or no-break spaces may group them.
    fn digits(&mut self, into: &mut String) {
        while let Some(c) = self.peek() {
            if c.is_ascii_digit() {
                into.push(c);
                self.bump();
            } else if matches!(c, '_' | '\u{2009}' | '\u{202f}' | '\u{a0}' | '\'' | '’')
                && into.ends_with(|d: char| d.is_ascii_digit())
                && self.group_follows(c)
            {
                self.bump();
            } else {
                return;
            }
        }
    }

    /// Whether digits follow the character at hand: any number of them after
    /// `_`, exactly three (or the rest, behind a decimal point) after another.
    fn group_follows(&self, c: char) -> bool {
        let count = self
            .rest()
            .chars()
            .skip(1)
            .take_while(char::is_ascii_digit)
            .count();
        if c == '_' {
            count > 0
        } else {
            (1..=3).contains(&count)
        }
    }

    /// A number: `7`, `.1`, `1.`, `2e3`, `1_000`, `1,048,576`, `2.5%`, `125M`.
    ///
    /// A thousands comma counts only where commas separate nothing, and only in
    /// groups of three. A glued `k`, `M`, `B` or `T` is a power of ten.
    fn number(&mut self) -> Result<Lexeme, Fault> {
        let start = self.at;
        let mut digits = String::new();
        self.digits(&mut digits);
        if self.open.last() != Some(&true) && self.thousands(&digits) {
            while self.take(',') {
                for _ in 0..3 {
                    digits.extend(self.peek());
                    self.bump();
                }
            }
        }
        if self.peek() == Some('.') && self.ahead(1) != Some('.') {
            self.bump();
            digits.push('.');
            if self.peek().is_some_and(|c| c.is_ascii_digit()) {
                self.digits(&mut digits);
            }
        }
        self.exponent(&mut digits);
        let mantissa = match digits.parse::<f64>() {
            Ok(x) if x.is_finite() => x,
            _ => {
                return Err(Fault::new(
                    Span::new(start, self.at),
                    "a number beyond 10^308",
                    "Numbers this large cannot be computed with.",
                ));
            }
        };
        let suffix = self.suffix();
        Ok(Lexeme::Number(Literal { mantissa, suffix }))
    }

    /// Whether thousands groups follow the digits read so far.
    fn thousands(&self, digits: &str) -> bool {
        if digits.len() > 3 || digits.starts_with('0') || digits.is_empty() {
            return false;
        }
        let mut rest = self.rest();
        let mut found = false;
        while let Some(group) = rest.strip_prefix(',') {
            let count = group.bytes().take_while(u8::is_ascii_digit).count();
            if count != 3 {
                return false;
            }
            found = true;
            rest = group.get(3..).unwrap_or("");
        }
        found
    }

    /// `e3`, `E-4`, `e+2`; a lone `e` is Euler's number and stays.
    fn exponent(&mut self, digits: &mut String) {
        if !matches!(self.peek(), Some('e' | 'E')) {
            return;
        }
        let sign = self.ahead(1);
        let signed = matches!(sign, Some('+' | '-' | '−'));
        let first = if signed { self.ahead(2) } else { sign };
        if !first.is_some_and(|c| c.is_ascii_digit()) {
            return;
        }
        self.bump();
        digits.push('e');
        if signed {
            digits.push(if sign == Some('+') { '+' } else { '-' });
            self.bump();
        }
        while let Some(c) = self.peek().filter(char::is_ascii_digit) {
            digits.push(c);
            self.bump();
        }
    }

    fn suffix(&mut self) -> Suffix {
        let spaces = self.rest().bytes().take_while(|&b| b == b' ').count();
        if self.rest().as_bytes().get(spaces) == Some(&b'%') {
            self.at += spaces + 1;
            return Suffix::Percent;
        }
        let suffix = match self.peek() {
            Some('k') => Suffix::Kilo,
            Some('M') => Suffix::Mega,
            Some('B') => Suffix::Giga,
            Some('T') => Suffix::Tera,
            _ => return Suffix::None,
        };
        if self.ahead(1).is_some_and(name::continues) {
            return Suffix::None;
        }
        self.bump();
        suffix
    }
}

fn stray(c: char, span: Span) -> Fault {
    let help = match c {
        '{' | '}' => "Use round brackets to group.",
        '|' => "Write abs(x) for the absolute value.",
        '!' => "Write != for “different from”, or not for “not”.",
        '&' => "Write and.",
        '%' => "A percent sign stands behind a number, as in 2.5%.",
        ':' => "Write / for a ratio.",
        '½' | '¼' | '¾' | '⅓' | '⅔' | '⅛' => "Write fractions with a bar, as in 1/2.",
        '"' | '“' | '”' => "Leave the quotation marks out.",
        '\\' => "This is not TeX: write a/b, x^2, sqrt(x).",
        _ => "",
    };
    Fault::new(
        span,
        ["the sign ", &c.to_string(), " has no meaning here"].concat(),
        help,
    )
}
