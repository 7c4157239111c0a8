//! The tests of the crate from outside, in one binary: it links once and reads our workbook once.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod authors;
mod cards;
mod complaints;
mod corrections;
mod faults;
mod kinds;
mod lines_and_nodes;
mod ours;
mod pasted;
mod robust;
mod rules;
mod shelf;
mod training;
mod understanding;
