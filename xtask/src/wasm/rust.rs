//! The Rust in use, where it has the target's library.

use std::path::Path;
use std::process::Command;

use super::target::TARGET;
use crate::run::ask;
use crate::workspace;

/// The source of Rust's library, below the folder of the compiler.
const SOURCE: &str = "lib/rustlib/src/rust/library/std/Cargo.toml";

/// Whether the compiler in use has the library of the target.
pub fn ready() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let printed = ask(Command::new(rustc)
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(workspace::root()));
    let Some(folder) = printed else { return false };
    std::fs::read_dir(Path::new(&folder)).is_ok_and(|files| {
        files
            .flatten()
            .any(|file| file.file_name().to_string_lossy().starts_with("libcore-"))
    })
}

/// Whether the compiler in use has the source of its library beside it.
pub fn has_source() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let printed = ask(Command::new(rustc)
        .args(["--print", "sysroot"])
        .current_dir(workspace::root()));
    printed.is_some_and(|folder| Path::new(&folder).join(SOURCE).is_file())
}

/// Whether `rustup` rules the compiler in use.
pub fn has_rustup() -> bool {
    ask(Command::new("rustup").arg("--version")).is_some()
}
