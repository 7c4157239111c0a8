//! Names that progress and formulas rely on are taken once.

use super::check::{Check, Report, Sample};
use longhand_exercise::kind::Kind;
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check {
    name: "ids",
    holds: "Ids and names inside an exercise are unique.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    let exercise = drawn.exercise;
    let givens = exercise.givens.iter().map(|given| given.name.as_str());
    let steps = exercise.steps.iter().map(|step| step.name.as_str());
    let variables = exercise.variables.iter().map(|one| one.name.as_str());
    once(
        "names in formulas",
        givens.chain(variables).chain(steps),
        report,
    );
    let mistakes = exercise.mistakes.iter().map(|one| one.id.as_str());
    once("mistakes", mistakes, report);
    once(
        "ids of the exercise",
        std::iter::once(exercise.slug.as_str()).chain(exercise.aliases.iter().map(String::as_str)),
        report,
    );
    for kind in exercise.parts() {
        if let Kind::Choice(choice) = kind {
            let options = choice.options.iter().map(|one| one.id.as_str());
            once("options", options, report);
        }
    }
    let versions = exercise.code().map_or(&[][..], |code| &code.wrong);
    once(
        "wrong versions",
        versions.iter().map(|one| one.id.as_str()),
        report,
    );
}

/// Reports every word that comes twice.
fn once<'a>(what: &str, words: impl Iterator<Item = &'a str>, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for word in words {
        if !seen.insert(word) {
            report.find(
                format!("`{word}` stands twice among the {what}."),
                "Give each one of its own.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{CHOICE, WHOLE, spoiled};
    use super::CHECK;

    #[test]
    fn an_id_that_is_taken_twice_is_found() {
        let found = spoiled(&CHECK, CHOICE, "id = \"that\"", "id = \"this\"");
        assert_eq!(found, "`this` stands twice among the options.");
        let found = spoiled(&CHECK, WHOLE, "name = \"m3\"", "name = \"b1\"");
        assert!(found.contains("`b1`"), "{found}");
        let found = spoiled(&CHECK, WHOLE, "difficulty", "aliases = [\"t\"]\ndifficulty");
        assert!(found.contains("`t`"), "{found}");
    }
}
