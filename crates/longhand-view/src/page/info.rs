//! What the frame needs to know about a site and its workbooks: names and order, no prose.

use serde::{Deserialize, Serialize};

/// A site: one workbook, or a shelf of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteInfo {
    /// Its name, such as `Longhand`.
    pub title: String,
    /// One line below the name.
    pub tagline: String,
    /// The home page is a shelf, and each workbook has a folder and a front page of its own.
    pub shelf: bool,
    /// The tools that its pages lead to; a workbook alone has none.
    pub tools: Vec<ToolInfo>,
}

/// A tool as navigation shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToolInfo {
    /// The stem of its page at the site's root: `planner`.
    pub stem: String,
    /// Its name.
    pub name: String,
    /// What it does, in a sentence.
    pub about: String,
    /// The key that opens it from anywhere, where there is one.
    pub key: Option<&'static str>,
}

/// A workbook as its navigation shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkbookInfo {
    /// Its name in addresses and in saved progress: `training`.
    pub slug: String,
    /// Where its pages stand, from the site's root: `training/`, or nothing where the site is this
    /// workbook alone.
    pub folder: String,
    /// The workbook's name.
    pub title: String,
    /// One line below the name.
    pub tagline: String,
    /// What it is for, in a sentence or two; may be empty.
    pub purpose: String,
    /// Whom it is for, and what they know already; may be empty.
    pub audience: String,
    /// Where readers report mistakes; no link is shown without it.
    pub report: Option<String>,
    /// The chapters in reading order.
    pub chapters: Vec<ChapterInfo>,
    /// Pages of text after the chapters.
    pub pages: Vec<PageInfo>,
}

/// A page of text as the navigation shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageInfo {
    /// The page's stem: `glossary`.
    pub slug: String,
    /// Its title.
    pub title: String,
}

impl PageInfo {
    /// The page's file name: also the link to it from a page of the same workbook.
    pub fn file(&self) -> String {
        format!("{}.html", self.slug)
    }
}

impl WorkbookInfo {
    /// The chapter with this slug, with the ones before and after it.
    pub fn around(
        &self,
        slug: &str,
    ) -> Option<(Option<&ChapterInfo>, &ChapterInfo, Option<&ChapterInfo>)> {
        let at = self.chapters.iter().position(|one| one.slug == slug)?;
        let before = at.checked_sub(1).and_then(|at| self.chapters.get(at));
        Some((before, self.chapters.get(at)?, self.chapters.get(at + 1)))
    }

    /// Its front page, from the site's root.
    pub fn front_page(&self) -> String {
        format!("{}index.html", self.folder)
    }

    /// How many exercises stand in its chapters.
    pub fn size(&self) -> usize {
        self.chapters.iter().map(|one| one.exercises.len()).sum()
    }

    /// Its exercises, for the browser program of a page that says how far the reader is.
    /// `folder` leads from that page to the workbook's.
    pub fn outline(&self, folder: &str) -> WorkbookOutline {
        let written = self.chapters.iter().filter(|one| !one.exercises.is_empty());
        WorkbookOutline {
            slug: self.slug.clone(),
            folder: folder.to_owned(),
            chapters: written
                .map(|one| (one.slug.clone(), one.exercises.clone()))
                .collect(),
        }
    }
}

/// A workbook's exercises in their order: what is needed to say how far a reader is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkbookOutline {
    /// The workbook's slug.
    pub slug: String,
    /// What leads from the page to the workbook's pages: `training/`, or nothing.
    pub folder: String,
    /// Chapters with exercises, by slug, in reading order.
    pub chapters: Vec<(String, Vec<ExerciseInfo>)>,
}

/// A chapter as the navigation shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChapterInfo {
    /// Folder name and page name: `0-chain-rule`.
    pub slug: String,
    /// As printed: `0`.
    pub number: String,
    /// The name in the rail, two or three words.
    pub short: String,
    /// The name above the chapter.
    pub title: String,
    /// One plain sentence for the front page; may be empty.
    pub summary: String,
    /// The exercises in the order of the page.
    pub exercises: Vec<ExerciseInfo>,
}

impl ChapterInfo {
    /// The page's file name, `0-chain-rule.html`: also the link to it from a page of the same
    /// workbook.
    pub fn file(&self) -> String {
        format!("{}.html", self.slug)
    }
}

/// An exercise as the navigation shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExerciseInfo {
    /// File stem and anchor: `first-moment`.
    pub slug: String,
    /// As printed: `5.1` or `5.1a`.
    pub number: String,
    /// Its title in plain text.
    pub title: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_chapter_has_none_before_it() {
        let named = |slug: &str| ChapterInfo {
            slug: slug.to_owned(),
            ..ChapterInfo::default()
        };
        let workbook = WorkbookInfo {
            chapters: vec![named("0-a"), named("1-b")],
            ..WorkbookInfo::default()
        };
        let slugs = workbook
            .around("0-a")
            .map(|(before, _, after)| (before.is_none(), after.map(|one| one.slug.clone())));
        assert_eq!(slugs, Some((true, Some("1-b".to_owned()))));
        assert!(workbook.around("2-c").is_none());
    }
}
