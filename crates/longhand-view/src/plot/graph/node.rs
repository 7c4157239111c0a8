//! What a drawn graph is made of.

use super::measure::Measure;
use super::symbol::width;

/// What a node of a drawn graph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GraphRole {
    /// A name whose value is given.
    Given,
    /// A number that stands in the formula.
    Constant,
    /// An operation.
    Operation,
    /// An operation that lets its input through or not, such as ReLU.
    Gate {
        /// Whether it lets the gradient back here.
        open: bool,
    },
}

/// Which numbers of a node are drawn, where a learner fills them in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Open {
    /// The value.
    pub value: Number,
    /// The gradient.
    pub gradient: Number,
    /// Whether this node's field has the focus.
    pub here: bool,
}

/// How a number of a node is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Number {
    /// As it is.
    #[default]
    Shown,
    /// As a blank that waits for it.
    Blank,
    /// Not at all.
    Hidden,
}

/// A node of a drawn graph. Inputs stand before the nodes that use them.
#[derive(Debug, Clone, PartialEq)]
pub struct GraphNode {
    /// What it is.
    pub role: GraphRole,
    /// What stands in the box: a name (`w1` is drawn w₁) or a sign (`×`).
    pub label: String,
    /// The name that the formula gives to this value, if any: `z`.
    pub name: Option<String>,
    /// Indices of the inputs.
    pub inputs: Vec<usize>,
    /// The value.
    pub value: f64,
    /// The slope of the output with respect to this node.
    pub gradient: f64,
    /// What this node passes back to each input: its own gradient times its
    /// slope. An input used twice gets the sum.
    pub passes: Vec<f64>,
    /// Which of its numbers are still open.
    pub open: Open,
}

impl GraphNode {
    /// Whether this stands for itself and has no box.
    pub(super) fn bare(&self) -> bool {
        matches!(self.role, GraphRole::Given | GraphRole::Constant)
    }

    /// Half the room it takes across.
    pub(super) fn half(&self, measure: &Measure) -> f64 {
        if self.bare() {
            width(&self.label) / 2.0 + 4.0
        } else {
            measure.half
        }
    }

    /// Whether this is a gate that lets nothing back. (An open gate may pass back
    /// a zero as well, if it gets one.)
    pub(super) fn shut(&self) -> bool {
        self.role == GraphRole::Gate { open: false }
    }
}
