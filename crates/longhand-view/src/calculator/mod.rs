//! The calculator's page: a notebook of lines with names and units.
//!
//! - [`Notebook`] computes: each line with the names above it, after an edit only what depends on it.
//! - `complete` finds the names that may be meant while one is typed.
//! - [`Calculator`] is the page's state, [`Calculator::update`] takes an [`Event`] and says by
//!   [`Effect`]s what is to be done outside; [`page`] and [`Calculator::view`] are its markup.
//! - [`text`] writes values, steps and faults as text, as the command line does too; `export` writes
//!   the whole notebook.

mod complete;
mod examples;
mod export;
mod notebook;
mod state;
pub mod text;
mod view;

pub use complete::{Candidate, candidates, word_before};
pub use notebook::{Line, Notebook, Outcome};
pub use state::{Calculator, Effect, Event};
pub use view::page;
