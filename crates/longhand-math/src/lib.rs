//! The mathematics of training as plain Rust.
