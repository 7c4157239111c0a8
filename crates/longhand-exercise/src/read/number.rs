//! A typed text as a number.

use super::context::Context;
use super::typed::Typed;
use super::{LONGEST, words};
use crate::units;
use crate::verdict::{Help, telling};
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
}

/// A text of which a number is to be read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The number, or why there is none.
    pub number: Result<Number, Help>,
    /// What else it may have meant, to be taken only where it is right then: `2,745` is two
    /// thousand and more, but may be a decimal comma; and `2M` two million, but 2 · M where M is a
    /// given.
    pub others: Vec<Number>,
}

/// Reads a text.
pub fn reading(context: &Context, text: &str) -> Reading {
    let others = [
        lone_comma(text),
        words::factors_apart(text, &|name| context.names_a_given(name)),
        words::scale_told_twice(context.unit, text),
    ];
    let others = others.into_iter().flatten();
    Reading {
        number: read(context, text),
        others: others
            .filter_map(|text| read(context, &text).ok())
            .collect(),
    }
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

fn read(context: &Context, text: &str) -> Result<Number, Help> {
    if text.trim().is_empty() {
        return Err(Help::Empty);
    }
    if text.len() > LONGEST {
        return Err(Help::too_long(text));
    }
    let fault = |fault: Fault| Help::Fault {
        span: fault.span,
        message: fault.message,
        help: fault.help,
    };
    // A word behind the field is not typed again as a name, but may be repeated.
    let bare = units::without_word(text, context.unit);
    let mut bare = std::borrow::Cow::Borrowed(bare);
    let (program, value) = match worked_out(context, &bare) {
        Ok(read) => read,
        // What the language cannot read may be words: "49.8 billion", "128 sequences".
        Err(first) => {
            let plainer = words::plainer(&context.question.words, context.unit, &bare);
            // And in what is left, `x` for a times sign, `ln 2` for ln(2).
            let more = plainer
                .iter()
                .flat_map(|text| longhand_notation::rewritten(text));
            let texts = longhand_notation::rewritten(&bare);
            let mut texts = texts.chain(plainer.clone()).chain(more);
            let again = texts.find_map(|text| Some((worked_out(context, &text).ok()?, text)));
            let (read, text) = again.ok_or_else(|| fault(in_known_names(context, &bare, first)))?;
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
        program.spelled_out(context.names())
    };
    let echo = echo
        .expression()
        .map(longhand_notation::typeset::plain)
        .unwrap_or_default();
    Ok(Number {
        telling: telling(text, &echo),
        typed,
        echo,
    })
}

/// A text as the language reads it, with its value.
fn worked_out(context: &Context, text: &str) -> Result<(Program, Value), Fault> {
    let program = longhand_notation::read(text)?;
    if let Some(value) = units::measured(&program, context.unit) {
        return Ok((program, value));
    }
    // Symbols are looked at only where they are needed, since most answers have no names at all.
    let value = match program.evaluate(context.givens()) {
        Err(_) if !program.free_names().is_empty() => program.evaluate(context.names())?,
        other => other?,
    };
    Ok((program, value))
}

/// The same fault, with no name in its help that the question does not show: a given may be called
/// otherwise in formulas than on the page.
fn in_known_names(context: &Context, text: &str, fault: Fault) -> Fault {
    let Ok(program) = longhand_notation::read(text) else {
        return fault;
    };
    let shown = context.shown();
    let hidden = |name: &String| context.names_a_given(name) && shown.value(name).is_none();
    if program.free_names().iter().any(hidden) {
        return fault;
    }
    program.evaluate(&shown).err().unwrap_or(fault)
}
