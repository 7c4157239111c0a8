//! Judging a shape.

use super::{LONGEST, number::givens};
use crate::exercise::{Exercise, Formula};
use crate::kind::shape::{Shape, axes, slip};
use crate::variant::{Variant, Worked};
use crate::verdict::{Diagnosis, Help, Judgement, Reading, Verdict};
use longhand_notation::Tensor;

/// Judges a shape: exactly.
pub(super) fn judge(
    exercise: &Exercise,
    variant: &Variant,
    part: usize,
    shape: &Shape,
    text: &str,
) -> Judgement {
    if text.trim().is_empty() {
        return Judgement::help(Help::Empty);
    }
    if text.len() > LONGEST {
        return Judgement::help(Help::NotAShape);
    }
    let known = givens(exercise, variant);
    let mut typed = Vec::new();
    for axis in axes(text) {
        let size = longhand_notation::read(&axis)
            .and_then(|program| program.evaluate(&known))
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
                        known: exercise.names(),
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
        verdict: verdict(exercise, variant, part, shape, &typed),
        reading: Some(Reading::of(text, echo)),
        cells: Vec::new(),
        parts: Vec::new(),
    }
}

/// `[768, 3072]`
pub(crate) fn written(shape: &[u64]) -> String {
    let sizes: Vec<String> = shape.iter().map(u64::to_string).collect();
    format!("[{}]", sizes.join(", "))
}

fn sizes(tensor: Option<&Tensor>) -> Option<Vec<u64>> {
    Some(tensor?.data().iter().map(|&size| size as u64).collect())
}

fn verdict(
    exercise: &Exercise,
    variant: &Variant,
    part: usize,
    shape: &Shape,
    typed: &[u64],
) -> Verdict {
    let Some(right) = sizes(variant.answers.get(part).and_then(Worked::numbers)) else {
        return Verdict::Unreadable(Help::Broken("this exercise has no answer".to_string()));
    };
    if typed == right {
        return Verdict::Right { also: None };
    }
    let is = |formula: &Formula| {
        let value = variant.value(formula).ok();
        sizes(value.as_ref().and_then(|value| value.as_tensor())).is_some_and(|one| one == typed)
    };
    if let Some(index) = shape.also.iter().position(|also| is(&also.is)) {
        return Verdict::Right { also: Some(index) };
    }
    for (index, worked) in variant.mistakes_of(exercise, part) {
        if sizes(worked.numbers()).is_some_and(|one| one == typed) {
            return Verdict::Wrong(Some(Diagnosis::Mistake(index)));
        }
    }
    match slip(typed, &right) {
        Some(slip) => Verdict::Near(Diagnosis::Slip(slip)),
        None => Verdict::Wrong(None),
    }
}
