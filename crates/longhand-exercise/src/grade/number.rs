//! Judging one typed number: a numeric answer, a part, a cell of a vector or matrix. All of them
//! go through [`judge`].

use super::LONGEST;
use crate::accept::Accept;
use crate::diagnose::diagnose;
use crate::exercise::Exercise;
use crate::kind::numeric::Numeric;
use crate::variant::Variant;
use crate::verdict::{Diagnosis, Help, Judgement, Reading, Verdict};
use longhand_notation::{Scope, Value};

/// What one typed number is judged against.
#[derive(Clone, Debug)]
pub struct Target<'a> {
    /// The exercise, whose givens the learner may use by name.
    pub exercise: &'a Exercise,
    /// Its numbers.
    pub variant: &'a Variant,
    /// The right value.
    pub answer: f64,
    /// How close the typed value must come.
    pub accept: Accept,
    /// Other right values in the author's order, each with its own tolerance.
    pub also: Vec<(f64, Accept)>,
    /// The unit that the field shows and the answer is in.
    pub unit: Option<&'a str>,
    /// Values that betray known mistakes: index of the mistake, and the value.
    pub mistakes: Vec<(usize, f64)>,
    /// Values of worked steps up to the answer's own: index of the step, and the value.
    pub steps: Vec<(usize, f64)>,
    /// Index of the step that gives the answer.
    pub last: usize,
}

impl<'a> Target<'a> {
    /// The target of a numeric part; `None` where the variant has no answer to it.
    pub fn of(
        exercise: &'a Exercise,
        variant: &'a Variant,
        part: usize,
        numeric: &'a Numeric,
    ) -> Option<Target<'a>> {
        let answer = variant.answers.get(part)?.number()?;
        let also = numeric
            .also
            .iter()
            .map(|also| {
                let value = variant.value(&also.is).ok().and_then(|v| v.as_number());
                (value.unwrap_or(f64::NAN), also.accept)
            })
            .collect();
        let last = exercise.step_of(&numeric.is).unwrap_or(0);
        let steps = exercise.steps.iter().enumerate().take(last + 1);
        Some(Target {
            exercise,
            variant,
            answer,
            accept: numeric.accept,
            also,
            unit: numeric.unit.as_deref(),
            mistakes: variant
                .mistakes_of(exercise, part)
                .filter_map(|(index, worked)| Some((index, worked.number()?)))
                .collect(),
            steps: steps
                .filter_map(|(index, step)| {
                    let value = variant.scope.value(&step.name)?.as_number()?;
                    Some((index, value))
                })
                .collect(),
            last,
        })
    }
}

/// Judges one typed number. Never fails: what cannot be judged is [`Verdict::Unreadable`].
pub fn judge(target: &Target, text: &str) -> Judgement {
    let typed = match read(target.exercise, target.variant, text) {
        Ok(typed) => typed,
        Err(help) => return Judgement::help(help),
    };
    Judgement {
        verdict: verdict(target, typed.value, precision(text)),
        reading: Some(Reading {
            value: Some(typed.value),
            telling: telling(text, &typed.echo),
            echo: typed.echo,
        }),
        cells: Vec::new(),
        parts: Vec::new(),
    }
}

/// A typed text as a number.
struct Typed {
    value: f64,
    echo: String,
}

fn read(exercise: &Exercise, variant: &Variant, text: &str) -> Result<Typed, Help> {
    if text.trim().is_empty() {
        return Err(Help::Empty);
    }
    if text.len() > LONGEST {
        return Err(Help::NotANumber(format!(
            "It has {} characters.",
            text.len()
        )));
    }
    let fault = |fault: longhand_notation::Fault| Help::Fault {
        span: fault.span,
        message: fault.message,
        help: fault.help,
    };
    let program = longhand_notation::read(text).map_err(fault)?;
    let value = program
        .evaluate(&givens(exercise, variant))
        .map_err(fault)?;
    let Some(number) = value.as_number() else {
        return Err(Help::NotANumber("It is not one number.".to_string()));
    };
    if !number.is_finite() {
        return Err(Help::NotANumber("It has no finite value.".to_string()));
    }
    let echo = program
        .expression()
        .map(longhand_notation::typeset::plain)
        .unwrap_or_default();
    Ok(Typed {
        value: number,
        echo,
    })
}

/// The names that a learner may write: `w2 * x`.
pub(crate) fn givens(exercise: &Exercise, variant: &Variant) -> Scope {
    let mut known = Scope::new();
    for given in &exercise.givens {
        if let Some(value) = variant.scope.value(&given.name) {
            known.define(&given.name, Value::clone(value));
        }
    }
    known
}

/// What a value that was read is, given how precisely it was typed.
fn verdict(target: &Target, typed: f64, precision: Option<f64>) -> Verdict {
    if target.accept.takes(typed, target.answer) {
        return Verdict::Right { also: None };
    }
    for (index, (value, accept)) in target.also.iter().enumerate() {
        if accept.takes(typed, *value) {
            return Verdict::Right { also: Some(index) };
        }
    }
    match diagnose(target, typed, precision) {
        Some(Diagnosis::Mistake(index)) => Verdict::Wrong(Some(Diagnosis::Mistake(index))),
        Some(near) => Verdict::Near(near),
        None if too_coarse(typed, precision, target.answer, target.accept) => {
            Verdict::Unreadable(Help::MoreDigits)
        }
        None => Verdict::Wrong(None),
    }
}

/// The answer rounded to the digits typed is what was typed: right as far as it goes. One digit
/// alone says too little, and an exact whole number is not rounded.
fn too_coarse(typed: f64, precision: Option<f64>, answer: f64, accept: Accept) -> bool {
    let Some(half) = precision else { return false };
    typed != 0.0
        && (typed - answer).abs() <= half * (1.0 + 1e-9)
        && half <= 0.06 * answer.abs()
        && !(matches!(accept, Accept::Exact) && answer.fract() == 0.0)
}

/// Half a unit of the last digit of a number typed as plain digits; `None` for a calculation and
/// for whole numbers, which are meant as they stand.
fn precision(text: &str) -> Option<f64> {
    let digits = text.trim().trim_start_matches(['-', '−', '+']);
    let (whole, decimals) = digits.split_once(['.', ','])?;
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (plain(whole) && plain(decimals) && !decimals.is_empty() && decimals.len() < 18)
        .then(|| 0.5 * longhand_math::real::pow(10.0, -(decimals.len() as f64)))
}

/// Whether the echo is worth showing: not when it only repeats the text.
pub(crate) fn telling(text: &str, echo: &str) -> bool {
    let bare = |text: &str| -> String {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if c == '−' { '-' } else { c })
            .collect()
    };
    bare(text) != bare(echo)
}
