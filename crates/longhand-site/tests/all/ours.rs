//! Our own workbook, read once for all tests of this binary.

use longhand_exercise::Exercise;
use longhand_site::{Workbook, read};
use std::path::PathBuf;
use std::sync::LazyLock;

/// The folder of our own workbook.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content/training")
}

/// The folder of our shelf.
pub fn shelf() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

/// What stands in it.
pub static CONTENT: LazyLock<Workbook> =
    LazyLock::new(|| read(&folder()).unwrap_or_else(|findings| panic!("{findings}")));

/// One of its exercises as its author wrote it.
pub fn written(slug: &str) -> &'static Exercise {
    let mut all = CONTENT.exercises().map(|(_, exercise)| exercise);
    all.find(|one| one.slug == slug)
        .unwrap_or_else(|| panic!("there is no exercise `{slug}`"))
}

/// One of its exercises as a learner gets it.
pub fn exercise(slug: &str) -> Exercise {
    written(slug).clone()
}
