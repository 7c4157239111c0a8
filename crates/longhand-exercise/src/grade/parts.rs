//! Judging several parts: each by itself, and later ones against the learner's own earlier values.
//!
//! Whoever makes a slip in the first part and goes on rightly from there learns so: "right,
//! carried on from your m₃". Such an answer is near, never right, so nothing is gained by a
//! trivial first answer.

use super::answer::Answer;
use super::part::grade_part;
use crate::accept::Accept;
use crate::exercise::Exercise;
use crate::kind::{Kind, Part};
use crate::variant::Variant;
use crate::verdict::{Diagnosis, Help, Judgement, Verdict};
use longhand_notation::{Scope, Tensor, Value};

/// Judges an answer in parts. Missing ones are empty.
pub(super) fn judge(
    exercise: &Exercise,
    variant: &Variant,
    parts: &[Part],
    answer: &Answer,
) -> Judgement {
    let Answer::Parts(answers) = answer else {
        return Judgement::help(Help::Empty);
    };
    let mut judged: Vec<Judgement> = parts
        .iter()
        .enumerate()
        .map(|(i, _)| match answers.get(i) {
            Some(answer) => grade_part(exercise, variant, i, answer),
            None => Judgement::help(Help::Empty),
        })
        .collect();
    for later in 1..parts.len() {
        if let Some(from) = carried(exercise, variant, parts, &judged, later)
            && let Some(one) = judged.get_mut(later)
        {
            one.verdict = Verdict::Near(Diagnosis::Carried { from });
            for cell in &mut one.cells {
                if !cell.is_right() {
                    cell.verdict = Verdict::Near(Diagnosis::Carried { from });
                }
            }
        }
    }
    let verdict = if judged
        .iter()
        .all(|one| one.verdict == Verdict::Unreadable(Help::Empty))
    {
        Verdict::Unreadable(Help::Empty)
    } else {
        Verdict::fold(judged.iter().map(|one| &one.verdict))
    };
    Judgement {
        verdict,
        reading: None,
        cells: Vec::new(),
        parts: judged,
    }
}

/// The earlier part that a later answer is rightly carried on from.
fn carried(
    exercise: &Exercise,
    variant: &Variant,
    parts: &[Part],
    judged: &[Judgement],
    later: usize,
) -> Option<usize> {
    let typed = value(judged.get(later)?).filter(|_| counts_as_wrong(judged.get(later)))?;
    let part = parts.get(later)?;
    let accept = accept(&part.kind)?;
    let own: Vec<(usize, &str, Value)> = parts
        .iter()
        .enumerate()
        .take(later)
        .filter_map(|(i, earlier)| {
            let one = judged.get(i)?;
            let name = step_name(exercise, &earlier.kind)?;
            let typed = value(one).filter(|_| counts_as_wrong(Some(one)))?;
            // Cells are in rows where the answer is.
            let sizes = variant.answers.get(i)?.numbers()?.sizes();
            let typed = Tensor::new(sizes, typed.data().to_vec()).ok()?;
            tells(&typed).then(|| (i, name, Value::tensor(typed)))
        })
        .collect();
    let fits = |carry: &[&(usize, &str, Value)]| {
        let carried = rework(exercise, variant, part, carry)?;
        let right = variant.answers.get(later)?.numbers()?;
        // Where the learner's value changes nothing, nothing was carried.
        let changes = differs(&carried, right, accept);
        (changes && agrees(&typed, &carried, accept)).then_some(carried)
    };
    // The nearest earlier part alone, or all of them together.
    for one in own.iter().rev() {
        if fits(&[one]).is_some() && depends(exercise, variant, part, one, accept) {
            return Some(one.0);
        }
    }
    let all: Vec<&(usize, &str, Value)> = own.iter().collect();
    if all.len() > 1 && fits(&all).is_some() {
        return own
            .iter()
            .rev()
            .find(|one| depends(exercise, variant, part, one, accept))
            .map(|one| one.0);
    }
    None
}

/// Readable, but not right.
fn counts_as_wrong(judged: Option<&Judgement>) -> bool {
    judged.is_some_and(|one| matches!(one.verdict, Verdict::Wrong(_) | Verdict::Near(_)))
}

/// The value that was typed into a part: a number, or every cell.
fn value(judged: &Judgement) -> Option<Tensor> {
    let number = |one: &Judgement| one.reading.as_ref()?.value.filter(|x| x.is_finite());
    if judged.cells.is_empty() {
        return number(judged).map(Tensor::scalar);
    }
    let cells: Option<Vec<f64>> = judged.cells.iter().map(number).collect();
    cells.map(Tensor::vector)
}

/// 0 and ±1 make what follows trivial, so they carry nothing.
fn tells(value: &Tensor) -> bool {
    value
        .data()
        .iter()
        .any(|x| x.is_finite() && *x != 0.0 && x.abs() != 1.0)
}

/// The step that a part asks for by name.
fn step_name<'a>(exercise: &Exercise, kind: &'a Kind) -> Option<&'a str> {
    let is = match kind {
        Kind::Numeric(numeric) => &numeric.is,
        Kind::Vector(cells) | Kind::Matrix(cells) => &cells.is,
        _ => return None,
    };
    let named = exercise.steps.iter().any(|step| step.name == is.text);
    named.then_some(is.text.as_str())
}

fn accept(kind: &Kind) -> Option<Accept> {
    match kind {
        Kind::Numeric(numeric) => Some(numeric.accept),
        Kind::Vector(cells) | Kind::Matrix(cells) => Some(cells.accept),
        _ => None,
    }
}

/// A part's answer with the learner's own values in place of earlier steps.
fn rework(
    exercise: &Exercise,
    variant: &Variant,
    part: &Part,
    own: &[&(usize, &str, Value)],
) -> Option<Tensor> {
    let mut scope = super::number::all_givens(exercise, variant);
    for step in &exercise.steps {
        let value = match own.iter().find(|(_, name, _)| *name == step.name) {
            Some((_, _, value)) => value.clone(),
            None => step.is.evaluate(&scope).ok()?,
        };
        scope.define(&step.name, value);
    }
    answer(exercise, part, &scope)
}

fn answer(exercise: &Exercise, part: &Part, scope: &Scope) -> Option<Tensor> {
    let worked = part.kind.answer(exercise, scope).ok()??;
    worked.numbers().cloned()
}

/// Whether a later answer really follows from the learner's value: another value beside it gives
/// another answer.
fn depends(
    exercise: &Exercise,
    variant: &Variant,
    part: &Part,
    own: &(usize, &str, Value),
    accept: Accept,
) -> bool {
    let beside = |factor: f64| {
        let tensor = own.2.as_tensor()?.map(|x| factor * x);
        let moved = (own.0, own.1, Value::tensor(tensor));
        rework(exercise, variant, part, &[&moved])
    };
    match (rework(exercise, variant, part, &[own]), beside(1.37)) {
        (Some(here), Some(there)) => differs(&here, &there, accept),
        _ => false,
    }
}

fn differs(a: &Tensor, b: &Tensor, accept: Accept) -> bool {
    a.len() != b.len()
        || a.data()
            .iter()
            .zip(b.data())
            .any(|(a, b)| !accept.takes(*a, *b))
}

fn agrees(typed: &Tensor, carried: &Tensor, accept: Accept) -> bool {
    typed.len() == carried.len()
        && typed
            .data()
            .iter()
            .zip(carried.data())
            .all(|(typed, carried)| accept.takes(*typed, *carried))
}
