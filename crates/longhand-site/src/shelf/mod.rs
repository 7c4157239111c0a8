//! A shelf: workbooks in their order, one site for all of them.
//!
//! A folder with a `shelf.toml` is a shelf; one with a `workbook.toml` is read as a shelf that
//! holds this workbook alone, and its pages stand at the site's root.

mod file;
mod read;
mod workbooks;

pub use read::read;
pub use workbooks::{Found, Shelf};
