//! The tests of the command from outside, in one binary.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod commands;
mod doctor;
mod documents;
mod fuzz;
mod page_python;
mod planner;
