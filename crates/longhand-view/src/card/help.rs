//! What is said of an answer that could not be judged, and what to write instead.

use super::Card;
use super::said::{Told, sentence};
use crate::catalogue::{Catalogue, fill};
use longhand_exercise::Help;
use longhand_notation::Span;
use maud::{Markup, html};

impl Card {
    pub(super) fn unreadable(&self, words: &Catalogue, help: &Help, told: &Told) -> Markup {
        match help {
            Help::Empty => sentence(words.empty_heading, &html! { (words.empty) }),
            Help::Fault {
                span,
                message,
                help,
            } => html! {
                (sentence(words.unreadable, &html! { (as_sentence(message)) " " (as_sentence(help)) }))
                p.meta { (pointed(told.text, *span)) " " (words.not_counted) }
            },
            Help::NotANumber(what) => sentence(
                words.unreadable,
                &html! { (what) " " (words.not_a_number) " " (words.not_counted) },
            ),
            Help::MoreDigits => sentence(words.more_digits_heading, &html! { (words.more_digits) }),
            Help::WholeNumber => {
                sentence(words.more_digits_heading, &html! { (words.exact_digits) })
            }
            Help::OtherKind {
                typed,
                asked,
                right,
            } => {
                let what = match asked {
                    Some(asked) => fill(words.other_kind, &[typed, asked]),
                    None => fill(words.no_unit, &[typed]),
                };
                let right = right.then_some(words.value_right).unwrap_or_default();
                sentence(
                    words.other_kind_heading,
                    &html! { (what) " " (right) " " (words.not_counted) },
                )
            }
            Help::Code(message) => html! {
                (sentence(words.code_unreadable, &html! {
                    code { (message) }
                    @if let Some(line) = told.tested.and_then(|tested| tested.error.as_ref()).and_then(|error| error.line) {
                        " " (fill(words.in_line, &[&line]))
                    }
                }))
                p.meta { (words.not_counted) }
            },
            Help::NoSuchLine => sentence(words.empty_heading, &html! { (words.no_such_line) }),
            Help::NotLines(_) => sentence(words.unreadable, &html! { (words.not_counted) }),
            Help::StillEmpty(fields) => {
                let what = match fields {
                    1 => words.still_empty_one.to_string(),
                    _ => fill(words.still_empty, &[fields]),
                };
                sentence(words.still_empty_heading, &html! { (what) })
            }
            Help::Broken(message) => sentence(words.broken_exercise, &html! { code { (message) } }),
            Help::Cells { found, expected } => {
                let what = if found.0 == 1 && expected.0 == 1 {
                    fill(words.kinds.cells_asked, &[&found.1, &expected.1])
                } else {
                    let sizes: [&dyn core::fmt::Display; 4] =
                        [&found.0, &found.1, &expected.0, &expected.1];
                    fill(words.kinds.size_asked, &sizes)
                };
                self.uncounted(words, &what)
            }
            Help::Ragged => self.uncounted(words, words.kinds.ragged),
            Help::NotAShape => self.uncounted(words, words.kinds.no_shape),
            Help::NoValue => self.uncounted(words, words.kinds.no_value),
            Help::UnknownName { name, known } => {
                let what = if known.is_empty() {
                    fill(words.kinds.no_names, &[name])
                } else {
                    let known = super::field::listed(words, known);
                    fill(words.kinds.unknown_name, &[name, &known])
                };
                self.uncounted(words, &what)
            }
        }
    }

    fn uncounted(&self, words: &Catalogue, what: &str) -> Markup {
        sentence(words.unreadable, &html! { (what) " " (words.not_counted) })
    }
}

/// The language speaks in phrases; here they become sentences.
pub(in crate::card) fn as_sentence(phrase: &str) -> String {
    let mut letters = phrase.trim().chars();
    let mut text: String = letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    });
    if !text.is_empty() && !text.ends_with(['.', '?', '!', ':']) {
        text.push('.');
    }
    text
}

/// The typed text with the place marked that could not be read.
fn pointed(typed: &str, span: Span) -> Markup {
    let floor = |mut at: usize| {
        at = at.min(typed.len());
        while !typed.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(span.start);
    let end = floor(span.end.max(span.start)).max(start);
    let (before, rest) = typed.split_at(start);
    let (at, after) = rest.split_at(end - start);
    html! { code { (before) mark { @if at.is_empty() { "…" } @else { (at) } } (after) } }
}
