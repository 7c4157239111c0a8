//! Builds, serves, tests and measures Longhand.
fn main() {}
