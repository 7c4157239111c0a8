//! Sentences hold in every variant.
//!
//! A number that an author writes by hand, and that is the book's value of something that other
//! variants have otherwise, belongs into a slot. Where the sentence is about the book it says so.

use super::check::{Check, Report, Sample, number};
use crate::numbers::{Stated, numbers};
use crate::sentence;
use longhand_exercise::prose::plain;
use longhand_exercise::variant::Variant;

pub(super) const CHECK: Check = Check {
    name: "book_only",
    holds: "A number in hints, replies and what follows that only the book's variant has stands in a slot, or the sentence names the book's numbers.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    if !drawn.exercise.has_variants() || drawn.variants.len() < 2 {
        return;
    }
    let Some(book) = drawn.variants.iter().find(|one| one.number == 0) else {
        return;
    };
    let moving = moving(drawn, book);
    let given = givens(drawn, book);
    for (what, text) in drawn.told() {
        let plain = plain(&text.nodes);
        for stated in numbers(&plain) {
            let sentence = sentence::around(&plain, stated.at, stated.end);
            // "For 0.999 it takes 3925 steps" holds whatever the variant has.
            let conditions = numbers(sentence);
            let says_which = conditions.iter().any(|one| given.contains(&one.value));
            if says_which || sentence::is_of_the_book(sentence) {
                continue;
            }
            if let Some((name, _)) = moving.iter().find(|(_, value)| says(&stated, *value)) {
                report.find(
                    format!(
                        "{what} says {}, which is {name} with the book's numbers only.",
                        stated.text
                    ),
                    "Write a slot, such as `#{answer}`, or say that it is so “with the book’s numbers”.",
                );
            }
        }
    }
}

/// The book's values of the givens that other variants have otherwise.
fn givens(drawn: &Sample, book: &Variant) -> Vec<f64> {
    let names = drawn.exercise.givens.iter().map(|one| &one.name);
    let values = names.filter_map(|name| {
        let own = number(book, name)?;
        let differs = drawn
            .variants
            .iter()
            .any(|one| number(one, name).is_some_and(|x| x != own));
        differs.then_some(own.abs())
    });
    values.collect()
}

/// What is worked out and comes to another number in other variants: its name and its value in the
/// book.
fn moving(drawn: &Sample, book: &Variant) -> Vec<(String, f64)> {
    let exercise = drawn.exercise;
    let others: Vec<&Variant> = drawn
        .variants
        .iter()
        .filter(|one| one.number != 0)
        .collect();
    let mut found = Vec::new();
    for name in exercise.steps.iter().map(|one| &one.name) {
        let Some(own) = number(book, name) else {
            continue;
        };
        let differs = others
            .iter()
            .any(|one| number(one, name).is_some_and(|x| x != own));
        if differs {
            found.push((format!("`{name}`"), own));
        }
    }
    for (part, answer) in book.answers.iter().enumerate() {
        let Some(own) = answer.number() else { continue };
        let other =
            |one: &&&Variant| one.answers.get(part).and_then(|one| one.number()) != Some(own);
        if others.iter().any(|one| other(&one)) {
            found.push(("the answer".to_owned(), own));
        }
    }
    found
}

/// Whether a number is this value, rounded to the figures that it has. Short ones stand in a text by
/// chance.
fn says(stated: &Stated, value: f64) -> bool {
    let value = value.abs();
    if stated.figures < 3 || stated.value == 0.0 {
        return false;
    }
    let percent = [1.0, 100.0].into_iter();
    percent
        .map(|scale| value * scale)
        .any(|value| longhand_exercise::slip::figures(value, stated.figures) == stated.value)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::CHECK;

    #[test]
    fn a_number_that_other_variants_have_otherwise_is_found() {
        let found = spoiled(&CHECK, WHOLE, "Average", "Here it is 2.745. Average");
        assert!(found.contains("says 2.745"), "{found}");
        let states = "With a β₁ of 0.9 it is 2.745. Average";
        assert_eq!(spoiled(&CHECK, WHOLE, "Average", states), "");
        let marked = "With the book’s numbers it is 2.745. Average";
        assert_eq!(spoiled(&CHECK, WHOLE, "Average", marked), "");
    }
}
