//! The small language of formulas, answers and the calculator.
//!
//! There is one grammar. [`parse`] reads an author's formula by it; [`read`] and
//! [`lenient::read_in`] read what was typed or pasted, where a comma may be a
//! decimal comma and the names of the place are known. All
//! give a [`Program`], which is evaluated with the names of a [`Scope`] to a
//! [`Value`]. Everything that cannot be read or computed is a [`Fault`]: a
//! place, what was found, what to write instead.

pub mod cells;
pub mod compare;
mod evaluate;
pub mod expr;
pub mod fault;
mod figures;
pub mod functions;
mod implicit_product;
pub mod lenient;
mod lexer;
pub mod math;
pub mod name;
pub mod number;
mod parser;
pub mod program;
pub mod trace;
pub mod typeset;
pub mod unit;
mod unit_text;
pub mod value;

pub use expr::Expr;
pub use fault::{Fault, Span};
pub use lenient::read;
pub use longhand_math::Tensor;
pub use longhand_math::registry::{Entry, FAMILIES, Kind as Takes, Preset};
pub use program::{Program, parse};
pub use trace::{Trace, trace};
pub use value::{Function, Quantity, Record, Scope, Value};

/// The names of all registered rules that this build knows as functions.
pub fn rule_names() -> impl Iterator<Item = &'static str> {
    longhand_math::registry::all().map(|entry| entry.slug)
}
