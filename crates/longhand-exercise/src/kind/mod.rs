//! The kinds of exercise: what each holds, one file a kind.

pub mod bug;
pub mod cells;
pub mod choice;
pub mod code;
pub mod expression;
pub mod graph;
pub mod numeric;
pub mod order;
pub mod shape;
mod texts;

use crate::prose::Prose;
use serde::{Deserialize, Serialize};
use {
    bug::Bug, cells::Cells, choice::Choice, code::Code, expression::Expression, graph::Graphed,
    numeric::Numeric, order::Order, shape::Shape,
};

/// What the learner does, with what that kind needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// Types a number or an expression.
    Numeric(Numeric),
    /// Picks one or several options.
    Choice(Choice),
    /// Writes a function.
    Code(Code),
    /// Finds the faulty line of a program and mends it.
    Bug(Bug),
    /// Puts lines in order.
    Order(Order),
    /// Fills in a computational graph.
    Graph(Graphed),
    /// Fills in a list of numbers.
    Vector(Cells),
    /// Fills in rows of numbers.
    Matrix(Cells),
    /// Types the sizes of a tensor's axes.
    Shape(Shape),
    /// Types a formula in variables.
    Expression(Expression),
    /// Answers several questions.
    Parts(Vec<Part>),
}

/// One question of several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its id, unique in the exercise; saved progress holds it.
    pub id: String,
    /// What is asked, in a few words.
    pub ask: Prose,
    /// What the learner does. Never parts again.
    pub kind: Kind,
}

/// The word for every kind, as written in `kind = "…"`.
pub const ALL: &[&str] = &[
    "numeric",
    "choice",
    "code",
    "bug",
    "order",
    "graph",
    "vector",
    "matrix",
    "shape",
    "expression",
    "parts",
];
