//! The registries are complete: rules, shapes and notes, their documents and
//! their exercises.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use longhand_doctor::notes::NOTES;
use longhand_doctor::readers::SHAPES;
use longhand_doctor::rules::RULES;

use crate::common::truth;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn ids_differ_and_rules_yield_only_to_rules_that_speak_before() {
    let mut before = BTreeSet::new();
    for rule in RULES {
        for other in rule.yields_to {
            assert!(before.contains(other), "{} yields to {other}", rule.id);
        }
        assert!(before.insert(rule.id), "{}", rule.id);
    }
    assert_eq!(RULES.len(), 33);
    let notes: BTreeSet<&str> = NOTES.iter().map(|note| note.id).collect();
    assert_eq!(notes.len(), NOTES.len());
}

#[test]
fn every_file_of_a_rule_is_in_the_registry() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_string_lossy()
                .replace('_', "-")
        })
        .filter(|name| name != "mod" && name != "rule")
        .collect();
    let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(files, rules);
}

#[test]
fn every_exercise_that_a_finding_offers_is_in_the_workbook() {
    let mut files = BTreeSet::new();
    collect(&root().join("content"), &mut files);
    for rule in RULES {
        if let Some(exercise) = rule.exercise {
            assert!(files.contains(exercise), "{}: {exercise}", rule.id);
        }
    }
}

fn collect(folder: &Path, into: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            into.insert(path.file_stem().unwrap().to_string_lossy().into_owned());
        }
    }
}

#[test]
fn every_rule_names_another_reading_and_how_to_tell() {
    for rule in RULES {
        assert!(
            !rule.title.is_empty() && rule.title.ends_with('.'),
            "{}",
            rule.id
        );
        assert!(!rule.alternatives.is_empty(), "{}", rule.id);
        for other in rule.alternatives {
            assert!(
                !other.what.is_empty() && !other.test.is_empty(),
                "{}",
                rule.id
            );
            assert!(!other.what.ends_with('.'), "{}: {}", rule.id, other.what);
        }
        assert!(!rule.source.is_empty(), "{}", rule.id);
    }
}

#[test]
fn every_note_is_carried_by_some_log() {
    let truth = truth();
    let carried: BTreeSet<String> = truth["files"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|entry| crate::common::names(&entry["notes"]))
        .collect();
    // Its own test is in `notes.rs`.
    let apart = BTreeSet::from(["perplexity-of-means"]);
    for note in NOTES {
        assert!(
            carried.contains(note.id) || apart.contains(note.id),
            "{}",
            note.id
        );
    }
}

/// A table between its marks in `docs/doctor.md`.
fn table(mark: &str, lines: &[String]) {
    let text = std::fs::read_to_string(root().join("docs/doctor.md")).unwrap();
    let mark = format!("<!-- {mark} -->");
    let start = text
        .find(&mark)
        .unwrap_or_else(|| panic!("docs/doctor.md has no {mark}"));
    let written: Vec<&str> = text[start + mark.len()..]
        .trim_start()
        .lines()
        .take_while(|line| line.starts_with('|'))
        .skip(2)
        .collect();
    assert_eq!(
        written,
        lines,
        "the table after {mark} in docs/doctor.md; it should be:\n{}",
        lines.join("\n")
    );
}

#[test]
fn the_tables_of_the_document_are_those_of_the_registries() {
    let rules: Vec<String> = RULES
        .iter()
        .map(|rule| {
            let needs: Vec<String> = rule
                .needs
                .iter()
                .map(|group| {
                    group
                        .iter()
                        .map(|kind| format!("`{}`", kind.name()))
                        .collect::<Vec<_>>()
                        .join(" or ")
                })
                .chain(rule.asks.iter().map(|ask| format!("given `{ask}`")))
                .collect();
            let needs = if needs.is_empty() {
                "–".to_owned()
            } else {
                needs.join(", ")
            };
            let exercise = rule.exercise.map_or("–".to_owned(), |id| format!("`{id}`"));
            format!(
                "| `{}` | {} | {needs} | {exercise} | {} |",
                rule.id, rule.title, rule.source
            )
        })
        .collect();
    table("rules", &rules);
    let shapes: Vec<String> = SHAPES
        .iter()
        .map(|shape| {
            let line = shape.example.lines().last().unwrap_or_default();
            let shown: String = line.chars().filter(|c| !c.is_control()).take(70).collect();
            format!("| {} | `{}` |", shape.name, shown.trim().replace('|', "¦"))
        })
        .collect();
    table("shapes", &shapes);
    let notes: Vec<String> = NOTES
        .iter()
        .map(|note| format!("| `{}` | {} |", note.id, note.title))
        .collect();
    table("notes", &notes);
}
