//! Every test of the crate, in one program.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod cases;
mod doctor;
mod golden;
mod memory;
mod optimizers;
mod same_bits;
mod tape;
