//! The kinds of exercise: what each holds, one file a kind.

pub mod choice;
pub mod code;
pub mod javascript;
pub mod numeric;
mod work;

/// The word for every kind, as written in `kind = "…"`.
pub const ALL: &[&str] = &["numeric", "choice", "code"];
