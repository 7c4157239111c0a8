//! What a reply is made from.

use crate::catalogue::Catalogue;
use longhand_exercise::judged_run::JudgedRun;
use longhand_exercise::{Answer, Exercise, Judgement, Variant};
use longhand_notation::typeset::Symbols;

/// The question, the answer, and what the learner has seen so far.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The interface's strings.
    pub words: &'a Catalogue,
    /// The question.
    pub exercise: &'a Exercise,
    /// Its numbers.
    pub variant: &'a Variant,
    /// What was handed in.
    pub answer: &'a Answer,
    /// How many hints are shown.
    pub hints: usize,
    /// How many answers in a row nothing was known of, this one among them.
    pub unknown: usize,
    /// Whether the working was open before.
    pub assisted: bool,
}

/// An answer, or one part or cell of it, with what was found of it.
#[derive(Clone, Copy)]
pub(crate) struct Told<'a> {
    /// The place of the part.
    pub part: usize,
    pub judgement: &'a Judgement,
    /// The text as it was typed.
    pub text: &'a str,
    /// The verdict's word stands above already.
    pub brief: bool,
}

impl<'a> Context<'a> {
    /// Whether there are hints that have not been shown.
    pub fn hints_left(&self) -> bool {
        self.hints < self.exercise.hints.len()
    }

    /// What is to be told of the whole.
    pub fn whole(&self, judgement: &'a Judgement) -> Told<'a> {
        self.part(0, judgement)
    }

    /// What is to be told of a part.
    pub fn part(&self, part: usize, judgement: &'a Judgement) -> Told<'a> {
        Told {
            part,
            judgement,
            text: super::answered::field(self.answer, part, 0),
            brief: false,
        }
    }

    /// The tests of a program.
    pub fn tested(&self) -> Option<&'a JudgedRun> {
        match self.answer {
            Answer::Ran(tested) => Some(tested),
            _ => None,
        }
    }

    /// How the exercise's names are set.
    pub fn symbols(&self) -> Symbols {
        crate::symbols::symbols(self.exercise, Some(self.variant))
    }
}
