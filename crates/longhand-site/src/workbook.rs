//! `workbook.toml` and the head of a chapter, as authors write them.

use serde::Deserialize;

/// `workbook.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkbookFile {
    /// The workbook's name.
    pub title: String,
    /// One line below it.
    pub tagline: String,
    /// A paragraph or two for the home page, in Markdown.
    #[serde(default)]
    pub intro: String,
    /// The exercise shown on the home page.
    pub home: Option<String>,
    /// Where mistakes are reported: an address. Empty for nowhere.
    #[serde(default)]
    pub report: String,
    /// The chapters in reading order.
    pub chapters: Vec<ChapterEntry>,
    /// Pages of text after the chapters.
    #[serde(default)]
    pub pages: Vec<PageEntry>,
}

/// A page of text in `workbook.toml`: a glossary, what to read next. Its text is `slug.md`, with
/// a head as chapters have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageEntry {
    /// Its file's stem.
    pub slug: String,
    /// Its title.
    pub title: String,
}

/// The head of a page of text, between lines of `+++`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageHead {
    /// Its title.
    pub title: String,
    /// The sentence below the title.
    #[serde(default)]
    pub lede: String,
}

/// A chapter in `workbook.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChapterEntry {
    /// Its folder.
    pub slug: String,
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Two or three words for the rail.
    pub short: String,
    /// It has no folder yet.
    #[serde(default)]
    pub coming: bool,
    /// What it holds, in a sentence.
    #[serde(default)]
    pub holds: String,
}

/// The head of `chapter.md`, between lines of `+++`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChapterHead {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Two or three words for the rail.
    pub short: String,
    /// The sentence below the title.
    #[serde(default)]
    pub lede: String,
}
