//! The tests of the crate from outside, in one binary: each links once.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod configs;
mod formulas;
mod plans;
mod published;
mod strange;
mod toml_text;
mod workings;

use longhand_plan::{Json, Refusal, Report, Settings, plan};
use serde_json::Value;
use std::path::Path;

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of test data.
fn data(name: &str) -> Value {
    let text = std::fs::read_to_string(folder().join("tests/data").join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A configuration: a preset, or a file of the tests.
fn config(name: &str) -> String {
    let places = [
        folder().join("presets"),
        folder().join("tests/data/configs"),
    ];
    let found = places
        .iter()
        .map(|place| place.join(format!("{name}.json")));
    let path = found.into_iter().find(|path| path.exists());
    std::fs::read_to_string(path.unwrap_or_else(|| panic!("no configuration {name}"))).unwrap()
}

/// Settings from a plan in JSON, by way of its TOML.
fn settings(plan: &Value) -> Result<Settings, Refusal> {
    let text = toml::to_string(plan).unwrap();
    let settings = Settings::read(&text)?;
    assert_eq!(
        Settings::read(&settings.toml()).unwrap(),
        settings,
        "{text}"
    );
    Ok(settings)
}

/// A row's plan worked out.
fn worked(row: &Value) -> Result<Report, Refusal> {
    let text = row.get("model").and_then(Value::as_str).map(config);
    plan(&settings(&row["plan"])?, text.as_deref())
}

/// The number at a path of the report.
fn at(report: &Json, path: &str) -> Option<f64> {
    let mut inside = report;
    for name in path.split('.') {
        inside = inside.member(name)?;
    }
    inside.as_number()
}
