//! Programs from Debian's packages, installed where they are missing and where we may.

use std::process::Command;

use anyhow::bail;

use crate::run::{Outcome, ask, run, say};

/// Whether this program may install packages: `apt-get` is there and we are root.
pub fn may_install() -> bool {
    ask(Command::new("apt-get").arg("--version")).is_some()
        && ask(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Installs Debian packages.
///
/// # Errors
/// When `apt-get` fails.
pub fn install(packages: &[&str]) -> Outcome {
    say(&format!("installing {} (apt-get)", packages.join(" ")));
    // An old list may name versions that are gone; a failure here shows below.
    let _ = run(Command::new("apt-get").args(["-qq", "update"]));
    run(Command::new("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["-qq", "-y", "--no-install-recommends", "install"])
        .args(packages))
}

/// The Chromium on PATH.
pub fn browser() -> Option<&'static str> {
    ["chromium", "google-chrome", "chromium-browser"]
        .into_iter()
        .find(|name| ask(Command::new(name).arg("--version")).is_some())
}

/// Makes sure that Chromium and its driver are there.
///
/// # Errors
/// When they are missing and cannot be installed; the message says what to do.
pub fn chromium() -> Outcome {
    let driver = ask(Command::new("chromedriver").arg("--version"));
    if driver.is_some() && browser().is_some() {
        return Ok(());
    }
    if may_install() {
        return install(&["chromium", "chromium-driver"]);
    }
    bail!(
        "the browser tests need Chromium and its driver (`chromium`, `chromedriver`) on PATH.\n\
         On Debian: apt-get install chromium chromium-driver"
    )
}
