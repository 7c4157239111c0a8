//! How a bug exercise looks: the lines of the program, or the editor.

use super::state::BugState;
use crate::card::action::Action;
use crate::card::buttons::{buttons, quiet};
use crate::card::render_context::RenderContext;
use crate::card::shell::Shell;
use crate::card::verdict_box::picked_reply;
use crate::catalogue::{Catalogue, fill};
use crate::feedback;
use crate::html::{Ink, text as prose};
use longhand_exercise::Variant;
use longhand_exercise::kind::bug::{Bug, Line};
use maud::{Markup, html};

pub(in crate::card) fn form(
    state: &BugState,
    shell: &Shell,
    setting: &RenderContext,
    bug: &Bug,
    variant: &Variant,
) -> Markup {
    let words = setting.catalogue;
    if state.mending {
        return state.code.editor(shell, setting, &bug.code);
    }
    // The editor may be opened once the line is found, or the working has been looked at.
    let can_mend = shell.assisted || shell.solved;
    html! {
        form data-on=(Action::Check) {
            div.code-head { (state.code.tabs(words)) }
            fieldset.program {
                legend { (words.pick_line) }
                div.program-lines {
                    @for (number, text, of) in bug.program(state.code.editor.language()) {
                        (line(state, shell, words, (number, text), of, variant))
                    }
                }
            }
            div.answer {
                @if shell.is_right() {
                    button.check type="button" data-on=(Action::Mend) { (words.mend) }
                    (quiet(shell, words, false))
                } @else {
                    (buttons(shell, words))
                    @if can_mend { button.q type="button" data-on=(Action::Mend) { (words.mend) } }
                }
            }
        }
    }
}

fn line(
    state: &BugState,
    shell: &Shell,
    words: &Catalogue,
    (number, text): (u32, &str),
    line: Option<&Line>,
    variant: &Variant,
) -> Markup {
    let code = html! { span.program-number aria-hidden="true" { (number) } code { (text) } };
    let Some(line) = line else {
        return html! { div.program-line { span.program-text { (code) } } };
    };
    let value = number.to_string();
    let judged = shell.judged.as_ref();
    let told = judged.is_some_and(|judged| feedback::is_picked(&judged.answer, 0, &value));
    let picked = state.inputs.picked.contains(&value);
    let first = number == 1;
    let outcome = if line.guilty { "right" } else { "wrong" };
    html! {
        div.program-line data-judged=[told.then_some(outcome)] {
            label.program-text {
                input.visually-hidden type="radio" id=[first.then(|| shell.field_id(0, 0))] name=(shell.exercise.slug) value=(value)
                    aria-label=(fill(words.line_spoken, &[&number, &text.trim()]))
                    checked[picked] data-on=(Action::Chosen);
                (code)
            }
            @if told { (picked_reply(line.guilty, &prose(&line.reply, &variant.scope, Ink::Text))) }
        }
    }
}
