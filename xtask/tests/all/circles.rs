//! No files of a crate import one another in a circle.
//!
//! What counts as an import stands in [`crate::imports`]. In a circle nothing can be read, tested or
//! moved alone; the way out is to put what both sides need into a file below them.

use crate::imports::{self, Import, Sources};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};

/// Crates whose circles are being opened. The list can only shrink: a crate without circles that
/// still stands here is a failure as well.
const NOT_YET: &[&str] = &[];

/// A set of files each of which leads to every other.
#[derive(Debug)]
struct Circle {
    files: BTreeSet<PathBuf>,
    /// The shortest way around.
    shortest: Vec<Import>,
}

impl std::fmt::Display for Circle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "  {} files; the shortest way around:", self.files.len())?;
        for step in &self.shortest {
            let Import { from, to, line } = step;
            write!(f, "\n    {}:{line} → {}", from.display(), to.display())?;
        }
        Ok(())
    }
}

/// The circles among these imports.
fn circles(imports: &[Import]) -> Vec<Circle> {
    let mut onward: BTreeMap<&Path, Vec<&Import>> = BTreeMap::new();
    for import in imports {
        onward.entry(&import.from).or_default().push(import);
    }
    let reached: BTreeMap<&Path, BTreeSet<&Path>> = onward
        .keys()
        .map(|&file| (file, reachable(&onward, file)))
        .collect();
    let mut done = BTreeSet::new();
    let mut found = Vec::new();
    for (&file, there) in &reached {
        if !there.contains(file) || !done.insert(file) {
            continue;
        }
        let together = there.iter().copied();
        let together =
            together.filter(|other| reached.get(other).is_some_and(|r| r.contains(file)));
        let files: BTreeSet<&Path> = together.collect();
        done.extend(&files);
        let ways = files.iter().filter_map(|one| around(&onward, one));
        found.push(Circle {
            shortest: ways.min_by_key(Vec::len).unwrap_or_default(),
            files: files.into_iter().map(Path::to_path_buf).collect(),
        });
    }
    found
}

fn reachable<'a>(
    onward: &BTreeMap<&'a Path, Vec<&'a Import>>,
    from: &'a Path,
) -> BTreeSet<&'a Path> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        for import in onward.get(file).into_iter().flatten() {
            if reached.insert(import.to.as_path()) {
                open.push(&import.to);
            }
        }
    }
    reached
}

/// The shortest way from a file back to it.
fn around(onward: &BTreeMap<&Path, Vec<&Import>>, from: &Path) -> Option<Vec<Import>> {
    let mut came: BTreeMap<&Path, &Import> = BTreeMap::new();
    let mut open = VecDeque::from([from]);
    while let Some(file) = open.pop_front() {
        for &import in onward.get(file).into_iter().flatten() {
            if import.to == from {
                let mut way = vec![import.clone()];
                let mut here = import.from.as_path();
                while here != from {
                    way.push(came[here].clone());
                    here = &came[here].from;
                }
                way.reverse();
                return Some(way);
            }
            if !came.contains_key(import.to.as_path()) {
                came.insert(&import.to, import);
                open.push_back(&import.to);
            }
        }
    }
    None
}

/// Every crate of the workspace: its name and its folder.
fn crates() -> Vec<(String, PathBuf)> {
    let root = crate::root();
    let mut folders = vec![root.join("xtask"), root.join("e2e")];
    for entry in std::fs::read_dir(root.join("crates")).unwrap() {
        folders.push(entry.unwrap().path());
    }
    folders.sort();
    let named = folders.into_iter().map(|folder| {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        (name, folder)
    });
    named.collect()
}

#[test]
fn no_files_import_one_another_in_a_circle() {
    let mut faults = Vec::new();
    let mut files = 0;
    for (name, folder) in crates() {
        let (sources, roots) = imports::read(&folder);
        files += sources.len();
        let found = circles(&imports::imports(&sources, &roots));
        let excused = NOT_YET.contains(&name.as_str());
        if excused && found.is_empty() {
            faults.push(format!(
                "{name} has no circle: take it off the list NOT_YET"
            ));
        }
        if !excused && !found.is_empty() {
            let told: Vec<String> = found.iter().map(Circle::to_string).collect();
            faults.push(format!("{name}: {}\n{}", found.len(), told.join("\n")));
        }
    }
    assert!(files > 300, "only {files} files were read");
    assert!(
        faults.is_empty(),
        "circles of files:\n{}",
        faults.join("\n")
    );
}

/// The imports of a small crate, written `file:line → file`.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let pairs = files.iter();
    let sources: Sources = pairs
        .map(|(name, text)| (PathBuf::from(name), (*text).to_string()))
        .collect();
    let found = imports::imports(&sources, &[PathBuf::from("src/lib.rs")]);
    let lines = found.iter().map(|Import { from, to, line }| {
        let name = |path: &Path| path.strip_prefix("src").unwrap().display().to_string();
        format!("{}:{line} → {}", name(from), name(to))
    });
    lines.collect()
}

