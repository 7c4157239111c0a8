//! The kinds of exercise: what each holds, one file a kind.

pub mod bug;
pub mod cells;
pub mod choice;
pub mod code;
mod dialect;
pub mod expression;
pub mod graph;
pub mod javascript;
pub mod numeric;
pub mod order;
pub mod parts;
pub mod python;
pub mod shape;
pub mod small_python;
mod texts;
pub(crate) mod work;

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
