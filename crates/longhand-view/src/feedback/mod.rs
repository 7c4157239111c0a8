//! What is said to an answer: the verdict in words, how it was read, where to look next.
//!
//! The engine says what it found; here words are put to it. One file for each sort of thing that
//! can be found.

mod answered;
mod cell_names;
mod cells;
mod code;
mod context;
mod echo;
mod graph;
mod help;
mod node_names;
mod order;
mod parts;
mod reply;
mod sentence;
mod slip;
mod verdict;

pub(crate) use answered::{field, is_picked};
pub(crate) use cell_names::size;
pub use code::test_in_words;
pub(crate) use code::why;
pub(crate) use context::Context;
pub(crate) use node_names::NodeNames;
pub use reply::Reply;
pub(crate) use sentence::inline;