#[test]
fn a_name_leads_to_the_file_that_defines_it() {
    let files = [
        (
            "src/lib.rs",
            "mod a;\nmod b;\nmod c;\npub use b::deep::Deep;",
        ),
        (
            "src/a.rs",
            "use crate::{Deep, c::{self, Kind as K}};\nfn f(k: K) { c::run(k) }",
        ),
        ("src/b/mod.rs", "pub mod deep;\npub use deep::*;"),
        ("src/b/deep.rs", "pub struct Deep;"),
        ("src/c.rs", "pub enum Kind { One }\npub fn run(_: Kind) {}"),
    ];
    assert_eq!(told(&files), ["a.rs:1 → b/deep.rs", "a.rs:1 → c.rs"]);
}

#[test]
fn declaring_a_module_and_passing_a_name_on_import_nothing_but_using_it_does() {
    let a = "pub struct A;\nuse super::Top;";
    let facade = "mod a;\npub use a::A;\npub struct Top;";
    assert_eq!(
        told(&[("src/lib.rs", facade), ("src/a.rs", a)]),
        ["a.rs:2 → lib.rs"]
    );
    let owner = "mod a;\npub use a::A;\npub struct Top(A);";
    assert_eq!(
        told(&[("src/lib.rs", owner), ("src/a.rs", a)]),
        ["a.rs:2 → lib.rs", "lib.rs:3 → a.rs"]
    );
}

#[test]
fn every_way_of_naming_something_is_seen() {
    let ways = [
        "use super::b::f;",
        "use crate::b::*;\nfn g() { f() }",
        "fn g() { use crate::b::f; }",
        "fn g() { crate::b::f() }",
        "fn g() { super::b::f() }",
        "fn g() { println!(\"{}\", crate::b::f()) }",
        "fn g() { vec![(1, super::b::f())]; }",
        "#[derive(X)] #[serde(with = \"crate::b\", default = \"crate::b::f\")] struct S;",
        "impl crate::b::T for u8 {}",
        "fn g<X: crate::b::T>() {}",
        "use super::b as other;\nfn g() { other::f() }",
        "use super::b as _;\nmod inner { fn g() { super::super::b::f() } }",
        "use crate::passed::f as g;",
        "fn g() { crate::many! { } }",
    ];
    for way in ways {
        let files = [
            (
                "src/lib.rs",
                "mod a;\nmod b;\nmod passed;\npub(crate) use b::many;",
            ),
            ("src/a.rs", way),
            (
                "src/b.rs",
                "pub fn f() {}\npub trait T {}\nmacro_rules! many { () => {} }",
            ),
            ("src/passed.rs", "pub use super::b::{f, T};"),
        ];
        let told = told(&files);
        let found = told
            .iter()
            .any(|line| line.starts_with("a.rs") && line.ends_with("→ b.rs"));
        assert!(found, "{way}: {told:?}");
        assert!(
            told.iter().all(|line| !line.starts_with("passed.rs")),
            "{way}: {told:?}"
        );
    }
}

#[test]
fn what_is_no_import_is_not_taken_for_one() {
    let no = [
        "//! [`crate::b::f`]\n/// [`crate::b::f`]\nfn g() {}",
        "#[cfg(test)]\nmod tests { use crate::b::f; }",
        "#[cfg(test)]\nuse crate::b::f;",
        "impl X { #[cfg(test)] fn g() { crate::b::f() } }\nstruct X;",
        "fn g() { x.f(); vec![x.f()]; \"crate::b::f\"; }",
        "use super::b;",
        "use ::other::f;\nuse std::b::f as h;",
        "pub(in crate::b) fn g() {}",
    ];
    for text in no {
        let files = [
            ("src/lib.rs", "mod a;\nmod b;"),
            ("src/a.rs", text),
            ("src/b.rs", "pub fn f() {}"),
        ];
        assert_eq!(told(&files), [""; 0], "{text}");
    }
}

#[test]
fn the_shortest_way_around_is_told_with_its_lines() {
    let files = [
        ("src/lib.rs", "mod a;\nmod b;\nmod c;\nmod d;"),
        ("src/a.rs", "pub struct A;\nuse crate::b::B;"),
        ("src/b.rs", "pub struct B;\nuse crate::c::C;"),
        ("src/c.rs", "pub struct C;\n\nuse crate::{a::A, b::B};"),
        ("src/d.rs", "use crate::a::A;"),
    ];
    let pairs = files.iter();
    let sources: Sources = pairs
        .map(|(name, text)| (PathBuf::from(name), (*text).to_string()))
        .collect();
    let found = circles(&imports::imports(&sources, &[PathBuf::from("src/lib.rs")]));
    let [circle] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(
        circle.to_string(),
        "  3 files; the shortest way around:\n    src/b.rs:2 → src/c.rs\n    src/c.rs:3 → src/b.rs"
    );
}
