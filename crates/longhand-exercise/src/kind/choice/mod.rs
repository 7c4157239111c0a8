//! Choice: the learner picks one option, or several.

mod describe;
mod grade;
mod solve;

use crate::formula::Formula;
use crate::prose::Prose;
use crate::random::Random;
use crate::variant_error::{VariantError, broken};
use crate::worked::holds;
use longhand_notation::Scope;
use serde::{Deserialize, Serialize};

/// The options of a choice exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Whether more than one may be picked.
    pub several: bool,
    /// The options in the author's order.
    pub options: Vec<Option_>,
}

/// One option. (The underscore keeps it apart from the standard library's `Option`.)
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Option_ {
    /// Its id; for a wrong option it completes "the learner …".
    pub id: String,
    /// What it says.
    pub text: Prose,
    /// Whether it is right in every variant.
    pub right: bool,
    /// It is right in the variants in which this holds: whether a model fits a card depends on
    /// the numbers drawn.
    pub right_if: Option<Formula>,
    /// What the learner reads after picking it.
    pub reply: Prose,
}

impl Option_ {
    /// Whether the option is right with these numbers. A condition that cannot be worked out is
    /// found when the variant is drawn, and counts as one that does not hold.
    pub fn is_right(&self, scope: &Scope) -> bool {
        let condition = self.right_if.as_ref();
        self.right || condition.is_some_and(|one| holds("right_if", one, scope).unwrap_or(false))
    }
}

impl Choice {
    /// Looks whether as many options are right with these numbers as the question allows.
    ///
    /// # Errors
    /// A condition that cannot be worked out, or none or too many options that are right.
    pub fn decided(&self, scope: &Scope) -> Result<(), VariantError> {
        for option in &self.options {
            if let Some(condition) = &option.right_if {
                holds(&format!("option {}", option.id), condition, scope)?;
            }
        }
        let right = self
            .options
            .iter()
            .filter(|one| one.is_right(scope))
            .count();
        if right == 0 || (right > 1 && !self.several) {
            let message = format!("{right} options are right with these numbers");
            return Err(broken("options", &message));
        }
        Ok(())
    }

    /// The order in which a variant shows the options: shuffled by the variant's number, so the
    /// place of the right one tells nothing.
    pub fn order(&self, exercise: &str, variant: u32) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.options.len()).collect();
        // The stream of the options is apart from every stream that draws givens.
        Random::new(exercise, variant, u32::MAX).shuffle(&mut order);
        order
    }

    /// The option with this id.
    pub fn option(&self, id: &str) -> Option<&Option_> {
        self.options.iter().find(|option| option.id == id)
    }
}
