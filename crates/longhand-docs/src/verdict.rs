//! What became of a statement.

/// What became of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It holds within the digits that are written.
    Holds,
    /// It does not: what comes out instead.
    Wrong(String),
    /// It could not be read as a calculation with numbers alone.
    NotRead,
}
