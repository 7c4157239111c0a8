//! Where things are.

use std::path::{Path, PathBuf};

/// Our own workbooks.
pub const CONTENT: &str = "content";

/// Where the site is written unless another place is named.
pub const SITE: &str = "dist";

/// The folder that holds the workspace's `Cargo.toml`.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where Cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The browser program, ready to be served.
pub fn bundle() -> PathBuf {
    target().join("bundle")
}

/// The browser program with the widget that only browser flows use.
pub fn test_bundle() -> PathBuf {
    target().join("bundle-test")
}

/// All files beneath `folder`, sorted; none if it does not exist.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
