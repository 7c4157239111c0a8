//! The exercise as the engine holds it: checked, and small enough to hand to the browser.
//!
//! `longhand-author` makes it from an author's file. Formulas are kept as text and parsed when a
//! variant is drawn; that takes microseconds and keeps the browser's data small.

use crate::kind::Kind;
use crate::kind::code::Code;
use crate::prose::Prose;
use crate::question::Question;
use serde::{Deserialize, Serialize};
use std::ops::{Deref, DerefMut};

/// An exercise: a question, and what the learner does.
///
/// It stands for its question wherever the kind does not matter: `exercise.givens`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exercise {
    /// What every exercise has.
    pub question: Question,
    /// What the learner does.
    pub kind: Kind,
}

impl Deref for Exercise {
    type Target = Question;

    fn deref(&self) -> &Question {
        &self.question
    }
}

impl DerefMut for Exercise {
    fn deref_mut(&mut self) -> &mut Question {
        &mut self.question
    }
}

impl Exercise {
    /// The word for the kind, as written in files.
    pub fn kind_name(&self) -> &'static str {
        self.kind.name()
    }

    /// What is to be written, where the exercise has a program.
    pub fn code(&self) -> Option<&Code> {
        if let Kind::Bug(bug) = &self.kind {
            return Some(&bug.code);
        }
        let Kind::Code(code) = &self.kind else {
            return None;
        };
        Some(code)
    }

    /// What each part asks for; an exercise without parts is one part.
    pub fn parts(&self) -> Vec<&Kind> {
        if let Kind::Parts(parts) = &self.kind {
            return parts.iter().map(|part| &part.kind).collect();
        }
        vec![&self.kind]
    }

    /// What the part at this place asks for.
    pub fn part(&self, index: usize) -> Option<&Kind> {
        self.parts().get(index).copied()
    }

    /// What a part asks, where there are several.
    pub fn ask(&self, part: usize) -> Option<&Prose> {
        let Kind::Parts(parts) = &self.kind else {
            return None;
        };
        parts.get(part).map(|part| &part.ask)
    }

    /// The id of a part; empty where the exercise has none.
    pub fn part_id(&self, part: usize) -> &str {
        let Kind::Parts(parts) = &self.kind else {
            return "";
        };
        parts.get(part).map_or("", |part| &part.id)
    }

    /// What the choice of a part is shuffled by.
    pub fn shuffled_by(&self, part: usize) -> String {
        match self.part_id(part) {
            "" => self.slug.clone(),
            id => format!("{}/{id}", self.slug),
        }
    }

    /// Every text with slots.
    pub fn texts(&self) -> Vec<&Prose> {
        let mut texts = vec![&self.prompt, &self.after];
        texts.extend(self.steps.iter().map(|step| &step.say));
        texts.extend(self.mistakes.iter().map(|mistake| &mistake.say));
        texts.extend(self.hints.iter().map(|hint| &hint.say));
        texts.extend(self.kind.texts());
        texts
    }
}
