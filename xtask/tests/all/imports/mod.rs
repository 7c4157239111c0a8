//! Which file of a crate imports which: read from the sources, name by name.
//!
//! A file imports another when it names something defined there: in a `use`, or by its path in
//! code or in a macro. A name that is passed on (`pub use`) is looked up where it is defined. A
//! file that only passes a name on, or only declares a module (`mod x;`), imports nothing by that.
//! What stands under `#[cfg(test)]` is no part of the crate, and is left out.

mod names;
mod sources;
mod tree;
mod walk;

pub use sources::Sources;
pub use walk::{tokens_outside_of_tests, uses};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// One file imports another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// The file in which the name is written.
    pub from: PathBuf,
    /// The file in which it is defined.
    pub to: PathBuf,
    /// The line in `from`.
    pub line: usize,
}

/// What the files of a crate import of one another, once for each pair. `roots` are the files from
/// which its programs and its library are compiled.
pub fn imports(sources: &Sources, roots: &[PathBuf]) -> Vec<Import> {
    let mut found: BTreeMap<(PathBuf, PathBuf), usize> = BTreeMap::new();
    for root in roots {
        let tree = tree::Tree::read(sources, root);
        for (from, to, line) in names::imports(&tree) {
            let place = found.entry((from, to)).or_insert(line);
            *place = line.min(*place);
        }
    }
    let named = found.into_iter();
    named
        .map(|((from, to), line)| Import { from, to, line })
        .collect()
}

/// The Rust sources below a folder, and the roots among them.
pub fn read(folder: &Path) -> (Sources, Vec<PathBuf>) {
    let mut sources = Sources::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if path.file_name().is_none_or(|name| name != "target") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(folder).unwrap().to_path_buf();
                sources.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let roots = sources.keys().filter(|path| is_root(path)).cloned();
    let roots = roots.collect();
    (sources, roots)
}

/// Whether Cargo compiles a program, a library or a test from this file.
fn is_root(path: &Path) -> bool {
    let parts: Vec<&str> = path.iter().filter_map(|part| part.to_str()).collect();
    matches!(
        parts.as_slice(),
        ["src", "lib.rs" | "main.rs"]
            | ["build.rs"]
            | ["src", "bin", _]
            | ["src", "bin", _, "main.rs"]
            | ["tests" | "examples" | "benches", _]
            | ["tests" | "examples" | "benches", _, "main.rs"]
    )
}
