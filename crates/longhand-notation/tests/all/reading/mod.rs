//! What people type and paste, family by family: as one of each stands here, so are the others of
//! its kind read.

mod formulas;
mod numbers;
mod pastes;

use longhand_notation::lenient::{Context, read_in};
use longhand_notation::{Scope, Value};

fn scope() -> Scope {
    let mut scope = Scope::new();
    for (name, x) in [
        ("x", 3.0),
        ("y", 4.0),
        ("w", 2.0),
        ("beta1", 0.9),
        ("n", 4.0),
    ] {
        scope.define(name, Value::number(x));
    }
    scope.define("g", Value::list(&[4.0, -2.0, 6.0]));
    scope
}

/// What an answer comes to, in a field with this unit; a fault begins with `!`.
fn answer(text: &str, unit: Option<&str>) -> String {
    let scope = scope();
    let is_name = |name: &str| scope.value(name).is_some();
    let reading = read_in(text, &Context::answer(&is_name, unit));
    let value = |program: &longhand_notation::Program| match program.evaluate(&scope) {
        Ok(value) => value.plain().replace('\u{202f}', " "),
        Err(fault) => format!("! {fault}"),
    };
    match reading {
        Ok(reading) => match &reading.other {
            None => value(&reading.program),
            Some(other) => format!("{} | {}", value(&reading.program), value(other)),
        },
        Err(fault) => format!("! {fault}"),
    }
}

#[track_caller]
fn comes_to(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(answer(text, None), *expected, "in {text:?}");
    }
}
