//! The tests of the crate from outside, in one binary: each links once.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod conventions;
mod curriculum;
mod derivatives;
mod documented;
mod fuzz;
mod golden;
mod language;
mod reading;
mod reports;
mod roundtrip;
mod typeset;
mod units;
