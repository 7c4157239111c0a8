//! Check and the quiet buttons beside it.

use super::shell::Shell;
use crate::card::action::Action;
use crate::catalogue::{Catalogue, fill};
use maud::{Markup, html};

/// The row of an exercise without a program.
pub(super) fn buttons(shell: &Shell, words: &Catalogue) -> Markup {
    html! {
        (check(words.check, false))
        (quiet(shell, words, false))
    }
}

/// The button that hands in.
pub(super) fn check(label: &str, busy: bool) -> Markup {
    html! {
        button.check type="submit" aria-disabled=[busy.then_some("true")] { (label) " " kbd aria-hidden="true" { "↵" } }
    }
}

/// Hint, start over, new numbers; and on, once it is solved.
pub(super) fn quiet(shell: &Shell, words: &Catalogue, starts_over: bool) -> Markup {
    let hints = shell.exercise.hints.len();
    html! {
        span.quiet {
            @if hints > shell.hints {
                button.q type="button" data-on=(Action::Hint) {
                    (words.hint) " " small { (fill(words.part_of, &[&(shell.hints + 1), &hints])) }
                }
            }
            @if starts_over {
                button.q type="button" data-on=(Action::AskRestart) { (words.start_over) }
            }
            @if shell.exercise.has_variants() {
                button.q type="button" data-on=(Action::New) { (words.new_numbers) }
            }
            @if shell.is_right() {
                button.q.next type="button" data-on=(Action::Next) { (words.next_exercise) " " kbd aria-hidden="true" { "n" } }
            }
        }
    }
}
