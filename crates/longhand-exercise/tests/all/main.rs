//! The tests of the crate from outside, in one binary: each links once.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod grading;
mod heavy;
mod kinds;
mod order_and_graph;
mod reading;
mod slips;
mod units;
