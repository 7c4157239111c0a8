//! The recipes of `CONTRIBUTING.md` name what there is: every file, and every list by its name.
//!
//! What a recipe says of `my_kind`, `my_slip` and so on holds of everything that is there already:
//! whoever follows it ends up where the others stand. That a new exercise, a new workbook, a widget,
//! a device and a rule of the doctor come about as written is tried by the tests of their crates.

use crate::root;
use std::collections::BTreeSet;

fn guide() -> String {
    std::fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap()
}

/// The sections that begin with "Add", each with its title.
fn recipes(guide: &str) -> Vec<(&str, &str)> {
    let sections = guide.split("\n## ").skip(1);
    let sections = sections.filter_map(|section| section.split_once('\n'));
    sections
        .filter(|(title, _)| title.starts_with("Add "))
        .collect()
}

/// What stands between backticks, outside of blocks of code.
fn quoted(text: &str) -> Vec<&str> {
    let prose = text.split("```").step_by(2);
    prose
        .flat_map(|prose| prose.split('`').skip(1).step_by(2))
        .collect()
}

/// Folders in which a path of a recipe may begin.
const BASES: &[&str] = &[
    "",
    "crates/longhand-exercise/src",
    "crates/longhand-author/src",
    "crates/longhand-view/src",
    "crates/longhand-site/src",
    "crates/longhand-site/src/gallery",
    "crates/longhand-math",
    "crates/longhand-math/src",
    "crates/longhand-doctor/src",
    "crates/longhand-doctor/src/readers",
    "crates/longhand-doctor/tests/logs/ours",
    "crates/longhand-lab/src",
    "crates/longhand-plan",
    "crates/longhand-plan/src",
    "crates/longhand-exercise/src/kind",
    "content/training",
    "crates/longhand-exercise/src/kind/estimate",
    "crates/longhand-doctor/src/rules",
    "crates/longhand-doctor/src/readers/console",
    "crates/longhand-plan/src/model/family",
];

fn is_there(path: &str) -> bool {
    BASES
        .iter()
        .any(|base| root().join(base).join(path).exists())
}

#[test]
fn every_recipe_names_files_and_folders_that_are_there() {
    let guide = guide();
    let recipes = recipes(&guide);
    assert!(recipes.len() >= 10, "{}", recipes.len());
    // Files that the reader is about to make.
    let to_make = [
        "FAMILY",
        "softplus-slope",
        "sampling",
        "my_",
        "first-sum",
        "content/training/0-chain-rule",
    ];
    let mut missing = Vec::new();
    let mut seen = 0;
    for (title, text) in recipes {
        for one in quoted(text) {
            let is_path = one.contains('/') || one.ends_with(".rs") || one.ends_with(".md");
            let plain = one
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
            if !is_path || !plain || to_make.iter().any(|part| one.contains(part)) {
                continue;
            }
            seen += 1;
            if !is_there(one) {
                missing.push(format!("{title}: {one}"));
            }
        }
    }
    assert!(seen > 40, "{seen}");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn a_list_that_a_recipe_names_is_in_the_file_that_it_names() {
    // "`ALL` in `crates/…/functions.rs`", "`kinds!` of `kind/mod.rs`", "`RULES` (`rules/mod.rs`)".
    let guide = guide();
    let mut seen = BTreeSet::new();
    for (title, text) in recipes(&guide) {
        let pieces: Vec<&str> = text.split('`').collect();
        for window in pieces.windows(3).skip(1).step_by(2) {
            let [name, between, path] = window else {
                continue;
            };
            let joined = [" in ", " of ", " (", "` in ", " to "].contains(between);
            if !joined || !path.ends_with(".rs") || path.contains("my_") {
                continue;
            }
            let file = BASES.iter().map(|base| root().join(base).join(path));
            let file = file.into_iter().find(|file| file.exists());
            let file = file.unwrap_or_else(|| panic!("{title}: there is no {path}"));
            let source = std::fs::read_to_string(file).unwrap();
            assert!(source.contains(name), "{title}: {path} has no {name}");
            seen.insert((*name).to_owned());
        }
    }
    for name in [
        "ALL", "FIGURES", "RULES", "SHAPES", "kinds!", "slope_of", "labs!",
    ] {
        assert!(seen.contains(name), "{name}: {seen:?}");
    }
}

/// The names of the modules or files in a folder, without those named.
fn names(folder: &str, but: &[&str]) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(root().join(folder)).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let name = name
            .trim_end_matches(".rs")
            .trim_end_matches(".toml")
            .to_owned();
        if !but.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names.sort();
    assert!(names.len() > 3, "{folder}: {names:?}");
    names
}

