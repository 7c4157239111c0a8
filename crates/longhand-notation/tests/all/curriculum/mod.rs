//! Any calculation of the workbook can be typed as one line, and agrees.
//!
//! Each entry is a line as somebody would type it, and the published answer. A
//! list of numbers is compared number by number, to the digits
//! published.

mod basics;
mod core;
mod optimizers;
mod scale;
mod systems;

use longhand_notation::{Scope, Value, parse};

/// A line, and the numbers it comes to.
pub type Line = (&'static str, &'static [f64]);

fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Truth(truth) => truth.data().to_vec(),
        _ => value.as_tensor().map_or(Vec::new(), |t| t.data().to_vec()),
    }
}

/// Compares every line of a table, and tells of all that differ.
#[track_caller]
pub fn agree(table: &[Line]) {
    let mut wrong = Vec::new();
    for (line, published) in table {
        let value = match parse(line).and_then(|program| program.evaluate(&Scope::new())) {
            Ok(value) => value,
            Err(fault) => {
                wrong.push(format!("{line}\n    {fault}"));
                continue;
            }
        };
        let found = numbers(&value);
        let close = |(a, b): (&f64, &f64)| a == b || (a - b).abs() <= 6e-6 * b.abs();
        if found.len() != published.len() || !found.iter().zip(*published).all(close) {
            wrong.push(format!("{line}\n    {found:?}, published {published:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
