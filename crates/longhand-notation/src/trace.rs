//! How a value came about: the computational graph as data.

use crate::{Fault, Program, Scope, Span, Value};

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
/// # Errors
/// As [`Program::evaluate`]; and where the value is not a single number, since
/// gradients are of a number.
pub fn trace(_program: &Program, _scope: &Scope) -> Result<Trace, Fault> {
    Err(Fault::new(Span::default(), "nothing to compute", ""))
}
