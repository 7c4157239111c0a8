//! A wrong answer tells which mistake it was.

use super::check::{Check, Report, Sample};
use longhand_exercise::variant::Variant;
use longhand_exercise::worked::Worked;

pub(super) const CHECK: Check = Check {
    name: "apart",
    holds: "Mistakes differ from the answer and from one another, and each can be made in some variant.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    let exercise = drawn.exercise;
    let mistakes = &exercise.mistakes;
    if exercise.parts().iter().all(|kind| kind.is().is_none()) {
        return;
    }
    for variant in &drawn.variants {
        for (part, kind) in exercise.parts().into_iter().enumerate() {
            let Some(answer) = variant.answers.get(part) else {
                continue;
            };
            let made: Vec<(usize, &Worked)> = variant.mistakes_of(exercise, part).collect();
            for (i, (index, worked)) in made.iter().enumerate() {
                let Some(mistake) = mistakes.get(*index) else {
                    continue;
                };
                if kind.same(exercise, &variant.scope, worked, answer) {
                    report.find(
                        format!(
                            "In variant {} the mistake `{}` has the value of the answer.",
                            variant.number, mistake.id
                        ),
                        "Add a condition to `require`, or a `when` to the mistake, that keeps them apart.",
                    );
                }
                for (there, value) in &made[..i] {
                    // Two that share one reply say the same of the value.
                    let other = mistakes
                        .get(*there)
                        .filter(|other| other.say != mistake.say);
                    if let Some(other) = other
                        && kind.same(exercise, &variant.scope, worked, value)
                    {
                        report.find(
                            format!(
                                "In variant {} the mistakes `{}` and `{}` have the same value.",
                                variant.number, other.id, mistake.id
                            ),
                            "Give one a `when` that leaves this variant out, or let one reply speak for both.",
                        );
                    }
                }
            }
        }
    }
    for (i, mistake) in mistakes.iter().enumerate() {
        let possible = |one: &Variant| !matches!(one.mistakes.get(i), None | Some(Worked::Nothing));
        let never = !drawn.variants.iter().any(possible);
        if never && !drawn.variants.is_empty() {
            report.find(
                format!("The mistake `{}` can be made in no variant.", mistake.id),
                "Loosen its `when`, or take it out.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::CHECK;

    const BOOK_ONLY: &str = r##"
kind = "numeric"
number = "1"
title = "t"
difficulty = 1
prompt = "#{x}"
[givens]
x = { book = "2" }
[answer]
is = "x + 2"
[[mistakes]]
id = "first"
is = "x - 1"
say = "One."
[[mistakes]]
id = "second"
is = "x / 2"
say = "Two."
"##;

    #[test]
    fn a_mistake_with_the_value_of_the_answer_is_found() {
        let found = spoiled(&CHECK, BOOK_ONLY, "x - 1", "2*x");
        assert!(
            found.contains("`first` has the value of the answer"),
            "{found}"
        );
    }

    #[test]
    fn two_mistakes_with_one_value_are_found_unless_they_say_the_same() {
        let found = spoiled(&CHECK, BOOK_ONLY, "kind", "kind");
        assert!(found.contains("`first` and `second`"), "{found}");
        assert_eq!(spoiled(&CHECK, BOOK_ONLY, "Two.", "One."), "");
    }

    #[test]
    fn a_mistake_that_nobody_can_make_is_found() {
        let found = spoiled(
            &CHECK,
            WHOLE,
            "is = \"m3 / (1 - b1^2)\"",
            "is = \"m3 / (1 - b1^2)\"\nwhen = \"b1 > 1\"",
        );
        assert!(found.contains("in no variant"), "{found}");
    }
}
