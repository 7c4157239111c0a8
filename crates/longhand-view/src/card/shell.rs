//! What every card has, whatever its kind: the question, the last verdict, hints, the working.

use crate::catalogue::{Catalogue, ENGLISH};
use crate::feedback::Context;
use longhand_exercise::judged_run::JudgedRun;
use longhand_exercise::variant_error::VariantError;
use longhand_exercise::{Answer, Exercise, Judgement, Variant};
use longhand_notation::typeset::Symbols;

/// The part of a card's state that no kind owns.
#[derive(Clone, Debug)]
pub(super) struct Shell {
    pub exercise: Exercise,
    pub variant: Result<Variant, VariantError>,
    pub number: u32,
    /// What was said last.
    pub judged: Option<Judged>,
    /// How many wrong answers in a row nothing was known of.
    pub unknown: usize,
    /// How many hints are shown.
    pub hints: usize,
    /// Whether the working is open.
    pub working: bool,
    /// Whether this variant's working was opened before it was solved.
    pub assisted: bool,
    /// Whether the exercise was ever solved without help.
    pub solved: bool,
}

/// An answer with what was said about it.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub judgement: Judgement,
    /// What was handed in.
    pub answer: Answer,
}

impl Judged {
    /// The tests of a code exercise.
    pub fn tested(&self) -> Option<&JudgedRun> {
        match &self.answer {
            Answer::Ran(tested) => Some(tested),
            _ => None,
        }
    }
}

impl Shell {
    /// A fresh one.
    pub fn new(exercise: Exercise, number: u32) -> Shell {
        Shell {
            variant: Variant::draw(&exercise, number),
            exercise,
            number,
            judged: None,
            unknown: 0,
            hints: 0,
            working: false,
            assisted: false,
            solved: false,
        }
    }

    /// Another variant.
    pub fn turn_to(&mut self, number: u32) {
        self.number = number;
        self.variant = Variant::draw(&self.exercise, number);
        self.assisted = false;
        self.clear();
    }

    /// As if nothing had been answered yet.
    pub fn clear(&mut self) {
        self.judged = None;
        self.unknown = 0;
        self.hints = 0;
        self.working = false;
    }

    /// The id of a field's element.
    pub fn field_id(&self, part: usize, cell: usize) -> String {
        match (part, cell) {
            (0, 0) => self.id("in"),
            _ => self.id(&format!("in-{part}-{cell}")),
        }
    }

    /// The id of an element of this card.
    pub fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.exercise.slug)
    }

    /// Whether the last verdict is right.
    pub fn is_right(&self) -> bool {
        self.judged
            .as_ref()
            .is_some_and(|judged| judged.judgement.is_right())
    }

    /// What was said last of a part; of an exercise without parts, of the whole.
    pub fn judgement(&self, part: usize) -> Option<&Judgement> {
        let judgement = &self.judged.as_ref()?.judgement;
        match judgement.parts.as_slice() {
            [] => Some(judgement),
            parts => parts.get(part),
        }
    }

    /// How the exercise's names are set.
    pub fn symbols(&self) -> Symbols {
        crate::symbols::symbols(&self.exercise, self.variant.as_ref().ok())
    }

    /// What a reply to the last answer is made from, with the answer; `None` before the first.
    pub fn context<'a>(&'a self, words: &'a Catalogue) -> Option<(Context<'a>, &'a Judgement)> {
        let (Some(judged), Ok(variant)) = (&self.judged, &self.variant) else {
            return None;
        };
        let context = Context {
            words,
            exercise: &self.exercise,
            variant,
            answer: &judged.answer,
            hints: self.hints,
            unknown: self.unknown,
            assisted: self.assisted,
        };
        Some((context, &judged.judgement))
    }

    /// What was said last, for screen readers.
    pub fn spoken(&self) -> String {
        let context = self.context(&ENGLISH);
        context.map_or_else(String::new, |(context, judgement)| {
            context.spoken(judgement)
        })
    }
}
