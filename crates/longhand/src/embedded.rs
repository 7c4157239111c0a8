//! The site and the browser program inside this executable.
//!
//! Both are empty unless the feature `embedded` is on.

use std::collections::BTreeMap;

/// Relative path and bytes of each file.
type Files = &'static [(&'static str, &'static [u8])];

#[cfg(feature = "embedded")]
mod files {
    include!(env!(
        "LONGHAND_EMBEDDED",
        "the feature `embedded` is for `cargo xtask dist`"
    ));
}

#[cfg(not(feature = "embedded"))]
mod files {
    pub(super) static SITE: super::Files = &[];
    pub(super) static BUNDLE: super::Files = &[];
}

/// The built site: relative path → bytes.
pub fn site() -> BTreeMap<String, Vec<u8>> {
    owned(files::SITE)
}

/// The browser program: name → bytes.
pub fn bundle() -> BTreeMap<String, Vec<u8>> {
    owned(files::BUNDLE)
}

fn owned(files: Files) -> BTreeMap<String, Vec<u8>> {
    files
        .iter()
        .map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()))
        .collect()
}
