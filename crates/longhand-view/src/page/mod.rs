//! Whole pages: the frame around a chapter, the shelf, a workbook's front page,
//! the gallery and the pages for missing and former addresses.
//!
//! The pages of a workbook stand beside one another in a folder, so each link
//! between them is one relative name (`0-chain-rule.html`), and what all pages
//! share stands at the site's root (`../assets/…`). So the site works below any
//! path. A workbook without a shelf has its pages at the root.
//! No page holds an inline script, an inline style or a `style` attribute: the
//! [policy](policy) forbids them from the first page on.

mod book_progress;
mod chapter;
mod gallery;
mod home;
mod info;
mod later;
mod missing;
mod moved;
mod next_best;
mod notice;
mod overview;
mod paths;
mod policy;
mod rail;
mod reference;
mod ring;
mod shelf;
mod shell;
mod standing;
mod tools;

pub use book_progress::{BookProgress, LATEST, Last, go_on, last, strip};
pub use chapter::{chapter, text};
pub use gallery::{Section, gallery};
pub use home::{Home, home};
pub use info::{
    ChapterInfo, ExerciseInfo, PageInfo, SiteInfo, ToolInfo, WorkbookInfo, WorkbookOutline,
};
pub use later::later;
pub use missing::missing;
pub use moved::{Moved, moved};
pub use next_best::{Candidate, Reason, next_best};
pub use notice::{LIVE, Notice};
pub use overview::{Row, Rows, Square, counted, next_best_line, overview};
pub use paths::{PathInfo, Practice, SkillInfo, TopicInfo, paths, topic, topics};
pub use policy::policy;
pub use reference::{
    Example, FamilyInfo, Link, ParameterInfo, RuleInfo, SymbolInfo, reference, rules, symbols,
};
pub use ring::{ring, tick};
pub use shelf::{ShelfPage, shelf};
pub use shell::{Assets, Shell};
pub use standing::Standing;
pub use tools::{Exercises, tool_head};

#[cfg(test)]
mod tests;
