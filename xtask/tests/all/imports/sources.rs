//! The sources of a crate.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// The sources of a crate, by their paths in it.
pub type Sources = BTreeMap<PathBuf, String>;
