//! A compiler for WebAssembly, found or installed.
//!
//! What is there is taken before anything is installed:
//!
//! 1. Rust's own `wasm32-unknown-unknown` library beside the compiler in use;
//! 2. Debian's `rustc-web` with its source, from which the library is built once;
//! 3. the first again, after `rustup target add`, bounded in time;
//! 4. the second again, after `apt-get install`, where we are root.
//!
//! `LONGHAND_WASM=rust` or `LONGHAND_WASM=debian` allows one of the two only.
//! See `docs/decisions/0010-wasm-toolchain.md`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::bail;

use crate::packages;
use crate::run::{Outcome, cargo, run, run_within, say};
use crate::workspace;
use target::TARGET;

mod debian;
mod rust;
mod target;

/// How long `rustup` may take to fetch the target's library.
const RUSTUP_LIMIT: Duration = Duration::from_secs(90);

/// What to say when there is no way.
const ADVICE: &str = "no compiler for WebAssembly was found, and none could be installed.\n\
    With rustup:  rustup target add wasm32-unknown-unknown\n\
    On Debian:    apt-get install rustc-web cargo-web rust-web-src lld-22\n\
    Then run the same command again.";

/// A compiler for WebAssembly.
#[derive(Debug)]
pub enum Compiler {
    /// The Rust in use has the target's library.
    Rust {
        /// Whether it has the source too, so that the library is compiled with the program.
        source: bool,
    },
    /// Debian's packages; the linker to use.
    Debian {
        /// A linker of WebAssembly.
        linker: PathBuf,
    },
}

/// Finds a compiler, or installs one.
///
/// # Errors
/// When there is none to be had; the message says what to install.
pub fn compiler() -> Outcome<Compiler> {
    let only = std::env::var("LONGHAND_WASM").unwrap_or_default();
    let (try_rust, try_debian) = (only != "debian", only != "rust");
    if try_rust && rust::ready() {
        return Ok(own());
    }
    if try_debian && let Some(linker) = debian::ready() {
        return Ok(Compiler::Debian { linker });
    }
    if try_rust && rust::has_rustup() {
        say(&format!("adding the target {TARGET} (rustup)"));
        let added = run_within(
            RUSTUP_LIMIT,
            Command::new("rustup")
                .args(["target", "add", TARGET])
                .current_dir(workspace::root()),
        );
        match added {
            Ok(()) if rust::ready() => return Ok(own()),
            Ok(()) => say("the target was added, but not to the compiler in use"),
            Err(error) => say(&format!("{error:#}")),
        }
    }
    if try_debian && packages::may_install() {
        debian::install()?;
        if let Some(linker) = debian::ready() {
            return Ok(Compiler::Debian { linker });
        }
    }
    bail!(ADVICE)
}

/// The Rust in use, with the source of its library where that is there or `rustup` brings it: the
/// programs are 5% smaller then. It is tried once; without it they work the same.
fn own() -> Compiler {
    let tried = workspace::target().join("rust-src-tried");
    if !rust::has_source() && rust::has_rustup() && !tried.exists() {
        say("adding the source of Rust's library (rustup)");
        let added = run_within(
            RUSTUP_LIMIT,
            Command::new("rustup")
                .args(["component", "add", "rust-src"])
                .current_dir(workspace::root()),
        );
        if let Err(error) = added {
            say(&format!("{error:#}; going on without it"));
        }
        let _ = std::fs::create_dir_all(workspace::target());
        let _ = std::fs::write(&tried, "");
    }
    Compiler::Rust {
        source: rust::has_source(),
    }
}

/// Compiles one library crate to WebAssembly in a target folder, with these features; where the
/// result is.
///
/// # Errors
/// When the compiler fails.
pub fn compile(
    compiler: &Compiler,
    target: &Path,
    package: &str,
    profile: &str,
    features: &[&str],
) -> Outcome<PathBuf> {
    let (mut command, target) = match compiler {
        Compiler::Rust { .. } => (cargo(), target.to_path_buf()),
        Compiler::Debian { linker } => {
            let target = target.join("debian");
            (debian::cargo(linker, &target), target)
        }
    };
    command.env("CARGO_TARGET_DIR", &target);
    if !matches!(compiler, Compiler::Rust { source: false }) {
        target::with_library(&mut command);
    }
    run(command.args([
        "build",
        "--package",
        package,
        "--lib",
        "--profile",
        profile,
        "--target",
        TARGET,
        "--features",
        &features.join(","),
    ]))?;
    let file = format!("{}.wasm", package.replace('-', "_"));
    let path = target.join(TARGET).join(profile).join(file);
    require(&path)?;
    Ok(path)
}

fn require(path: &Path) -> Outcome {
    if path.is_file() {
        Ok(())
    } else {
        bail!(
            "{} was not written: does the crate have the type `cdylib`?",
            path.display()
        )
    }
}
