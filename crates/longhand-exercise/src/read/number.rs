//! A typed text as a number.

use super::context::Context;
use super::typed::Typed;
use super::{LONGEST, fault};
use crate::units;
use crate::verdict::{Help, telling};
use longhand_notation::lenient::{self, read_in};
use longhand_notation::{Fault, Program, Value};

/// A number as it was read.
#[derive(Clone, Debug)]
pub struct Number {
    /// The number, with its unit and digits.
    pub typed: Typed,
    /// The text set plainly: `0.744 / (1 − 0.9³)`.
    pub echo: String,
    /// Whether the echo says more than the text itself did.
    pub telling: bool,
    /// Its ends, where it may be a range: `2.7-2.8`.
    pub range: Option<(f64, f64)>,
}

/// A text of which a number is to be read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The number, or why there is none.
    pub number: Result<Number, Help>,
    /// What else it may have meant, to be taken only where it is right then: `2,745` is two
    /// thousand and more, but may be a decimal comma; and `2M` is 2 · M where M is a given, but may
    /// be two million.
    pub others: Vec<Number>,
}

/// Reads a text.
pub fn reading(context: &Context, text: &str) -> Reading {
    let alone = |number| Reading {
        number,
        others: Vec::new(),
    };
    if text.trim().is_empty() {
        return alone(Err(Help::Empty));
    }
    if text.len() > LONGEST {
        return alone(Err(Help::too_long(text)));
    }
    // `Φ(-1)` is the function where Φ is a number of the question too.
    let called = called(text);
    let is_name = |name: &str| context.names_a_given(name) && !called.iter().any(|one| one == name);
    let is_noun = |word: &str| context.question.words.iter().any(|own| own == word);
    let place = lenient::Context {
        is_noun: &is_noun,
        label: context.label.as_deref(),
        ..lenient::Context::answer(&is_name, context.unit)
    };
    let read = match read_in(text, &place) {
        Ok(read) => read,
        Err(one) => return alone(Err(fault(one))),
    };
    let called: Vec<&String> = called
        .iter()
        .filter(|one| context.names_a_given(one))
        .collect();
    let number = finished(context, text, &read, &read.program, &called);
    let other = read.other.as_ref();
    let other = other.and_then(|program| finished(context, text, &read, program, &called).ok());
    match (number, other) {
        (Err(_), Some(other)) => alone(Ok(other)),
        (number, other) => Reading {
            number,
            others: other.into_iter().collect(),
        },
    }
}

/// The functions of the language that a text calls: names with a bracket right behind them.
fn called(text: &str) -> Vec<String> {
    let names = text.match_indices('(').filter_map(|(at, _)| {
        let before = text.get(..at)?;
        let bare = before.trim_end_matches(longhand_notation::name::continues);
        let name = before.get(bare.len()..).filter(|name| !name.is_empty())?;
        let name = longhand_notation::name::canonical(name);
        longhand_notation::functions::is_function(&name).then_some(name)
    });
    names.collect()
}

/// One reading of a text, worked out.
fn finished(
    context: &Context,
    text: &str,
    read: &lenient::Reading,
    program: &Program,
    called: &[&String],
) -> Result<Number, Help> {
    let value = worked_out(context, program, called)
        .map_err(|first| fault(in_known_names(context, program, first)))?;
    let Some(typed) = Typed::new(read, program, &value) else {
        return Err(Help::NotANumber("It is not one number.".to_string()));
    };
    if !typed.value.is_finite() {
        return Err(Help::NotANumber("It has no finite value.".to_string()));
    }
    // Names run together are shown as the product they were read as.
    let echo = if program.free_names().is_empty() {
        program.clone()
    } else {
        program.spelled_out(context.names())
    };
    let echo = echo
        .expression()
        .map(longhand_notation::typeset::plain)
        .unwrap_or_default();
    Ok(Number {
        range: range(program),
        telling: telling(text, &echo),
        typed,
        echo,
    })
}

/// The two numbers of `2.7-2.8`, which is a difference and may be a range.
fn range(program: &Program) -> Option<(f64, f64)> {
    use longhand_notation::expr::{Kind, Operator};
    let Kind::Binary(Operator::Subtract, from, to) = &program.expression()?.kind else {
        return None;
    };
    match (&from.kind, &to.kind) {
        (Kind::Number(from), Kind::Number(to)) if from.value() < to.value() => {
            Some((from.value(), to.value()))
        }
        _ => None,
    }
}

/// The value of a text that was read.
fn worked_out(context: &Context, program: &Program, called: &[&String]) -> Result<Value, Fault> {
    if !called.is_empty() {
        return program.evaluate(&context.names_without(called));
    }
    if let Some(value) = units::measured(program, context.unit) {
        return Ok(value);
    }
    // Symbols are looked at only where they are needed, since most answers have no names at all.
    match program.evaluate(context.givens()) {
        Err(_) if !program.free_names().is_empty() => program.evaluate(context.names()),
        other => other,
    }
}

/// The same fault, with no name in its help that the question does not show: a given may be called
/// otherwise in formulas than on the page.
fn in_known_names(context: &Context, program: &Program, fault: Fault) -> Fault {
    let shown = context.shown();
    let hidden = |name: &String| context.names_a_given(name) && shown.value(name).is_none();
    if program.free_names().iter().any(hidden) {
        return fault;
    }
    program.evaluate(&shown).err().unwrap_or(fault)
}
