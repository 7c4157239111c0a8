//! Judging one typed number: a numeric answer, a part, a cell of a vector or matrix. All of them
//! go through [`judge`].

use super::answer::LONGEST;
use super::target::Target;
use crate::accept::Accept;
use crate::diagnose::Diagnoser;
use crate::exercise::Exercise;
use crate::slip::Slip;
use crate::typed::Typed;
use crate::units::{self, Sorted};
use crate::variant::Variant;
use crate::verdict::{Diagnosis, Help, Judgement, Reading, Verdict, telling};
use crate::words;
use longhand_notation::{Fault, Program, Scope, Value};

/// Judges one typed number. Never fails: what cannot be judged is [`Verdict::Unreadable`].
///
/// `2,745` is two thousand and more, but where that is not right and 2.745 is, it was a decimal
/// comma; and `2M` two million, but where M is a given and only 2 · M is right, that was meant.
pub fn judge(target: &Target, text: &str) -> Judgement {
    let judgement = judge_text(target, text);
    if judgement.is_right() {
        return judgement;
    }
    let is_name = |name: &str| {
        let mut givens = target.exercise.givens.iter();
        givens.any(|one| one.names.iter().any(|own| own == name))
    };
    let others = [
        lone_comma(text),
        words::factors_apart(text, &is_name),
        words::scale_told_twice(target.unit, text),
    ];
    let mut others = others.into_iter().flatten();
    others
        .find_map(|text| Some(judge_text(target, &text)).filter(Judgement::is_right))
        .unwrap_or(judgement)
}

/// A number with one comma, between digits, and no point: with a point in the comma's place.
fn lone_comma(text: &str) -> Option<String> {
    let (before, after) = text.split_once(',')?;
    let whole = before.trim_start_matches([' ', '-', '−', '+']);
    let lone = (1..=3).contains(&whole.len())
        && whole.bytes().all(|byte| byte.is_ascii_digit())
        && after.starts_with(|c: char| c.is_ascii_digit())
        && !after.contains([',', '.', '(', '+', '*', '/', '^']);
    lone.then(|| [before, ".", after].concat())
}

fn judge_text(target: &Target, text: &str) -> Judgement {
    let read = match read(target, text) {
        Ok(read) => read,
        Err(help) => return Judgement::help(help),
    };
    let telling = telling(text, &read.echo);
    let diagnoser = Diagnoser::new(target.clone());
    let written = read.typed.clone();
    let (verdict, value, converted) = match units::sort(read.typed, target.unit) {
        Sorted::Value { typed, converted } => {
            let unit = target.unit.filter(|_| converted).map(str::to_string);
            let verdict = verdict(&diagnoser, &typed);
            (with_unit(&diagnoser, verdict, &written), typed.value, unit)
        }
        Sorted::OtherKind {
            typed,
            asked,
            value,
        } => {
            let right = matches!(verdict(&diagnoser, &value), Verdict::Right { .. });
            let help = Help::OtherKind {
                typed,
                asked,
                right,
            };
            (Verdict::Unreadable(help), value.value, None)
        }
    };
    Judgement {
        verdict,
        reading: Some(Reading {
            value: Some(value),
            telling: telling || converted.is_some(),
            echo: read.echo,
            converted,
        }),
        cells: Vec::new(),
        parts: Vec::new(),
    }
}

/// The verdict on a number whose unit was written out, and so is meant.
fn with_unit(diagnoser: &Diagnoser, verdict: Verdict, written: &Typed) -> Verdict {
    let target = diagnoser.target();
    let (Some(unit), Some(asked)) = (&written.unit, target.unit) else {
        return verdict;
    };
    let slip = |slip: Slip| Verdict::Near(Diagnosis::Slip(slip));
    match verdict {
        Verdict::Right { also: None } | Verdict::Unreadable(_) => verdict,
        // "48 MB", where 48 is right in MiB.
        Verdict::Right { also: Some(_) } => match diagnoser.other_unit(written.value) {
            Some(other) => slip(other),
            None => verdict,
        },
        // "50.33 GB", where it is right in the field's MB.
        _ if target.takes(written.value) == Some(None) => slip(Slip::UnitWritten {
            typed: unit.name.clone(),
            asked: asked.to_string(),
        }),
        _ => verdict,
    }
}

/// A typed text as a number, and how it was read.
struct Read {
    typed: Typed,
    echo: String,
}

