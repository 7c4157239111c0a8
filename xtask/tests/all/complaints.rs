//! `docs/complaints.md` names tests that exist.

use crate::root;

/// The cells of every row of the table.
fn rows() -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(root().join("docs/complaints.md")).unwrap();
    text.lines()
        .filter(|line| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit())
        .map(|line| {
            let cells = line.trim_matches('|').split('|');
            cells.map(|cell| cell.trim().to_string()).collect()
        })
        .collect()
}

#[test]
fn each_of_the_fifty_has_a_test_or_a_reason() {
    let rows = rows();
    let numbers: Vec<usize> = rows.iter().map(|row| row[0].parse().unwrap()).collect();
    assert_eq!(numbers, (1..=50).collect::<Vec<_>>());
    for row in &rows {
        assert_eq!(row.len(), 4, "{row:?}");
        assert!(row[1].contains('/'), "no repository in {row:?}");
        let kept = &row[3];
        assert!(
            kept.contains("::") || kept.starts_with("Out of scope: "),
            "{row:?}"
        );
    }
}

#[test]
fn every_test_that_the_table_names_exists() {
    let mut named = 0;
    for row in rows() {
        for place in row[3].split('`').filter(|text| text.contains("::")) {
            let (file, test) = place.split_once("::").unwrap();
            let text = std::fs::read_to_string(root().join(file))
                .unwrap_or_else(|error| panic!("{}: {file}: {error}", row[0]));
            assert!(
                text.contains(&format!("fn {test}(")),
                "{}: there is no `{test}` in {file}",
                row[0]
            );
            named += 1;
        }
    }
    assert!(named >= 40, "{named}");
}
