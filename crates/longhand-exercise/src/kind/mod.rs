//! The kinds of exercise: what each holds, one file a kind.

pub mod bug;
pub mod choice;
pub mod code;
mod dialect;
pub mod graph;
pub mod javascript;
pub mod numeric;
pub mod order;
pub mod python;
pub mod small_python;
mod work;

/// The word for every kind, as written in `kind = "…"`.
pub const ALL: &[&str] = &["numeric", "choice", "code", "bug", "order", "graph"];
