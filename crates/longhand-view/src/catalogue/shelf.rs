//! Words about workbooks: the shelf, the front page of each, and pages that have moved.

/// The strings of the shelf in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShelfWords {
    /// Heading of the list of workbooks.
    pub workbooks: &'static str,
    /// Link from a workbook to the shelf; `{}` is the site's name.
    pub all: &'static str,
    /// Before the people a workbook is for.
    pub audience: &'static str,
    /// One chapter, several: `{}` is their number.
    pub chapters: [&'static str; 2],
    /// One exercise, several: `{}` is their number.
    pub exercises: [&'static str; 2],
    /// Link into a workbook that was not begun; `{}` is its title.
    pub begin: &'static str,
    /// Link to where the reader stopped: the exercise's number and title.
    pub go_on: &'static str,
    /// Link to a workbook's front page.
    pub contents: &'static str,
    /// Title of the page at a former address.
    pub moved_title: &'static str,
    /// Sentence there.
    pub moved_text: &'static str,
    /// Link there; `{}` is the page's title.
    pub moved_link: &'static str,
}

/// In English.
pub(super) const ENGLISH: ShelfWords = ShelfWords {
    workbooks: "Workbooks",
    all: "All workbooks of {}",
    audience: "For",
    chapters: ["{} chapter", "{} chapters"],
    exercises: ["{} exercise", "{} exercises"],
    begin: "Begin with {}",
    go_on: "Go on with {} {}",
    contents: "Contents",
    moved_title: "This page has moved",
    moved_text: "Each workbook now has a folder of its own. What you solved is still yours.",
    moved_link: "Go to “{}”",
};
