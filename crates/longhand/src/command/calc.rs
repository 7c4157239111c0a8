//! `longhand calc`: computes lines of the language.
//!
//! With a formula it prints the value; with `--steps` also every step, each
//! with its value and the derivative of the result with respect to it. Without
//! a formula it reads lines and keeps what they define. With `--json` it reads
//! one JSON object a line and answers one a line, in order:
//!
//! ```text
//! {"expr": "W @ x", "vars": {"W": [[1, 2], [3, 4]], "x": [1, 1]}}
//! {"value":[3.0,7.0],"unit":"","text":"[3, 7]"}
//! ```

use std::io::{BufRead, IsTerminal, Write};

use clap::Args;
use longhand_notation::expr::Statement;
use longhand_notation::{Fault, Scope, Tensor, Value, parse, trace};
use serde_json::{Map, Value as Json, json};

use super::Outcome;

/// Compute a line of the language.
#[derive(Debug, Args)]
pub struct Calc {
    /// What to compute; lines from standard input without it.
    formula: Option<String>,
    /// Print every step with its value and the result's derivative.
    #[arg(long)]
    steps: bool,
    /// Read one JSON object a line and answer one a line.
    #[arg(long, conflicts_with_all = ["formula", "steps"])]
    json: bool,
}

impl Calc {
    /// Computes and prints.
    ///
    /// # Errors
    /// A formula that cannot be read or computed; a broken standard input.
    pub fn run(self) -> Outcome {
        if self.json {
            return each_line(|line| {
                println!("{}", answer(line));
                Ok(())
            });
        }
        if let Some(formula) = &self.formula {
            return self.line(formula, &mut Scope::new());
        }
        let mut scope = Scope::new();
        each_line(|line| {
            if !line.trim().is_empty()
                && let Err(message) = self.line(line, &mut scope)
            {
                eprintln!("{message}");
            }
            Ok(())
        })
    }

    /// Computes one text, prints its value and keeps its definitions.
    fn line(&self, text: &str, scope: &mut Scope) -> Outcome {
        let shown = |fault: Fault| show(text, &fault);
        let program = parse(text).map_err(shown)?;
        let value = program.evaluate(scope).map_err(shown)?;
        if self.steps {
            steps(&trace(&program, scope).map_err(shown)?);
        } else {
            println!("{}", value.plain());
        }
        for statement in program.statements() {
            let (Statement::Define { name, .. } | Statement::Function { name, .. }) = statement
            else {
                continue;
            };
            // The text again, up to the name itself: its value as it was last.
            let last = [text, "\n", name].concat();
            if let Ok(value) = parse(&last).and_then(|program| program.evaluate(scope)) {
                scope.define(name, value);
            }
        }
        Ok(())
    }
}

/// Hands every line of standard input on, with a prompt where a person types.
fn each_line(mut take: impl FnMut(&str) -> Outcome) -> Outcome {
    let stdin = std::io::stdin();
    let person = stdin.is_terminal();
    let mut line = Vec::new();
    loop {
        if person {
            print!("> ");
            let _ = std::io::stdout().flush();
        }
        line.clear();
        let length = stdin
            .lock()
            .read_until(b'\n', &mut line)
            .map_err(|error| format!("cannot read standard input: {error}"))?;
        if length == 0 {
            return Ok(());
        }
        take(String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']))?;
    }
}

/// A fault under the text that it is about.
fn show(text: &str, fault: &Fault) -> String {
    let (start, end) = (
        fault.span.start.min(text.len()),
        fault.span.end.min(text.len()),
    );
    let before = text.get(..start).map_or(0, |t| t.chars().count());
    let width = text.get(start..end).map_or(1, |t| t.chars().count().max(1));
    let mut out = String::new();
    if !text.contains('\n') {
        out = format!("  {text}\n  {}{}\n", " ".repeat(before), "^".repeat(width));
    }
    out += &fault.message;
    if !fault.help.is_empty() {
        out += "\n";
        out += &fault.help;
    }
    out
}

fn steps(graph: &longhand_notation::Trace) {
    for (i, node) in graph.nodes.iter().enumerate() {
        let inputs: Vec<String> = node.inputs.iter().map(|k| format!("{}", k + 1)).collect();
        let what = if inputs.is_empty() {
            node.label.clone()
        } else {
            format!("{} of {}", node.label, inputs.join(", "))
        };
        let name = match &node.name {
            Some(name) if *name != node.label => format!("{name} = "),
            _ => String::new(),
        };
        println!(
            "{:>3}  {:<28} {:<16} slope {}",
            i + 1,
            format!("{name}{what}"),
            node.value.plain(),
            node.gradient.plain()
        );
    }
}

/// The answer to one line of JSON, as JSON.
fn answer(line: &str) -> Json {
    let wrong = |message: String| {
        json!({"error": {"message": message, "start": 0, "end": 0,
            "help": "Write {\"expr\": \"…\", \"vars\": {…}}."}})
    };
    let request: Json = match serde_json::from_str(line) {
        Ok(request) => request,
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
    match parse(text).and_then(|program| program.evaluate(&scope)) {
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
        return nested(tensor.sizes(), tensor.data(), &outward_number);
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

fn outward_number(x: f64) -> Json {
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
        assert!(
            answer(r#"{"expr": "x", "vars": {"x": [[1], [2, 3]]}}"#)
                .get("error")
                .is_some()
        );
    }

    #[test]
    fn a_fault_points_into_the_line() {
        let fault = parse("2 2").unwrap_err();
        assert!(show("2 2", &fault).starts_with("  2 2\n    ^\n"));
    }
}
