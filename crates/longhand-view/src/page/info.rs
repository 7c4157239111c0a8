//! What the frame needs to know about a workbook: names and order, no prose.

/// A workbook as its navigation shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkbookInfo {
    /// The workbook's name, such as `Longhand`.
    pub title: String,
    /// One line below the name.
    pub tagline: String,
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
    /// The page's file name: also the link to it.
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
    /// One plain sentence for the home page; may be empty.
    pub summary: String,
    /// The exercises in the order of the page.
    pub exercises: Vec<ExerciseInfo>,
}

impl ChapterInfo {
    /// The page's file name, `0-chain-rule.html`: also the link to it.
    pub fn file(&self) -> String {
        format!("{}.html", self.slug)
    }
}

/// An exercise as the navigation shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
