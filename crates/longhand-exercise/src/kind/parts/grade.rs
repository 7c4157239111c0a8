//! Judging several parts: each by itself, and later ones against the learner's own earlier values.
//!
//! Whoever makes a slip in the first part and goes on rightly from there learns so: "right,
//! carried on from your m₃". Such an answer is near, never right, so nothing is gained by a
//! trivial first answer.

use crate::grade::answer::Answer;
use crate::kind::behaviour::{Asked, Grade};
use crate::kind::{Kind, Part};
use crate::question::Question;
use crate::read::context::givens;
use crate::solve::run_steps;
use crate::task::Task;
use crate::tolerance::Tolerance;
use crate::variant::Variant;
use crate::verdict::{Diagnosis, Help, Judgement, Verdict};
use longhand_notation::{Scope, Tensor, Value};

impl Grade for Vec<Part> {
    fn grade(&self, task: &Task, answer: &Answer) -> Judgement {
        judge(task.question, task.variant, self, answer)
    }
}

/// Judges an answer in parts. Missing ones are empty.
fn judge(question: &Question, variant: &Variant, parts: &[Part], answer: &Answer) -> Judgement {
    let Answer::Parts(answers) = answer else {
        return Judgement::help(Help::Empty);
    };
    let mut judged: Vec<Judgement> = parts
        .iter()
        .enumerate()
        .map(|(i, part)| match answers.get(i) {
            Some(answer) => {
                let task = Task {
                    question,
                    variant,
                    part: i,
                    id: &part.id,
                };
                part.kind.behaviour().grade(&task, answer)
            }
            None => Judgement::help(Help::Empty),
        })
        .collect();
    for later in 1..parts.len() {
        if let Some(from) = carried(question, variant, parts, &judged, later)
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
    question: &Question,
    variant: &Variant,
    parts: &[Part],
    judged: &[Judgement],
    later: usize,
) -> Option<usize> {
    let typed = value(judged.get(later)?).filter(|_| counts_as_wrong(judged.get(later)))?;
    let part = parts.get(later)?;
    let accept = carried_on(&part.kind)?.accept;
    let own: Vec<(usize, &str, Value)> = parts
        .iter()
        .enumerate()
        .take(later)
        .filter_map(|(i, earlier)| {
            let one = judged.get(i)?;
            let name = step_name(question, &earlier.kind)?;
            let typed = value(one).filter(|_| counts_as_wrong(Some(one)))?;
            // Cells are in rows where the answer is.
            let sizes = variant.answers.get(i)?.numbers()?.sizes();
            let typed = Tensor::new(sizes, typed.data().to_vec()).ok()?;
            tells(&typed).then(|| (i, name, Value::tensor(typed)))
        })
        .collect();
    let fits = |carry: &[&(usize, &str, Value)]| {
        let carried = rework(question, variant, part, carry)?;
        let right = variant.answers.get(later)?.numbers()?;
        // Where the learner's value changes nothing, nothing was carried.
        let changes = differs(&carried, right, accept);
        (changes && agrees(&typed, &carried, accept)).then_some(carried)
    };
    // The nearest earlier part alone, or all of them together.
    for one in own.iter().rev() {
        if fits(&[one]).is_some() && depends(question, variant, part, one, accept) {
            return Some(one.0);
        }
    }
    let all: Vec<&(usize, &str, Value)> = own.iter().collect();
    if all.len() > 1 && fits(&all).is_some() {
        return own
            .iter()
            .rev()
            .find(|one| depends(question, variant, part, one, accept))
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

/// What a part asks for, where it may be carried on from.
fn carried_on(kind: &Kind) -> Option<Asked<'_>> {
    kind.asked().filter(|asked| asked.carries)
}

/// The step that a part asks for by name.
fn step_name<'a>(question: &Question, kind: &'a Kind) -> Option<&'a str> {
    let is = carried_on(kind)?.is;
    let named = question.steps.iter().any(|step| step.name == is.text);
    named.then_some(is.text.as_str())
}

/// A part's answer with the learner's own values in place of earlier steps.
fn rework(
    question: &Question,
    variant: &Variant,
    part: &Part,
    own: &[&(usize, &str, Value)],
) -> Option<Tensor> {
    let mut scope = givens(question, variant);
    let instead = |name: &str| {
        let mut own = own.iter();
        own.find(|(_, one, _)| *one == name)
            .map(|one| one.2.clone())
    };
    run_steps(question, &mut scope, &instead).ok()?;
    answer(question, part, &scope)
}

fn answer(question: &Question, part: &Part, scope: &Scope) -> Option<Tensor> {
    let worked = part.kind.behaviour().answer(question, scope).ok()??;
    worked.numbers().cloned()
}

/// Whether a later answer really follows from the learner's value: another value beside it gives
/// another answer.
fn depends(
    question: &Question,
    variant: &Variant,
    part: &Part,
    own: &(usize, &str, Value),
    accept: Tolerance,
) -> bool {
    let beside = |factor: f64| {
        let tensor = own.2.as_tensor()?.map(|x| factor * x);
        let moved = (own.0, own.1, Value::tensor(tensor));
        rework(question, variant, part, &[&moved])
    };
    match (rework(question, variant, part, &[own]), beside(1.37)) {
        (Some(here), Some(there)) => differs(&here, &there, accept),
        _ => false,
    }
}

fn differs(a: &Tensor, b: &Tensor, accept: Tolerance) -> bool {
    a.len() != b.len()
        || a.data()
            .iter()
            .zip(b.data())
            .any(|(a, b)| !accept.takes(*a, *b))
}

fn agrees(typed: &Tensor, carried: &Tensor, accept: Tolerance) -> bool {
    typed.len() == carried.len()
        && typed
            .data()
            .iter()
            .zip(carried.data())
            .all(|(typed, carried)| accept.takes(*typed, *carried))
}
