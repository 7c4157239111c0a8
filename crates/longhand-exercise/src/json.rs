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

mod reader;

use reader::Reader;
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
