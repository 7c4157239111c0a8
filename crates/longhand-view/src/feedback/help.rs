//! What is said of an answer that could not be judged, and what to write instead.

use super::context::{Context, Told};
use super::sentence::sentence;
use crate::catalogue::fill;
use crate::phrase::{as_sentence, listed};
use longhand_exercise::Help;
use longhand_notation::Span;
use maud::{Markup, html};

impl Context<'_> {
    pub(super) fn unreadable(&self, help: &Help, told: &Told) -> Markup {
        match help {
            Help::Empty => sentence(self.words.empty_heading, &html! { (self.words.empty) }),
            Help::Fault {
                span,
                message,
                help,
            } => html! {
                (sentence(self.words.unreadable, &html! { (as_sentence(message)) " " (as_sentence(help)) }))
                p.meta { (pointed(told.text, *span)) " " (self.words.not_counted) }
            },
            Help::NotANumber(what) => sentence(
                self.words.unreadable,
                &html! { (what) " " (self.words.not_a_number) " " (self.words.not_counted) },
            ),
            Help::MoreDigits => sentence(
                self.words.more_digits_heading,
                &html! { (self.words.more_digits) },
            ),
            Help::WholeNumber => sentence(
                self.words.more_digits_heading,
                &html! { (self.words.exact_digits) },
            ),
            Help::OtherKind {
                typed,
                asked,
                right,
            } => {
                let what = match asked {
                    Some(asked) => fill(self.words.other_kind, &[typed, asked]),
                    None => fill(self.words.no_unit, &[typed]),
                };
                let right = right.then_some(self.words.value_right).unwrap_or_default();
                sentence(
                    self.words.other_kind_heading,
                    &html! { (what) " " (right) " " (self.words.not_counted) },
                )
            }
            Help::Code(message) => html! {
                (sentence(self.words.code_unreadable, &html! {
                    code { (message) }
                    @if let Some(line) = self.tested().and_then(|tested| tested.error.as_ref()).and_then(|error| error.line) {
                        " " (fill(self.words.in_line, &[&line]))
                    }
                }))
                p.meta { (self.words.not_counted) }
            },
            Help::NoSuchLine => sentence(
                self.words.empty_heading,
                &html! { (self.words.no_such_line) },
            ),
            Help::NotLines(_) => {
                sentence(self.words.unreadable, &html! { (self.words.not_counted) })
            }
            Help::StillEmpty(fields) => {
                let what = match fields {
                    1 => self.words.still_empty_one.to_string(),
                    _ => fill(self.words.still_empty, &[fields]),
                };
                sentence(self.words.still_empty_heading, &html! { (what) })
            }
            Help::Broken(message) => {
                sentence(self.words.broken_exercise, &html! { code { (message) } })
            }
            Help::Cells { found, expected } => {
                let what = if found.0 == 1 && expected.0 == 1 {
                    fill(self.words.kinds.cells_asked, &[&found.1, &expected.1])
                } else {
                    let sizes: [&dyn core::fmt::Display; 4] =
                        [&found.0, &found.1, &expected.0, &expected.1];
                    fill(self.words.kinds.size_asked, &sizes)
                };
                self.uncounted(&what)
            }
            Help::Ragged => self.uncounted(self.words.kinds.ragged),
            Help::NotAShape => self.uncounted(self.words.kinds.no_shape),
            Help::NoValue => self.uncounted(self.words.kinds.no_value),
            Help::UnknownName { name, known } => {
                let what = if known.is_empty() {
                    fill(self.words.kinds.no_names, &[name])
                } else {
                    let known = listed(self.words, known);
                    fill(self.words.kinds.unknown_name, &[name, &known])
                };
                self.uncounted(&what)
            }
        }
    }

    fn uncounted(&self, what: &str) -> Markup {
        sentence(
            self.words.unreadable,
            &html! { (what) " " (self.words.not_counted) },
        )
    }
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
