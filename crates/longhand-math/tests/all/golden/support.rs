//! Reading reference files and comparing with them.

use longhand_math::registry::{Argument, Outcome, named};
use longhand_math::{MathError, Tensor};
use serde_json::Value;
use std::path::Path;

/// One reference case.
pub struct Case {
    pub name: String,
    pub op: String,
    pub inputs: Value,
    pub expected: Value,
}

/// What was compared in one case and what differed.
pub struct Check {
    name: String,
    faults: Vec<String>,
    compared: usize,
}

/// Runs a check over every case of a file and fails with all differences.
pub fn every_case(file: &str, check: impl Fn(&Case, &mut Check) -> Result<(), MathError>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(file);
    let text = std::fs::read_to_string(&path).expect("the reference file is there");
    let cases: Vec<Value> = serde_json::from_str(&text).expect("it is JSON");
    let mut faults = Vec::new();
    let mut passed = 0;
    for case in &cases {
        let case = Case {
            name: case["name"].as_str().unwrap_or_default().to_owned(),
            op: case["op"].as_str().unwrap_or_default().to_owned(),
            inputs: case["inputs"].clone(),
            expected: case["expected"].clone(),
        };
        let mut result = Check {
            name: case.name.clone(),
            faults: Vec::new(),
            compared: 0,
        };
        if let Err(error) = check(&case, &mut result) {
            result
                .faults
                .push(format!("{} ({}): {error}", case.name, case.op));
        } else if result.compared == 0 {
            result
                .faults
                .push(format!("{} ({}): nothing was compared", case.name, case.op));
        }
        if result.faults.is_empty() {
            passed += 1;
        }
        faults.extend(result.faults);
    }
    println!("{file}: {passed} of {} cases", cases.len());
    assert!(
        faults.is_empty() && passed == cases.len(),
        "{file}: {passed} of {} cases pass\n{}",
        cases.len(),
        faults.join("\n")
    );
}

impl Check {
    /// Compares at the README's tolerance: 1e-10 · max(1, |b|).
    pub fn close(&mut self, what: &str, found: &Tensor, expected: &Value) {
        self.within(what, found, expected, 1e-10);
    }

    /// Compares at a tolerance of the caller.
    pub fn within(&mut self, what: &str, found: &Tensor, expected: &Value, tolerance: f64) {
        self.compared += 1;
        let wanted = numbers(expected);
        let agree = wanted.len() == found.len()
            && found
                .data()
                .iter()
                .zip(&wanted)
                .all(|(&a, &b)| alike(a, b, tolerance));
        if !agree {
            self.faults.push(format!(
                "{}: {what} is {:?}, not {wanted:?}",
                self.name,
                found.data()
            ));
        }
    }

    /// Compares one number.
    pub fn number(&mut self, what: &str, found: f64, expected: &Value) {
        self.close(what, &Tensor::scalar(found), expected);
    }
}

/// Equal up to the tolerance; NaN is NaN and an infinity itself.
pub fn alike(a: f64, b: f64, tolerance: f64) -> bool {
    (a.is_nan() && b.is_nan()) || a == b || (a - b).abs() <= tolerance * b.abs().max(1.0)
}

/// A number as the files write it.
pub fn number(value: &Value) -> f64 {
    match value {
        Value::String(word) => match word.as_str() {
            "Infinity" => f64::INFINITY,
            "-Infinity" => f64::NEG_INFINITY,
            "NaN" => f64::NAN,
            _ => panic!("{word} is no number"),
        },
        Value::Bool(flag) => f64::from(u8::from(*flag)),
        Value::Null => f64::NAN,
        _ => value.as_f64().expect("a number"),
    }
}

/// All numbers of a nested list, in order.
pub fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        _ => vec![number(value)],
    }
}

/// A nested list as a tensor.
pub fn tensor(value: &Value) -> Tensor {
    let mut sizes = Vec::new();
    let mut inner = value;
    while let Value::Array(items) = inner {
        sizes.push(items.len());
        match items.first() {
            Some(first) => inner = first,
            None => break,
        }
    }
    Tensor::new(&sizes, numbers(value)).expect("a rectangular list")
}

/// An input as an argument: numbers, flags and words as they are; nothing for null.
pub fn argument(value: &Value) -> Option<Argument> {
    match value {
        Value::Null => None,
        Value::Bool(flag) => Some(Argument::Flag(*flag)),
        Value::Number(_) => Some(Argument::Number(number(value))),
        Value::Array(_) => Some(Argument::Tensor(tensor(value))),
        Value::String(word) if ["NaN", "Infinity", "-Infinity"].contains(&word.as_str()) => {
            Some(Argument::Number(number(value)))
        }
        Value::String(word) => Some(Argument::Word(word.clone())),
        Value::Object(_) => None,
    }
}

/// Calls a rule with the fields of an object, renamed; fields renamed to nothing are left out.
pub fn call(
    slug: &str,
    inputs: &Value,
    rename: impl Fn(&str) -> &str,
    more: &[(&str, Argument)],
) -> Result<Outcome, MathError> {
    let entry = named(slug).ok_or_else(|| MathError::new(format!("no rule {slug}")))?;
    let mut arguments: Vec<(String, Argument)> = Vec::new();
    for (name, value) in inputs.as_object().into_iter().flatten() {
        let name = rename(name);
        if name.is_empty() {
            continue;
        }
        if let Some(argument) = argument(value) {
            arguments.push((name.to_owned(), argument));
        }
    }
    arguments.extend(
        more.iter()
            .map(|(name, argument)| ((*name).to_owned(), argument.clone())),
    );
    entry.call([], arguments)
}
