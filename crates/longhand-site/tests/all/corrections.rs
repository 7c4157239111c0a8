//! `docs/corrections.md` says where the workbook corrects what is often said; the words are there.

use crate::ours::CONTENT;
use std::path::PathBuf;

const NOTE: &str = "> **Where texts differ.**";

fn file(path: &str) -> String {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A row of the table: its cells, and each file with the words it is said to hold.
struct Row {
    name: String,
    cells: Vec<String>,
    quoted: Vec<(String, String)>,
}

fn rows() -> Vec<Row> {
    let text = file("docs/corrections.md");
    let is_row = |line: &&str| line.starts_with("| E") && line.as_bytes()[3].is_ascii_digit();
    text.lines()
        .filter(is_row)
        .map(|line| {
            let cells = line.trim_matches('|').split('|');
            let cells: Vec<String> = cells.map(|cell| cell.trim().to_string()).collect();
            assert_eq!(cells.len(), 5, "{line}");
            let files = cells[3].split(", ");
            let words: Vec<&str> = cells[4].split('`').skip(1).step_by(2).collect();
            assert_eq!(
                files.clone().count(),
                words.len(),
                "{}: {words:?}",
                cells[0]
            );
            let quoted = files
                .zip(words)
                .map(|(file, words)| (file.to_string(), words.to_string()));
            Row {
                name: cells[0].clone(),
                quoted: quoted.collect(),
                cells,
            }
        })
        .collect()
}

#[test]
fn each_of_the_forty_eight_stands_in_the_table_once_and_in_order() {
    let rows = rows();
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    let wanted: Vec<String> = (1..=48).map(|number| format!("E{number}")).collect();
    assert_eq!(names, wanted);
    for row in &rows {
        assert!(
            row.cells.iter().all(|cell| !cell.is_empty()),
            "{}",
            row.name
        );
    }
}

#[test]
fn every_file_that_the_table_names_holds_the_words_it_quotes() {
    for row in rows() {
        for (path, words) in &row.quoted {
            assert!(
                path.starts_with("content/training/"),
                "{}: {path}",
                row.name
            );
            assert!(words.len() >= 15, "{}: too few words, {words:?}", row.name);
            assert!(
                file(path).contains(words.as_str()),
                "{}: `{words}` does not stand in {path}",
                row.name
            );
        }
    }
}

#[test]
fn words_quoted_from_a_chapter_stand_in_a_note_that_gives_its_source() {
    let mut notes = 0;
    for row in rows() {
        for (path, words) in &row.quoted {
            if !path.ends_with("/chapter.md") {
                continue;
            }
            let text = file(path);
            let line = text.lines().find(|line| line.contains(words.as_str()));
            let line = line.unwrap_or_else(|| panic!("{}: `{words}`", row.name));
            assert!(
                line.starts_with(NOTE),
                "{}: not in a note: {words}",
                row.name
            );
            let own = ["wn calculation", "wn derivation", "(Counted.)"];
            assert!(
                line.contains("](https://") || own.iter().any(|words| line.contains(words)),
                "{}: the note gives no source",
                row.name
            );
            notes += 1;
        }
    }
    assert!(notes >= 40, "{notes}");
}

#[test]
fn every_note_where_texts_differ_gives_its_source() {
    let mut notes = 0;
    for chapter in &CONTENT.chapters {
        for line in chapter.text.lines().filter(|line| line.starts_with(NOTE)) {
            let own = ["wn calculation", "wn derivation", "(Counted.)"];
            assert!(
                line.contains("](https://") || own.iter().any(|words| line.contains(words)),
                "{}: {line}",
                chapter.slug
            );
            notes += 1;
        }
    }
    assert!(notes >= 40, "{notes}");
}
