//! Choice: the learner picks one option, or several.

use crate::prose::Prose;
use crate::random::Random;
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
    /// Whether it is right.
    pub right: bool,
    /// What the learner reads after picking it.
    pub reply: Prose,
}

impl Choice {
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
