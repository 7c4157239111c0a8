//! Judging an answer.

use crate::accept::Accept;
use crate::diagnose::diagnose;
use crate::exercise::{Exercise, Kind};
use crate::kind::choice::Choice;
use crate::kind::numeric::Numeric;
use crate::tested::Tested;
use crate::variant::Variant;
use crate::verdict::{Diagnosis, Help, Reading, Verdict};

/// Longest answer that is read.
pub const LONGEST: usize = 2_000;

/// What the learner hands in.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Typed text.
    Text(String),
    /// Ids of the options picked.
    Picked(Vec<String>),
    /// What the tests of a code exercise showed.
    Ran(Tested),
}

/// A verdict with the reading of the typed text, where there was one.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// How a typed answer was read.
    pub reading: Option<Reading>,
}

/// Judges an answer to a variant of an exercise. Never fails: what cannot be judged is
/// [`Verdict::Unreadable`], which costs nothing.
pub fn grade(exercise: &Exercise, variant: &Variant, answer: &Answer) -> Judgement {
    let plain = |verdict| Judgement {
        verdict,
        reading: None,
    };
    match (&exercise.kind, answer) {
        (Kind::Numeric(numeric), Answer::Text(text)) => {
            grade_numeric(exercise, variant, numeric, text)
        }
        (Kind::Choice(choice), Answer::Picked(picked)) => plain(grade_choice(choice, picked)),
        (Kind::Code(_), Answer::Ran(tested)) => plain(tested.verdict()),
        _ => plain(Verdict::Unreadable(Help::Empty)),
    }
}

fn grade_numeric(
    exercise: &Exercise,
    variant: &Variant,
    numeric: &Numeric,
    text: &str,
) -> Judgement {
    let help = |help| Judgement {
        verdict: Verdict::Unreadable(help),
        reading: None,
    };
    if text.trim().is_empty() {
        return help(Help::Empty);
    }
    if text.len() > LONGEST {
        return help(Help::NotANumber(format!(
            "It has {} characters.",
            text.len()
        )));
    }
    let fault = |fault: longhand_notation::Fault| {
        help(Help::Fault {
            span: fault.span,
            message: fault.message,
            help: fault.help,
        })
    };
    let program = match longhand_notation::read(text) {
        Ok(program) => program,
        Err(error) => return fault(error),
    };
    // The learner may write a given by its name: `w2 * x`.
    let mut known = longhand_notation::Scope::new();
    for given in &exercise.givens {
        if let Some(value) = variant.scope.value(&given.name) {
            known.define(&given.name, value.clone());
        }
    }
    let value = match program.evaluate(&known) {
        Ok(value) => value,
        Err(error) => return fault(error),
    };
    let Some(typed) = value.as_number() else {
        return help(Help::NotANumber("It is not one number.".to_string()));
    };
    if !typed.is_finite() {
        return help(Help::NotANumber("It has no finite value.".to_string()));
    }
    let echo = program
        .expression()
        .map(longhand_notation::typeset::plain)
        .unwrap_or_default();
    let telling = telling(text, &echo);
    let reading = Some(Reading {
        value: typed,
        echo,
        telling,
    });
    let Some(answer) = variant.answer else {
        return help(Help::Broken("this exercise has no answer".to_string()));
    };
    Judgement {
        verdict: judge_number(exercise, variant, numeric, typed, precision(text), answer),
        reading,
    }
}

fn judge_number(
    exercise: &Exercise,
    variant: &Variant,
    numeric: &Numeric,
    typed: f64,
    precision: Option<f64>,
    answer: f64,
) -> Verdict {
    if numeric.accept.takes(typed, answer) {
        return Verdict::Right { also: None };
    }
    for (index, also) in numeric.also.iter().enumerate() {
        if let Some(value) = variant
            .value(&also.is)
            .ok()
            .and_then(|value| value.as_number())
            && also.accept.takes(typed, value)
        {
            return Verdict::Right { also: Some(index) };
        }
    }
    match diagnose(exercise, variant, typed, precision, numeric.accept) {
        Some(Diagnosis::Mistake(index)) => Verdict::Wrong(Some(Diagnosis::Mistake(index))),
        Some(near) => Verdict::Near(near),
        None if too_coarse(typed, precision, answer, numeric.accept) => {
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
fn telling(text: &str, echo: &str) -> bool {
    let bare = |text: &str| -> String {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if c == '−' { '-' } else { c })
            .collect()
    };
    bare(text) != bare(echo)
}

fn grade_choice(choice: &Choice, picked: &[String]) -> Verdict {
    let picked: Vec<usize> = (0..choice.options.len())
        .filter(|&i| picked.contains(&choice.options[i].id))
        .collect();
    if picked.is_empty() {
        return Verdict::Unreadable(Help::Empty);
    }
    if let Some(&wrong) = picked.iter().find(|&&i| !choice.options[i].right) {
        return Verdict::Wrong(Some(Diagnosis::Option(wrong)));
    }
    let all = choice.options.iter().filter(|option| option.right).count();
    if choice.several && picked.len() < all {
        return Verdict::Near(Diagnosis::SomeMissing);
    }
    Verdict::Right { also: None }
}
