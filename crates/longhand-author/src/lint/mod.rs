//! What is wrong with content: where, what was found, what to write instead.
//!
//! [`check`] draws an exercise in many variants and lets every check of [`ALL`] look at them. Each
//! check is a file of this folder, with a test of an exercise that does not pass it. Adding one is
//! a file and two adjacent lines here.
//!
//! What needs more than one exercise to be seen (ids taken twice, links, exercises that no chapter
//! shows) is checked where the workbook is read, in `longhand-site`.

mod accepted;
mod apart;
mod book_only;
mod check;
mod compared;
mod complete;
mod draws;
mod english;
mod expects;
mod fits;
mod gives_away;
mod graphs;
mod heavy;
mod ids;
mod last_step;
mod orders;
mod possible;
mod ratios;
mod readable;
mod readings;
mod replies;
mod slots;
mod used;

#[cfg(test)]
mod testing;

pub use check::{Check, Report, Sample};

use crate::finding::Finding;
use crate::parse::Places;
use longhand_exercise::Exercise;

/// Every check of a single exercise.
pub const ALL: &[Check] = &[
    draws::CHECK,
    heavy::CHECK,
    slots::CHECK,
    last_step::CHECK,
    accepted::CHECK,
    apart::CHECK,
    used::CHECK,
    readable::CHECK,
    gives_away::CHECK,
    book_only::CHECK,
    compared::CHECK,
    ratios::CHECK,
    readings::CHECK,
    possible::CHECK,
    replies::CHECK,
    english::CHECK,
    expects::CHECK,
    fits::CHECK,
    ids::CHECK,
    complete::CHECK,
    orders::CHECK,
    graphs::CHECK,
];

/// Checks an exercise in variants 0 to `seeds - 1`. Each fault is reported once, with the first
/// variant that shows it.
pub fn check(file: &str, exercise: &Exercise, places: &Places, seeds: u32) -> Vec<Finding> {
    let drawn = Sample::new(exercise, places, seeds);
    let mut report = Report::new(file);
    for check in ALL {
        (check.run)(&drawn, &mut report);
    }
    report.findings()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_check_of_this_folder_is_in_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lint");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
            .filter_map(|name| name.strip_suffix(".rs").map(str::to_string))
            .filter(|name| !matches!(name.as_str(), "mod" | "testing" | "check"))
            .collect();
        let mut listed: Vec<String> = ALL.iter().map(|check| check.name.to_string()).collect();
        files.sort();
        listed.sort();
        assert_eq!(listed, files);
        assert!(ALL.iter().all(|check| check.holds.ends_with('.')));
    }

    /// Four exercises as they were when a pedantic reader found a sentence in each that holds for the
    /// book's numbers and not in every variant, and what is found in it now.
    const READ: [(&str, &str, &str); 4] = [
        (
            "a component larger than its norm",
            include_str!("read_by_a_pedant/clip-by-norm.toml"),
            "the component `g` is larger than the norm `before`",
        ),
        (
            "the answer of the book in a text of all variants",
            include_str!("read_by_a_pedant/what-six-nd-leaves-out.toml"),
            "`after` says 15.2",
        ),
        (
            "a second slip that cannot have happened",
            include_str!("read_by_a_pedant/folding-batch-norm.toml"),
            "names two slips: “(or the subtraction is turned round)”",
        ),
        (
            "a memory longer than its run",
            include_str!("read_by_a_pedant/memory-of-weight-decay.toml"),
            "steps ago”, and in variant",
        ),
    ];

    #[test]
    fn what_a_pedantic_reader_found_is_found() {
        for (what, text, said) in READ {
            let found = check(
                "read.toml",
                &testing::exercise(text),
                &Places::default(),
                200,
            );
            let found: Vec<&str> = found.iter().map(|one| one.found.as_str()).collect();
            assert!(
                found.iter().any(|one| one.contains(said)),
                "{what}: {found:?}"
            );
        }
    }

    #[test]
    fn an_exercise_as_it_should_be_has_no_findings() {
        let exercise = testing::exercise(testing::WHOLE);
        assert_eq!(check("whole.toml", &exercise, &Places::default(), 200), []);
        for (name, text) in testing::KINDS {
            let exercise = testing::exercise(text);
            assert_eq!(check(name, &exercise, &Places::default(), 60), [], "{name}");
        }
    }
}