fn read(target: &Target, text: &str) -> Result<Read, Help> {
    if text.trim().is_empty() {
        return Err(Help::Empty);
    }
    if text.len() > LONGEST {
        return Err(Help::NotANumber(format!(
            "It has {} characters.",
            text.len()
        )));
    }
    let fault = |fault: Fault| Help::Fault {
        span: fault.span,
        message: fault.message,
        help: fault.help,
    };
    // A word behind the field is not typed again as a name, but may be repeated.
    let bare = units::without_word(text, target.unit);
    let mut bare = std::borrow::Cow::Borrowed(bare);
    let (program, value) = match worked_out(target, &bare) {
        Ok(read) => read,
        // What the language cannot read may be words: "49.8 billion", "128 sequences".
        Err(first) => {
            let plainer = words::plainer(&target.exercise.words, target.unit, &bare);
            // And in what is left, `x` for a times sign, `ln 2` for ln(2).
            let more = plainer
                .iter()
                .flat_map(|text| longhand_notation::rewritten(text));
            let texts = longhand_notation::rewritten(&bare);
            let mut texts = texts.chain(plainer.clone()).chain(more);
            let again = texts.find_map(|text| Some((worked_out(target, &text).ok()?, text)));
            let (read, text) = again.ok_or_else(|| fault(in_known_names(target, &bare, first)))?;
            bare = text.into();
            read
        }
    };
    let Some(typed) = Typed::new(&bare, &program, &value) else {
        return Err(Help::NotANumber("It is not one number.".to_string()));
    };
    if !typed.value.is_finite() {
        return Err(Help::NotANumber("It has no finite value.".to_string()));
    }
    // Names run together are shown as the product they were read as.
    let echo = if program.free_names().is_empty() {
        program
    } else {
        program.spelled_out(&givens(target.exercise, target.variant))
    };
    let echo = echo
        .expression()
        .map(longhand_notation::typeset::plain)
        .unwrap_or_default();
    Ok(Read { typed, echo })
}

/// A text as the language reads it, with its value.
fn worked_out(target: &Target, text: &str) -> Result<(Program, Value), Fault> {
    let program = longhand_notation::read(text)?;
    if let Some(value) = units::measured(&program, target.unit) {
        return Ok((program, value));
    }
    let (exercise, variant) = (target.exercise, target.variant);
    // Symbols are looked at only where they are needed, since most answers have no names at all.
    let value = match program.evaluate(&all_givens(exercise, variant)) {
        Err(_) if !program.free_names().is_empty() => {
            program.evaluate(&givens(exercise, variant))?
        }
        other => other?,
    };
    Ok((program, value))
}

/// The same fault, with no name in its help that the question does not show: a given may be called
/// otherwise in formulas than on the page.
fn in_known_names(target: &Target, text: &str, fault: Fault) -> Fault {
    let Ok(program) = longhand_notation::read(text) else {
        return fault;
    };
    let mut shown = Scope::new();
    for given in &target.exercise.givens {
        if let Some(name) = given.called.as_deref()
            && target.exercise.shows(given)
            && let Some(value) = target.variant.scope.value(&given.name)
        {
            shown.define(name, Value::clone(value));
        }
    }
    let hidden = |name: &String| {
        let mut givens = target.exercise.givens.iter();
        givens.any(|one| one.names.contains(name)) && shown.value(name).is_none()
    };
    if program.free_names().iter().any(hidden) {
        return fault;
    }
    program.evaluate(&shown).err().unwrap_or(fault)
}

/// A typed text as a number, where it is one.
pub(crate) fn typed(target: &Target, text: &str) -> Option<Typed> {
    read(target, text).ok().map(|read| read.typed)
}

/// The names that a learner may write: `w2 * x`, and `beta1` for a given that formulas call `b1`.
/// What one given is called by its symbol never hides another's own name.
pub(crate) fn givens(exercise: &Exercise, variant: &Variant) -> Scope {
    let mut known = Scope::new();
    for given in &exercise.givens {
        if let Some(value) = variant.scope.value(&given.name) {
            for name in given.names.iter().skip(1) {
                known.define(name, Value::clone(value));
            }
        }
    }
    for given in &exercise.givens {
        if let Some(value) = variant.scope.value(&given.name) {
            known.define(&given.name, Value::clone(value));
        }
    }
    known
}

/// Every given by its name in formulas.
pub(crate) fn all_givens(exercise: &Exercise, variant: &Variant) -> Scope {
    let mut known = Scope::new();
    for given in &exercise.givens {
        if let Some(value) = variant.scope.value(&given.name) {
            known.define(&given.name, Value::clone(value));
        }
    }
    known
}

/// The verdict on a number in the field's unit.
pub fn verdict(diagnoser: &Diagnoser, typed: &Typed) -> Verdict {
    let target = diagnoser.target();
    if let Some(also) = target.takes(typed.value) {
        return Verdict::Right { also };
    }
    if target.right_to_three_figures(typed) {
        return Verdict::Right { also: None };
    }
    if target.rounded(typed) {
        let whole = target.answer.fract() == 0.0 && target.accept == Accept::Exact;
        return Verdict::Unreadable(if whole {
            Help::WholeNumber
        } else {
            Help::MoreDigits
        });
    }
    match diagnoser.find(typed) {
        Some(Diagnosis::Mistake(index)) => Verdict::Wrong(Some(Diagnosis::Mistake(index))),
        Some(near) => Verdict::Near(near),
        None => Verdict::Wrong(None),
    }
}
