//! A graph exercise: numbers filled in node by node, each judged when its field is left.
//!
//! The fields stand in a list below the drawing, in the order of work, so that the Tab key, a
//! phone and a screen reader all go the same way. The drawing shows what has been filled in rightly
//! and where one is.

mod view;

use super::update::{diagnosis_id, outcome};
use super::{Card, Effect};
use longhand_exercise::kind::graph::Graphed;
use longhand_exercise::kind::graph::sheet::Sheet;
use longhand_exercise::progress::Happening;
use longhand_exercise::verdict::Help;
use longhand_exercise::{Judgement, Kind, Verdict};

/// What is known of the fields.
#[derive(Clone, Debug, Default)]
pub(super) struct Filling {
    /// What was said of each field; `None` where it has not been judged since it was changed.
    said: Vec<Option<Judgement>>,
    /// The field that has the focus.
    at: Option<usize>,
}

impl Filling {
    /// What was said of a field.
    fn of(&self, cell: usize) -> Option<&Judgement> {
        self.said.get(cell).and_then(Option::as_ref)
    }

    fn is_right(&self, cell: usize) -> bool {
        self.of(cell).is_some_and(Judgement::is_right)
    }

    /// A field has been changed: what was said of it is no longer true.
    pub(super) fn forget(&mut self, cell: usize) {
        if let Some(said) = self.said.get_mut(cell) {
            *said = None;
        }
    }

    fn say(&mut self, cell: usize, judgement: Option<Judgement>) {
        if self.said.len() <= cell {
            self.said.resize(cell + 1, None);
        }
        if let Some(said) = self.said.get_mut(cell) {
            *said = judgement;
        }
    }
}

impl Card {
    /// The graph of this card with its numbers.
    fn sheet(&self) -> Option<(Graphed, Sheet)> {
        let (Kind::Graph(graphed), Ok(variant)) = (&self.exercise.kind, &self.variant) else {
            return None;
        };
        let sheet = graphed.sheet(&variant.scope).ok()?;
        Some((graphed.clone(), sheet))
    }

    /// A field got the focus.
    pub(super) fn field_entered(&mut self, cell: usize) -> Vec<Effect> {
        self.filling.at = Some(cell);
        Vec::new()
    }

    /// A field was left; on Enter (`next`) the focus goes on to the next one that is open.
    pub(super) fn field_left(&mut self, cell: usize, next: bool) -> Vec<Effect> {
        let Some((graphed, sheet)) = self.sheet() else {
            return Vec::new();
        };
        let mut effects = self.judge_field(&graphed, &sheet, cell);
        let all = sheet.fields.len();
        if effects.is_empty() && !next {
            return effects;
        }
        if (0..all).all(|cell| self.filling.is_right(cell)) {
            if !self.is_right() {
                // The last number was right: nobody needs to press a button for that.
                effects = self.check();
            }
        } else if next {
            let open = (cell + 1..all)
                .chain(0..cell)
                .find(|&one| !self.filling.is_right(one));
            let stay = self.filling.of(cell).is_some_and(|said| !said.is_right());
            if let (Some(open), false) = (open, stay) {
                effects.push(Effect::Focus(self.field_id(0, open)));
            }
        }
        effects
    }

    /// Judges a field that has not been judged since it was changed.
    fn judge_field(&mut self, graphed: &Graphed, sheet: &Sheet, cell: usize) -> Vec<Effect> {
        let Ok(variant) = &self.variant else {
            return Vec::new();
        };
        if self.filling.of(cell).is_some() || self.field(0, cell).trim().is_empty() {
            return Vec::new();
        }
        let texts = self.texts();
        let judged = longhand_exercise::grade::graph::judge_field(
            &self.exercise,
            variant,
            graphed,
            sheet,
            &texts,
            cell,
        );
        let mut effects = Vec::new();
        // A right number is a step of the way; the try that counts is the whole.
        let tried = outcome(&judged.verdict).filter(|_| !judged.is_right());
        if let Some(verdict) = tried {
            effects.push(Effect::Record(Happening::Tried {
                answer: format!(
                    "{} = {}",
                    sheet.formula(sheet.fields[cell].node),
                    self.field(0, cell)
                ),
                verdict,
                diagnosis: diagnosis_id(&self.exercise, judged.verdict.diagnosis()),
                assisted: self.assisted,
            }));
        }
        self.filling.say(cell, Some(judged));
        effects.push(Effect::Announce(self.field_said(cell)));
        effects
    }

    /// What stands in the fields.
    fn texts(&self) -> Vec<String> {
        self.desk
            .first()
            .map(|desk| desk.fields.clone())
            .unwrap_or_default()
    }

    /// Takes over what was said of every field when the whole was checked.
    pub(super) fn fields_judged(&mut self, judgement: &Judgement) {
        for (cell, said) in judgement.cells.iter().enumerate() {
            let empty = said.verdict == Verdict::Unreadable(Help::Empty);
            self.filling.say(cell, (!empty).then(|| said.clone()));
        }
    }

    /// Marks what an earlier visit left and is right, without a word.
    pub(super) fn restore_fields(&mut self) {
        let (Some((graphed, sheet)), Ok(variant)) = (self.sheet(), &self.variant) else {
            return;
        };
        let texts = self.texts();
        let judged =
            longhand_exercise::grade::graph::judge(&self.exercise, variant, &graphed, &texts);
        for cell in 0..sheet.fields.len() {
            let right = judged
                .cells
                .get(cell)
                .filter(|said| said.is_right())
                .cloned();
            self.filling.say(cell, right);
        }
    }
}
