//! A small JSON reader and writer that loses nothing.
//!
//! JSON is spoken in two places: the file in which a learner carries progress
//! away, and the results that a code exercise sends back. Both must survive
//! what they do not understand, so a document is kept as a tree: members keep
//! their order, and a number keeps the digits it was written with.
//!
//! ```
//! use longhand_exercise::json::Json;
//! let document = Json::parse(r#"{"at": 12, "exercise": "dead-relu"}"#)?;
//! assert_eq!(document.member("at").and_then(Json::as_number), Some(12.0));
//! assert_eq!(document.to_string(), r#"{"at":12,"exercise":"dead-relu"}"#);
//! # Ok::<(), longhand_exercise::json::Fault>(())
//! ```
//!
//! Source of the grammar: RFC 8259. Stricter than the RFC in one point (a
//! document nested deeper than [`DEEPEST`] is refused, since it comes from
//! strangers), looser in none.

use std::fmt::{self, Write as _};

/// The deepest nesting that is read. Beyond it the reader would have to trust
/// a stranger with the size of its stack.
pub const DEEPEST: usize = 64;

/// One JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Truth(bool),
    /// A number, as the digits that were written: `1`, `-0.5`, `6.02e23`.
    Number(String),
    /// A string, escapes resolved.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object. Members keep their order; of two with one name the later counts.
    Object(Vec<(String, Json)>),
}

/// Why a text is not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, in bytes from the start.
    pub at: usize,
    /// What was expected there.
    pub message: &'static str,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} at byte {}", self.message, self.at)
    }
}

impl std::error::Error for Fault {}

