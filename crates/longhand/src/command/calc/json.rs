//! One JSON object a line in, one a line out.

use longhand_notation::lenient::{Context, read_in};
use longhand_notation::{Scope, Tensor, Value};
use serde_json::{Map, Value as Json, json};

/// The answer to one line of JSON, as JSON.
pub fn answer(line: &str) -> Json {
    let wrong = |message: String| {
        json!({"error": {"message": message, "start": 0, "end": 0,
            "help": "Write {\"expr\": \"…\", \"vars\": {…}}."}})
    };
    let line = line.trim_start_matches('\u{feff}');
    let request: Json = match serde_json::from_str(line) {
        Ok(request @ Json::Object(_)) => request,
        Ok(_) => return wrong("not a JSON object".to_owned()),
        Err(error) => return wrong(format!("not JSON: {error}")),
    };
    let Some(text) = request.get("expr").and_then(Json::as_str) else {
        return wrong("no text under \"expr\"".to_owned());
    };
    let mut scope = Scope::new();
    match request.get("vars") {
        None | Some(Json::Null) => {}
        Some(Json::Object(vars)) => {
            for (name, value) in vars {
                match variable(value) {
                    Some(value) => scope.define(name, value),
                    None => {
                        return wrong(format!(
                            "the variable {name} is neither a number nor rows of numbers"
                        ));
                    }
                }
            }
        }
        Some(_) => return wrong("\"vars\" is not an object".to_owned()),
    }
    let is_name = |name: &str| scope.value(name).is_some();
    let reading = read_in(text, &Context::calculator(&is_name));
    match reading.and_then(|reading| reading.program.evaluate(&scope)) {
        Ok(value) if size(&value) > MOST => json!({"error": {
            "message": format!("an answer of {} numbers", size(&value)),
            "start": 0, "end": text.len(),
            "help": "Ask for a part of it, or for its sum.",
        }}),
        Ok(value) => {
            let unit = value.unit().map_or("", |unit| unit.name.as_str());
            json!({"value": outward(&value), "unit": unit, "text": value.plain()})
        }
        Err(fault) => json!({"error": {
            "message": fault.message, "start": fault.span.start, "end": fault.span.end,
            "help": fault.help,
        }}),
    }
}

/// Most numbers in one answer.
const MOST: usize = 1 << 18;

/// How many numbers a value holds.
fn size(value: &Value) -> usize {
    match (value.as_tensor(), value) {
        (Some(tensor), _) | (None, Value::Truth(tensor)) => tensor.len(),
        (None, Value::Record(record)) => record.fields.iter().map(|(_, field)| size(field)).sum(),
        _ => 1,
    }
}

/// A number, truth value or nested list from JSON.
fn variable(json: &Json) -> Option<Value> {
    if let Json::Bool(truth) = json {
        return Some(Value::truth(*truth));
    }
    let (mut sizes, mut data) = (Vec::new(), Vec::new());
    flatten(json, 0, &mut sizes, &mut data)?;
    Tensor::new(&sizes, data).ok().map(Value::tensor)
}

fn flatten(json: &Json, depth: usize, sizes: &mut Vec<usize>, data: &mut Vec<f64>) -> Option<()> {
    match json {
        Json::Array(items) => {
            match sizes.get(depth) {
                None if data.is_empty() => sizes.push(items.len()),
                Some(&size) if size == items.len() => {}
                _ => return None,
            }
            for item in items {
                flatten(item, depth + 1, sizes, data)?;
            }
            Some(())
        }
        _ if depth != sizes.len() => None,
        Json::Number(x) => {
            data.push(x.as_f64()?);
            Some(())
        }
        Json::String(word) => {
            data.push(match word.as_str() {
                "NaN" => f64::NAN,
                "Infinity" => f64::INFINITY,
                "-Infinity" => f64::NEG_INFINITY,
                _ => return None,
            });
            Some(())
        }
        _ => None,
    }
}

