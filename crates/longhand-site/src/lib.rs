//! Reads content, reports findings, writes a static site.
//!
//! ```text
//! content/training/            content::read      workbook, chapters, exercises (or findings)
//!   workbook.toml       ─────────────────────►    render::site       pages, data, fonts, bundle
//!   5-adam/chapter.md                              Site { files }     path → bytes
//!   5-adam/first-moment.toml
//! ```
//!
//! A [`Site`] is a map from relative paths to bytes: it can be written to a folder, served from
//! memory or put into an executable. Nothing here uses the network.

mod asset;
mod bundle;
mod content;
mod figure;
mod find;
mod gallery;
mod ids;
mod render;
mod review;
mod stats;
mod workbook;

pub use bundle::Bundle;
pub use content::{Chapter, Content, check, check_only, preview, read};
pub use ids::note_ids;
pub use longhand_author::Finding;
pub use stats::{ENOUGH, Stats, stats};

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What to build.
#[derive(Clone, Debug)]
pub struct Options {
    /// The workbook's folder, with its `workbook.toml`.
    pub content: PathBuf,
    /// The browser program.
    pub bundle: Bundle,
    /// Address of a script that reloads the page; only while somebody writes.
    pub live_reload: Option<String>,
}

/// A built site.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Relative path → bytes.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What is to be mended; the site stands all the same.
    pub findings: Vec<Finding>,
}

/// What keeps a site from being built.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings(pub Vec<Finding>);

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.0 {
            writeln!(f, "{finding}")?;
        }
        let one = self.0.len() == 1;
        write!(
            f,
            "{} {}",
            self.0.len(),
            if one { "finding" } else { "findings" }
        )
    }
}

impl std::error::Error for Findings {}

/// Builds a site from a workbook's folder.
///
/// # Errors
/// [`Findings`] when the content cannot become pages: every fault found, not only the first.
pub fn build(options: &Options) -> Result<Site, Findings> {
    let content = content::read(&options.content)?;
    render::site(&content, options)
}

impl Site {
    /// Writes the site into a folder. Files of an earlier build that are no longer part of it are
    /// taken away; files of anybody else's are left.
    ///
    /// # Errors
    /// What the file system says, with the path.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let with_path = |path: &Path, error: io::Error| {
            io::Error::new(error.kind(), format!("{}: {error}", path.display()))
        };
        let list = folder.join(LIST);
        if let Ok(earlier) = std::fs::read_to_string(&list) {
            for name in earlier
                .lines()
                .filter(|name| is_ours(name) && !self.files.contains_key(*name))
            {
                let _ = std::fs::remove_file(folder.join(name));
            }
        }
        for (name, bytes) in &self.files {
            let path = folder.join(name);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent).map_err(|error| with_path(parent, error))?;
            }
            std::fs::write(&path, bytes).map_err(|error| with_path(&path, error))?;
        }
        let names: Vec<&str> = self.files.keys().map(String::as_str).collect();
        std::fs::write(&list, names.join("\n") + "\n").map_err(|error| with_path(&list, error))
    }
}

/// The list of what the last build wrote.
const LIST: &str = ".longhand-files";

/// A name that a build could have written: relative, and not leading out of the folder.
fn is_ours(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('/') && !name.split('/').any(|part| part == "..")
}
