//! The reference: what authors add to the registries of rules.
//!
//! A rule's name, formula, parameters and source stand in `longhand-math`. Its worked number, its
//! names elsewhere and its traps stand beside the shelf, in `reference/FAMILY.toml`, one table a
//! rule. Every rule has one: a new rule without a table is a finding.

mod file;
mod read;

pub use file::Notes;
pub use read::{Reference, read};
