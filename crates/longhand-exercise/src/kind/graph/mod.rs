//! Graph: the learner fills in a computational graph, node by node.
//!
//! The graph is that of a formula ([`longhand_notation::trace()`]); every node of it that is no plain
//! number of the formula gets a field for its value, its gradient, or both. A definition in the
//! formula names a node (`z = w1*x + b1; …`); the last node is the output.

mod describe;
pub mod grade;
pub mod sheet;
pub mod slip;
mod solve;

use crate::formula::Formula;
use crate::tolerance::Tolerance;
use serde::{Deserialize, Serialize};

/// What a graph exercise asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GraphTask {
    /// The formula whose graph it is.
    pub is: Formula,
    /// Which numbers are to be filled in.
    pub ask: Ask,
    /// Names of nodes that are filled in from the start.
    pub given: Vec<String>,
    /// Names of nodes whose gradient is neither asked for nor shown while others are open: data
    /// such as a target, which nobody trains.
    pub without: Vec<String>,
    /// How close each number must come.
    pub accept: Tolerance,
}

/// Which numbers are to be filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// The gradients; the values stand there.
    #[default]
    Gradients,
    /// The values.
    Values,
    /// First the values, then the gradients.
    Both,
}

impl Ask {
    /// The word for each, as written in files.
    pub const ALL: [(&'static str, Ask); 3] = [
        ("gradients", Ask::Gradients),
        ("values", Ask::Values),
        ("both", Ask::Both),
    ];
}

#[cfg(test)]
mod tests;
