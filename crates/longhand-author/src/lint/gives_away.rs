//! No hint contains the answer.

use super::check::{Check, Report, Sample};
use longhand_exercise::formula::Formula;
use longhand_exercise::prose::plain;
use longhand_exercise::variant::Variant;
use longhand_notation::number;

pub(super) const CHECK: Check = Check {
    name: "gives_away",
    holds: "No hint contains the answer.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    for (i, hint) in drawn.exercise.hints.iter().enumerate() {
        for slot in hint.say.formulas() {
            if is_the_answer(drawn, slot) {
                report.find(
                    format!("Hint {} shows the answer in `#{{{}}}`.", i + 1, slot.text),
                    "Lead to it without saying it.",
                );
            }
        }
        // Fixed text is the same in every variant, so only the book's numbers can be given away.
        let text = plain(&hint.say.nodes);
        let book = drawn.variants.iter().find(|one| one.number == 0);
        for answer in book.iter().flat_map(|book| &book.answers) {
            let numbers = answer.numbers().map(|numbers| numbers.data().to_vec());
            let shown: Vec<String> = numbers
                .unwrap_or_default()
                .into_iter()
                .map(number::plain)
                .collect();
            // Of a list it takes all the numbers; short ones stand in a text by chance.
            let telling = shown.iter().any(|one| one.len() > 2);
            if telling && shown.iter().all(|one| stands_in(one, &text)) {
                report.find(
                    format!("Hint {} contains the answer {}.", i + 1, shown.join(", ")),
                    "Lead to it without saying it.",
                );
            }
        }
    }
}

/// Whether a slot has the answer's value in most variants: in a few it may by chance.
fn is_the_answer(drawn: &Sample, slot: &Formula) -> bool {
    let same = |variant: &&Variant| {
        let value = variant.value(slot).ok();
        let value = value.as_ref().and_then(|value| value.as_tensor());
        variant.answers.iter().any(|answer| {
            matches!((value, answer.numbers()), (Some(value), Some(answer))
                if value.sizes() == answer.sizes()
                    && value.data().iter().zip(answer.data()).all(|(a, b)| (a - b).abs() <= 1e-9 * b.abs()))
        })
    };
    let answered = drawn
        .variants
        .iter()
        .filter(|one| one.answers.iter().any(|answer| answer.numbers().is_some()));
    let (all, same) = (answered.clone().count(), answered.filter(same).count());
    all > 0 && 2 * same > all
}

/// Whether the digits stand in the text as a number of their own.
fn stands_in(shown: &str, text: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text.match_indices(shown).any(|(at, _)| {
        let mut after = text[at + shown.len()..].chars();
        let next = after.next();
        let goes_on = digit(next) || (next == Some('.') && digit(after.next()));
        let before = text[..at].chars().next_back();
        !goes_on && !digit(before) && before != Some('.')
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::{CHECK, stands_in};

    #[test]
    fn a_hint_with_the_answer_in_words_or_in_a_slot_is_found() {
        let text = spoiled(&CHECK, WHOLE, "Average", "It is 2.74539. Average");
        assert!(text.contains("contains the answer 2.74539"), "{text}");
        let slot = spoiled(&CHECK, WHOLE, "Average", "It is #{m_hat}. Average");
        assert!(slot.contains("`#{m_hat}`"), "{slot}");
    }

    #[test]
    fn digits_inside_another_number_are_not_the_answer() {
        assert!(stands_in("2.74", "It is 2.74."));
        assert!(!stands_in("2.74", "It is 12.74 or 2.745 or 0.2.74"));
    }
}
