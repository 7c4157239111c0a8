//! Faults of a workbook that no single exercise shows: what is found, in which file.

use longhand_site::{Bundle, Options};
use std::fs;
use std::path::PathBuf;

const EXERCISE: &str = r#"
kind = "numeric"
number = "0.1"
title = "Two and two"
difficulty = 1
prompt = "What is 2 + 2?"

[[steps]]
name = "sum"
is = "2 + 2"

[answer]
is = "sum"
accept = "exact"
"#;

/// A workbook of one chapter in a folder of its own.
fn workbook(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("longhand-faults-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("0-sums")).unwrap();
    let mut all = vec![
        (
            "workbook.toml",
            "title = \"Sums\"\ntagline = \"\"\n[[chapters]]\nslug = \"0-sums\"\nnumber = 0\ntitle = \"Sums\"\nshort = \"Sums\"\n",
        ),
        (
            "0-sums/chapter.md",
            "+++\nnumber = 0\ntitle = \"Sums\"\nshort = \"Sums\"\n+++\n\n{{exercise one}}\n",
        ),
        ("0-sums/one.toml", EXERCISE),
    ];
    all.extend(files);
    for (file, text) in all {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

/// What reading the workbook finds, as printed.
fn found(name: &str, files: &[(&str, &str)]) -> String {
    let folder = workbook(name, files);
    let found =
        longhand_site::read(&folder).map_or_else(|faults| faults.to_string(), |_| String::new());
    fs::remove_dir_all(&folder).unwrap();
    found
}

#[test]
fn a_plain_workbook_has_no_faults() {
    assert_eq!(found("plain", &[]), "");
}

/// What building the site finds, as printed.
fn built(name: &str, files: &[(&str, &str)]) -> String {
    let folder = workbook(name, files);
    let options = Options {
        content: folder.clone(),
        bundle: Bundle::default(),
        live_reload: None,
    };
    let found =
        longhand_site::build(&options).map_or_else(|faults| faults.to_string(), |_| String::new());
    fs::remove_dir_all(&folder).unwrap();
    found
}

#[test]
fn a_figure_whose_name_is_mistyped_is_told_with_its_place_and_a_listing_is_none() {
    let chapter = |block: &str| {
        format!(
            "+++\nnumber = 0\ntitle = \"Sums\"\nshort = \"Sums\"\n+++\n\nText.\n\n```{block}\n\n{{{{exercise one}}}}\n"
        )
    };
    for name in ["plto", "Plot", "grpah", "bar"] {
        let text = chapter(&format!("{name}\ntitle = \"x\"\n```"));
        let found = built("figure", &[("0-sums/chapter.md", &text)]);
        assert!(found.contains("0-sums/chapter.md:9"), "{name}: {found}");
        assert!(
            found.contains(&format!("There is no figure `{name}`.")),
            "{found}"
        );
    }
    let listing = chapter("python\nprint(1)\n```");
    assert_eq!(built("listing", &[("0-sums/chapter.md", &listing)]), "");
}

#[test]
fn two_exercises_with_one_number_are_told() {
    let found = found("number", &[("0-sums/two.toml", EXERCISE)]);
    assert!(found.contains("0-sums/two.toml"), "{found}");
    assert!(
        found.contains("The number 0.1 is that of 0-sums/one.toml too."),
        "{found}"
    );
}

#[test]
fn an_alias_that_is_taken_is_told() {
    let other = EXERCISE
        .replace("0.1", "0.2")
        .replace("difficulty", "aliases = [\"one\"]\ndifficulty");
    let found = found("alias", &[("0-sums/two.toml", &other)]);
    assert!(found.contains("The id `one` is taken by"), "{found}");
}

#[test]
fn an_id_that_was_published_and_is_gone_is_told() {
    let noted = ("ids.txt", "# noted\none\nformer\n");
    let gone = found("gone", &[noted]);
    assert!(gone.contains("ids.txt:3"), "{gone}");
    assert!(
        gone.contains("No exercise is called `former` any more."),
        "{gone}"
    );
    let renamed = EXERCISE.replace("difficulty", "aliases = [\"former\"]\ndifficulty");
    assert_eq!(
        found("renamed", &[noted, ("0-sums/one.toml", &renamed)]),
        ""
    );
}

#[test]
fn new_ids_are_noted_once() {
    let folder = workbook("noted", &[]);
    let content = longhand_site::read(&folder).unwrap();
    assert_eq!(longhand_site::note_ids(&folder, &content).unwrap(), ["one"]);
    let text = fs::read_to_string(folder.join("ids.txt")).unwrap();
    assert!(text.ends_with("\none\n"), "{text}");
    assert!(
        longhand_site::note_ids(&folder, &content)
            .unwrap()
            .is_empty()
    );
    assert_eq!(fs::read_to_string(folder.join("ids.txt")).unwrap(), text);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_page_of_text_that_is_not_there_is_told() {
    let listed = "title = \"Sums\"\ntagline = \"\"\n[[chapters]]\nslug = \"0-sums\"\nnumber = 0\ntitle = \"Sums\"\nshort = \"Sums\"\n[[pages]]\nslug = \"words\"\ntitle = \"Words\"\n";
    let missing = found("page", &[("workbook.toml", listed)]);
    assert!(missing.contains("words.md"), "{missing}");
    let headless = found(
        "head",
        &[("workbook.toml", listed), ("words.md", "No head.\n")],
    );
    assert!(headless.contains("The text has no head."), "{headless}");
}
