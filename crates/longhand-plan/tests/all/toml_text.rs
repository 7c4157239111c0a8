//! The reader of plans against the common library.

use longhand_plan::{Json, read_toml};
use proptest::prelude::*;

/// A value of the library as ours, for comparison.
fn ours(value: &toml::Value) -> serde_json::Value {
    match value {
        toml::Value::Integer(whole) => serde_json::json!(*whole as f64),
        toml::Value::Float(number) => serde_json::json!(number),
        toml::Value::Table(table) => serde_json::Value::Object(
            table
                .iter()
                .map(|(name, value)| (name.clone(), ours(value)))
                .collect(),
        ),
        toml::Value::Array(items) => serde_json::Value::Array(items.iter().map(ours).collect()),
        toml::Value::String(text) => serde_json::json!(text),
        toml::Value::Boolean(truth) => serde_json::json!(truth),
        toml::Value::Datetime(_) => serde_json::Value::Null,
    }
}

/// The same of ours, numbers as the number they are.
fn plain(value: &Json) -> serde_json::Value {
    match value {
        Json::Number(_) => serde_json::json!(value.as_number().unwrap()),
        Json::Object(members) => serde_json::Value::Object(
            members
                .iter()
                .map(|(name, value)| (name.clone(), plain(value)))
                .collect(),
        ),
        Json::List(items) => serde_json::Value::Array(items.iter().map(plain).collect()),
        other => serde_json::from_str(&other.to_string()).unwrap(),
    }
}

fn same(text: &str) {
    let theirs: toml::Value =
        toml::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let read = read_toml(text).unwrap_or_else(|refusal| panic!("{text}: {refusal}"));
    assert_eq!(plain(&read), ours(&theirs), "{text}");
}

#[test]
fn a_plan_reads_as_the_common_library_reads_it() {
    for text in [
        "# a comment\n[a]\nb = 1 # one\nc = 1_000_000\nd = -2.5e-3\ne = +7\nf = 1e6\n\n[g.h]\ni = true\n",
        "a.b = \"x\"\na.\"c d\" = 'no \\ escape'\nlist = [1, 2.5,\n  \"x\", # comment\n]\n",
        "t = { a = 1, b.c = \"\\u00e9\\n\\\"\" }\r\nempty = {}\r\nnone = []\r\n",
        "\u{feff}a = 0\n[b]\n",
        "a = \"tab\\tand \\\\\"\n'b c' = 0.5",
    ] {
        same(text);
    }
}

#[test]
fn what_the_common_library_refuses_is_refused_with_its_line() {
    for (text, line) in [
        ("a", 1),
        ("\na =", 2),
        ("a = 1 2", 1),
        ("a = 01", 1),
        ("a = 1__0", 1),
        ("a = .5", 1),
        ("a = 5.", 1),
        ("a = yes", 1),
        ("a = \"x", 1),
        ("[a]\nb = 1\nb = 2", 3),
        ("[a]\n[a]", 2),
        ("a = 1\n[a]", 2),
        ("a = [1", 1),
        ("a = {b = 1", 1),
        ("a = \"\\x\"", 1),
        ("[a", 1),
        ("= 1", 1),
    ] {
        assert!(toml::from_str::<toml::Value>(text).is_err(), "{text}");
        let refusal = read_toml(text).unwrap_err();
        assert!(
            refusal.message.contains(&format!("line {line}:")),
            "{text}: {refusal}"
        );
    }
}

proptest! {
    #[test]
    fn any_table_written_by_the_common_library_is_read_back(
        names in prop::collection::vec("[a-z_]{1,8}", 1..4), numbers in prop::collection::vec(-1e12..1e12_f64, 1..4), text in ".{0,12}",
    ) {
        let mut table = toml::Table::new();
        for (name, number) in names.iter().zip(&numbers) {
            table.insert(name.clone(), toml::Value::Float(*number));
        }
        let mut root = toml::Table::new();
        root.insert("section".to_owned(), toml::Value::Table(table));
        // Over several lines the library writes what a plan does not have.
        if !text.contains(['\n', '\r']) {
            root.insert("text".to_owned(), toml::Value::String(text));
        }
        let written = toml::to_string(&root).unwrap();
        if !written.contains("'''") && !written.contains("\"\"\"") {
            same(&written);
        }
    }
}
