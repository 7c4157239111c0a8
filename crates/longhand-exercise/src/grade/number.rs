//! Judging one number: a numeric answer, a part, a cell of a vector or matrix. All of them go
//! through [`judge`].

use super::target::Target;
use crate::diagnose::Diagnoser;
use crate::read::number::{Number, Reading};
use crate::read::typed::Typed;
use crate::slip::Slip;
use crate::tolerance::Tolerance;
use crate::units::{self, Sorted};
use crate::verdict::{self, Diagnosis, Help, Judgement, Note, Verdict};

/// Judges one number as it was read. Never fails: what cannot be judged is
/// [`Verdict::Unreadable`].
pub fn judge(target: &Target, reading: &Reading) -> Judgement {
    let diagnoser = Diagnoser::new(target.clone());
    let judgement = match &reading.number {
        Ok(number) => judge_number(&diagnoser, number),
        Err(help) => Judgement::help(help.clone()),
    };
    if judgement.is_right() {
        return judgement;
    }
    let mut others = reading.others.iter();
    let other =
        others.find_map(|one| Some(judge_number(&diagnoser, one)).filter(Judgement::is_right));
    if other.is_none()
        && let Ok(number) = &reading.number
        && let Some((from, to)) = number.range
        && (from..=to).contains(&target.answer)
    {
        return Judgement::help(Help::NotANumber("It may be a range.".to_string()));
    }
    other.unwrap_or(judgement)
}

fn judge_number(diagnoser: &Diagnoser, number: &Number) -> Judgement {
    let target = diagnoser.target();
    let written = &number.typed;
    let mut note = None;
    let (verdict, value, converted) = match units::sort(written.clone(), target.unit) {
        Sorted::Value { typed, converted } => {
            note = self::note(target, &typed);
            let unit = target.unit.filter(|_| converted).map(str::to_string);
            let verdict = verdict(diagnoser, &typed);
            (with_unit(diagnoser, verdict, written), typed.value, unit)
        }
        Sorted::OtherKind {
            typed,
            asked,
            value,
        } => {
            let right = matches!(verdict(diagnoser, &value), Verdict::Right { .. });
            let help = Help::OtherKind {
                typed,
                asked,
                right,
            };
            (Verdict::Unreadable(help), value.value, None)
        }
    };
    Judgement {
        reading: Some(verdict::Reading {
            value: Some(value),
            telling: number.telling || converted.is_some(),
            echo: number.echo.clone(),
            note: note.filter(|_| matches!(verdict, Verdict::Right { .. })),
            converted,
        }),
        verdict,
        cells: Vec::new(),
        parts: Vec::new(),
    }
}

/// How far a number agrees with a target's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// It is right.
    Right,
    /// It is right as far as it goes, but has too few digits.
    Roughly,
    /// It is another number.
    None,
}

/// Whether a number is the target's answer; nothing is diagnosed.
pub fn agreement(target: &Target, reading: &Reading) -> Agreement {
    let one = |number: &Number| match units::sort(number.typed.clone(), target.unit) {
        Sorted::Value { typed, .. } if is_right(target, &typed).is_some() => Agreement::Right,
        Sorted::Value { typed, .. } if target.rounded(&typed) => Agreement::Roughly,
        Sorted::Value { .. } | Sorted::OtherKind { .. } => Agreement::None,
    };
    let first = reading.number.as_ref().map_or(Agreement::None, one);
    let other = reading
        .others
        .iter()
        .any(|number| one(number) == Agreement::Right);
    if other { Agreement::Right } else { first }
}

/// Which right value a number is: the answer itself, or the `also` value of this index.
fn is_right(target: &Target, typed: &Typed) -> Option<Option<usize>> {
    let more = || target.right_to_three_figures(typed) || note(target, typed).is_some();
    target.takes(typed.value).or_else(|| more().then_some(None))
}

/// How a number is the answer without being its very value.
fn note(target: &Target, typed: &Typed) -> Option<Note> {
    if target.takes(typed.value).is_some() {
        None
    } else if target.is_float32(typed) {
        Some(Note::Float32)
    } else {
        target
            .is_large_and_short(typed)
            .then_some(Note::InFull(target.answer))
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

/// The verdict on a number in the field's unit.
pub fn verdict(diagnoser: &Diagnoser, typed: &Typed) -> Verdict {
    let target = diagnoser.target();
    if let Some(also) = is_right(target, typed) {
        return Verdict::Right { also };
    }
    if target.rounded(typed) {
        let exact = matches!(target.accept, Tolerance::Exact | Tolerance::EveryDigit);
        let enough = target.accept == Tolerance::Exact && target.is_large();
        let whole = target.answer.fract() == 0.0 && exact && !enough;
        return Verdict::Unreadable(if whole {
            Help::WholeNumber
        } else {
            Help::MoreDigits
        });
    }
    match diagnoser.find(typed) {
        // The author's words for a number that is right but for its unit.
        Some(Diagnosis::Mistake(index)) if diagnoser.is_of_unit(typed) => {
            Verdict::Near(Diagnosis::Mistake(index))
        }
        Some(Diagnosis::Mistake(index)) => Verdict::Wrong(Some(Diagnosis::Mistake(index))),
        Some(near) => Verdict::Near(near),
        None => Verdict::Wrong(None),
    }
}
