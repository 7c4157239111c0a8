//! Small matters of grammar: lists in a sentence, capitals, letters of parts.

use crate::catalogue::{Catalogue, fill};

/// "x, y and z".
pub(crate) fn listed(words: &Catalogue, items: &[impl AsRef<str>]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [before @ .., last] if !before.is_empty() => {
            fill(words.list_and, &[&before.join(", "), last])
        }
        items => items.concat(),
    }
}

/// A part's letter: a, b, c. No exercise has as many parts as the alphabet.
pub(crate) fn letter(part: usize) -> char {
    char::from(b'a'.saturating_add(u8::try_from(part % 26).unwrap_or(0)))
}

/// With a capital at the beginning, where that is a letter of English: a β that stands for a number
/// stays one, and no program holds the table of all letters.
pub(crate) fn capitalized(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// The language speaks in phrases; here they become sentences.
pub(crate) fn as_sentence(phrase: &str) -> String {
    let mut text = capitalized(phrase.trim());
    if !text.is_empty() && !text.ends_with(['.', '?', '!', ':']) {
        text.push('.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;

    #[test]
    fn a_list_in_a_sentence_ends_in_and() {
        assert_eq!(listed(&ENGLISH, &["x"; 0]), "");
        assert_eq!(listed(&ENGLISH, &["x"]), "x");
        assert_eq!(listed(&ENGLISH, &["x", "y", "z"]), "x, y and z");
    }

    #[test]
    fn a_phrase_becomes_a_sentence_once() {
        assert_eq!(as_sentence(" ∂ stands alone"), "∂ stands alone.");
        assert_eq!(as_sentence("write 2"), "Write 2.");
        assert_eq!(as_sentence("Is it 2?"), "Is it 2?");
        assert_eq!(as_sentence(""), "");
    }
}
