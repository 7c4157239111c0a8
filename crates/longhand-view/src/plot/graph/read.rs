//! From a traced computation to the nodes that are drawn.

use longhand_notation::Value;
use longhand_notation::trace::{Node, Role, Trace};

use super::node::{GraphNode, GraphRole, Open};

/// Operations that let their input through or not.
const GATES: &[&str] = &["relu"];

/// The nodes of a trace, in its order, the output last; each with its place in the trace.
///
/// `None` where [`from_trace`] gives none.
pub fn placed(trace: &Trace) -> Option<Vec<(usize, GraphNode)>> {
    let mut kept = Vec::new();
    let drawn = read(trace, &mut kept)?;
    Some(kept.into_iter().zip(drawn).collect())
}

/// The nodes of a trace, in its order, the output last.
///
/// A number that stands in the formula is written into the operation that uses
/// it (`( )²`, `− 3`) instead of getting a place of its own. `None` where a
/// value is not a single number, since such a graph has no room for it.
pub fn from_trace(trace: &Trace) -> Option<Vec<GraphNode>> {
    read(trace, &mut Vec::new())
}

/// Reads a trace; `kept` gets the place of each node that is drawn.
fn read(trace: &Trace, kept: &mut Vec<usize>) -> Option<Vec<GraphNode>> {
    let mut place = vec![None; trace.nodes.len()];
    let mut drawn = Vec::new();
    for (index, node) in trace.nodes.iter().enumerate().take(trace.output + 1) {
        let lone = node.inputs.iter().all(|&input| constant(trace, input));
        if node.role == Role::Constant && index != trace.output && folds(trace, index) {
            continue;
        }
        let mut inputs = Vec::new();
        let mut passes = Vec::new();
        let gradient = node.gradient.as_number()?;
        for (order, &input) in node.inputs.iter().enumerate() {
            if constant(trace, input) && !lone {
                continue;
            }
            inputs.push(place.get(input).copied().flatten()?);
            let slope = node.slopes.get(order).and_then(|one| one.value.as_ref());
            let slope = slope.and_then(Value::as_number);
            passes.push(slope.map_or(gradient, |slope| gradient * slope));
        }
        if let Some(place) = place.get_mut(index) {
            *place = Some(drawn.len());
        }
        kept.push(index);
        drawn.push(GraphNode {
            role: match node.role {
                Role::Variable => GraphRole::Given,
                Role::Constant => GraphRole::Constant,
                Role::Operation if GATES.contains(&node.op) => GraphRole::Gate {
                    open: node.slopes.iter().any(|slope| {
                        let value = slope.value.as_ref().and_then(Value::as_number);
                        value.is_none_or(|slope| slope != 0.0)
                    }),
                },
                Role::Operation => GraphRole::Operation,
            },
            label: label(trace, node),
            // A name that is given stands in the node itself.
            name: node.name.clone().filter(|_| node.role == Role::Operation),
            inputs,
            value: node.value.as_number()?,
            gradient,
            passes,
            open: Open::default(),
        });
    }
    Some(drawn)
}

fn constant(trace: &Trace, node: usize) -> bool {
    trace
        .nodes
        .get(node)
        .is_some_and(|one| one.role == Role::Constant)
}

/// Whether every user of a constant has other inputs as well, so that it can be
/// written into them.
fn folds(trace: &Trace, node: usize) -> bool {
    trace
        .nodes
        .iter()
        .filter(|user| user.inputs.contains(&node))
        .all(|user| user.inputs.iter().any(|&input| !constant(trace, input)))
}

/// What stands in the box.
fn label(trace: &Trace, node: &Node) -> String {
    let number = |index: usize| trace.nodes.get(index).map(|one| one.label.clone());
    match node.inputs[..] {
        [base, exponent] if node.label == "^" && !constant(trace, base) => {
            match number(exponent).filter(|_| constant(trace, exponent)) {
                Some(power) => raised(&power),
                None => node.label.clone(),
            }
        }
        [left, right] if constant(trace, right) && !constant(trace, left) => {
            [&node.label, " ", &number(right).unwrap_or_default()].concat()
        }
        [left, right] if constant(trace, left) && !constant(trace, right) => {
            [&number(left).unwrap_or_default(), " ", &node.label].concat()
        }
        _ => match node.label.as_str() {
            "relu" => "ReLU".to_owned(),
            "sigmoid" => "σ".to_owned(),
            other => other.to_owned(),
        },
    }
}

/// `( )²`: something raised to a power.
fn raised(power: &str) -> String {
    let digits: Option<String> = power
        .chars()
        .map(|digit| match digit {
            '0' => Some('⁰'),
            '1' => Some('¹'),
            '2' => Some('²'),
            '3' => Some('³'),
            '4'..='9' => char::from_u32(0x2070 + u32::from(digit) - u32::from('0')),
            '-' | '−' => Some('⁻'),
            _ => None,
        })
        .collect();
    digits.map_or_else(|| format!("( )^{power}"), |digits| format!("( ){digits}"))
}
