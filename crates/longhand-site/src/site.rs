//! What is built, and of what.

use crate::bundle::Bundle;
use longhand_author::Finding;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// What to build.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of a shelf, with its `shelf.toml`, or of one workbook, with its `workbook.toml`.
    pub content: PathBuf,
    /// The browser program.
    pub bundle: Bundle,
    /// Address of a script that reloads the page, from the site's root; only while somebody writes.
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
