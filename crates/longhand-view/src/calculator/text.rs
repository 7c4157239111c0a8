//! Values, steps and faults as plain text: in lines of the calculator, and at a terminal.

use longhand_notation::trace::Node;
use longhand_notation::{Fault, Record, Tensor, Trace, Value};

/// Widest line of numbers; a matrix beyond it has a line for each row.
const WIDTH: usize = 76;

/// Most numbers of one value that are shown.
const MOST: usize = 2_000;

/// Longest line that is shown again under a fault.
const LONGEST: usize = 400;

/// A value: in one line where it fits, a matrix row by row, a record field by
/// field.
pub fn value(value: &Value) -> String {
    match value {
        Value::Record(record) if record.main.is_none() => {
            let mut out = Vec::new();
            fields(record, 0, &mut out);
            out.join("\n")
        }
        _ => block(value, 0),
    }
}

/// One field a line, names aligned, records inside records set in.
fn fields(record: &Record, indent: usize, out: &mut Vec<String>) {
    let wide = |(name, _): &(String, Value)| name.chars().count();
    let widest = record.fields.iter().map(wide).max().unwrap_or(0);
    for (name, value) in &record.fields {
        let margin = " ".repeat(indent);
        if let Value::Record(inner) = value
            && inner.main.is_none()
        {
            out.push(format!("{margin}{name}"));
            fields(inner, indent + 2, out);
            continue;
        }
        let pad = " ".repeat(widest - name.chars().count());
        let lead = format!("{margin}{name}{pad} = ");
        out.push(format!("{lead}{}", block(value, lead.chars().count())));
    }
}

/// Numbers in one line, or the rows of a matrix under one another, set in by
/// what stands before them.
fn block(value: &Value, indent: usize) -> String {
    let tensor = value.as_tensor();
    if let Some(tensor) = tensor.filter(|t| t.len() > MOST) {
        let first: Vec<f64> = tensor.data().iter().take(5).copied().collect();
        let first = Value::list(&first).plain();
        let first = first.trim_end_matches(']').trim_start_matches('[');
        return format!(
            "{} numbers of shape {}: {first}, …",
            tensor.len(),
            tensor.shape()
        );
    }
    let line = value.plain();
    let rows = tensor.map_or(&[][..], Tensor::sizes);
    if indent + line.chars().count() <= WIDTH || rows.len() < 2 {
        return line;
    }
    let margin = " ".repeat(indent + 1);
    line.replace("], [", &format!("],\n{margin}["))
}

/// A fault under the text that it is about.
pub fn fault(text: &str, fault: &Fault) -> String {
    let (start, end) = (
        fault.span.start.min(text.len()),
        fault.span.end.min(text.len()),
    );
    let before = text.get(..start).map_or(0, |t| t.chars().count());
    let width = text.get(start..end).map_or(1, |t| t.chars().count().max(1));
    let mut out = String::new();
    if !text.contains('\n') && text.len() <= LONGEST {
        out = format!("  {text}\n  {}{}\n", " ".repeat(before), "^".repeat(width));
    }
    out += &fault.message;
    if !fault.help.is_empty() {
        out += "\n";
        out += &fault.help;
    }
    out
}

/// What a step is: its name, its sign, and the numbers of the steps it is made of.
pub fn step(node: &Node) -> String {
    let inputs: Vec<String> = node.inputs.iter().map(|k| format!("{}", k + 1)).collect();
    let what = if inputs.is_empty() {
        node.label.clone()
    } else {
        format!("{} of {}", node.label, inputs.join(", "))
    };
    match &node.name {
        Some(name) if *name != node.label => format!("{name} = {what}"),
        _ => what,
    }
}

/// A value in one line; of many numbers the first.
pub fn short(value: &Value) -> String {
    block(value, 0).replace('\n', " ")
}

/// Every step with its value and the result's derivative with respect to it.
pub fn steps(graph: &Trace) -> String {
    let lines = graph.nodes.iter().enumerate().map(|(i, node)| {
        format!(
            "{:>3}  {:<28} {:<16} slope {}",
            i + 1,
            step(node),
            node.value.plain(),
            node.gradient.plain()
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use longhand_notation::{Scope, parse};

    #[test]
    fn a_fault_points_into_the_line() {
        let fault = parse("2 2").unwrap_err();
        assert!(super::fault("2 2", &fault).starts_with("  2 2\n    ^\n"));
    }

    #[test]
    fn a_record_has_a_line_for_each_field_and_a_matrix_for_each_row() {
        let shown = |text: &str| {
            let value = parse(text).and_then(|p| p.evaluate(&Scope::new())).unwrap();
            super::value(&value)
        };
        let adam = shown("adam([4, -2, 6])");
        assert!(adam.contains("\nm_hat "), "{adam}");
        assert!(adam.contains("\nhistory\n  "), "{adam}");
        assert_eq!(shown("cross_entropy([2, 1, 0.1], 0)"), "0.41703");
        assert_eq!(shown("[[1, 2], [3, 4]]"), "[[1, 2], [3, 4]]");
        let wide = shown("(outer(range(1, 9), range(1, 9))) / 7");
        assert_eq!(wide.lines().count(), 9);
        assert!(wide.lines().nth(1).is_some_and(|row| row.starts_with(" [")));
        assert!(shown("zeros(100, 100)").starts_with("10000 numbers of shape [100, 100]: 0, 0"));
    }
}
