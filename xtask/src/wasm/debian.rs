//! Debian's packages `rustc-web`, `cargo-web`, `rust-web-src` and a linker.
//!
//! They hold no library for the target, so Cargo builds it from the packaged source.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::packages;
use crate::run::{Outcome, ask};
use crate::workspace;

const CARGO: &str = "/usr/bin/cargo";
const RUSTC: &str = "/usr/bin/rustc";
const SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std/Cargo.toml";

/// The oldest minor version of Rust 1 that compiles the workspace.
const OLDEST: u32 = 91;

/// The linker to use, when all parts are installed and new enough.
pub fn ready() -> Option<PathBuf> {
    let version = ask(Command::new(RUSTC).arg("--version"))?;
    let new_enough = minor(&version).is_some_and(|minor| minor >= OLDEST);
    (new_enough && Path::new(CARGO).is_file() && Path::new(SOURCE).is_file())
        .then(linker)
        .flatten()
}

/// Installs what is missing.
///
/// # Errors
/// When `apt-get` fails.
pub fn install() -> Outcome {
    let mut names = vec!["rustc-web", "cargo-web", "rust-web-src"];
    if linker().is_none() {
        names.push("lld-22");
    }
    packages::install(&names)
}

/// Debian's Cargo, set up to build the library of the target too.
pub fn cargo(linker: &Path, target: &Path) -> Command {
    let mut command = Command::new(CARGO);
    let path = std::env::var("PATH").unwrap_or_default();
    command
        .current_dir(workspace::root())
        .env("PATH", format!("/usr/bin:{path}"))
        .env("RUSTC", RUSTC)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    for name in ["CARGO", "RUSTUP_TOOLCHAIN", "CARGO_ENCODED_RUSTFLAGS"] {
        command.env_remove(name);
    }
    command
}

/// A linker of WebAssembly: Debian's newest.
fn linker() -> Option<PathBuf> {
    (14..40)
        .rev()
        .map(|version| PathBuf::from(format!("/usr/bin/wasm-ld-{version}")))
        .find(|path| path.is_file())
}

/// The minor version in `rustc 1.96.0 (…)`.
fn minor(version: &str) -> Option<u32> {
    version
        .strip_prefix("rustc 1.")?
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::minor;

    #[test]
    fn the_minor_version_is_read_from_what_rustc_prints() {
        assert_eq!(minor("rustc 1.96.0 (ac68faa20 2026-05-25)"), Some(96));
        assert_eq!(minor("clang 19"), None);
    }
}
