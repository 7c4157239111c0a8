//! Judging an answer.

mod answer;
mod bug;
pub mod cells;
mod expression;
pub mod graph;
pub mod number;
mod part;
mod parts;
pub(crate) mod shape;
pub mod target;

pub use answer::{Answer, LONGEST};
pub use part::grade_part;

use crate::exercise::Exercise;
use crate::kind::Kind;
use crate::variant::Variant;
use crate::verdict::Judgement;

/// Judges an answer to a variant of an exercise. Never fails: what cannot be judged is
/// [`Verdict::Unreadable`], which costs nothing.
pub fn grade(exercise: &Exercise, variant: &Variant, answer: &Answer) -> Judgement {
    match &exercise.kind {
        Kind::Parts(list) => parts::judge(exercise, variant, list, answer),
        _ => grade_part(exercise, variant, 0, answer),
    }
}
