//! A small JSON reader and writer that loses nothing.
//!
//! JSON is spoken in two places: the file in which a learner carries progress
//! away, and the results that a code exercise sends back. Both must survive
//! what they do not understand, so a document is kept as a tree: members keep
//! their order, and a number keeps the digits it was written with.
//!
//! ```
//! use longhand_json::Json;
//! let document = Json::parse(r#"{"at": 12, "exercise": "dead-relu"}"#)?;
//! assert_eq!(document.member("at").and_then(Json::as_number), Some(12.0));
//! assert_eq!(document.to_string(), r#"{"at":12,"exercise":"dead-relu"}"#);
//! # Ok::<(), longhand_json::Fault>(())
//! ```
//!
//! Source of the grammar: RFC 8259. Stricter than the RFC in one point (a
//! document nested deeper than [`DEEPEST`] is refused, since it comes from
//! strangers), looser in none.

mod reader;
mod value;

pub use value::{DEEPEST, Fault, Json};

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

    /// Whether both hold the same.
    fn same(ours: &Json, theirs: &serde_json::Value) -> bool {
        use serde_json::Value;
        match (ours, theirs) {
            (Json::Null, Value::Null) => true,
            (Json::Truth(a), Value::Bool(b)) => a == b,
            (Json::Number(_), Value::Number(b)) => ours.as_number() == b.as_f64(),
            (Json::Text(a), Value::String(b)) => a == b,
            (Json::List(a), Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
            }
            (Json::Object(a), Value::Object(b)) => {
                let there = |(name, a): &(String, Json)| b.get(name).is_some_and(|b| same(a, b));
                a.len() == b.len() && a.iter().all(there)
            }
            _ => false,
        }
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
            prop_assert!(ours.as_ref().is_ok_and(|ours| same(ours, &theirs)), "{ours:?}");
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
        let mut inner = &Json::parse(&deep).unwrap();
        let mut levels = 1;
        while let Some(next) = inner.as_list().and_then(|list| list.first()) {
            (inner, levels) = (next, levels + 1);
        }
        assert_eq!(levels, DEEPEST);
    }

    #[test]
    fn the_digits_of_a_number_are_kept() {
        let text = "[1.10,12345678901234567890,-0]";
        assert_eq!(Json::parse(text).unwrap().to_string(), text);
    }
}
