//! What a kind that is answered in fields says for itself, alone or as a part.

use super::inputs::Inputs;
use super::keys::Keys;
use super::shell::Shell;
use crate::catalogue::Catalogue;
use longhand_exercise::{Answer, Exercise, Judgement, Variant};
use maud::{Markup, html};

/// A kind that is answered in fields to type in or options to pick. Each has a folder of its own;
/// [`super::kinds`] lists them.
pub(super) trait Question {
    /// What the learner types in or picks.
    fn controls(&self, place: &Place) -> Markup;

    /// Where the button stands.
    fn arrangement(&self) -> Arrangement;

    /// The keys that a phone's keyboard hides.
    fn keys(&self) -> Option<Keys>;

    /// What is to be known of form and precision, where they are not the usual ones.
    fn rule(&self, words: &Catalogue, exercise: &Exercise) -> Option<String>;

    /// What stands in the fields, as an answer.
    fn answer(&self, inputs: &Inputs) -> Answer {
        inputs.text()
    }

    /// The same as one text, kept as a draft.
    fn draft(&self, inputs: &Inputs) -> String {
        inputs.written()
    }

    /// Puts a draft back.
    fn restore(&self, inputs: &mut Inputs, draft: &str) {
        inputs.read(draft);
    }

    /// A text is typed into a field, or a scale beside it is moved.
    fn typed(&self, inputs: &mut Inputs, cell: usize, text: String) {
        inputs.put(cell, text);
    }

    /// Picks an option or takes it back.
    fn choose(&self, inputs: &mut Inputs, option: String, on: bool) {
        inputs.choose(option, on, false);
    }

    /// Rows and columns, where there is a field a cell and a list fills them all.
    fn grid(&self, _variant: &Variant, _part: usize) -> Option<(usize, usize)> {
        None
    }

    /// Whether its controls show the reply to a wrong answer themselves.
    fn replies_itself(&self) -> bool {
        false
    }

    /// What the working ends in.
    fn solution(&self, _variant: &Variant) -> Markup {
        html! {}
    }
}

/// Where the button stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// On the line of the one field.
    Line,
    /// Below the cells.
    Cells,
    /// Below the options.
    Options,
}

/// Where a question stands: its card, its part, what was typed so far.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub shell: &'a Shell,
    pub words: &'a Catalogue,
    pub variant: &'a Variant,
    pub inputs: &'a Inputs,
    /// Which part; 0 for an exercise without parts.
    pub part: usize,
    /// The id of the text that asks, where the symbol alone does not name the field.
    pub named_by: Option<&'a str>,
}

impl Place<'_> {
    /// The id of a field's element.
    pub fn id(&self, cell: usize) -> String {
        self.shell.field_id(self.part, cell)
    }

    /// The part as it is noted at an element; the first needs no note.
    pub fn noted(&self) -> Option<usize> {
        (self.part > 0).then_some(self.part)
    }

    /// What is known of a field as it stands: nothing once it was changed.
    pub fn standing(&self, cell: usize) -> Option<&Judgement> {
        let then = crate::feedback::field(&self.shell.judged.as_ref()?.answer, self.part, cell);
        if then != self.inputs.field(cell) {
            return None;
        }
        let whole = self.shell.judgement(self.part)?;
        match whole.cells.as_slice() {
            [] => Some(whole),
            cells => cells.get(cell),
        }
    }

    /// The id of the rule below the field.
    pub fn rule_id(&self) -> String {
        match self.part {
            0 => self.shell.id("rule"),
            part => self.shell.id(&format!("rule-{part}")),
        }
    }
}
