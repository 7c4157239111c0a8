//! Whole pages: the frame around a chapter, the home page, the gallery and the
//! page for a missing address.
//!
//! Every page is a flat file beside the others, so each link is one relative
//! name (`0-chain-rule.html`, `assets/…`) and the site works below any path.
//! No page holds an inline script, an inline style or a `style` attribute: the
//! [policy](policy) forbids them from the first page on.

mod chapter;
mod gallery;
mod home;
mod info;
mod missing;
mod notice;
mod policy;
mod rail;
mod ring;
mod shell;

pub use chapter::{chapter, text};
pub use gallery::{Section, gallery};
pub use home::{Home, home};
pub use info::{ChapterInfo, ExerciseInfo, PageInfo, WorkbookInfo};
pub use missing::missing;
pub use notice::{LIVE, Notice};
pub use policy::policy;
pub use ring::{ring, tick};
pub use shell::{Assets, Shell};

#[cfg(test)]
mod tests;
