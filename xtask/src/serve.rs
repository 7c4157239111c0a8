//! `cargo xtask serve`: build, serve, and do both again when code changes.
//!
//! The server is a child process that watches the content by itself. When a
//! file of the code changes, everything is built anew beside it, and only a
//! build that succeeds takes its place. So there is always a page to look at.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime};

use anyhow::{Context, bail};

use crate::run::{Outcome, cargo, run, say};
use crate::{bundle, workspace};

/// How often the code is looked at for changes.
const LOOK: Duration = Duration::from_millis(500);

/// What a change of makes a new build.
const CODE: [&str; 4] = ["crates", "vendor", "Cargo.toml", "Cargo.lock"];

/// Serves the workbook while somebody writes, until it is ended.
///
/// # Errors
/// When the first build fails.
pub fn serve(content: &Path, port: u16) -> Outcome {
    let mut seen = stamp();
    let program = build()?;
    let mut server = Some(Server::start(&program, content, port)?);
    loop {
        std::thread::sleep(LOOK);
        if let Some(running) = &mut server
            && let Some(message) = running.ended()
        {
            bail!(message);
        }
        let now = stamp();
        if now == seen {
            continue;
        }
        seen = now;
        say("the code has changed");
        match build() {
            Ok(program) => {
                // The old one goes first, so that open pages find the new one at the same port.
                drop(server.take());
                server = Some(Server::start(&program, content, port)?);
            }
            Err(error) => eprintln!("\nxtask: {error:#}\nThe last good build stays up."),
        }
    }
}

/// Builds the browser program and the command; the command's path, at a place of its own
/// so that the next build can overwrite the original while this one runs.
fn build() -> Outcome<PathBuf> {
    bundle::bundle(bundle::Profile::Quick)?;
    say("compiling longhand");
    run(cargo().args(["build", "--package", "longhand"]))?;
    let name = format!("longhand{}", std::env::consts::EXE_SUFFIX);
    let built = workspace::target().join("debug").join(&name);
    let place = workspace::target().join("serve");
    let copy = place.join(&name);
    // A running program's file can be replaced, but not written to.
    let _ = std::fs::remove_file(&copy);
    std::fs::create_dir_all(&place)
        .and_then(|()| std::fs::copy(&built, &copy))
        .with_context(|| format!("cannot copy {}", built.display()))?;
    Ok(copy)
}

/// A running `longhand serve`, ended when it is dropped.
struct Server(Child);

impl Server {
    fn start(program: &Path, content: &Path, port: u16) -> Outcome<Server> {
        let process = Command::new(program)
            .current_dir(workspace::root())
            .args(["serve", "--watch", "--content"])
            .arg(content)
            .args(["--port", &port.to_string(), "--bundle"])
            .arg(workspace::bundle())
            .stdin(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        Ok(Server(process))
    }

    fn ended(&mut self) -> Option<String> {
        let status = self.0.try_wait().ok()??;
        Some(format!("the server ended ({status})"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Changes whenever a file of the code is written, added or removed.
fn stamp() -> (usize, Option<SystemTime>) {
    let root = workspace::root();
    let files: Vec<PathBuf> = CODE
        .iter()
        .map(|name| root.join(name))
        .flat_map(|path| {
            if path.is_file() {
                vec![path]
            } else {
                workspace::files(&path)
            }
        })
        .collect();
    let latest = files
        .iter()
        .filter_map(|file| file.metadata().ok()?.modified().ok())
        .max();
    (files.len(), latest)
}
