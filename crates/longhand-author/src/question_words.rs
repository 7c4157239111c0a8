//! The words of a question, which a learner may write behind a number: `128 sequences`.

use longhand_exercise::{Exercise, Kind, Piece, Prose};
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
    texts.into_iter().flat_map(fixed).for_each(&mut add);
    let nouns = exercise.givens.iter();
    nouns
        .filter_map(|given| given.noun.as_deref())
        .for_each(&mut add);
    found.into_iter().collect()
}

fn fixed(prose: &Prose) -> impl Iterator<Item = &str> {
    prose.pieces.iter().filter_map(|piece| match piece {
        Piece::Fixed(text) => Some(text.as_str()),
        Piece::Slot { .. } => None,
    })
}

/// The words of a text, outside of marks such as `<em>`.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text
        .split('<')
        .enumerate()
        .map(|(i, piece)| match (i, piece.split_once('>')) {
            (0, _) => piece,
            (_, Some((_, after))) => after,
            (_, None) => "",
        });
    pieces.flat_map(|piece| piece.split(|c: char| !(c.is_alphabetic() || c == '-')))
}
