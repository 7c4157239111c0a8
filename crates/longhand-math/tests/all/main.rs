//! The tests of the crate from outside, in one binary: each links once.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod backward;
mod costs;
mod golden;
mod known_answers;
mod properties;
mod registry;
mod slopes;
