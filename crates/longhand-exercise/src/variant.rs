//! A variant: an exercise with its numbers. [`crate::draw`] makes them.

use crate::formula::Formula;
use crate::question::Question;
use crate::variant_error::VariantError;
use crate::worked::Worked;
use longhand_notation::{Scope, Value};

/// An exercise's numbers.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its number; 0 is the book's.
    pub number: u32,
    /// Every given and step by name.
    pub scope: Scope,
    /// The right answer of each part; an exercise without parts is one part.
    pub answers: Vec<Worked>,
    /// What betrays the known mistakes, in the exercise's order; [`Worked::Nothing`] for one that
    /// cannot be made in this variant.
    pub mistakes: Vec<Worked>,
    /// Whether one of its numbers is the learner's own, see [`crate::own`].
    pub own: bool,
    /// How many attempts it took.
    pub attempts: u32,
}

impl Variant {
    /// The value of a formula in this variant.
    ///
    /// # Errors
    /// [`VariantError`] with the formula as its part.
    pub fn value(&self, formula: &Formula) -> Result<Value, VariantError> {
        formula.value(&self.scope)
    }

    /// The answer of an exercise that asks for one number.
    pub fn answer(&self) -> Option<f64> {
        self.answers.first()?.number()
    }

    /// The mistakes of a part that can be made in this variant, with their index.
    pub fn mistakes_of<'a>(
        &'a self,
        question: &'a Question,
        part: usize,
    ) -> impl Iterator<Item = (usize, &'a Worked)> {
        question
            .mistakes
            .iter()
            .zip(&self.mistakes)
            .enumerate()
            .filter(move |(_, (mistake, worked))| {
                mistake.part == part && !matches!(worked, Worked::Nothing)
            })
            .map(|(index, (_, worked))| (index, worked))
    }
}
