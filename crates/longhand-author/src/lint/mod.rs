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
mod complete;
mod draws;
mod expects;
mod fits;
mod gives_away;
mod graphs;
mod ids;
mod last_step;
mod orders;
mod readable;
mod replies;
mod slots;
mod used;

#[cfg(test)]
mod testing;

pub use check::{Check, Report, Sample};

use crate::finding::Finding;
use longhand_exercise::Exercise;

/// Every check of a single exercise.
pub const ALL: &[Check] = &[
    draws::CHECK,
    slots::CHECK,
    last_step::CHECK,
    accepted::CHECK,
    apart::CHECK,
    used::CHECK,
    readable::CHECK,
    gives_away::CHECK,
    book_only::CHECK,
    replies::CHECK,
    expects::CHECK,
    fits::CHECK,
    ids::CHECK,
    complete::CHECK,
    orders::CHECK,
    graphs::CHECK,
];

/// Checks an exercise in variants 0 to `seeds - 1`. Each fault is reported once, with the first
/// variant that shows it.
pub fn check(file: &str, exercise: &Exercise, seeds: u32) -> Vec<Finding> {
    let drawn = Sample::new(exercise, seeds);
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

    #[test]
    fn an_exercise_as_it_should_be_has_no_findings() {
        let exercise = testing::exercise(testing::WHOLE);
        assert_eq!(check("whole.toml", &exercise, 200), []);
        for (name, text) in testing::KINDS {
            let exercise = testing::exercise(text);
            assert_eq!(check(name, &exercise, 60), [], "{name}");
        }
    }
}
