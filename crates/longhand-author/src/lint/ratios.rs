//! "Half of it" is said of a value that is half of the answer, in every variant.

use super::check::{Check, Report, Sample};
use longhand_exercise::prose::plain;
use longhand_exercise::worked::Worked;

pub(super) const CHECK: Check = Check {
    name: "ratios",
    holds: "A reply that opens with “Half of it” or “Twice too many” is given to a value that is just that part of the answer.",
    run,
};

/// How much of the answer an opening says, in small letters.
const PARTS: [(&str, f64); 22] = [
    ("half", 0.5),
    ("a third", 1.0 / 3.0),
    ("a quarter", 0.25),
    ("a fifth", 0.2),
    ("a sixth", 1.0 / 6.0),
    ("an eighth", 0.125),
    ("a tenth", 0.1),
    ("two thirds", 2.0 / 3.0),
    ("three quarters", 0.75),
    ("a hundredth", 0.01),
    ("a thousandth", 0.001),
    ("twice", 2.0),
    ("double", 2.0),
    ("three times", 3.0),
    ("four times", 4.0),
    ("five times", 5.0),
    ("six times", 6.0),
    ("eight times", 8.0),
    ("ten times", 10.0),
    ("sixteen times", 16.0),
    ("a hundred times", 100.0),
    ("a thousand times", 1000.0),
];

/// What may stand behind it, if the value is to be that part and nothing else.
const BEHIND: [&str; 9] = [
    "",
    "of it",
    "as much",
    "as many",
    "too much",
    "too many",
    "too large",
    "of what it should be",
    "the answer",
];

fn run(drawn: &Sample, report: &mut Report) {
    for (index, mistake) in drawn.exercise.mistakes.iter().enumerate() {
        let Some((words, part, loose)) = opening(&plain(&mistake.say.nodes)) else {
            continue;
        };
        for variant in &drawn.variants {
            let (Some(made), Some(answer)) = (
                variant.mistakes.get(index).and_then(Worked::numbers),
                variant.answers.get(mistake.part).and_then(Worked::numbers),
            ) else {
                continue;
            };
            let pairs = made.data().iter().zip(answer.data());
            let fits = |(made, answer): (&f64, &f64)| {
                (made - part * answer).abs() <= loose * (part * answer).abs() + 1e-12
            };
            if !pairs.clone().all(fits) {
                report.find(
                    format!(
                        "The reply to `{}` opens with “{words}”, and in variant {} it is not.",
                        mistake.id, variant.number
                    ),
                    "Say what it is in every variant, or give the mistake a `when`.",
                );
            }
        }
    }
}

/// The part that a reply says first, and how exactly: `Half of it: …`, `About a third.`.
fn opening(text: &str) -> Option<(String, f64, f64)> {
    let clause = text
        .split(['.', ':', ';', ',', '!', '?', '\n'])
        .next()?
        .trim();
    let small = clause.to_lowercase();
    let bare = small.strip_prefix("that is ").unwrap_or(&small);
    let (bare, loose) = ["about ", "nearly ", "almost ", "some "]
        .iter()
        .find_map(|about| Some((bare.strip_prefix(about)?, 0.3)))
        .unwrap_or((bare, 0.02));
    let (part, behind) = PARTS
        .iter()
        .find_map(|(words, part)| Some((*part, bare.strip_prefix(words)?)))?;
    let behind = behind.trim();
    let beyond = matches!(behind, "more" | "too much" | "too many" | "too large");
    if beyond && part < 1.0 {
        return Some((clause.to_owned(), 1.0 + part, loose));
    }
    BEHIND
        .contains(&behind)
        .then(|| (clause.to_owned(), part, loose))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::{CHECK, opening};

    #[test]
    fn a_reply_says_how_much_it_is() {
        for (text, part) in [
            ("Half of it. The two is missing.", Some(0.5)),
            ("That is about half of it: the 2 is missing", Some(0.5)),
            ("A third more: that is a run that …", Some(4.0 / 3.0)),
            ("A third too much: that is the rate before", Some(4.0 / 3.0)),
            ("Twice too many: batches half as large", Some(2.0)),
            ("Half the peak would be the mean of a cosine", None),
            ("That is the half-life: one half is left", None),
        ] {
            assert_eq!(opening(text).map(|(_, part, _)| part), part, "{text}");
        }
    }

    #[test]
    fn a_part_that_it_is_in_some_variants_only_is_found() {
        let text = "That is the correction for two steps.";
        let found = spoiled(&CHECK, WHOLE, text, "Half of it: one step too few.");
        assert!(found.contains("opens with “Half of it”"), "{found}");
        let half = WHOLE.replace("m3 / (1 - b1^2)", "m_hat / 2");
        assert_eq!(spoiled(&CHECK, &half, text, "Half of it."), "");
    }
}
