//! What a check is, what it looks at, and where it puts what it finds.

use crate::finding::Finding;
use crate::parse::Places;
use crate::work;
use longhand_exercise::prose::Prose;
use longhand_exercise::{Exercise, Kind, Variant, VariantError};
use longhand_notation::Value;
use std::collections::BTreeSet;

/// One thing that content must keep.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Its name: the file's.
    pub name: &'static str,
    /// What holds of an exercise that passes, in a sentence.
    pub holds: &'static str,
    /// Looks, and reports what does not hold.
    pub run: fn(&Sample, &mut Report),
}

/// An exercise with its variants.
#[derive(Debug)]
pub struct Sample<'a> {
    /// The exercise.
    pub exercise: &'a Exercise,
    /// Variants 0, 1, … that could be drawn.
    pub variants: Vec<Variant>,
    /// The first that could not, with the reason. No further one is drawn then: where no draw meets
    /// a condition, each takes hundreds of attempts.
    pub broken: Option<(u32, VariantError)>,
    /// Where the exercise's formulas stand in its file.
    pub places: &'a Places,
}

impl<'a> Sample<'a> {
    /// Draws variants 0 to `seeds - 1`; only the book's where all have its numbers, or where a
    /// formula takes too much work to be looked at more than once.
    pub fn new(exercise: &'a Exercise, places: &'a Places, seeds: u32) -> Sample<'a> {
        let mut last = if exercise.has_variants() {
            seeds.max(1)
        } else {
            1
        };
        let mut drawn = Sample {
            exercise,
            variants: Vec::new(),
            broken: None,
            places,
        };
        let mut number = 0;
        while number < last && drawn.broken.is_none() {
            match Variant::draw(exercise, number) {
                Ok(variant) => {
                    if number == 0 && work::too_much(exercise, &variant).next().is_some() {
                        last = 1;
                    }
                    drawn.variants.push(variant);
                }
                Err(broken) => drawn.broken = Some((number, broken)),
            }
            number += 1;
        }
        drawn
    }

    /// Every text that is told after the question, with what it is: what follows, hints, replies,
    /// steps.
    pub(super) fn told(&self) -> Vec<(String, &'a Prose)> {
        let exercise = self.exercise;
        let mut all = vec![("`after`".to_owned(), &exercise.after)];
        let hints = exercise.hints.iter().enumerate();
        all.extend(hints.map(|(i, hint)| (format!("Hint {}", i + 1), &hint.say)));
        let mistakes = exercise.mistakes.iter();
        all.extend(mistakes.map(|one| (format!("The reply to `{}`", one.id), &one.say)));
        let steps = exercise.steps.iter();
        all.extend(steps.map(|one| (format!("The step `{}`", one.name), &one.say)));
        for kind in exercise.parts() {
            if let Kind::Choice(choice) = kind {
                let options = choice.options.iter();
                all.extend(options.map(|one| (format!("The reply to `{}`", one.id), &one.reply)));
            }
        }
        all
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
        self.add(Finding::new(self.file, 0, found, remedy));
    }

    /// The same at a line of the file.
    pub fn find_at(&mut self, line: usize, found: impl Into<String>, remedy: &str) {
        self.add(Finding::new(self.file, line, found, remedy));
    }

    /// The file that is looked at.
    pub fn file(&self) -> &'a str {
        self.file
    }

    /// Adds a finding that was made elsewhere.
    pub fn add(&mut self, finding: Finding) {
        let found = finding.found.chars();
        let key: String = found.filter(|c| !c.is_ascii_digit()).collect();
        if self.seen.insert(key) {
            self.findings.push(finding);
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

/// The finite number that a name has in a variant.
pub(super) fn number(variant: &Variant, name: &str) -> Option<f64> {
    let value = variant.scope.value(name);
    value.and_then(Value::as_number).filter(|x| x.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_fault_in_other_numbers_is_one_finding() {
        let mut report = Report::new("a.toml");
        report.find("In variant 3 it is 7.", "Mend it.");
        report.find("In variant 4 it is 9.", "Mend it.");
        report.find("In variant 4 it is odd.", "Mend it.");
        assert_eq!(report.findings().len(), 2);
    }
}
