//! Slips found by rule, without an author having listed them.

/// What a value betrays by its form alone.
#[derive(Clone, Debug, PartialEq)]
pub enum Slip {
    /// A shape with its axes exchanged, a matrix with rows for columns.
    Transposed,
    /// A shape that keeps an axis of this size, which is summed out.
    AxisKept(u64),
    /// A shape that lacks an axis of this size.
    AxisLost(u64),
    /// As many elements in another shape, often in one axis.
    Flattened,
    /// The right numbers in another order.
    Reordered,
}

impl Slip {
    /// The slip's name, as stored in progress and printed by the command line.
    pub fn name(&self) -> &'static str {
        match self {
            Slip::Transposed => "transposed",
            Slip::AxisKept(_) => "axis-kept",
            Slip::AxisLost(_) => "axis-lost",
            Slip::Flattened => "flattened",
            Slip::Reordered => "reordered",
        }
    }
}
