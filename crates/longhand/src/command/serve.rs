//! `longhand serve`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, bail};
use clap::Args;
use longhand_site::{Bundle, Options};

use super::output::Outcome;
use super::program::bundle;
use crate::embedded;
use crate::server::{self, Served, live};

/// How often the workbook's files are looked at for changes.
const LOOK: Duration = Duration::from_millis(250);

/// Serve a shelf or a workbook on this machine.
///
/// Without `--content` it is the shelf inside this executable.
#[derive(Args, Debug)]
pub struct Serve {
    /// The folder of a shelf, the one with `shelf.toml`, or of one workbook, the one with
    /// `workbook.toml`.
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// The browser program, where it is not the one inside this executable.
    #[arg(long, value_name = "DIR")]
    bundle: Option<PathBuf>,
    /// Render again, and reload the page, when a file of it changes.
    #[arg(long, requires = "content")]
    watch: bool,
    /// The port; the next free one if it is taken, any free one if it is 0.
    #[arg(long, default_value_t = 8000)]
    port: u16,
}

impl Serve {
    /// Serves until the process is ended.
    ///
    /// # Errors
    /// When there is nothing to serve or no port is free.
    pub fn run(self) -> Outcome {
        let served = match &self.content {
            Some(content) => {
                let bundle = bundle(self.bundle.as_deref())?;
                if self.watch {
                    watched(content, bundle)
                } else {
                    let served = Served::default();
                    render(&served, content, &bundle, false)?;
                    served
                }
            }
            None if embedded::site().is_empty() => {
                bail!("this `longhand` was built without a workbook: name one with --content DIR");
            }
            None => Served::new(embedded::site()),
        };
        let listener = server::listen(self.port)
            .with_context(|| format!("no port is free from {} on", self.port))?;
        say!("Longhand is at {}", server::address(&listener))?;
        server::run(listener, served).context("the server ended")
    }
}

/// Renders the workbook and serves it; a fault is told and leaves the last good pages up.
fn render(served: &Served, content: &Path, bundle: &Bundle, live: bool) -> Outcome {
    let built = longhand_site::build(&Options {
        content: content.to_path_buf(),
        bundle: bundle.clone(),
        live_reload: live.then(|| live::SCRIPT_ADDRESS.to_owned()),
    });
    match built {
        Ok(site) => {
            let findings: String = site.findings.iter().map(|f| format!("{f}\n")).collect();
            if !findings.is_empty() {
                tell!("{}", findings.trim_end());
            }
            served.replace(site.files, (!findings.is_empty()).then_some(findings));
            Ok(())
        }
        Err(findings) => {
            let message = findings.to_string();
            tell!("{message}");
            served.tell(message);
            Err(findings.into())
        }
    }
}

/// What is served while somebody writes: the folder as it is rendered now, and again whenever a file
/// in it changes, for as long as the process lives. A fault is told, to the page too.
pub fn watched(content: &Path, bundle: Bundle) -> Served {
    let served = Served::default();
    let _ = render(&served, content, &bundle, true);
    let (writing, content) = (served.clone(), content.to_path_buf());
    std::thread::spawn(move || watch(&writing, &content, &bundle));
    served
}

/// Renders again whenever a file of the workbook changes.
fn watch(served: &Served, content: &Path, bundle: &Bundle) {
    let mut seen = live::stamp(content);
    loop {
        std::thread::sleep(LOOK);
        let now = live::stamp(content);
        if now != seen {
            seen = now;
            if render(served, content, bundle, true).is_ok() {
                tell!("rendered again");
            }
        }
    }
}
