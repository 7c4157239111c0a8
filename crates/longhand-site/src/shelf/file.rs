//! `shelf.toml`, as authors write it.

use serde::Deserialize;

/// `shelf.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShelfFile {
    /// The site's name.
    pub title: String,
    /// One line below it.
    #[serde(default)]
    pub tagline: String,
    /// A paragraph or two for the home page, in Markdown.
    #[serde(default)]
    pub intro: String,
    /// The exercise shown on the home page, with its workbook: `training/square-of-a-line`.
    pub home: Option<String>,
    /// The workbooks in their order: the names of folders beside this file.
    pub workbooks: Vec<String>,
    /// The workbook whose pages stood at the site's root before there was a shelf. Those addresses
    /// lead on to it.
    pub at_the_root_before: Option<String>,
}