/// A value for JSON: a number, nested lists, a truth value or an object; null
/// for a function.
fn outward(value: &Value) -> Json {
    if let Some(tensor) = value.as_tensor() {
        return nested(tensor.sizes(), tensor.data(), &number);
    }
    match value {
        Value::Truth(tensor) => nested(tensor.sizes(), tensor.data(), &|x| Json::Bool(x != 0.0)),
        Value::Record(record) => {
            let fields = record.fields.iter();
            Json::Object(
                fields
                    .map(|(n, v)| (n.clone(), outward(v)))
                    .collect::<Map<_, _>>(),
            )
        }
        _ => Json::Null,
    }
}

/// A number for JSON; a non-finite one as a word.
pub fn number(x: f64) -> Json {
    match serde_json::Number::from_f64(x) {
        Some(number) => Json::Number(number),
        None if x.is_nan() => Json::from("NaN"),
        None if x > 0.0 => Json::from("Infinity"),
        None => Json::from("-Infinity"),
    }
}

fn nested(sizes: &[usize], data: &[f64], each: &dyn Fn(f64) -> Json) -> Json {
    let Some((&size, inner)) = sizes.split_first() else {
        return data.first().map_or(Json::Null, |&x| each(x));
    };
    let width = data.len().checked_div(size).unwrap_or(0);
    let blocks = (0..size).map(|i| {
        let block = data.get(i * width..(i + 1) * width).unwrap_or(&[]);
        nested(inner, block, each)
    });
    Json::Array(blocks.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_json_gets_a_line_of_json() {
        for (line, expected) in [
            (
                r#"{"expr": "W @ x", "vars": {"W": [[1, 2], [3, 4]], "x": [1, 1]}}"#,
                r#"{"text":"[3, 7]","unit":"","value":[3.0,7.0]}"#,
            ),
            (
                r#"{"expr": "1/0"}"#,
                r#"{"text":"∞","unit":"","value":"Infinity"}"#,
            ),
            (
                r#"{"expr": "x > 1", "vars": {"x": "NaN"}}"#,
                r#"{"text":"false","unit":"","value":false}"#,
            ),
            (
                r#"{"expr": "softmx([1])"}"#,
                r#"{"error":{"end":6,"help":"Did you mean softmax?","message":"unknown function “softmx”","start":0}}"#,
            ),
        ] {
            assert_eq!(answer(line).to_string(), expected);
        }
        assert!(answer("no JSON").get("error").is_some());
        let nested = answer(r#"{"expr": "sgd([1, 1], lr = 1)"}"#);
        let text = nested["text"].as_str().unwrap();
        assert!(text.contains("history = {"), "{text}");
        assert_eq!(nested["value"]["history"]["param"][1], -2.0);
        assert!(
            answer(r#"{"expr": "x", "vars": {"x": [[1], [2, 3]]}}"#)
                .get("error")
                .is_some()
        );
    }

    #[test]
    fn hostile_lines_are_answered_soon() {
        let lines = [
            "(".repeat(19_000),
            "sum(".repeat(3000),
            "10^10^10^10".to_owned(),
            "zeros(100000, 100000)".to_owned(),
            "ones(2000, 2000) @ ones(2000, 2000)".to_owned(),
            "linear(ones(2000, 500), ones(2000, 500))".to_owned(),
            "newton_schulz(ones(2000, 2000))".to_owned(),
            "adam(ones(4000000))".to_owned(),
            "accumulate([1], repeat = 1e15)".to_owned(),
            "ones(1000, 1000)".to_owned(),
        ];
        for text in lines {
            let start = std::time::Instant::now();
            let reply = answer(&json!({"expr": text}).to_string());
            let hint: String = text.chars().take(40).collect();
            assert!(
                start.elapsed().as_secs() < 20,
                "{hint}: {:?}",
                start.elapsed()
            );
            assert!(
                reply.get("error").is_some()
                    || reply["value"] == "Infinity"
                    || reply["value"].is_number(),
                "{hint}"
            );
        }
        let deep = format!("{}1{}", "[".repeat(5000), "]".repeat(5000));
        assert!(
            answer(&format!(r#"{{"expr": "x", "vars": {{"x": {deep}}}}}"#))
                .get("error")
                .is_some()
        );
    }
}