impl Json {
    /// Reads one document; nothing but white space may follow it.
    ///
    /// # Errors
    /// A [`Fault`] that says where the text stops being JSON.
    pub fn parse(text: &str) -> Result<Json, Fault> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0)?;
        reader.space();
        if reader.at == text.len() {
            Ok(value)
        } else {
            Err(reader.fault("expected the end of the document"))
        }
    }

    /// A finite number; JSON has no others, so they become `null`.
    #[must_use]
    pub fn number(value: f64) -> Json {
        if value.is_finite() {
            Json::Number(format!("{value}"))
        } else {
            Json::Null
        }
    }

    /// A string.
    #[must_use]
    pub fn text(value: &str) -> Json {
        Json::Text(value.to_owned())
    }

    /// The member of this name, if this is an object that has it.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => members
                .iter()
                .rev()
                .find(|(n, _)| n == name)
                .map(|(_, v)| v),
            _ => None,
        }
    }

    /// The string, if this is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if this is one.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Json::Number(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    /// The number as a count, if it is a whole number that fits.
    #[must_use]
    pub fn as_count(&self) -> Option<u64> {
        match self {
            Json::Number(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    /// The truth value, if this is one.
    #[must_use]
    pub fn as_truth(&self) -> Option<bool> {
        match self {
            Json::Truth(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The elements, if this is an array.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Json]> {
        match self {
            Json::List(items) => Some(items),
            _ => None,
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => out.write_str("null"),
            Json::Truth(truth) => write!(out, "{truth}"),
            Json::Number(digits) => out.write_str(digits),
            Json::Text(text) => quote(text, out),
            Json::List(items) => {
                out.write_char('[')?;
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        out.write_char(',')?;
                    }
                    write!(out, "{item}")?;
                }
                out.write_char(']')
            }
            Json::Object(members) => {
                out.write_char('{')?;
                for (i, (name, value)) in members.iter().enumerate() {
                    if i > 0 {
                        out.write_char(',')?;
                    }
                    quote(name, out)?;
                    write!(out, ":{value}")?;
                }
                out.write_char('}')
            }
        }
    }
}

fn quote(text: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    out.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' => out.write_str("\\\"")?,
            '\\' => out.write_str("\\\\")?,
            '\n' => out.write_str("\\n")?,
            '\r' => out.write_str("\\r")?,
            '\t' => out.write_str("\\t")?,
            // U+2028 and U+2029 end a line in older JavaScript, so they are spelled out.
            c if c < ' ' || c == '\u{2028}' || c == '\u{2029}' => {
                write!(out, "\\u{:04x}", u32::from(c))?;
            }
            c => out.write_char(c)?,
        }
    }
    out.write_char('"')
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn fault(&self, message: &'static str) -> Fault {
        Fault {
            at: self.at,
            message,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let here = self.peek() == Some(byte);
        if here {
            self.at += 1;
        }
        here
    }

    fn word(&mut self, word: &str, value: Json) -> Result<Json, Fault> {
        if self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(value)
        } else {
            Err(self.fault("expected a value"))
        }
    }

    fn value(&mut self, depth: usize) -> Result<Json, Fault> {
        if depth > DEEPEST {
            return Err(self.fault("nested too deeply"));
        }
        self.space();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.digits(),
            Some(b't') => self.word("true", Json::Truth(true)),
            Some(b'f') => self.word("false", Json::Truth(false)),
            Some(b'n') => self.word("null", Json::Null),
            _ => Err(self.fault("expected a value")),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json, Fault> {
        self.at += 1;
        let mut members = Vec::new();
        self.space();
        if self.take(b'}') {
            return Ok(Json::Object(members));
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return Err(self.fault("expected a member's name in quotes"));
            }
            let name = self.string()?;
            self.space();
            if !self.take(b':') {
                return Err(self.fault("expected `:`"));
            }
            members.push((name, self.value(depth + 1)?));
            self.space();
            if self.take(b'}') {
                return Ok(Json::Object(members));
            }
            if !self.take(b',') {
                return Err(self.fault("expected `,` or `}`"));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Json, Fault> {
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.take(b']') {
            return Ok(Json::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.space();
            if self.take(b']') {
                return Ok(Json::List(items));
            }
            if !self.take(b',') {
                return Err(self.fault("expected `,` or `]`"));
            }
        }
    }

    fn run_of_digits(&mut self) -> Result<(), Fault> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start {
            Err(self.fault("expected a digit"))
        } else {
            Ok(())
        }
    }

    fn digits(&mut self) -> Result<Json, Fault> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.run_of_digits()?;
        }
        if self.take(b'.') {
            self.run_of_digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _signed = self.take(b'+') || self.take(b'-');
            self.run_of_digits()?;
        }
        Ok(Json::Number(self.text[start..self.at].to_owned()))
    }

    fn string(&mut self) -> Result<String, Fault> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = &self.text[self.at..];
            let Some(stop) = rest.find(|c: char| c == '"' || c == '\\' || c < ' ') else {
                self.at = self.text.len();
                return Err(self.fault("expected the closing quote"));
            };
            out.push_str(&rest[..stop]);
            self.at += stop;
            if self.take(b'"') {
                return Ok(out);
            }
            if !self.take(b'\\') {
                return Err(self.fault("a control character must be written as an escape"));
            }
            out.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let c = match self.peek() {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'u') => {
                self.at += 1;
                return self.code_point();
            }
            _ => return Err(self.fault("no such escape")),
        };
        self.at += 1;
        Ok(c)
    }

    /// The character of `\uXXXX`, or of a surrogate pair of them. A lone
    /// surrogate is no character; browsers write one all the same when text was
    /// cut in half, and it is read as U+FFFD.
    fn code_point(&mut self) -> Result<char, Fault> {
        let first = self.four_hex()?;
        if (0xD800..0xDC00).contains(&first) && self.text[self.at..].starts_with("\\u") {
            let back = self.at;
            self.at += 2;
            let second = self.four_hex()?;
            if (0xDC00..0xE000).contains(&second) {
                let joined = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return Ok(char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = back;
        }
        Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four_hex(&mut self) -> Result<u32, Fault> {
        let hex = self.text.get(self.at..self.at + 4);
        let code = hex
            .filter(|h| h.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|h| u32::from_str_radix(h, 16).ok());
        match code {
            Some(code) => {
                self.at += 4;
                Ok(code)
            }
            None => Err(self.fault("expected four hexadecimal digits")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn document() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::Truth),
            any::<f64>().prop_map(Json::number),
            any::<String>().prop_map(Json::Text),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Json::List),
                prop::collection::vec((any::<String>(), inner), 0..6).prop_map(Json::Object),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in document()) {
            prop_assert_eq!(Json::parse(&value.to_string()), Ok(value));
        }

        #[test]
        fn no_text_makes_the_reader_fail_otherwise_than_by_a_fault(text in any::<String>()) {
            let _either_way = Json::parse(&text);
        }

        #[test]
        fn damaged_documents_are_refused_or_read_but_never_break(
            value in document(), cut in any::<prop::sample::Index>(), junk in any::<char>(),
        ) {
            let mut text: Vec<char> = value.to_string().chars().collect();
            let i = cut.index(text.len());
            text[i] = junk;
            let _either_way = Json::parse(&text.into_iter().collect::<String>());
        }

        #[test]
        fn it_agrees_with_the_common_library(value in document()) {
            let text = value.to_string();
            let theirs: serde_json::Value = serde_json::from_str(&text).unwrap();
            let ours = Json::parse(&theirs.to_string());
            prop_assert!(ours.is_ok(), "{:?}", ours);
        }
    }

    #[test]
    fn texts_that_are_not_json_are_refused_where_the_library_refuses_them() {
        for text in [
            "",
            "{",
            "[1,]",
            "{\"a\":}",
            "01",
            "1.",
            ".5",
            "+1",
            "1e",
            "nul",
            "\"\\x\"",
            "\"\n\"",
            "{a:1}",
            "[1]2",
            "\"\\u12\"",
            "NaN",
            "Infinity",
            "'a'",
        ] {
            assert!(Json::parse(text).is_err(), "{text}");
            assert!(
                serde_json::from_str::<serde_json::Value>(text).is_err(),
                "{text}"
            );
        }
    }

    #[test]
    fn escapes_and_surrogate_pairs_are_resolved() {
        let read = Json::parse(r#""a\u00e9\ud83d\ude00\/\b\ud800""#);
        assert_eq!(read, Ok(Json::text("aé😀/\u{8}\u{fffd}")));
    }

    #[test]
    fn nesting_is_bounded() {
        assert!(Json::parse(&"[".repeat(100_000)).is_err());
        let deep = format!("{}{}", "[".repeat(DEEPEST), "]".repeat(DEEPEST));
        assert!(Json::parse(&deep).is_ok());
    }

    #[test]
    fn the_digits_of_a_number_are_kept() {
        let text = "[1.10,12345678901234567890,-0]";
        assert_eq!(Json::parse(text).unwrap().to_string(), text);
    }
}
