//! What stands in an exercise of a graph to be filled in, and what is said there.

/// What stands in an exercise of a graph to be filled in, and what is said there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GraphWords {
    /// Spoken name of a field for a value; `{}` is the node.
    pub value_of: &'static str,
    /// Spoken name of a field for a gradient; output, node.
    pub gradient_of: &'static str,
    /// Above the fields for values.
    pub values: &'static str,
    /// Above the fields for gradients.
    pub gradients: &'static str,
    /// How the fields of a graph are used.
    pub help: &'static str,
    /// Verdict: some numbers are wrong.
    pub see: &'static str,
    /// Verdict: every number is right.
    pub all: &'static str,
    /// Graphs in words: one node of which only the value counts; two holes: name, value.
    pub node_value: &'static str,
    /// Graphs to be filled in: the text alternative; `{}` is the formula.
    pub alt_open: &'static str,
    /// In words: a number that is to be found.
    pub unknown: &'static str,
    /// Slip: only the local slope. Holes: the operation, its gradient.
    pub local: &'static str,
    /// Slip: the gradient that arrives, passed on. Holes: its name, the operation, the node.
    pub slope_left_out: &'static str,
    /// Slip: back through a closed gate. Hole: the gate.
    pub closed: &'static str,
    /// Slip: one path of several. Holes: the operation, the node.
    pub one_path: &'static str,
    /// Slip: paths multiplied.
    pub multiplied: &'static str,
    /// Slip: multiplied by its own value. Holes: the node, the operation.
    pub own: &'static str,
    /// Slip: the value. Hole: the node.
    pub is_value: &'static str,
    /// Slip: the gradient. Hole: the node.
    pub is_gradient: &'static str,
    /// Slip: an input's value. Hole: the input.
    pub is_input: &'static str,
    /// Slip: follows from a wrong number. Hole: that gradient or value.
    pub carried: &'static str,
    /// A wrong gradient just before the output. Holes: the output, the node.
    pub rule_last: &'static str,
    /// A wrong gradient of which nothing is known. Holes: the node, the operations.
    pub rule: &'static str,
    /// The same where one operation reads the node. Holes: gradient, operation, node.
    pub rule_one: &'static str,
    /// A wrong value. Hole: what the node does.
    pub rule_value: &'static str,
}

/// In English.
pub const ENGLISH: GraphWords = GraphWords {
    value_of: "Value of {}",
    gradient_of: "Gradient of {} with respect to {}",
    values: "Forward: the values",
    gradients: "Backward: the gradients",
    help: "Each number is judged when you leave its field. Enter goes on to the next.",
    see: "See the notes at the numbers that are not right yet.",
    all: "Every number is right.",
    node_value: "{}: value {}.",
    alt_open: "Computational graph of {}, to be filled in.",
    unknown: "to be found",
    local: "That is only the slope of {} itself. Multiply it by what arrives there, {}.",
    slope_left_out: "That is {} passed on as it is. Multiply it by the slope of {} with respect to {}.",
    closed: "The gate {} is closed here: its slope is 0, so nothing passes back.",
    one_path: "That comes back through {} only. {} is read in more than one place; add up what comes back from each.",
    multiplied: "Paths side by side add. Only links that follow one another multiply.",
    own: "You multiplied by {} itself. In the product {} its slope is the other factor.",
    is_value: "That is the value of {}. Asked is how fast the output changes with it.",
    is_gradient: "That is the gradient of {}. Asked is its value.",
    is_input: "That is still the value of {}. Do what the node says to it.",
    carried: "This follows rightly from your {}. Mend that one first.",
    rule_last: "It is the slope of {} with respect to {}.",
    rule: "Add up what comes back to {}: the gradient that arrives at {}, each times its slope there.",
    rule_one: "It is {} times the slope of {} with respect to {}.",
    rule_value: "Work out {} with the numbers at its inputs.",
};
