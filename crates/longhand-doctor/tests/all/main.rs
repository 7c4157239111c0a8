//! The doctor on real and constructed logs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
mod compare;
mod truth;
