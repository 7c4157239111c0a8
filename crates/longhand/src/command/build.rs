//! `longhand build`.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use longhand_site::Options;

use super::output::Outcome;
use super::program::bundle;

/// Write a shelf or a workbook as a static site.
///
/// The site is plain files with relative links: any static host serves it, below any path.
#[derive(Args, Debug)]
pub struct Build {
    /// The folder of a shelf, the one with `shelf.toml`, or of one workbook, the one with
    /// `workbook.toml`.
    #[arg(long, value_name = "DIR")]
    content: PathBuf,
    /// Where to write the site.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The browser program, where it is not the one inside this executable.
    #[arg(long, value_name = "DIR")]
    bundle: Option<PathBuf>,
}

impl Build {
    /// Builds and writes the site.
    ///
    /// # Errors
    /// When the workbook has faults, or a file cannot be written.
    pub fn run(self) -> Outcome {
        let site = longhand_site::build(&Options {
            content: self.content,
            bundle: bundle(self.bundle.as_deref())?,
            live_reload: None,
        })?;
        for finding in &site.findings {
            tell!("{finding}");
        }
        site.write(&self.out)
            .with_context(|| format!("cannot write {}", self.out.display()))?;
        say!("{} files in {}", site.files.len(), self.out.display())?;
        Ok(())
    }
}
