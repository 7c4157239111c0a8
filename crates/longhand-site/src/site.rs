//! What is built, and of what.

use crate::bundle::Bundle;
use longhand_author::Finding;
use std::collections::{BTreeMap, BTreeSet};
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
    /// taken away; a file of anybody else's is neither overwritten nor taken away.
    ///
    /// # Errors
    /// What the file system says, with the path.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let with_path = |path: &Path, error: io::Error| {
            io::Error::new(error.kind(), format!("{}: {error}", path.display()))
        };
        let list = folder.join(LIST);
        let earlier = std::fs::read_to_string(&list).unwrap_or_default();
        let earlier: BTreeSet<&str> = earlier.lines().filter(|name| is_ours(name)).collect();
        for name in self.files.keys() {
            let path = folder.join(name);
            if !is_ours(name) {
                let error =
                    io::Error::new(io::ErrorKind::InvalidInput, "it leads out of the folder");
                return Err(with_path(&path, error));
            }
            if !earlier.contains(name.as_str()) && path.symlink_metadata().is_ok() {
                let what = "it is there, and no earlier build wrote it: choose an empty folder, or take the file away";
                let error = io::Error::new(io::ErrorKind::AlreadyExists, what);
                return Err(with_path(&path, error));
            }
        }
        // The list comes first: what a build that was cut short has written is its own.
        std::fs::create_dir_all(folder).map_err(|error| with_path(folder, error))?;
        let new: BTreeSet<&str> = self.files.keys().map(String::as_str).collect();
        let write_list = |names: &[&str]| {
            replace(&list, (names.join("\n") + "\n").as_bytes())
                .map_err(|error| with_path(&list, error))
        };
        let both: Vec<&str> = earlier.union(&new).copied().collect();
        write_list(&both)?;
        for name in earlier.difference(&new) {
            let _ = std::fs::remove_file(folder.join(name));
        }
        for (name, bytes) in &self.files {
            let path = folder.join(name);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent).map_err(|error| with_path(parent, error))?;
            }
            replace(&path, bytes).map_err(|error| with_path(&path, error))?;
        }
        let new: Vec<&str> = new.into_iter().collect();
        write_list(&new)
    }
}

/// Writes a file in place of what is there: a link is replaced, never followed.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path
        .symlink_metadata()
        .is_ok_and(|about| about.file_type().is_symlink())
    {
        std::fs::remove_file(path)?;
    }
    std::fs::write(path, bytes)
}

/// The list of what the last build wrote.
const LIST: &str = ".longhand-files";

/// A name that a build could have written: relative, and not leading out of the folder.
fn is_ours(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('/')
        && !name.contains(['\\', ':'])
        && !name.split('/').any(|part| part == "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("longhand-write-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn site(names: &[&str]) -> Site {
        let files = names
            .iter()
            .map(|name| ((*name).to_owned(), b"ours".to_vec()));
        Site {
            files: files.collect(),
            findings: Vec::new(),
        }
    }

    #[test]
    fn a_file_of_somebody_elses_is_neither_overwritten_nor_taken_away() {
        let out = folder("foreign");
        std::fs::write(out.join("index.html"), "theirs").unwrap();
        std::fs::write(out.join("notes.txt"), "theirs").unwrap();
        let error = site(&["index.html"]).write(&out).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(
            std::fs::read_to_string(out.join("index.html")).unwrap(),
            "theirs"
        );
        std::fs::remove_file(out.join("index.html")).unwrap();
        site(&["index.html", "a.html"]).write(&out).unwrap();
        site(&["index.html"]).write(&out).unwrap();
        assert!(!out.join("a.html").exists());
        assert_eq!(
            std::fs::read_to_string(out.join("notes.txt")).unwrap(),
            "theirs"
        );
        assert!(site(&["../x.html"]).write(&out).is_err());
        std::fs::remove_dir_all(&out).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_folder_is_never_written_through() {
        let out = folder("link");
        site(&["index.html"]).write(&out).unwrap();
        let aim = out.join("aim.txt");
        std::fs::write(&aim, "theirs").unwrap();
        std::fs::remove_file(out.join("index.html")).unwrap();
        std::os::unix::fs::symlink(&aim, out.join("index.html")).unwrap();
        site(&["index.html"]).write(&out).unwrap();
        assert_eq!(std::fs::read_to_string(&aim).unwrap(), "theirs");
        std::fs::remove_dir_all(&out).unwrap();
    }
}
