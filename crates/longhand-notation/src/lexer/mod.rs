//! Text to tokens.
//!
//! Everything a person may use for the same thing becomes one token here: the
//! minus signs, the multiplication signs, `**` and `^`, `²` and `^2`, `≤` and
//! `<=`, TeX's commands and the plain words. [`characters`] makes one of those
//! that look or mean the same, [`number`] reads numbers, [`tex`] commands.

pub(crate) mod characters;
mod decimals;
mod elsewhere;
mod fractions;
mod lexeme;
pub(crate) mod number;
mod raised;
mod stray;
mod tex;

use crate::expr::Comparison;
use crate::{Fault, Span, name};
use characters::{Characters, lowered};
pub(crate) use lexeme::{Fork, Lexeme, Rules, Token, Tokens, Written};
use stray::stray;

/// Longest text that is read, in bytes.
pub(crate) const MAX_TEXT: usize = 20_000;

/// Cuts a text into tokens.
pub(crate) fn tokens(text: &str, rules: Rules) -> Result<Tokens, Fault> {
    if text.len() > MAX_TEXT {
        return Err(Fault::new(
            Span::new(MAX_TEXT, text.len()),
            "the text is too long",
            "A formula has at most 20 000 characters.",
        ));
    }
    let characters = Characters::new(text);
    let mut lexer = Lexer {
        decimals: decimals::decimals(&characters.text(0, characters.len())),
        end: characters.len(),
        characters,
        reading: rules,
        at: 0,
        open: Vec::new(),
        optional: None,
        operand: None,
        grouping: false,
        behind_number: false,
        single: 0,
        written: Vec::new(),
        fork: None,
    };
    lexer.unwrap();
    let mut out: Vec<Token> = Vec::new();
    loop {
        let before = lexer.at;
        let line = lexer.skip_space();
        let start = lexer.at;
        let spaced = start > before || start == 0;
        let Some(c) = lexer.peek() else {
            out.push(Token {
                lexeme: Lexeme::End,
                span: lexer.characters.span(start, start),
                spaced,
                line,
                double: false,
            });
            return Ok(Tokens {
                tokens: out,
                written: lexer.written,
                fork: lexer.fork,
            });
        };
        let lexeme = if let Some(run) = lexer.raised(c)? {
            for token in run {
                out.push(token);
            }
            lexer.operand = Some(String::new());
            continue;
        } else if c == '\\' {
            match lexer.command()? {
                Some(lexeme) => lexeme,
                None => continue,
            }
        } else {
            lexer.lexeme(c)?
        };
        lexer.behind_number = matches!(lexeme, Lexeme::Number(_) | Lexeme::Close);
        lexer.grouping = match lexeme {
            Lexeme::Caret
            | Lexeme::Fraction
            | Lexeme::Choose
            | Lexeme::Radical
            | Lexeme::CloseGroup => true,
            Lexeme::CloseList => lexer.grouping,
            _ => false,
        };
        lexer.single = match lexeme {
            Lexeme::Fraction | Lexeme::Choose => 2,
            Lexeme::Number(_) | Lexeme::Name(_) => lexer.single.saturating_sub(1),
            _ => 0,
        };
        lexer.operand = match &lexeme {
            Lexeme::Name(name) => Some(name.clone()),
            Lexeme::Raised(_) | Lexeme::Close | Lexeme::CloseList => Some(String::new()),
            _ => None,
        };
        out.push(Token {
            lexeme,
            span: lexer.characters.span(start, lexer.at),
            spaced,
            line,
            double: false,
        });
    }
}

