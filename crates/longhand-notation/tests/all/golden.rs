//! Formulas and their derivatives against PyTorch and 60-digit arithmetic:
//! every case of `golden/scalar_chain.json`, through parsing, evaluation, `grad`
//! and the trace.

use longhand_notation::{Scope, Value, parse, trace};
use serde_json::Value as Json;

fn number(json: &Json) -> f64 {
    match json {
        Json::String(word) => match word.as_str() {
            "NaN" => f64::NAN,
            "Infinity" => f64::INFINITY,
            _ => f64::NEG_INFINITY,
        },
        other => other.as_f64().unwrap(),
    }
}

fn close(found: f64, expected: f64) -> bool {
    found == expected
        || (found.is_nan() && expected.is_nan())
        || (found - expected).abs() <= 1e-10 * expected.abs().max(1.0)
}

/// Agreement relative to the true value, for the far tails.
fn close_to_truth(found: f64, expected: f64) -> bool {
    found == expected || (found - expected).abs() <= 1e-10 * expected.abs()
}

#[test]
fn every_reference_formula_agrees_in_value_and_gradient() {
    let text = include_str!("../golden/scalar_chain.json");
    let cases: Vec<Json> = serde_json::from_str(text).unwrap();
    assert!(cases.len() >= 150);
    let mut wrong = Vec::new();
    for case in &cases {
        let expr = case["inputs"]["expr"].as_str().unwrap();
        let tags = case["tags"].as_array().cloned().unwrap_or_default();
        let tagged = |tag: &str| tags.iter().any(|t| t == tag);
        let expected = &case["expected"];
        let agrees = |found: f64, torch: &Json, truth: &Json| {
            if tagged("extreme") && !truth.is_null() {
                close_to_truth(found, number(truth))
            } else {
                close(found, number(torch))
            }
        };
        let mut scope = Scope::new();
        let (mut names, mut values) = (Vec::new(), Vec::new());
        for (name, value) in case["inputs"]["at"].as_object().unwrap() {
            scope.define(name, Value::number(number(value)));
            names.push(name.clone());
            values.push(number(value));
        }
        let program = parse(expr).unwrap_or_else(|fault| panic!("{expr}: {fault}"));
        let value = program.evaluate(&scope).unwrap().as_number().unwrap();
        if !agrees(value, &expected["value"], &expected["value_mp"]) {
            wrong.push(format!("{expr} = {value}, not {}", expected["value"]));
        }

        // grad of a function of all variables, at the point.
        let parameters = names.join(", ");
        let function = format!("f({parameters}) = {expr}; grad(f, {parameters})");
        let found = parse(&function).unwrap().evaluate(&scope).unwrap();
        let gradient = match found.as_list() {
            Some(list) => list,
            None => vec![found.as_number().unwrap()],
        };
        // The same from the trace.
        let graph = trace(&program, &scope).unwrap();
        for (name, found) in names.iter().zip(gradient) {
            let (torch, truth) = (&expected["grad"][name], &expected["grad_mp"][name]);
            if !agrees(found, torch, truth) {
                wrong.push(format!(
                    "{expr}: d/d{name} = {found}, not {torch} ({truth})"
                ));
            }
            let node = graph.nodes.iter().find(|n| n.name.as_ref() == Some(name));
            let traced = node.map_or(0.0, |n| n.gradient.as_number().unwrap());
            if traced.to_bits() != found.to_bits()
                && !(traced == found || traced.is_nan() && found.is_nan())
            {
                wrong.push(format!(
                    "{expr}: the trace says {traced}, grad says {found}"
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    println!(
        "scalar_chain.json: {} of {} cases",
        cases.len(),
        cases.len()
    );
}
