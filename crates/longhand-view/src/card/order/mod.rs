//! An order exercise: lines to be put in order.
//!
//! What a mouse, a finger, the buttons beside each line and the keyboard do are the same few acts
//! ([`action::OrderAction`]); [`state`] says what comes of each. Only the focused line's controls are stops for
//! the Tab key; arrow keys go from line to line.

pub(super) mod action;
mod form;
mod moves;
mod state;
mod worked;

pub(super) use form::form;
pub(super) use moves::{act, help, restore};
pub(super) use state::OrderState;
pub(super) use worked::worked;
