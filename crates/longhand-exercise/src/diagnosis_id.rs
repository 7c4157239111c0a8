//! The stable ids of what was found of an answer, as progress keeps them and the command line
//! prints them.

use crate::exercise::Exercise;
use crate::kind::Kind;
use crate::slip::Off;
use crate::verdict::{Diagnosis, Judgement};

/// The stable id of what was found of an answer. Of several parts, the one that speaks for all.
pub fn of_judgement(exercise: &Exercise, judgement: &Judgement) -> Option<String> {
    let mut parts = judgement.parts.iter();
    let part = parts
        .position(|part| part.verdict == judgement.verdict)
        .unwrap_or(0);
    of(exercise, part, judgement.verdict.diagnosis()?)
}

/// The stable id of a diagnosis of a part; an exercise without parts is one part.
///
/// `None` where the exercise has nothing of what the diagnosis names.
pub fn of(exercise: &Exercise, part: usize, diagnosis: &Diagnosis) -> Option<String> {
    let kind = exercise.part(part)?;
    Some(match diagnosis {
        Diagnosis::Mistake(index) => exercise.mistakes.get(*index)?.id.clone(),
        Diagnosis::Step { index, .. } => format!("step-{}", exercise.steps.get(*index)?.name),
        Diagnosis::Option(index) => {
            let Kind::Choice(choice) = kind else {
                return None;
            };
            choice.options.get(*index)?.id.clone()
        }
        Diagnosis::WrongVersion(index) => exercise.code()?.wrong.get(*index)?.id.clone(),
        Diagnosis::Line(index) => {
            let Kind::Bug(bug) = kind else {
                return None;
            };
            format!("line-{}", bug.lines.get(*index)?.line)
        }
        Diagnosis::Test(index) => format!("test-{}", index + 1),
        Diagnosis::SomeMissing => "some-missing".to_string(),
        Diagnosis::Carried { .. } => "carried".to_string(),
        Diagnosis::Times { off, .. } => match off {
            Off::Small => "too-small".to_string(),
            Off::Large => "too-large".to_string(),
        },
        Diagnosis::Size { .. } => "size".to_string(),
        Diagnosis::Slip(slip) => slip.name().to_string(),
        Diagnosis::Order(fault) => {
            let Kind::Order(order) = kind else {
                return None;
            };
            fault.name(order)
        }
        Diagnosis::Graph(slip) => slip.name().to_string(),
    })
}