#[test]
fn every_kind_stands_where_the_recipe_puts_a_new_one() {
    let kinds = names("crates/longhand-author/src/skeleton", &["mod"]);
    for kind in kinds {
        // A list and a matrix are both made of cells.
        let engine = if ["vector", "matrix"].contains(&kind.as_str()) {
            "cells"
        } else {
            &kind
        };
        // A bug is a program with one line more to say.
        let parsed = if kind == "bug" { "code" } else { engine };
        for path in [
            format!("crates/longhand-exercise/src/kind/{engine}/mod.rs"),
            format!("crates/longhand-exercise/src/kind/{engine}/solve.rs"),
            format!("crates/longhand-exercise/src/kind/{engine}/grade.rs"),
            format!("crates/longhand-exercise/src/kind/{engine}/describe.rs"),
            format!("crates/longhand-author/src/parse/{parsed}.rs"),
            format!("crates/longhand-view/src/card/{engine}/mod.rs"),
            format!("crates/longhand-site/src/gallery/{kind}.rs"),
            format!("crates/longhand-site/src/gallery/demo/{kind}.toml"),
        ] {
            assert!(root().join(&path).exists(), "{kind}: {path}");
        }
    }
}

#[test]
fn every_figure_stands_where_the_recipe_puts_a_new_one() {
    let list = std::fs::read_to_string(root().join("crates/longhand-site/src/figure/mod.rs"));
    let list = list.unwrap();
    let shown = std::fs::read_to_string(root().join("docs/figures.md")).unwrap();
    for figure in names("crates/longhand-site/src/figure", &["mod", "block"]) {
        assert!(
            list.contains(&format!("(\"{figure}\", {figure}::draw)")),
            "{figure}"
        );
        assert!(
            shown.contains(&format!("```{figure}\n")),
            "docs/figures.md shows no {figure}"
        );
    }
}

#[test]
fn every_slip_stands_where_the_recipe_puts_a_new_one() {
    let folder = "crates/longhand-exercise/src/slip";
    let list = std::fs::read_to_string(root().join(folder).join("mod.rs")).unwrap();
    let mut rules = 0;
    for slip in names(folder, &["mod"]) {
        let path = root().join(folder).join(format!("{slip}.rs"));
        let source = std::fs::read_to_string(&path).unwrap_or_default();
        if source.contains("const RULE") {
            rules += 1;
            assert!(list.contains(&format!("{slip}::RULE")), "{slip}");
        }
    }
    assert!(rules > 5, "{rules}");
}

#[test]
fn every_lab_stands_where_the_recipe_puts_a_new_one() {
    let folder = root().join("crates/longhand-lab/src");
    let list = std::fs::read_to_string(folder.join("lib.rs")).unwrap();
    let (_, listed) = list.split_once("\nlabs! {\n").unwrap();
    let listed = listed.split('}').next().unwrap();
    let chapters = chapters();
    let mut labs = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let source = std::fs::read_to_string(path.join("mod.rs")).unwrap();
        labs += 1;
        assert!(source.contains("const LAB: Definition"), "{name}");
        assert!(path.join("controls.rs").exists(), "{name}");
        assert!(
            source.contains("#[test]"),
            "{name} has no numbers that are tested"
        );
        let lines = listed.lines().map(str::trim);
        let line = lines.filter(|line| line.ends_with(&format!(" {name},")));
        assert_eq!(line.count(), 1, "{name} is not in labs!");
        let slug = name.replace('_', "-");
        assert!(source.contains(&format!("slug: \"{slug}\"")), "{name}");
        // A lab that stands nowhere is not finished; after it stands something to answer.
        let placed = chapters.iter().find_map(|text| {
            let (_, after) = text.split_once(&format!("{{{{lab {slug}}}}}"))?;
            Some(after.contains("{{exercise "))
        });
        assert_eq!(
            placed,
            Some(true),
            "{name} stands in no chapter, or before no exercise"
        );
    }
    assert_eq!(
        labs,
        listed.lines().filter(|line| line.contains(',')).count()
    );
}

/// The texts of all chapters.
fn chapters() -> Vec<String> {
    let mut found = Vec::new();
    for workbook in std::fs::read_dir(root().join("content")).unwrap() {
        let Ok(folders) = std::fs::read_dir(workbook.unwrap().path()) else {
            continue;
        };
        for folder in folders {
            let text = std::fs::read_to_string(folder.unwrap().path().join("chapter.md"));
            found.extend(text);
        }
    }
    assert!(found.len() > 5);
    found
}
