//! What the browser program is compiled for.

use std::process::Command;

/// The target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Has Rust's library compiled with the program: for size, without the parts that nothing calls, and
/// without the places in the source that nobody reads in a browser.
///
/// These are unstable options of Cargo, hence `RUSTC_BOOTSTRAP`: it is set for this one build and
/// reaches nothing else.
pub fn with_library(command: &mut Command) -> &mut Command {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("RUSTFLAGS", "-Zlocation-detail=none")
        .args(["-Z", "build-std=std,panic_abort"])
        .args(["-Z", "build-std-features=optimize_for_size"])
}
