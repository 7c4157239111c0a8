//! A learner's text with slots for a variant's numbers.
//!
//! A slot is a formula over givens and steps whose value is put in when a variant is shown. What
//! stands between the slots is the same in every variant and set already (HTML and MathML): what an
//! author writes is another type, in `longhand-author`, which makes this one of it.

use crate::formula::Formula;
use serde::{Deserialize, Serialize};

/// A piece of [`Prose`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Piece {
    /// Text that is the same in every variant, as HTML.
    Fixed(String),
    /// A place for a value of the variant.
    Slot {
        /// What is put in.
        formula: Formula,
        /// Whether the slot stands inside a formula.
        math: bool,
        /// Whether a negative number needs brackets there: after an operator, under a power.
        bracket: bool,
    },
}

/// Text with slots. See the [module](self).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Prose {
    /// Fixed text and slots in turn.
    pub pieces: Vec<Piece>,
}

impl Prose {
    /// The formulas in the slots.
    pub fn slots(&self) -> impl Iterator<Item = &Formula> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot { formula, .. } => Some(formula),
            Piece::Fixed(_) => None,
        })
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}
