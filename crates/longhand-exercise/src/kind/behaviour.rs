//! What every kind of exercise can do. The compiler asks all of it of a new one: nothing has a
//! default that would pass in silence.

use crate::alternative::Alternative;
use crate::description::Description;
use crate::formula::Formula;
use crate::grade::answer::Answer;
use crate::prose::Prose;
use crate::question::Question;
use crate::task::Task;
use crate::tolerance::Tolerance;
use crate::variant_error::VariantError;
use crate::verdict::Judgement;
use crate::worked::Worked;
use longhand_notation::Scope;

/// What one formula asks for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The answer's formula.
    pub is: &'a Formula,
    /// How close an answer must come.
    pub accept: Tolerance,
    /// The unit that the field shows.
    pub unit: Option<&'a str>,
    /// Other answers that are right, each with its note.
    pub also: &'a [Alternative],
    /// Whether it is numbers that a later part may be carried on from.
    pub carries: bool,
    /// Where an answer is right without being exact: what is said with the exact value.
    pub reveals: Option<&'a [Prose]>,
}

/// What a kind holds.
pub trait Data {
    /// What its formula asks for, where the answer is one formula.
    fn asked(&self) -> Option<Asked<'_>>;

    /// Its texts, but for the notes of other right answers.
    fn own_texts(&self) -> Vec<&Prose>;
}

/// What a kind works out for a variant.
pub trait Solve {
    /// The right answer; `None` where this variant has none that is finite.
    ///
    /// # Errors
    /// [`VariantError`] for a formula that cannot be read or worked out.
    fn answer(&self, question: &Question, scope: &Scope) -> Result<Option<Worked>, VariantError>;

    /// A formula worked out as an answer of this kind.
    ///
    /// # Errors
    /// [`VariantError`] where it cannot be read or worked out, or is no answer of this kind.
    fn work(
        &self,
        question: &Question,
        scope: &Scope,
        part: &str,
        is: &Formula,
    ) -> Result<Worked, VariantError>;
}

/// How a kind judges.
pub trait Grade {
    /// Judges an answer. Never fails: what cannot be judged is unreadable, which costs nothing.
    fn grade(&self, task: &Task, answer: &Answer) -> Judgement;
}

/// What a kind tells of itself in a variant.
pub trait Describe {
    /// What is asked and what is right, as data.
    fn describe<'a>(&'a self, task: &Task<'a>) -> Description<'a>;
}

/// Everything a kind can do.
pub trait Behaviour: Data + Solve + Grade + Describe {}

impl<T: Data + Solve + Grade + Describe> Behaviour for T {}
