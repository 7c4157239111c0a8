//! What stands in the fields of a graph, and what is known of each.

use crate::card::event::Effect;
use crate::card::inputs::Inputs;
use crate::card::record::{draft, outcome};
use crate::card::shell::Shell;
use crate::catalogue::ENGLISH;
use crate::feedback::NodeNames;
use longhand_exercise::diagnosis_id;
use longhand_exercise::kind::graph::GraphTask;
use longhand_exercise::kind::graph::grade::{judge, judge_field};
use longhand_exercise::kind::graph::sheet::Sheet;
use longhand_exercise::progress::EventKind;
use longhand_exercise::progress::draft_key;
use longhand_exercise::verdict::Help;
use longhand_exercise::{Judgement, Kind, Variant, Verdict};

/// What stands in the fields, and what is known of each.
#[derive(Clone, Debug, Default)]
pub(in crate::card) struct GraphState {
    pub inputs: Inputs,
    /// What was said of each field; `None` where it has not been judged since it was changed.
    said: Vec<Option<Judgement>>,
    /// The field that has the focus.
    pub at: Option<usize>,
}

/// What comes of leaving a field.
pub(in crate::card) struct Left {
    pub effects: Vec<Effect>,
    /// Every number is right.
    pub complete: bool,
}

/// The graph of an exercise with its numbers.
fn sheet(shell: &Shell) -> Option<(&GraphTask, &Variant, Sheet)> {
    let (Kind::Graph(graphed), Ok(variant)) = (&shell.exercise.kind, &shell.variant) else {
        return None;
    };
    Some((graphed, variant, graphed.sheet(&variant.scope).ok()?))
}

impl GraphState {
    /// What was said of a field.
    pub fn of(&self, cell: usize) -> Option<&Judgement> {
        self.said.get(cell).and_then(Option::as_ref)
    }

    /// Whether the number in a field is right.
    pub fn is_right(&self, cell: usize) -> bool {
        self.of(cell).is_some_and(Judgement::is_right)
    }

    fn say(&mut self, cell: usize, judgement: Option<Judgement>) {
        if self.said.len() <= cell {
            self.said.resize(cell + 1, None);
        }
        if let Some(said) = self.said.get_mut(cell) {
            *said = judgement;
        }
    }

    /// A field has been changed: what was said of it is no longer true.
    pub fn typed(&mut self, shell: &Shell, cell: usize, text: String) -> Vec<Effect> {
        if let Some(said) = self.said.get_mut(cell) {
            *said = None;
        }
        self.inputs.put(cell, text);
        vec![draft(
            &draft_key(&shell.exercise, 0),
            &self.inputs.written(),
        )]
    }

    /// A field was left; on Enter (`next`) the focus goes on to the next one that is open.
    pub fn leave(&mut self, shell: &Shell, cell: usize, next: bool) -> Left {
        let Some((graphed, variant, sheet)) = sheet(shell) else {
            return Left {
                effects: Vec::new(),
                complete: false,
            };
        };
        let mut effects = self.judge_field(shell, graphed, variant, &sheet, cell);
        let all = sheet.fields.len();
        let complete = (0..all).all(|cell| self.is_right(cell));
        let goes_on = next && !complete;
        let stays = self.of(cell).is_some_and(|said| !said.is_right());
        let open = (cell + 1..all)
            .chain(0..cell)
            .find(|&one| !self.is_right(one));
        if let Some(open) = open.filter(|_| goes_on && !stays) {
            effects.push(Effect::Focus(shell.field_id(0, open)));
        }
        Left {
            complete: complete && (next || !effects.is_empty()),
            effects,
        }
    }

    /// Judges a field that has not been judged since it was changed.
    fn judge_field(
        &mut self,
        shell: &Shell,
        graphed: &GraphTask,
        variant: &Variant,
        sheet: &Sheet,
        cell: usize,
    ) -> Vec<Effect> {
        let text = self.inputs.field(cell);
        let Some(&field) = sheet.fields.get(cell) else {
            return Vec::new();
        };
        if self.of(cell).is_some() || text.trim().is_empty() {
            return Vec::new();
        }
        let fields = &self.inputs.fields;
        let judged = judge_field(&shell.exercise, variant, graphed, sheet, fields, cell);
        let mut effects = Vec::new();
        // A right number is a step of the way; the try that counts is the whole.
        if let Some(verdict) = outcome(&judged.verdict).filter(|_| !judged.is_right()) {
            effects.push(Effect::Record(EventKind::Tried {
                answer: format!("{} = {text}", sheet.formula(field.node)),
                verdict,
                diagnosis: diagnosis_id::of_judgement(&shell.exercise, &judged),
                assisted: shell.assisted,
            }));
        }
        let names = NodeNames::new(shell.symbols(), sheet);
        effects.push(Effect::Announce(
            names.field_words(&ENGLISH, field, &judged),
        ));
        self.say(cell, Some(judged));
        effects
    }

    /// Takes over what was said of every field when the whole was checked.
    pub fn judged(&mut self, judgement: &Judgement) {
        for (cell, said) in judgement.cells.iter().enumerate() {
            let empty = said.verdict == Verdict::Unreadable(Help::Empty);
            self.say(cell, (!empty).then(|| said.clone()));
        }
    }

    /// Puts a draft back, and marks what of it is right, without a word.
    pub fn restore(&mut self, shell: &Shell, draft: Option<&str>) {
        if let Some(draft) = draft {
            self.inputs.read(draft);
        }
        let Some((graphed, variant, sheet)) = sheet(shell) else {
            return;
        };
        let judged = judge(&shell.exercise, variant, graphed, &self.inputs.fields);
        for cell in 0..sheet.fields.len() {
            let said = judged.cells.get(cell).filter(|said| said.is_right());
            self.say(cell, said.cloned());
        }
    }
}
