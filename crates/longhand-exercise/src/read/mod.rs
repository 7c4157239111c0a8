//! What a learner typed, read once: from a text to a number. Judging looks at numbers only.

pub mod context;
pub mod number;
pub mod typed;
pub mod words;

/// Longest answer that is read, in bytes.
pub const LONGEST: usize = 2_000;
