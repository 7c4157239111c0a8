//! An exercise in a variant as data: what is asked, what is right, what is known to be wrong.
//!
//! The one source for whatever shows an exercise outside of a card: previews, the command line,
//! exports, and the tests that solve every exercise.

use crate::description::Description;
use crate::exercise::Exercise;
use crate::formula::Formula;
use crate::kind::Kind;
use crate::kind::code::Test;
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

/// Every formula that makes something of a given. Conditions on what is drawn do not.
pub fn formulas(exercise: &Exercise) -> Vec<Formula> {
    let mut all: Vec<Formula> = exercise.steps.iter().map(|step| step.is.clone()).collect();
    for mistake in &exercise.mistakes {
        all.push(mistake.is.clone());
        all.extend(mistake.when.clone());
    }
    all.extend(exercise.givens.iter().map(|given| given.book.clone()));
    all.extend(exercise.graph.iter().map(|graph| graph.is.clone()));
    for kind in exercise.parts() {
        all.extend(kind.is().cloned());
        all.extend(kind.also().iter().map(|also| also.is.clone()));
        if let Kind::Graph(graphed) = kind {
            all.push(graphed.is.clone());
        }
    }
    if let Some(code) = exercise.code() {
        all.extend(code.tests.iter().flat_map(Test::formulas).cloned());
    }
    for text in exercise.texts() {
        all.extend(text.formulas().cloned());
    }
    all
}
