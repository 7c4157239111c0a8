//! Plans as text: the part of TOML that a plan needs.
//!
//! It reads tables, dotted and quoted keys, inline tables, arrays, basic and literal strings on one line,
//! whole numbers, fractions, `true` and `false`, comments. Dates, arrays of tables and strings over
//! several lines are refused: no key of a plan takes them. The common `toml` crate reads the same from
//! every text that this one accepts (a test compares them); it would add some 60 kB to the page.

use crate::refusal::{Outcome, Refusal};
use longhand_json::Json;

/// Reads a text into an object of objects; numbers keep their digits, without `_`.
///
/// # Errors
/// The line at which the text stops being what is read here.
pub fn read(text: &str) -> Outcome<Json> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut root = Vec::new();
    let mut tables: Vec<Vec<String>> = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut reader = Reader { text, at: 0 };
    loop {
        reader.blank(true);
        match reader.peek() {
            None => return Ok(Json::Object(root)),
            Some('[') => {
                reader.bump();
                if reader.peek() == Some('[') {
                    return Err(reader.fault("a list of tables, which a plan has no use for"));
                }
                path = reader.keys()?;
                reader.expect(']')?;
                if tables.contains(&path) {
                    let name = path.join(".");
                    return Err(reader.fault(&format!("the section [{name}] a second time")));
                }
                tables.push(path.clone());
                table(&mut root, &path)
                    .ok_or_else(|| reader.fault("a section and a value of one name"))?;
            }
            Some(_) => {
                let mut keys = path.clone();
                keys.extend(reader.keys()?);
                reader.expect('=')?;
                let value = reader.value(0)?;
                let name = keys.pop().unwrap_or_default();
                let inside = table(&mut root, &keys)
                    .ok_or_else(|| reader.fault("a section and a value of one name"))?;
                if inside.iter().any(|(other, _)| *other == name) {
                    return Err(reader.fault(&format!("the key `{name}` a second time")));
                }
                inside.push((name, value));
            }
        }
        reader.line_end()?;
    }
}

/// The members of the table at a path, made where there is none.
fn table<'a>(
    members: &'a mut Vec<(String, Json)>,
    path: &[String],
) -> Option<&'a mut Vec<(String, Json)>> {
    let Some((first, rest)) = path.split_first() else {
        return Some(members);
    };
    let place = match members.iter().position(|(name, _)| name == first) {
        Some(place) => place,
        None => {
            members.push((first.clone(), Json::Object(Vec::new())));
            members.len() - 1
        }
    };
    match members.get_mut(place) {
        Some((_, Json::Object(inner))) => table(inner, rest),
        _ => None,
    }
}

