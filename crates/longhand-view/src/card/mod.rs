//! An exercise's card: its state, what happens to it, and how it looks.
//!
//! A card is a state machine without a clock or a browser: [`Card::update`] takes an [`Event`] and
//! returns the [`Effect`]s that the browser program carries out; [`Card::view`] is what it looks
//! like now.
//!
//! What every card has stands in `shell`, what its kind owns in `work`. Each kind has a folder; those
//! that are answered in fields, alone or as a part, are listed in `kinds`.

mod action;
mod bug;
mod buttons;
mod cells;
mod choice;
mod code;
mod estimate;
mod event;
mod expression;
mod field;
mod fields;
mod graph;
mod inputs;
mod keys;
mod kinds;
mod numeric;
mod order;
pub mod outline;
mod parts;
mod question;
mod record;
mod render_context;
mod report;
mod rule;
mod shape;
mod shell;
mod state;
mod update;
mod verdict_box;
mod view;
mod work;
mod worked_steps;

pub use crate::feedback::{Reply, test_in_words};
pub use action::Action;
pub use code::preference::{Loading, Preference};
pub use event::{Effect, Event};
pub use order::action::OrderAction;
pub use render_context::{Pythons, RenderContext};
pub use state::Card;
