//! The tests of the repository as a whole: its documents, its layers, its names.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod architecture;
mod circles;
mod complaints;
mod imports;
mod kinds;
mod recipes;

use std::path::{Path, PathBuf};

/// The folder that holds the workspace's `Cargo.toml`.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
