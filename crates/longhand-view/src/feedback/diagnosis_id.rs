//! The stable ids of what was found of an answer, as stored in progress.

use longhand_exercise::slip::Off;
use longhand_exercise::{Diagnosis, Exercise, Judgement, Kind};

/// The stable id of what was found of an answer. Of several parts, the one that speaks for all.
pub(crate) fn judged_id(exercise: &Exercise, judgement: &Judgement) -> Option<String> {
    let mut parts = judgement.parts.iter();
    let part = parts
        .position(|part| part.verdict == judgement.verdict)
        .unwrap_or(0);
    part_diagnosis_id(exercise, part, judgement.verdict.diagnosis())
}

/// The stable id of a diagnosis of an exercise without parts, see [`part_diagnosis_id`].
pub(crate) fn diagnosis_id(exercise: &Exercise, diagnosis: Option<&Diagnosis>) -> Option<String> {
    part_diagnosis_id(exercise, 0, diagnosis)
}

/// The stable id of a diagnosis, as stored in progress and printed by the command line.
pub(crate) fn part_diagnosis_id(
    exercise: &Exercise,
    part: usize,
    diagnosis: Option<&Diagnosis>,
) -> Option<String> {
    Some(match (diagnosis?, exercise.part(part)?) {
        (Diagnosis::Mistake(index), _) => exercise.mistakes.get(*index)?.id.clone(),
        (Diagnosis::Step { index, .. }, _) => format!("step-{}", exercise.steps.get(*index)?.name),
        (Diagnosis::Option(index), Kind::Choice(choice)) => choice.options.get(*index)?.id.clone(),
        (Diagnosis::WrongVersion(index), _) => exercise.code()?.wrong.get(*index)?.id.clone(),
        (Diagnosis::Line(index), Kind::Bug(bug)) => format!("line-{}", bug.lines.get(*index)?.line),
        (Diagnosis::Test(index), _) => format!("test-{}", index + 1),
        (Diagnosis::SomeMissing, _) => "some-missing".to_string(),
        (Diagnosis::Carried { .. }, _) => "carried".to_string(),
        (Diagnosis::Times { off, .. }, _) => match off {
            Off::Small => "too-small".to_string(),
            Off::Large => "too-large".to_string(),
        },
        (Diagnosis::Size { .. }, _) => "size".to_string(),
        (Diagnosis::Slip(slip), _) => slip.name().to_string(),
        (Diagnosis::Order(fault), Kind::Order(order)) => fault.name(order),
        (Diagnosis::Graph(slip), _) => slip.name().to_string(),
        _ => return None,
    })
}
