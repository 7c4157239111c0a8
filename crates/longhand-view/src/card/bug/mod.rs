//! A bug exercise: a program whose lines can be picked, then an editor to mend it in.
//!
//! The lines are radio buttons: one is picked with a click, with the arrow keys, or by a screen
//! reader's own means, and Enter hands it in. Once the faulty line is found (or given up), "Mend it"
//! puts the editor in place of the lines, and from there on it is a code exercise.

mod form;
mod state;
mod worked;

pub(super) use form::form;
pub(super) use state::BugState;
pub(super) use worked::worked;
