//! `workbook.toml`, `rules.toml` and the head of a chapter, as authors write them.

use serde::Deserialize;
use std::collections::BTreeMap;

/// `workbook.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkbookFile {
    /// Its name in addresses and in saved progress, where it is a site of its own. On a shelf that
    /// is the folder's name.
    pub slug: Option<String>,
    /// Earlier slugs.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The workbook's name.
    pub title: String,
    /// One line below it.
    pub tagline: String,
    /// What it is for, in a sentence or two for the shelf.
    #[serde(default)]
    pub purpose: String,
    /// Whom it is for and what they know already; it stands after the word "For".
    #[serde(default)]
    pub audience: String,
    /// A paragraph or two for the front page, in Markdown.
    #[serde(default)]
    pub intro: String,
    /// The exercise shown on the front page.
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

/// `rules.toml`. What is left out is not asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Rules {
    pub chapters: ChapterRules,
    pub core: CoreRules,
}

/// What holds of every chapter.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ChapterRules {
    /// Figures, at least; each is told in words.
    pub figures: usize,
    /// Letters of these words, at least.
    pub alt_letters: usize,
    /// Lines of the table under "To remember", at least.
    pub to_remember: usize,
    /// Exercises of earlier chapters in its `{{review …}}`, from the second chapter on.
    pub review: usize,
    /// Words between two things to do, at most.
    pub words: Option<usize>,
}

/// The exercises that the workbook is built on.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct CoreRules {
    /// Hints, at least and at most.
    pub hints: Option<(usize, usize)>,
    /// Sources, at least.
    pub sources: usize,
    /// Words of what is said once it is solved, at least.
    pub after_words: usize,
    /// Known mistakes where numbers are asked for, at least.
    pub mistakes: usize,
    /// Wrong options where one picks, at least, and where that is one part of several.
    pub wrong_options: Option<(usize, usize)>,
    /// Their numbers, and the kinds that each may be of.
    pub exercises: BTreeMap<String, Vec<String>>,
}
