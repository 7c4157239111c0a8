//! A bug exercise: a program whose lines can be picked, then an editor to mend it in.
//!
//! The lines are radio buttons: one is picked with a click, with the arrow keys, or by a screen
//! reader's own means, and Enter hands it in. Once the faulty line is found (or given up), "Mend it"
//! puts the editor in place of the lines, and from there on it is a code exercise.

use super::{Card, Effect, Setting};
use crate::catalogue::{Catalogue, fill};
use crate::mark::{Mark, mark};
use crate::prose::{Ink, fill as filled};
use longhand_exercise::Variant;
use longhand_exercise::kind::bug::{Bug, Line};
use maud::{Markup, html};

impl Card {
    pub(super) fn bug(&self, setting: &Setting, bug: &Bug, variant: &Variant) -> Markup {
        let words = setting.catalogue;
        if self.mending {
            return self.code(setting, &bug.code);
        }
        html! {
            form data-on="check" {
                div.code-head { (self.tabs(words)) }
                fieldset.program {
                    legend { (words.pick_line) }
                    div.program-lines {
                        @for (number, text, line) in bug.program(self.writing.language()) {
                            (self.line(words, number, text, line, variant))
                        }
                    }
                }
                div.answer {
                    @if self.is_right() {
                        button.check type="button" data-on="mend" { (words.mend) }
                        (self.quiet_buttons(words))
                    } @else {
                        (self.buttons(words, words.check, false))
                        @if self.can_mend() {
                            button.q type="button" data-on="mend" { (words.mend) }
                        }
                    }
                }
            }
        }
    }

    fn line(
        &self,
        words: &Catalogue,
        number: u32,
        text: &str,
        line: Option<&Line>,
        variant: &Variant,
    ) -> Markup {
        let value = number.to_string();
        let told = self.judged.as_ref().is_some_and(|judged| {
            let desk = judged.desk.first();
            desk.is_some_and(|desk| desk.picked.contains(&value))
        });
        let picked = self
            .desk
            .first()
            .is_some_and(|desk| desk.picked.contains(&value));
        let first = number == 1;
        let code = html! { span.program-number aria-hidden="true" { (number) } code { (text) } };
        let Some(line) = line else {
            return html! { div.program-line { span.program-text { (code) } } };
        };
        let outcome = if line.guilty { "right" } else { "wrong" };
        html! {
            div.program-line data-judged=[told.then_some(outcome)] {
                label.program-text {
                    input.visually-hidden type="radio" id=[first.then(|| self.field_id(0, 0))] name=(self.exercise.slug) value=(value)
                        aria-label=(fill(words.line_spoken, &[&number, &text.trim()]))
                        checked[picked] data-on="chosen";
                    (code)
                }
                @if told {
                    div class=(format!("reply {outcome}")) {
                        (mark(if line.guilty { Mark::Right } else { Mark::Wrong }))
                        div { (filled(&line.reply, variant, Ink::Text)) }
                    }
                }
            }
        }
    }

    /// Whether the editor may be opened: the line is found, or the working has been looked at.
    pub(super) fn can_mend(&self) -> bool {
        self.is_right() || self.assisted || self.solved
    }

    /// Puts the editor in place of the lines.
    pub(super) fn mend(&mut self) -> Vec<Effect> {
        if self.mending || self.exercise.code().is_none() {
            return Vec::new();
        }
        self.mending = true;
        self.judged = None;
        vec![Effect::Focus(format!("{}-code", self.exercise.slug))]
    }
}
