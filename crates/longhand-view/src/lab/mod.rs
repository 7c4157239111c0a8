//! Labs: drawn into the static page, and drawn anew as a reader moves something.
//!
//! [`Bench`] is a lab with its state, without a browser: events in, effects out. Its markup is a
//! [`Node`] tree, the same for the page and for the browser, where only what differs from one
//! tree to the next is changed. What a lab shows and why stands in `longhand-lab`; nothing here
//! knows one lab from another.

mod controls;
mod draw;
mod link;
mod markup;
mod state;
mod tree;

pub use draw::Grip;
pub use link::{fragment, names};
pub use state::{Bench, Effect, Event, MARK};
pub use tree::{Change, Node, Patch};
