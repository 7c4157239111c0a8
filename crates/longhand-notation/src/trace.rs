//! How a value came about: the computational graph as data.

use crate::evaluate::{self, Evaluator};
use crate::name::superscript;
use crate::{Fault, Program, Scope, Span, Value, number};
use longhand_math::Tensor;
use longhand_math::op::{Arithmetic, Op};
use longhand_math::tape::{self, Tape};
use std::collections::BTreeMap;

/// A computational graph in the order of computation.
#[derive(Clone, Debug)]
pub struct Trace {
    /// The nodes; a node's inputs stand before it.
    pub nodes: Vec<Node>,
    /// Index of the node that is the program's value.
    pub output: usize,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A name of the scope.
    Variable,
    /// A number written in the formula.
    Constant,
    /// An operation on earlier nodes.
    Operation,
}

/// One node of a computational graph.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// What to write in it: the name, the number, or the operation's sign
    /// (`×`, `+`, `^`, `relu`). A node that a definition names carries that
    /// name in `name`.
    pub label: String,
    /// The name a definition in the program gave it.
    pub name: Option<String>,
    /// The operation's name (`multiply`, `relu`); empty for the others.
    pub op: &'static str,
    /// Indices of its inputs, in order.
    pub inputs: Vec<usize>,
    /// Its value.
    pub value: Value,
    /// Derivative of the output with respect to this node.
    pub gradient: Value,
    /// For each input: the derivative of this node with respect to it.
    pub slopes: Vec<Slope>,
}

/// A local derivative.
#[derive(Clone, Debug)]
pub struct Slope {
    /// As TeX, in terms of the inputs `a`, `b` and the output `y`: `1 - y^2`.
    pub formula: &'static str,
    /// As a number, where it is one for each number (none for a matrix product).
    pub value: Option<Value>,
}

/// Computes a program and keeps every step, forward and backward.
///
/// ```
/// use longhand_notation::{Scope, Value, parse, trace};
///
/// let mut scope = Scope::new();
/// scope.define("x", Value::number(1.0));
/// let graph = trace(&parse("(3x + 2)^2")?, &scope)?;
/// let labels: Vec<&str> = graph.nodes.iter().map(|n| n.label.as_str()).collect();
/// assert_eq!(labels, ["3", "x", "×", "2", "+", "( )²"]);
/// assert_eq!(graph.nodes[1].gradient.as_number(), Some(30.0));
/// # Ok::<(), longhand_notation::Fault>(())
/// ```
///
/// # Errors
/// As [`Program::evaluate`]; and where the value is not a single number, since
/// gradients are of a number.
pub fn trace(program: &Program, scope: &Scope) -> Result<Trace, Fault> {
    let mut evaluator = Evaluator::new(scope);
    let live = evaluator.run(program.statements())?;
    let output = evaluator.as_number(live, Span::default())?;
    let (tape, names) = (&evaluator.tape, &evaluator.names);
    if tape.value(output).is_none_or(|value| value.rank() > 0) {
        return Err(Fault::new(
            Span::default(),
            "a computational graph needs a formula whose value is one number",
            "Take sum(…) of a list.",
        ));
    }
    let gradients = tape
        .gradients(output, None)
        .map_err(|error| evaluate::from_math(&error, Span::default()))?;

    // Only what the output was computed from, in the order of computation.
    let mut kept = vec![false; tape.nodes().len()];
    if let Some(slot) = kept.get_mut(output) {
        *slot = true;
    }
    for (i, node) in tape.nodes().iter().enumerate().rev() {
        if kept.get(i) == Some(&true) {
            for &input in shown_inputs(tape, names, node) {
                if let Some(slot) = kept.get_mut(input) {
                    *slot = true;
                }
            }
        }
    }
    let mut place = vec![0; kept.len()];
    let mut nodes = Vec::new();
    for (i, node) in tape.nodes().iter().enumerate() {
        if kept.get(i) != Some(&true) {
            continue;
        }
        if let Some(slot) = place.get_mut(i) {
            *slot = nodes.len();
        }
        nodes.push(shown(tape, i, node, names, &gradients, &place));
    }
    let output = place.get(output).copied().unwrap_or(0);
    Ok(Trace { nodes, output })
}

/// The names that steps on the tape have.
type Names = BTreeMap<usize, String>;

/// The inputs that a drawing shows: a constant exponent stands in the node.
fn shown_inputs<'a>(tape: &Tape, names: &Names, node: &'a tape::Node) -> &'a [usize] {
    let inputs = node.inputs.as_slice();
    if constant_exponent(tape, names, node).is_some() {
        inputs.get(..1).unwrap_or(inputs)
    } else {
        inputs
    }
}

fn constant_exponent(tape: &Tape, names: &Names, node: &tape::Node) -> Option<f64> {
    let named = node.inputs.get(1).is_some_and(|k| names.contains_key(k));
    if named || node.op != Op::Arithmetic(Arithmetic::Power) {
        return None;
    }
    let exponent = tape.nodes().get(*node.inputs.get(1)?)?;
    (exponent.op == Op::Given).then(|| exponent.value.item())?
}

fn shown(
    tape: &Tape,
    i: usize,
    node: &tape::Node,
    names: &Names,
    gradients: &tape::Gradients,
    place: &[usize],
) -> Node {
    let given = node.op == Op::Given;
    let name = names.get(&i).cloned();
    let (role, label) = match (&name, given) {
        (Some(name), true) => (Role::Variable, name.clone()),
        (None, true) => (Role::Constant, Value::tensor(node.value.clone()).plain()),
        _ => {
            let label = match constant_exponent(tape, names, node) {
                Some(exponent) => {
                    let digits = number::plain(exponent);
                    if exponent.fract() == 0.0 {
                        ["( )", &digits.chars().map(superscript).collect::<String>()].concat()
                    } else {
                        ["( )^", &digits].concat()
                    }
                }
                None => String::from(node.op.sign()),
            };
            (Role::Operation, label)
        }
    };
    let inputs = shown_inputs(tape, names, node);
    let values: Vec<&Tensor> = node.inputs.iter().filter_map(|&k| tape.value(k)).collect();
    let slopes = (0..inputs.len()).map(|k| Slope {
        formula: node.op.slope_formula(k),
        value: node.op.slope(&values, &node.value, k).map(Value::tensor),
    });
    let gradient = match gradients.of(i) {
        Some(gradient) => gradient.clone(),
        None => Tensor::zeros(node.value.shape()),
    };
    Node {
        role,
        label,
        name,
        op: if given { "" } else { node.op.name() },
        slopes: slopes.collect(),
        inputs: inputs
            .iter()
            .filter_map(|&k| place.get(k).copied())
            .collect(),
        value: Value::tensor(node.value.clone()),
        gradient: Value::tensor(gradient),
    }
}
