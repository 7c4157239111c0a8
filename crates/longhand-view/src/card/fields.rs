//! An exercise that is answered in fields: one question, or several parts.

use super::event::Effect;
use super::inputs::Inputs;
use super::question::{Arrangement, Place};
use super::rule::rule;
use super::shell::Shell;
use super::{buttons, keys, kinds, parts, record};
use crate::card::action::Action;
use crate::catalogue::Catalogue;
use longhand_exercise::kind::cells::rows::rows;
use longhand_exercise::progress::draft_key;
use longhand_exercise::{Answer, Kind, Variant};
use maud::{Markup, html};

/// What stands in the fields of each part; an exercise without parts is one part.
#[derive(Clone, Debug, Default)]
pub(super) struct FieldsState {
    pub parts: Vec<Inputs>,
}

impl FieldsState {
    /// How it looks.
    pub fn form(&self, shell: &Shell, words: &Catalogue, variant: &Variant) -> Markup {
        let kind = &shell.exercise.kind;
        if let Kind::Parts(parts) = kind {
            return parts::form(shell, &self.parts, words, parts, variant);
        }
        let nothing = Inputs::default();
        let place = Place {
            shell,
            words,
            variant,
            inputs: self.parts.first().unwrap_or(&nothing),
            part: 0,
            named_by: None,
        };
        let controls = kinds::controls(kind, &place);
        let buttons = buttons::buttons(shell, words);
        html! {
            @match kinds::arrangement(kind) {
                Arrangement::Line => form.answer data-on=(Action::Check) { (controls) (buttons) },
                Arrangement::Cells => form.filling data-on=(Action::Check) { (controls) div.answer { (buttons) } },
                Arrangement::Options => form data-on=(Action::Check) { (controls) div.answer { (buttons) } },
            }
            @if let Some(row) = kinds::keys(kind) { (keys::keys(words, row)) }
            (rule(&place, kind))
        }
    }

    /// What stands in the fields, as an answer.
    pub fn answer(&self, kind: &Kind) -> Answer {
        let nothing = Inputs::default();
        let inputs = |part: usize| self.parts.get(part).unwrap_or(&nothing);
        if let Kind::Parts(parts) = kind {
            let parts = parts.iter().enumerate();
            let parts = parts.map(|(i, part)| kinds::answer(&part.kind, inputs(i)));
            return Answer::Parts(parts.collect());
        }
        kinds::answer(kind, inputs(0))
    }

    /// Changes what stands in a part's fields and keeps a draft of it.
    fn change(
        &mut self,
        shell: &Shell,
        part: usize,
        change: impl FnOnce(&mut Inputs, &Kind),
    ) -> Vec<Effect> {
        let parts = shell.exercise.parts();
        let Some(kind) = parts.get(part) else {
            return Vec::new();
        };
        self.parts.resize(parts.len(), Inputs::default());
        let Some(inputs) = self.parts.get_mut(part) else {
            return Vec::new();
        };
        change(inputs, kind);
        let text = kinds::draft(kind, inputs);
        vec![record::draft(&draft_key(&shell.exercise, part), &text)]
    }

    /// The learner types in a field. A whole list typed into a cell is spread once its bracket
    /// closes.
    pub fn typed(&mut self, shell: &Shell, part: usize, cell: usize, text: String) -> Vec<Effect> {
        let size = grid(shell, part);
        let list = rows(&text).filter(|_| text.starts_with('['));
        self.change(shell, part, |inputs, kind| match size.zip(list) {
            Some((size, list)) if list.iter().map(Vec::len).sum::<usize>() == size.0 * size.1 => {
                inputs.spread(&list, cell, size);
            }
            _ => kinds::typed(kind, inputs, cell, text),
        })
    }

    /// The learner pastes a list into a cell.
    pub fn pasted(&mut self, shell: &Shell, part: usize, cell: usize, text: String) -> Vec<Effect> {
        let size = grid(shell, part);
        let list = rows(&text);
        self.change(shell, part, |inputs, _| {
            let spread = size
                .zip(list)
                .is_some_and(|(size, list)| inputs.spread(&list, cell, size));
            if !spread {
                inputs.put(cell, text);
            }
        })
    }

    /// The learner picks an option or takes it back.
    pub fn chosen(&mut self, shell: &Shell, part: usize, option: String, on: bool) -> Vec<Effect> {
        self.change(shell, part, |inputs, kind| {
            kinds::choose(kind, inputs, option, on);
        })
    }

    /// Puts a part's draft back.
    pub fn restore(&mut self, shell: &Shell, part: usize, draft: &str) {
        self.change(shell, part, |inputs, kind| {
            kinds::restore(kind, inputs, draft);
        });
    }

    /// A list that was typed without brackets into the first of otherwise empty cells.
    pub fn spread_first(&mut self, shell: &Shell) {
        for (part, inputs) in self.parts.iter_mut().enumerate() {
            let rest = inputs.fields.iter().skip(1);
            if let Some(size) = grid(shell, part)
                && { rest }.all(|text| text.trim().is_empty())
                && let Some(list) = rows(inputs.field(0))
            {
                inputs.spread(&list, 0, size);
            }
        }
    }
}

/// Rows and columns of a part, where there is a field a cell.
fn grid(shell: &Shell, part: usize) -> Option<(usize, usize)> {
    let kind = shell.exercise.part(part)?;
    kinds::grid(kind, shell.variant.as_ref().ok()?, part)
}
