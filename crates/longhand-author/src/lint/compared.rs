//! Comparisons in words hold in every variant.
//!
//! "Here the mean is smaller than the root" has no number in it that a slot could hold. The author
//! writes the words and the condition that makes them true into `[[holds]]`; the condition is looked
//! at in every variant, and words of this kind without one are found.

use super::check::{Check, Report, Sample};
use crate::sentence;

pub(super) const CHECK: Check = Check {
    name: "compared",
    holds: "A comparison in words of an exercise's own numbers stands in `[[holds]]` with its condition, which is true in every variant.",
    run,
};

/// Words that point at the numbers of the exercise.
const HERE: [&str; 7] = [
    "here",
    "this exercise",
    "these numbers",
    "these values",
    "these gradients",
    "in this case",
    "in this run",
];

/// Words that compare.
const COMPARES: [&str; 46] = [
    "twice",
    "half",
    "halves",
    "double",
    "doubles",
    "a third",
    "thirds",
    "quarter",
    "quarters",
    "tenth",
    "tenths",
    "hundredths",
    "thousandths",
    "times as",
    "times too",
    "times the",
    "times more",
    "times larger",
    "larger",
    "smaller",
    "bigger",
    "greater",
    "longer",
    "shorter",
    "higher",
    "more than",
    "less than",
    "fewer",
    "faster",
    "slower",
    "cheaper",
    "closer to",
    "nearer to",
    "most of",
    "hardly",
    "nearly",
    "small beside",
    "large beside",
    "compared with",
    "exceeds",
    "outweighs",
    "dominates",
    "as large as",
    "as much as",
    "as many as",
    "too small",
];

/// Words with such a word in them that compare nothing.
const NAMES: [&str; 6] = [
    " half precision ",
    " double precision ",
    " half way ",
    " no longer ",
    " any longer ",
    " more than one ",
];

fn run(drawn: &Sample, report: &mut Report) {
    let claims = &drawn.exercise.holds;
    let told = drawn.told();
    let texts: Vec<(&String, String)> = told
        .iter()
        .map(|(what, text)| (what, sentence::with_slots(text)))
        .collect();
    for claim in claims {
        if !texts
            .iter()
            .any(|(_, text)| one_line(text).contains(&claim.says))
        {
            report.find(
                format!(
                    "No text says “{}”, which stands in `[[holds]]`.",
                    claim.says
                ),
                "Write the words as the text has them, or take the entry out.",
            );
        }
        for variant in &drawn.variants {
            let value = claim.is.evaluate(&variant.scope);
            match value.as_ref().map(|value| value.as_truth()) {
                Ok(Some(true)) => {}
                Ok(Some(false)) => report.find(
                    format!(
                        "In variant {} it is not true that “{}”.",
                        variant.number, claim.says
                    ),
                    "Say it so that it is true in every variant, draw others, or say that it is so “with the book’s numbers”.",
                ),
                Ok(None) => report.find(
                    format!("The condition of “{}” is neither true nor false.", claim.says),
                    "Write a comparison, such as `a > 2*b`.",
                ),
                Err(fault) => report.find(
                    format!("The condition of “{}” fails: {}", claim.says, fault.message),
                    "Use names of givens and steps.",
                ),
            }
        }
    }
    if !drawn.exercise.has_variants() {
        return;
    }
    for (what, text) in &texts {
        for sentence in sentence::all(text) {
            let words = words(sentence);
            let has = |of: &[&str]| of.iter().any(|one| stands(one, &words));
            let stated = claims
                .iter()
                .any(|claim| one_line(sentence).contains(&claim.says));
            let free = sentence.contains('⟦') || sentence::is_of_the_book(sentence) || stated;
            if !free && has(&HERE) && has(&COMPARES) {
                report.find(
                    format!("{what} compares in words: “{}”", sentence.trim()),
                    "Put the number into a slot, or write the words and what makes them true into `[[holds]]`: `says = \"…\"`, `is = \"a > 2*b\"`.",
                );
            }
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sentence's words in small letters, a space around each.
fn words(sentence: &str) -> String {
    let each = sentence.split(|c: char| !c.is_alphanumeric());
    let each: Vec<String> = each
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let words = format!(" {} ", each.join(" "));
    NAMES
        .iter()
        .fold(words, |words, name| words.replace(name, " "))
}

fn stands(one: &str, words: &str) -> bool {
    words.contains(&format!(" {one} "))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::CHECK;

    #[test]
    fn a_comparison_of_the_numbers_at_hand_wants_its_condition() {
        let here = "Here the last one is larger than the first. Average";
        let found = spoiled(&CHECK, WHOLE, "Average", here);
        assert!(found.contains("compares in words"), "{found}");
        // What holds of all numbers needs none, nor what names the book.
        let general = "A mean is never larger than the largest. Average";
        assert_eq!(spoiled(&CHECK, WHOLE, "Average", general), "");
        let marked = "Here, with the book’s numbers, the last is larger. Average";
        assert_eq!(spoiled(&CHECK, WHOLE, "Average", marked), "");
    }

    #[test]
    fn a_condition_is_looked_at_in_every_variant() {
        let says = "say = \"Here the last one is larger than the first. Average";
        let stated = |is: &str| {
            let holds = format!(
                "[[holds]]\nsays = \"the last one is larger than the first\"\nis = \"{is}\"\n[[hints]]\n{says}"
            );
            spoiled(&CHECK, WHOLE, "[[hints]]\nsay = \"Average", &holds)
        };
        assert!(stated("g[3] > g[1]").contains("it is not true"));
        assert_eq!(stated("b1 < 1"), "");
        assert!(stated("b1").contains("neither true nor false"));
        let elsewhere = "[[holds]]\nsays = \"nowhere\"\nis = \"b1 < 1\"\n[[hints]]";
        assert!(spoiled(&CHECK, WHOLE, "[[hints]]", elsewhere).contains("No text says"));
    }
}
