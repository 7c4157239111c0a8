//! The row of keys for touch screens: what a phone's keyboard hides.

use crate::card::action::Action;
use crate::catalogue::Catalogue;
use maud::{Markup, html};

/// What is written on a key, and what it types.
type Key = (&'static str, &'static str);

/// A row of keys.
pub(super) type Keys = &'static [Key];

/// For a number or a calculation.
pub(super) const CALCULATION: Keys = &[
    ("^", "^"),
    ("(", "("),
    (")", ")"),
    ("/", "/"),
    ("−", "-"),
    ("×10ⁿ", "×10^"),
];

/// For a list or a shape.
pub(super) const LIST: Keys = &[("[", "["), (",", ", "), ("]", "]"), ("−", "-"), ("/", "/")];

/// The row. The style sheet shows it on touch screens while the card has the focus.
pub(super) fn keys(words: &Catalogue, keys: Keys) -> Markup {
    html! {
        div.keys role="group" aria-label=(words.keys) {
            @for (face, key) in keys {
                button.key type="button" data-on=(Action::Key) data-key=(key) { (face) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CALCULATION;

    #[test]
    fn what_the_keys_type_can_be_read() {
        let text: String = ["2.5", "×10^", "18", "/", "(", "3", "-", "1", ")", "^", "2"].concat();
        for (_, key) in CALCULATION {
            assert!(text.contains(key), "{key}");
        }
        assert!(longhand_notation::read(&text).is_ok());
    }
}
