//! The conventions that `docs/language.md` lists, row by row.

use longhand_notation::lenient::{Context, read_in};
use longhand_notation::{Program, Scope, Value, parse};

fn scope() -> Scope {
    let mut scope = Scope::new();
    for (name, x) in [
        ("x", 3.0),
        ("y", 4.0),
        ("p", 2.0),
        ("q", 3.0),
        ("r", 5.0),
        ("t", 0.5),
        ("b2", 0.9),
        ("k", 2.0),
        ("z", 1.5),
    ] {
        scope.define(name, Value::number(x));
    }
    scope.define("g", Value::list(&[4.0, -2.0, 6.0]));
    scope
}

fn plain(text: &str) -> String {
    text.replace('\u{202f}', " ")
}

fn value(program: &Program) -> String {
    match program.evaluate(&scope()) {
        Ok(value) => plain(&value.plain()),
        Err(_) => "asked back".to_owned(),
    }
}

/// What an author's text comes to.
fn author(text: &str) -> String {
    parse(text).map_or_else(|_| "asked back".to_owned(), |program| value(&program))
}

/// What a learner's text comes to, with its second reading.
fn learner(text: &str) -> String {
    let scope = scope();
    let is_name = |name: &str| scope.value(name).is_some();
    readings(text, &Context::answer(&is_name, None))
}

fn calculator(text: &str) -> String {
    let scope = scope();
    let is_name = |name: &str| scope.value(name).is_some();
    readings(text, &Context::calculator(&is_name))
}

fn readings(text: &str, context: &Context) -> String {
    match read_in(text, context) {
        Err(_) => "asked back".to_owned(),
        Ok(reading) => {
            let first = value(&reading.program);
            match reading.other {
                Some(other) => format!("{first} or {}", value(&other)),
                None => first,
            }
        }
    }
}

/// The rows of the table below a heading: their cells, code marks taken off.
fn rows(heading: &str) -> Vec<Vec<String>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/language.md");
    let text = std::fs::read_to_string(path).unwrap();
    let section = text
        .split("\n## ")
        .find(|part| part.starts_with(heading))
        .unwrap();
    let lines = section.lines().filter(|line| line.starts_with('|')).skip(2);
    lines
        .map(|line| {
            let line = line.replace("\\|", "\u{1}");
            let cells = line.trim_matches(['|', ' ']).split(" | ");
            cells
                .map(|cell| {
                    cell.trim()
                        .trim_matches('`')
                        .replace("` or `", " or ")
                        .replace('\u{1}', "|")
                })
                .collect()
        })
        .collect()
}

#[test]
fn every_convention_holds_for_authors() {
    let rows = rows("In every text");
    assert!(rows.len() > 40);
    for row in rows {
        assert_eq!(author(&row[1]), row[2], "{}: {}", row[0], row[1]);
    }
}

#[test]
fn every_convention_for_authors_holds_in_the_calculator() {
    for row in rows("In every text") {
        let found = calculator(&row[1]);
        // A learner's text may have a second reading besides.
        let first = found.split(" or ").next().unwrap();
        assert_eq!(first, row[2], "{}: {}", row[0], row[1]);
    }
}

#[test]
fn every_convention_for_answers_holds() {
    let rows = rows("In answers and in the calculator");
    assert!(rows.len() > 10);
    for row in rows {
        assert_eq!(learner(&row[1]), row[2], "{}: {}", row[0], row[1]);
    }
}

#[test]
fn what_is_refused_comes_with_help() {
    for row in rows("Still refused") {
        let scope = scope();
        let is_name = |name: &str| scope.value(name).is_some();
        let reading = read_in(&row[1], &Context::answer(&is_name, None));
        let value = reading.and_then(|reading| reading.program.evaluate(&scope));
        let fault = value.unwrap_err();
        assert!(!fault.help.is_empty(), "{}", row[1]);
    }
}
