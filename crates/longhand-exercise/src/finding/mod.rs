//! What is wrong with content: where, what was found, what to write instead.
//!
//! [`check`] draws an exercise in many variants and lets every check of [`ALL`] look at them. Each
//! check is a file of this folder, with a test of an exercise that does not pass it. Adding one is
//! a file and two adjacent lines here.
//!
//! What needs more than one exercise to be seen (ids taken twice, links, exercises that no chapter
//! shows) is checked where the workbook is read, in `longhand-site`.

use crate::exercise::Exercise;
use crate::variant::Variant;
use std::collections::BTreeSet;
use std::fmt;

mod accepted;
mod apart;
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

/// One thing that content must keep.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Its name: the file's.
    pub name: &'static str,
    /// What holds of an exercise that passes, in a sentence.
    pub holds: &'static str,
    /// Looks, and reports what does not hold.
    pub run: fn(&Drawn, &mut Report),
}

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
    replies::CHECK,
    expects::CHECK,
    fits::CHECK,
    ids::CHECK,
    complete::CHECK,
    orders::CHECK,
    graphs::CHECK,
];

/// An exercise with its variants.
#[derive(Debug)]
pub struct Drawn<'a> {
    /// The exercise.
    pub exercise: &'a Exercise,
    /// Variants 0, 1, … that could be drawn.
    pub variants: Vec<Variant>,
    /// Those that could not: number and reason.
    pub broken: Vec<(u32, String)>,
}

impl<'a> Drawn<'a> {
    /// Draws variants 0 to `seeds - 1`; only the book's where all have its numbers.
    pub fn new(exercise: &'a Exercise, seeds: u32) -> Drawn<'a> {
        let last = if exercise.has_variants() {
            seeds.max(1)
        } else {
            1
        };
        let mut drawn = Drawn {
            exercise,
            variants: Vec::new(),
            broken: Vec::new(),
        };
        for number in 0..last {
            match Variant::draw(exercise, number) {
                Ok(variant) => drawn.variants.push(variant),
                Err(broken) => drawn.broken.push((number, broken.to_string())),
            }
        }
        drawn
    }
}

/// Where a check puts what it finds. The same fault in other numbers is one finding.
#[derive(Debug)]
pub struct Report<'a> {
    file: &'a str,
    findings: Vec<Finding>,
    seen: BTreeSet<String>,
}

impl<'a> Report<'a> {
    /// An empty report on a file.
    pub fn new(file: &'a str) -> Report<'a> {
        Report {
            file,
            findings: Vec::new(),
            seen: BTreeSet::new(),
        }
    }

    /// Adds a finding, unless the same was found in other numbers.
    pub fn find(&mut self, found: impl Into<String>, remedy: &str) {
        let found = found.into();
        let key: String = found.chars().filter(|c| !c.is_ascii_digit()).collect();
        if self.seen.insert(key) {
            self.findings
                .push(Finding::new(self.file, 0, found, remedy));
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// What was found, sorted.
    pub fn findings(mut self) -> Vec<Finding> {
        self.findings.sort();
        self.findings
    }
}

/// Checks an exercise in variants 0 to `seeds - 1`. Each fault is reported once, with the first
/// variant that shows it.
pub fn check(file: &str, exercise: &Exercise, seeds: u32) -> Vec<Finding> {
    let drawn = Drawn::new(exercise, seeds);
    let mut report = Report::new(file);
    for check in ALL {
        (check.run)(&drawn, &mut report);
    }
    report.findings()
}

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, relative to the content folder.
    pub file: String,
    /// The line, counted from 1; 0 where it is the whole file.
    pub line: usize,
    /// What was found.
    pub found: String,
    /// What to do.
    pub remedy: String,
}

impl Finding {
    /// A finding at a line of a file.
    pub fn new(
        file: &str,
        line: usize,
        found: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Finding {
        Finding {
            file: file.to_string(),
            line,
            found: found.into(),
            remedy: remedy.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(
                f,
                "{}:{}: {}\n  → {}",
                self.file, self.line, self.found, self.remedy
            )
        } else {
            write!(f, "{}: {}\n  → {}", self.file, self.found, self.remedy)
        }
    }
}

/// The line of a byte in a text, counted from 1.
pub fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|&b| b == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_check_of_this_folder_is_in_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/finding");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
            .filter_map(|name| name.strip_suffix(".rs").map(str::to_string))
            .filter(|name| name != "mod" && name != "testing")
            .collect();
        let mut listed: Vec<String> = ALL.iter().map(|check| check.name.to_string()).collect();
        files.sort();
        listed.sort();
        assert_eq!(listed, files);
        assert!(ALL.iter().all(|check| check.holds.ends_with('.')));
    }

    #[test]
    fn the_same_fault_in_other_numbers_is_one_finding() {
        let mut report = Report::new("a.toml");
        report.find("In variant 3 it is 7.", "Mend it.");
        report.find("In variant 4 it is 9.", "Mend it.");
        report.find("In variant 4 it is odd.", "Mend it.");
        assert_eq!(report.findings().len(), 2);
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
