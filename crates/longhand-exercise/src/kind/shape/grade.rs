//! Judging a shape.

use super::{Shape, axes};
use crate::formula::Formula;
use crate::grade::answer::Answer;
use crate::kind::behaviour::Grade;
use crate::read::LONGEST;
use crate::read::context::Context;
use crate::slip::Slip;
use crate::task::Task;
use crate::verdict::{Diagnosis, Help, Judgement, Reading, Verdict};
use crate::worked::Worked;
use longhand_notation::Tensor;

impl Grade for Shape {
    fn grade(&self, task: &Task, answer: &Answer) -> Judgement {
        match answer {
            Answer::Text(text) => judge(task, self, text),
            _ => Judgement::help(Help::Empty),
        }
    }
}

/// Judges a shape: exactly.
fn judge(task: &Task, shape: &Shape, text: &str) -> Judgement {
    if text.trim().is_empty() {
        return Judgement::help(Help::Empty);
    }
    if text.len() > LONGEST {
        return Judgement::help(Help::NotAShape);
    }
    let context = Context::new(task.question, task.variant, None);
    let known = context.names();
    let mut typed = Vec::new();
    for axis in axes(text) {
        let size = longhand_notation::read(&axis)
            .and_then(|program| program.evaluate(known))
            .map(|value| value.as_number());
        match size {
            Ok(Some(size)) if size >= 1.0 && size.fract() == 0.0 && size < 1e15 => {
                typed.push(size as u64);
            }
            Ok(_) => return Judgement::help(Help::NotAShape),
            Err(_) if axis.is_empty() => return Judgement::help(Help::NotAShape),
            Err(fault) => {
                let name = axis.trim();
                let is_name = name.starts_with(char::is_alphabetic)
                    && name.chars().all(|c| c.is_alphanumeric() || c == '_');
                return Judgement::help(if is_name {
                    Help::UnknownName {
                        name: name.to_string(),
                        known: task.question.names(),
                    }
                } else {
                    Help::Fault {
                        span: longhand_notation::Span::default(),
                        message: fault.message,
                        help: fault.help,
                    }
                });
            }
        }
    }
    let echo = written(&typed);
    Judgement {
        verdict: verdict(task, shape, &typed),
        reading: Some(Reading::of(text, echo)),
        cells: Vec::new(),
        parts: Vec::new(),
    }
}

/// `[768, 3072]`
fn written(shape: &[u64]) -> String {
    let sizes: Vec<String> = shape.iter().map(u64::to_string).collect();
    format!("[{}]", sizes.join(", "))
}

fn sizes(tensor: Option<&Tensor>) -> Option<Vec<u64>> {
    Some(tensor?.data().iter().map(|&size| size as u64).collect())
}

fn verdict(task: &Task, shape: &Shape, typed: &[u64]) -> Verdict {
    let Some(right) = sizes(
        task.variant
            .answers
            .get(task.part)
            .and_then(Worked::numbers),
    ) else {
        return Verdict::Unreadable(Help::no_answer());
    };
    if typed == right {
        return Verdict::Right { also: None };
    }
    let is = |formula: &Formula| {
        let value = task.variant.value(formula).ok();
        sizes(value.as_ref().and_then(|value| value.as_tensor())).is_some_and(|one| one == typed)
    };
    if let Some(index) = shape.also.iter().position(|also| is(&also.is)) {
        return Verdict::Right { also: Some(index) };
    }
    for (index, worked) in task.variant.mistakes_of(task.question, task.part) {
        if sizes(worked.numbers()).is_some_and(|one| one == typed) {
            return Verdict::Wrong(Some(Diagnosis::Mistake(index)));
        }
    }
    match slip(typed, &right) {
        Some(slip) => Verdict::Near(Diagnosis::Slip(slip)),
        None => Verdict::Wrong(None),
    }
}

/// What a wrong shape betrays by its form.
fn slip(typed: &[u64], answer: &[u64]) -> Option<Slip> {
    if typed == answer {
        return None;
    }
    let sorted = |shape: &[u64]| {
        let mut shape = shape.to_vec();
        shape.sort_unstable();
        shape
    };
    let without = |long: &[u64], short: &[u64]| {
        (0..long.len()).rev().find_map(|i| {
            let mut rest = long.to_vec();
            let axis = rest.remove(i);
            (rest == short).then_some(axis)
        })
    };
    if typed.len() == answer.len() && typed.len() > 1 && sorted(typed) == sorted(answer) {
        // Two axes have changed places; of more, they stand in another order.
        return Some(match typed.len() {
            2 => Slip::Transposed,
            _ => Slip::Reordered,
        });
    }
    if typed.len() == answer.len() + 1
        && let Some(axis) = without(typed, answer)
    {
        return Some(Slip::AxisKept(axis));
    }
    if typed.len() + 1 == answer.len()
        && let Some(axis) = without(answer, typed)
    {
        return Some(Slip::AxisLost(axis));
    }
    let elements = |shape: &[u64]| shape.iter().try_fold(1_u64, |all, &n| all.checked_mul(n));
    let (typed_all, all) = (elements(typed)?, elements(answer)?);
    (typed_all == all && typed.len() != answer.len() && all > 1).then_some(Slip::Flattened)
}

#[cfg(test)]
mod tests {
    use super::slip;
    use crate::slip::Slip;

    #[test]
    fn wrong_shapes_are_named() {
        assert_eq!(slip(&[3072, 768], &[768, 3072]), Some(Slip::Transposed));
        assert_eq!(
            slip(&[32, 768, 3072], &[768, 3072]),
            Some(Slip::AxisKept(32))
        );
        assert_eq!(slip(&[2, 4, 3], &[2, 3, 4]), Some(Slip::Reordered));
        assert_eq!(slip(&[1, 3, 4], &[3, 4]), Some(Slip::AxisKept(1)));
        assert_eq!(slip(&[3072], &[768, 3072]), Some(Slip::AxisLost(768)));
        assert_eq!(slip(&[6], &[2, 3]), Some(Slip::Flattened));
        assert_eq!(slip(&[2, 3], &[6]), Some(Slip::Flattened));
        assert_eq!(slip(&[5, 7], &[2, 3]), None);
        assert_eq!(slip(&[u64::MAX, 2], &[u64::MAX, 3]), None);
    }
}