/// Deepest nesting of values.
const DEEPEST: usize = 16;

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn fault(&self, found: &str) -> Refusal {
        let before = self.text.get(..self.at).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        Refusal::new("toml", format!("the plan, line {line}: {found}"))
    }

    /// Skips spaces and comments, and line breaks if they may stand here.
    fn blank(&mut self, breaks: bool) {
        while let Some(c) = self.peek() {
            match c {
                ' ' | '\t' => self.bump(),
                '\r' | '\n' if breaks => self.bump(),
                '#' => {
                    while self.peek().is_some_and(|c| c != '\n') {
                        self.bump();
                    }
                }
                _ => return,
            }
        }
    }

    fn line_end(&mut self) -> Outcome<()> {
        self.blank(false);
        if self.peek() == Some('\r') {
            self.bump();
        }
        match self.peek() {
            None | Some('\n') => Ok(()),
            Some(c) => Err(self.fault(&format!("found `{c}` where the line should end"))),
        }
    }

    fn expect(&mut self, wanted: char) -> Outcome<()> {
        self.blank(false);
        if self.peek() == Some(wanted) {
            self.bump();
            return Ok(());
        }
        let found = self
            .peek()
            .map_or_else(|| "the end".to_owned(), |c| format!("`{c}`"));
        Err(self.fault(&format!(
            "found {found} where `{wanted}` belongs, as in `key = value`"
        )))
    }

    /// `section`, `a.b`, `"a b".c`.
    fn keys(&mut self) -> Outcome<Vec<String>> {
        let mut keys = Vec::new();
        loop {
            self.blank(false);
            let key = match self.peek() {
                Some('"' | '\'') => self.string()?,
                _ => self.word(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')),
            };
            if key.is_empty() {
                let found = self
                    .peek()
                    .map_or_else(|| "the end".to_owned(), |c| format!("`{c}`"));
                return Err(self.fault(&format!(
                    "found {found} where a key belongs, as in `key = value`"
                )));
            }
            keys.push(key);
            self.blank(false);
            if self.peek() != Some('.') {
                return Ok(keys);
            }
            self.bump();
        }
    }

    fn word(&mut self, fits: impl Fn(char) -> bool) -> String {
        let start = self.at;
        while self.peek().is_some_and(&fits) {
            self.bump();
        }
        self.text.get(start..self.at).unwrap_or("").to_owned()
    }

    fn value(&mut self, depth: usize) -> Outcome<Json> {
        self.blank(false);
        if depth > DEEPEST {
            return Err(self.fault("values nested too deeply"));
        }
        match self.peek() {
            Some('"' | '\'') => Ok(Json::Text(self.string()?)),
            Some('[') => {
                self.bump();
                let mut items = Vec::new();
                loop {
                    self.blank(true);
                    if self.peek() == Some(']') {
                        self.bump();
                        return Ok(Json::List(items));
                    }
                    items.push(self.value(depth + 1)?);
                    self.blank(true);
                    match self.peek() {
                        Some(',') => self.bump(),
                        Some(']') => {}
                        _ => return Err(self.fault("a list that is not closed by `]`")),
                    }
                }
            }
            Some('{') => self.inline_table(depth),
            _ => self.plain(),
        }
    }

    fn inline_table(&mut self, depth: usize) -> Outcome<Json> {
        self.bump();
        let mut members = Vec::new();
        self.blank(false);
        if self.peek() == Some('}') {
            self.bump();
            return Ok(Json::Object(members));
        }
        loop {
            let mut keys = self.keys()?;
            self.expect('=')?;
            let value = self.value(depth + 1)?;
            let name = keys.pop().unwrap_or_default();
            let inside = table(&mut members, &keys);
            match inside {
                Some(inside) if inside.iter().all(|(other, _)| *other != name) => {
                    inside.push((name, value));
                }
                _ => return Err(self.fault(&format!("the key `{name}` a second time"))),
            }
            self.blank(false);
            match self.peek() {
                Some(',') => self.bump(),
                Some('}') => {
                    self.bump();
                    return Ok(Json::Object(members));
                }
                _ => return Err(self.fault("a table that is not closed by `}`")),
            }
        }
    }

    /// A number or a truth value.
    fn plain(&mut self) -> Outcome<Json> {
        let word =
            self.word(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-' | '.' | ':'));
        match word.as_str() {
            "true" => return Ok(Json::Truth(true)),
            "false" => return Ok(Json::Truth(false)),
            "" => {
                let found = self
                    .peek()
                    .map_or_else(|| "the end".to_owned(), |c| format!("`{c}`"));
                return Err(self.fault(&format!("found {found} where a value belongs")));
            }
            _ => {}
        }
        number(&word).map(Json::Number).ok_or_else(|| {
            self.fault(&format!(
                "`{word}` is neither a number nor true or false; text stands in quotes: \"{word}\""
            ))
        })
    }

    fn string(&mut self) -> Outcome<String> {
        let quote = self.peek().unwrap_or('"');
        self.bump();
        if self
            .rest()
            .starts_with([quote, quote].iter().collect::<String>().as_str())
        {
            return Err(self.fault("text over several lines, which a plan has no use for"));
        }
        let mut out = String::new();
        loop {
            let Some(c) = self.peek() else {
                return Err(self.fault("text without its closing quote"));
            };
            self.bump();
            match c {
                c if c == quote => return Ok(out),
                '\\' if quote == '"' => out.push(self.escape()?),
                '\t' => out.push(c),
                c if c < ' ' || c == '\u{7f}' => {
                    return Err(self.fault("text without its closing quote"));
                }
                c => out.push(c),
            }
        }
    }

    fn escape(&mut self) -> Outcome<char> {
        let c = self.peek();
        self.bump();
        let digits = match c {
            Some('b') => return Ok('\u{8}'),
            Some('t') => return Ok('\t'),
            Some('n') => return Ok('\n'),
            Some('f') => return Ok('\u{c}'),
            Some('r') => return Ok('\r'),
            Some(c @ ('"' | '\\')) => return Ok(c),
            Some('u') => 4,
            Some('U') => 8,
            _ => {
                return Err(
                    self.fault("an escape that TOML does not know; write \\\\ for a backslash")
                );
            }
        };
        let code = self.rest().get(..digits).and_then(|code| {
            code.bytes().all(|b| b.is_ascii_hexdigit()).then_some(())?;
            char::from_u32(u32::from_str_radix(code, 16).ok()?)
        });
        match code {
            Some(c) => {
                self.at += digits;
                Ok(c)
            }
            None => Err(self.fault("an escape that is no character")),
        }
    }
}

/// The digits of a number as TOML writes it, `_` between digits left out; none for anything else.
fn number(word: &str) -> Option<String> {
    let bytes = word.as_bytes();
    let digit = |place: Option<usize>| {
        place
            .and_then(|place| bytes.get(place))
            .is_some_and(u8::is_ascii_digit)
    };
    let grouped = bytes
        .iter()
        .enumerate()
        .all(|(place, &b)| b != b'_' || (digit(place.checked_sub(1)) && digit(Some(place + 1))));
    let plain = word.replace('_', "");
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(&plain);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let exponent_fits = exponent
        .is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)));
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let fits = grouped
        && exponent_fits
        && digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && plain.parse::<f64>().is_ok_and(f64::is_finite);
    fits.then(|| plain.strip_prefix('+').unwrap_or(&plain).to_owned())
}

/// A string as TOML writes it.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' || c == '\u{7f}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
