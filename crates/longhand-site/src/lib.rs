//! Reads content, reports findings, writes a static site.
//!
//! ```text
//! content/                     shelf::read        the workbooks in their order
//!   shelf.toml                 workbook::read     chapters and exercises of each (or findings)
//!   training/                ─────────────────►   render::site       pages, data, fonts, bundle
//!     workbook.toml                               Site { files }     path → bytes
//!     5-adam/chapter.md
//!     5-adam/first-moment.toml
//! ```
//!
//! A [`Site`] is a map from relative paths to bytes: it can be written to a folder, served from
//! memory or put into an executable. Nothing here uses the network.

mod bundle;
mod door;
mod figure;
mod findings;
mod gallery;
mod paths;
mod reference;
mod render;
mod shelf;
mod site;
mod slug;
mod workbook;

pub use bundle::Bundle;
pub use findings::Findings;
pub use longhand_author::Finding;
pub use shelf::{Found, Shelf, read as read_shelf};
pub use site::{Options, Site};
pub use slug::is_slug;
pub use workbook::{
    Chapter, ENOUGH, Stats, Workbook, check, check_only, note_ids, preview, read, stats,
};

/// Builds a site from the folder of a shelf or of one workbook.
///
/// # Errors
/// [`Findings`] when the content cannot become pages: every fault found, not only the first.
pub fn build(options: &Options) -> Result<Site, Findings> {
    let shelf = shelf::read(&options.content)?;
    render::site(&shelf, options)
}