struct Lexer<'a> {
    characters: Characters,
    at: usize,
    /// Where the text ends, wrappers such as `$ … $` left out.
    end: usize,
    reading: Rules<'a>,
    decimals: decimals::Decimals,
    /// The brackets that are open: whether commas separate values in each, as
    /// in a list or between arguments.
    open: Vec<bool>,
    /// The bracket, by how many are open, of a function with a second argument
    /// that may be left out.
    optional: Option<usize>,
    /// What was read last, if it could be called: its name, or nothing.
    operand: Option<String>,
    /// Whether a brace that opens here only groups: behind `^`, `\frac` …
    grouping: bool,
    /// Whether a number or a closed bracket was read last.
    behind_number: bool,
    /// How many of the next signs are one character each, as TeX takes them
    /// behind a `\frac` without braces: `\frac38`.
    single: u8,
    written: Vec<Written>,
    fork: Option<Fork>,
}

/// Whether it is a space within a line.
fn blank(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

/// A word as a name or a sign.
fn keyword(name: String) -> Lexeme {
    match name.as_str() {
        "and" => Lexeme::And,
        "or" => Lexeme::Or(false),
        "not" => Lexeme::Not,
        "log_2" => Lexeme::Name(String::from("log2")),
        "log_10" => Lexeme::Name(String::from("log10")),
        "log_e" => Lexeme::Name(String::from("ln")),
        _ => Lexeme::Name(name),
    }
}

impl Lexer<'_> {
    fn peek(&self) -> Option<char> {
        self.peek_at(0)
    }

    /// The character so many places on.
    fn peek_at(&self, n: usize) -> Option<char> {
        self.characters
            .get(self.at + n)
            .filter(|_| self.at + n < self.end)
    }

    fn is_digit(&self, n: usize) -> bool {
        self.peek_at(n).is_some_and(|c| c.is_ascii_digit())
    }

    fn take(&mut self, expected: char) -> bool {
        let found = self.peek() == Some(expected);
        self.at += usize::from(found);
        found
    }

    /// Notes that a sign has two readings; whether the second is wanted.
    fn fork(&mut self, fork: Fork) -> bool {
        if !self.reading.learner {
            return false;
        }
        self.fork.get_or_insert(fork);
        self.reading.second
    }

    /// Whether commas separate values here.
    fn commas_part(&self) -> bool {
        self.open.last() == Some(&true)
    }

    fn open(&mut self, lexeme: Lexeme, separates: bool) -> Lexeme {
        self.open.push(separates);
        lexeme
    }

    fn close(&mut self, lexeme: Lexeme) -> Lexeme {
        self.open.pop();
        lexeme
    }

    /// Leaves out what only surrounds a text: `$ … $`, `\( … \)`, backquotes, and
    /// in a learner's text a first `=` or `≈` and what trails off at the end.
    fn unwrap(&mut self) {
        let at = |lexer: &Self, n: usize| lexer.characters.get(n);
        loop {
            while self.peek().is_some_and(char::is_whitespace) {
                self.at += 1;
            }
            while self.end > self.at && at(self, self.end - 1).is_some_and(char::is_whitespace) {
                self.end -= 1;
            }
            if self.end - self.at.min(self.end) < 2 {
                break;
            }
            let (first, second) = (at(self, self.at), at(self, self.at + 1));
            let (last, before) = (at(self, self.end - 1), at(self, self.end - 2));
            let quoted = self.reading.answer && matches!(first, Some('"' | '\''));
            let same = (quoted || matches!(first, Some('$' | '`'))) && first == last;
            let tex = first == Some('\\')
                && before == Some('\\')
                && matches!(
                    (second, last),
                    (Some('('), Some(')')) | (Some('['), Some(']'))
                );
            if same {
                (self.at, self.end) = (self.at + 1, self.end - 1);
            } else if tex && self.end - self.at >= 4 {
                (self.at, self.end) = (self.at + 2, self.end - 2);
            } else if self.reading.learner && matches!(first, Some('≈' | '~'))
                || (self.reading.learner && first == Some('=') && second != Some('='))
            {
                self.at += 1;
            } else if self.reading.learner
                && (before, last) == (Some('{'), Some('}'))
                && self.end - self.at > 3
                && at(self, self.end - 3) == Some('}')
            {
                // \SI{2.745}{}
                self.end -= 2;
            } else if self.reading.learner
                && matches!(last, Some('=' | '.' | '…' | ',' | ';' | '?'))
            {
                self.end -= 1;
            } else {
                break;
            }
        }
    }

    /// Skips spaces, comments, and line breaks inside brackets; whether a line ended.
    fn skip_space(&mut self) -> bool {
        let mut line = false;
        while let Some(c) = self.peek() {
            if c == '#' {
                while self.peek().is_some_and(|c| c != '\n') {
                    self.at += 1;
                }
            } else if (c == '\n' && self.open.is_empty()) || !c.is_whitespace() {
                break;
            } else {
                line |= c == '\n';
                self.at += 1;
            }
        }
        line
    }

    fn lexeme(&mut self, c: char) -> Result<Lexeme, Fault> {
        // 1,65 . 10⁻⁴ and 1.65.10⁻⁴, as it is written in France.
        let blanks = (1..)
            .find(|n| !self.peek_at(*n).is_some_and(blank))
            .unwrap_or(1);
        if c == '.' && self.behind_number && self.ten_raised(blanks) {
            self.at += 1;
            return Ok(Lexeme::Times);
        }
        let fraction = fractions::fraction_sign(c).is_some();
        if c.is_ascii_digit() || (c == '.' && self.is_digit(1)) || fraction {
            return self.number();
        }
        if name::starts(c) {
            return Ok(self.word());
        }
        let start = self.at;
        self.at += 1;
        Ok(match c {
            '+' => Lexeme::Plus,
            '-' if self.take('>') => Lexeme::Arrow,
            '-' => Lexeme::Minus,
            '→' => Lexeme::Arrow,
            '*' if self.take('*') => Lexeme::Caret,
            '*' | '×' | '·' => Lexeme::Times,
            '/' => Lexeme::Over,
            '@' => Lexeme::MatrixTimes,
            '^' => Lexeme::Caret,
            '√' => Lexeme::Root("sqrt"),
            '∛' => Lexeme::Root("cbrt"),
            '∞' => Lexeme::Name(String::from("inf")),
            '$' => Lexeme::Name(String::from("$")),
            '(' => {
                let separates = self.arguments_part();
                let name = self.operand.as_deref().unwrap_or("");
                if self.reading.learner && crate::functions::has_optional_second(name) {
                    self.optional = Some(self.open.len() + 1);
                }
                self.open(Lexeme::Open, separates)
            }
            ')' => self.close(Lexeme::Close),
            '[' => self.open(Lexeme::OpenList, true),
            ']' => self.close(Lexeme::CloseList),
            '{' => {
                let list = !self.grouping;
                self.open(Lexeme::OpenGroup, list)
            }
            '}' => self.close(Lexeme::CloseGroup),
            '⌊' => self.open(Lexeme::OpenFloor, false),
            '⌋' => self.close(Lexeme::CloseFloor),
            '⌈' => self.open(Lexeme::OpenCeil, false),
            '⌉' => self.close(Lexeme::CloseCeil),
            ',' => Lexeme::Comma,
            '.' => Lexeme::Dot,
            ':' => Lexeme::Colon,
            ';' | '\n' => Lexeme::Break,
            '=' if self.take('=') => Lexeme::Compare(Comparison::Equal),
            '=' => Lexeme::Is,
            '!' if self.take('=') => Lexeme::Compare(Comparison::Different),
            '≠' => Lexeme::Compare(Comparison::Different),
            '<' if self.take('=') => Lexeme::Compare(Comparison::AtMost),
            '<' => Lexeme::Compare(Comparison::Less),
            '≤' => Lexeme::Compare(Comparison::AtMost),
            '>' if self.take('=') => Lexeme::Compare(Comparison::AtLeast),
            '>' => Lexeme::Compare(Comparison::Greater),
            '≥' => Lexeme::Compare(Comparison::AtLeast),
            '&' if self.take('&') => Lexeme::And,
            // TeX's columns.
            '&' if self.commas_part() => Lexeme::Comma,
            '|' if self.take('|') => Lexeme::Or(true),
            '|' => Lexeme::Bar,
            '‖' => Lexeme::Bars,
            '\'' | '"' if !self.behind_digit(start) && self.quoted(c) => Lexeme::Quoted,
            _ => return Err(stray(c, self.characters.span(start, self.at))),
        })
    }

    /// Whether commas part arguments in the bracket that opens here. A function of
    /// one number has no second, so there a learner's comma is a decimal one.
    fn arguments_part(&self) -> bool {
        match self.operand.as_deref() {
            None => false,
            Some(name) => !(self.reading.learner && crate::functions::has_no_second(name)),
        }
    }

    /// Whether a digit stands directly before this place.
    fn behind_digit(&self, place: usize) -> bool {
        let before = place.checked_sub(1).and_then(|i| self.characters.get(i));
        before.is_some_and(|c| c.is_ascii_digit())
    }

    /// Takes what stands between quotation marks, in one line.
    fn quoted(&mut self, mark: char) -> bool {
        let end = (0..60).find(|n| {
            matches!(self.peek_at(*n), None | Some('\n')) || self.peek_at(*n) == Some(mark)
        });
        match end {
            Some(end) if end > 0 && self.peek_at(end) == Some(mark) => {
                self.at += end + 1;
                true
            }
            _ => false,
        }
    }

    fn word(&mut self) -> Lexeme {
        let start = self.at;
        while self
            .peek()
            .is_some_and(|c| name::continues(c) && lowered(c).is_none())
        {
            // `x_{12}`: the index is in braces. One without a name in front belongs to nothing and
            // is taken as it stands, so that reading goes on.
            let index = self.peek() == Some('_') && self.peek_at(1) == Some('{');
            if (index || self.single > 0) && self.at > start {
                break;
            }
            self.at += 1;
        }
        if self.is_times_sign(start) {
            self.at = start + 1;
        }
        let mut word = self.characters.text(start, self.at);
        self.index(&mut word);
        // f′ is a name of its own.
        while self.peek() == Some('\'') && !self.peek_at(1).is_some_and(char::is_alphanumeric) {
            self.at += 1;
            word.push('\'');
        }
        let name = self.known_as(name::canonical(&word));
        if matches!(name.as_str(), "GPU" | "GPUs")
            && let Some(unit) = self.device_time()
        {
            return Lexeme::Name(unit);
        }
        keyword(name)
    }

    /// `beta_1` for a name that is known as `beta1`.
    fn known_as(&self, name: String) -> String {
        let joined = name.replace('_', "");
        let is_name = self.reading.is_name;
        if name.contains('_') && !is_name(&name) && is_name(&joined) {
            joined
        } else {
            name
        }
    }

    /// Whether the word is an `x` between numbers: `768x3072`.
    fn is_times_sign(&self, start: usize) -> bool {
        let rules = self.reading;
        let x = matches!(self.characters.get(start), Some('x' | 'X'));
        if !(rules.learner && rules.all_names && x && self.behind_number) {
            return false;
        }
        let word = self.characters.text(start, self.at);
        let digits = word
            .get(1..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        digits && !(rules.is_name)(&word) && !word.get(..1).is_some_and(rules.is_name)
    }

    /// `-hours` behind GPU: a unit of its own, not a difference.
    fn device_time(&mut self) -> Option<String> {
        if !matches!(self.peek(), Some('-' | '·')) {
            return None;
        }
        let word = self.word_at(1)?;
        if !matches!(word.as_str(), "h" | "hour" | "hours" | "day" | "days") {
            return None;
        }
        self.at += 1 + word.chars().count();
        Some(["GPU_", &word].concat())
    }
}
