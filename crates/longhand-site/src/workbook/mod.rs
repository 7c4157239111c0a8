//! A workbook: chapters of prose and exercises, in a folder.

mod book;
mod check;
mod english;
mod file;
mod find;
mod ids;
mod place;
mod read;
mod rules;
mod spoils;
mod stats;

pub(crate) use book::TextPage;
pub use book::{Chapter, Workbook};
pub use check::{check, check_only, preview};
pub use ids::note_ids;
pub use read::read;
pub use stats::{ENOUGH, Stats, stats};
