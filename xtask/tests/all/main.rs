//! The tests of the repository as a whole: its documents, its layers, its names.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod architecture;
mod complaints;
