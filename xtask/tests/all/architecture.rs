//! `ARCHITECTURE.md` is true: its crates, the edges between them, and what each crate never does.

use crate::root;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a word in the column "never" forbids in a crate's sources.
const NEVER: &[(&str, &[&str])] = &[
    ("files", &["std::fs"]),
    ("clock", &["std::time", "SystemTime", "Instant::now"]),
    (
        "randomness of its own",
        &["getrandom", "thread_rng", "rand_pcg"],
    ),
    ("the browser", &["web_sys", "js_sys", "wasm_bindgen"]),
    ("the network", &["std::net", "reqwest", "ureq", "hyper::"]),
    ("HTML", &["maud", "<div", "<p>"]),
    ("exercises", &["longhand_exercise"]),
];

struct Row {
    name: String,
    uses: BTreeSet<String>,
    never: Vec<String>,
}

/// The rows of the crate table.
fn table() -> Vec<Row> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let names = |cell: &str| {
        cell.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_string)
            .collect::<Vec<_>>()
    };
    text.lines()
        .filter(|line| line.starts_with("| `longhand"))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            Row {
                name: names(cells[0]).remove(0),
                uses: names(cells[1]).into_iter().collect(),
                never: cells[3].split(", ").map(str::to_string).collect(),
            }
        })
        .collect()
}

/// Every crate of the workspace with the crates of ours that it uses outside of tests.
fn edges() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--format-version",
            "1",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut edges = BTreeMap::new();
    for package in metadata["packages"].as_array().unwrap() {
        let uses = package["dependencies"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|dependency| dependency["kind"].is_null())
            .map(|dependency| dependency["name"].as_str().unwrap().to_string())
            .filter(|name| name.starts_with("longhand"))
            .collect();
        edges.insert(package["name"].as_str().unwrap().to_string(), uses);
    }
    edges
}

#[test]
fn the_table_lists_every_crate_with_the_crates_it_uses() {
    let edges = edges();
    let table = table();
    let listed: BTreeSet<&str> = table.iter().map(|row| row.name.as_str()).collect();
    let there: BTreeSet<&str> = edges
        .keys()
        .map(String::as_str)
        .filter(|name| root().join("crates").join(name).exists())
        .collect();
    assert_eq!(listed, there);
    for row in &table {
        assert_eq!(row.uses, edges[&row.name], "crates used by {}", row.name);
    }
}

#[test]
fn edges_lead_one_way() {
    // Rows stand in order: a crate uses only crates above it.
    let mut above = BTreeSet::new();
    for row in table() {
        assert!(
            row.uses.is_subset(&above),
            "{} uses {:?}",
            row.name,
            row.uses.difference(&above)
        );
        above.insert(row.name);
    }
}

#[test]
fn no_crate_does_what_it_never_does() {
    for row in table() {
        let sources = sources(&root().join("crates").join(&row.name).join("src"));
        assert!(!sources.is_empty());
        for never in &row.never {
            let (_, tokens) = NEVER
                .iter()
                .find(|(word, _)| word == never)
                .unwrap_or_else(|| panic!("what is `{never}`?"));
            for (path, text) in &sources {
                for token in *tokens {
                    assert!(
                        !text.contains(token),
                        "{} is never to use {never}, but {} has {token}",
                        row.name,
                        path.display()
                    );
                }
            }
        }
    }
}

/// The sources of a crate without comments and test modules.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !path.ends_with("tests.rs")
        {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            let lines: Vec<&str> = code
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect();
            found.push((path, lines.join("\n")));
        }
    }
    found
}

#[test]
fn no_source_file_grows_past_its_joints() {
    let mut all = sources(&root().join("xtask/src"));
    for entry in std::fs::read_dir(root().join("crates")).unwrap() {
        all.extend(sources(&entry.unwrap().path().join("src")));
    }
    for (path, text) in all {
        assert!(
            text.lines().count() <= 700,
            "{} has {} lines: split it",
            path.display(),
            text.lines().count()
        );
    }
}
