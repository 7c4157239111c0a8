//! Judging an answer.

pub mod answer;
pub mod number;
pub mod target;

use crate::exercise::Exercise;
use crate::task::Task;
use crate::variant::Variant;
use crate::verdict::{Help, Judgement};
use answer::Answer;

/// Judges an answer to a variant of an exercise. Never fails: what cannot be judged is
/// [`crate::Verdict::Unreadable`], which costs nothing.
pub fn grade(exercise: &Exercise, variant: &Variant, answer: &Answer) -> Judgement {
    let task = Task {
        question: exercise,
        variant,
        part: 0,
        id: "",
    };
    exercise.kind.behaviour().grade(&task, answer)
}

/// Judges the answer to one part by itself, whatever the others are.
pub fn grade_part(
    exercise: &Exercise,
    variant: &Variant,
    part: usize,
    answer: &Answer,
) -> Judgement {
    let task = Task {
        question: exercise,
        variant,
        part,
        id: exercise.part_id(part),
    };
    match exercise.part(part) {
        Some(kind) => kind.behaviour().grade(&task, answer),
        None => Judgement::help(Help::Empty),
    }
}
