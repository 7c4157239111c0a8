//! `paths.toml` beside `shelf.toml`: suggested ways through the workbooks.

use longhand_author::{Finding, line_of};
use serde::Deserialize;
use std::path::Path as FilePath;

/// The file.
pub(crate) const FILE: &str = "paths.toml";

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct PathsFile {
    #[serde(default)]
    paths: Vec<Path>,
}

/// A suggested way: exercises in their order.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Path {
    /// Its place on the page.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// How long it takes, in words.
    pub time: String,
    /// What it is for, in Markdown.
    pub about: String,
    /// The exercises, each with its workbook: `training/first-moment`.
    pub exercises: Vec<String>,
}

/// Reads the paths of a shelf; none where it has no file.
///
/// # Errors
/// A file that cannot be read.
pub(crate) fn read(shelf: &FilePath) -> Result<Vec<Path>, Finding> {
    let file = shelf.join(FILE);
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let text = std::fs::read_to_string(&file).map_err(|error| {
        let found = format!("The file cannot be read: {error}.");
        Finding::new(FILE, 0, found, "Is it UTF-8 text?")
    })?;
    let read: PathsFile = toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(0, |span| line_of(&text, span.start));
        let remedy = "A path has `slug`, `title`, `time`, `about` and `exercises`.";
        Finding::new(FILE, line, error.message().to_owned(), remedy)
    })?;
    Ok(read.paths)
}
