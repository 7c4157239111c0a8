//! The words of a question, which a learner may write behind a number: `128 sequences`.

use longhand_exercise::{Exercise, Kind, Prose};
use std::collections::BTreeSet;

/// The words of the prompt, of what each part asks, and of what the givens count, in small letters.
/// Short ones are left out: they would be symbols as often as words.
pub(crate) fn of(exercise: &Exercise) -> Vec<String> {
    let mut texts = vec![&exercise.prompt];
    if let Kind::Parts(parts) = &exercise.kind {
        texts.extend(parts.iter().map(|part| &part.ask));
    }
    let mut found = BTreeSet::new();
    let mut add = |text: &str| {
        let long = words(text).filter(|word| word.chars().count() >= 3);
        found.extend(long.map(str::to_lowercase));
    };
    texts.into_iter().flat_map(Prose::leaves).for_each(&mut add);
    let nouns = exercise.givens.iter();
    nouns
        .filter_map(|given| given.noun.as_deref())
        .for_each(&mut add);
    found.into_iter().collect()
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphabetic() || c == '-'))
}
