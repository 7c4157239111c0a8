//! Nothing that a learner needs is missing.

use super::check::{Check, Report, Sample};

pub(super) const CHECK: Check = Check {
    name: "complete",
    holds: "There is a hint and a source.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    if drawn.exercise.hints.is_empty() {
        report.find(
            "There is no hint.",
            "Add `[[hints]]` with a first step that does not give the answer.",
        );
    }
    if drawn.exercise.sources.is_empty() {
        report.find(
            "There is no source.",
            "Add `[[sources]]` with `cite`; for our own calculation say so.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{CHOICE, spoiled};
    use super::CHECK;

    #[test]
    fn a_missing_hint_or_source_is_found() {
        let found = spoiled(&CHECK, CHOICE, "[[hints]]\nsay = \"Look.\"", "");
        assert_eq!(found, "There is no hint.");
        let found = spoiled(
            &CHECK,
            CHOICE,
            "[[sources]]\ncite = \"Own calculation\"",
            "",
        );
        assert_eq!(found, "There is no source.");
    }
}
