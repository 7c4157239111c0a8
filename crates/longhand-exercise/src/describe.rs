//! An exercise in a variant as data: what is asked, what is right, what is known to be wrong.
//!
//! The one source for whatever shows an exercise outside of a card: previews, the command line,
//! exports, and the tests that solve every exercise.

use crate::description::Description;
use crate::exercise::Exercise;
use crate::kind::Kind;
use crate::prose::Prose;
use crate::question::Mistake;
use crate::task::Task;
use crate::variant::Variant;
use crate::worked::Worked;

/// A part with its description.
#[derive(Clone, Debug)]
pub struct PartDescription<'a> {
    /// Its id; empty in an exercise without parts.
    pub id: &'a str,
    /// What it asks, where there are several.
    pub ask: Option<&'a Prose>,
    /// Its kind.
    pub kind: &'a Kind,
    /// The rest.
    pub asked: Description<'a>,
    /// Known wrong answers, each with what betrays it; [`Worked::Nothing`] for one that cannot be
    /// made in this variant.
    pub mistakes: Vec<(&'a Mistake, &'a Worked)>,
}

/// What a part asks for; an exercise without parts is one part.
pub fn part<'a>(
    exercise: &'a Exercise,
    variant: &'a Variant,
    part: usize,
) -> Option<Description<'a>> {
    let task = Task {
        question: exercise,
        variant,
        part,
        id: exercise.part_id(part),
    };
    let kind = exercise.part(part)?;
    Some(kind.behaviour().describe(&task))
}

/// Every part of an exercise in a variant; an exercise without parts is one part.
pub fn parts<'a>(exercise: &'a Exercise, variant: &'a Variant) -> Vec<PartDescription<'a>> {
    let kinds = exercise.parts().into_iter().enumerate();
    kinds
        .map(|(part, kind)| {
            let task = Task {
                question: exercise,
                variant,
                part,
                id: exercise.part_id(part),
            };
            let made = exercise.mistakes.iter().zip(&variant.mistakes);
            PartDescription {
                id: task.id,
                ask: exercise.ask(part),
                kind,
                asked: kind.behaviour().describe(&task),
                mistakes: made.filter(|(mistake, _)| mistake.part == part).collect(),
            }
        })
        .collect()
}
