//! Where a reply names two slips, both give the value.

use super::check::{Check, Report, Sample};
use crate::sentence;
use longhand_exercise::prose::plain;
use longhand_exercise::worked::Worked;

pub(super) const CHECK: Check = Check {
    name: "readings",
    holds: "A reply that names two slips (“… or the subtraction is turned round”) has the formula of the second in `or`, and it comes to the same value in every variant.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    let exercise = drawn.exercise;
    let parts = exercise.parts();
    for (index, mistake) in exercise.mistakes.iter().enumerate() {
        let Some(or) = &mistake.or else {
            let text = plain(&mistake.say.nodes);
            if let Some(words) = second(&text).filter(|_| exercise.has_variants()) {
                report.find(
                    format!("The reply to `{}` names two slips: “{words}”.", mistake.id),
                    "Write the formula of the second into `or`; where the two differ, make them two mistakes. Where “or” tells what would follow, write “otherwise”.",
                );
            }
            continue;
        };
        let Some(kind) = parts.get(mistake.part) else {
            continue;
        };
        for variant in &drawn.variants {
            let Some(made) = variant.mistakes.get(index) else {
                continue;
            };
            if matches!(made, Worked::Nothing) {
                continue;
            }
            let part = exercise.part_id(mistake.part);
            match kind.behaviour().work(exercise, &variant.scope, part, or) {
                Err(broken) => report.find(
                    format!(
                        "`or` of the mistake `{}` fails: {}",
                        mistake.id, broken.message
                    ),
                    "Use names of givens and steps.",
                ),
                Ok(other) => {
                    if !kind.same(exercise, &variant.scope, &other, made) {
                        report.find(
                            format!(
                                "In variant {} the two slips of `{}` have different values.",
                                variant.number, mistake.id
                            ),
                            "Make two mistakes of them, or give this one a `when` that leaves the variant out.",
                        );
                    }
                }
            }
        }
    }
}

/// What a second slip is told with. Behind `or` may also stand what would follow ("or the direction
/// would change"), and another name of the same thing.
fn second(text: &str) -> Option<String> {
    const OPENS: [&str; 11] = [
        "(or ", "either ", "or the ", "or you ", "or it ", "or that ", "or a ", "or an ",
        "or with ", "or both ", "or one ",
    ];
    const FOLLOWS: [&str; 6] = [" would ", " will ", " never ", " nor ", " neither ", "’ll "];
    // The slip is named first; what comes later helps on.
    let first = sentence::all(text).into_iter().next()?;
    let small = first.trim_end_matches(['.', '?', '!']).to_lowercase();
    let spaced = format!(" {small}").replace(" either way", " ");
    let at = OPENS.iter().filter_map(|open| {
        let place = spaced.find(&format!(" {open}"))?;
        let before = spaced.get(..place)?.trim_end();
        // A slip is a clause: `, or …`, `(or …`, `Either …`.
        let clause = open.starts_with('(') || *open == "either " || before.ends_with(',');
        clause.then_some(place)
    });
    let place = at.min()?;
    let words = spaced.get(place..)?;
    (!FOLLOWS.iter().any(|follows| words.contains(follows))).then(|| words.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::{CHECK, second};

    #[test]
    fn two_slips_are_told_from_what_would_follow() {
        for (text, two) in [
            (
                "The mean has got lost (or the subtraction is turned round).",
                true,
            ),
            (
                "That is one GPU alone, or the GPU-hours. 8 of them share it.",
                true,
            ),
            (
                "Twice too much: either per number, or with the sparse peak.",
                true,
            ),
            (
                "All are multiplied alike, or the direction would change.",
                false,
            ),
            ("A sum or a mean: the sum.", false),
        ] {
            assert_eq!(second(text).is_some(), two, "{text}");
        }
    }

    #[test]
    fn the_second_slip_has_the_value_of_the_first() {
        let text = "That is the correction for two steps.";
        let two = "That is the correction for two steps (or the last gradient is missing).";
        let found = spoiled(&CHECK, WHOLE, text, two);
        assert!(found.contains("names two slips"), "{found}");
        let with = |or: &str| {
            let or = format!("say = \"{two}\"\nor = \"{or}\"");
            spoiled(&CHECK, WHOLE, &format!("say = \"{text}\""), &or)
        };
        assert!(with("m3 - g[3]").contains("different values"));
        assert_eq!(with("m3 / ((1 - b1)*(1 + b1))"), "");
    }
}
