//! A graph exercise: numbers filled in node by node, each judged when its field is left.
//!
//! The fields stand in a list below the drawing, in the order of work, so that the Tab key, a
//! phone and a screen reader all go the same way. The drawing shows what has been filled in rightly
//! and where one is.

mod form;
mod state;
mod worked;

pub(super) use form::form;
pub(super) use state::GraphState;
pub(super) use worked::worked;
