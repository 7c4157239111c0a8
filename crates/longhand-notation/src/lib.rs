//! The small language of formulas, answers and the calculator.
//!
//! [`parse`] reads an author's formula and [`read`] a learner's answer; both
//! give a [`Program`], which is evaluated with the names of a [`Scope`] to a
//! [`Value`]. Everything that cannot be read or computed is a [`Fault`]: a
//! place, what was found, what to write instead.

pub mod builtin;
pub mod compare;
mod evaluate;
pub mod expr;
pub mod fault;
mod lexer;
pub mod name;
pub mod number;
mod parser;
pub mod program;
mod read;
mod together;
pub mod trace;
pub mod typeset;
pub mod unit;
pub mod value;

pub use expr::Expr;
pub use fault::{Fault, Span};
pub use longhand_math::Tensor;
pub use longhand_math::registry::{Entry, FAMILIES, Kind as Takes, Preset};
pub use program::{Program, parse};
pub use read::{read, rewritten};
pub use trace::{Trace, trace};
pub use value::{Function, Quantity, Record, Scope, Value};

/// The names of all registered rules that this build knows as functions.
pub fn rule_names() -> impl Iterator<Item = &'static str> {
    longhand_math::registry::all().map(|entry| entry.slug)
}
