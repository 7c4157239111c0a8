//! What a learner typed or pasted, and what a calculator is given.
//!
//! It is the same grammar as an author's. Besides, decimal commas are read,
//! thousands apart by plain spaces, `x` for a times sign, `768x3072`, `1h44`,
//! `about 3`, `dL/dx = …`. A sign that may mean two things is never guessed:
//! either both readings are handed back ([`Reading::other`]) or the fault asks
//! which was meant ([`Fault::asks_back`]).

mod around;

use crate::expr::{Kind, Operator, Statement};
pub use crate::figures::Figures;
use crate::figures::figures;
use crate::lexer::number::scale;
use crate::lexer::{Fork, Rules, Written};
use crate::unit::{self, Unit};
use crate::{Expr, Fault, Program, parser};
use around::{letter_scale, plain_words, without_key, without_label, without_prompt};

/// What is known of the place a text was typed in.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Whether a name has a value there.
    pub is_name: &'a dyn Fn(&str) -> bool,
    /// The unit or the words that stand behind the field.
    pub unit: Option<&'a str>,
    /// The words before the field, which say nothing behind a number: `0.839 bits per byte`.
    pub label: Option<&'a str>,
    /// Whether it answers a question: it is one value then, and what only says
    /// whose value it is (`dL/dx =`, `about`) is left out.
    pub answer: bool,
    /// Whether a word is one of the question's nouns, which say nothing behind a
    /// number: `128 sequences`.
    pub is_noun: &'a dyn Fn(&str) -> bool,
}

impl<'a> Context<'a> {
    /// A calculator that knows these names.
    pub fn calculator(is_name: &'a dyn Fn(&str) -> bool) -> Self {
        Self {
            is_name,
            unit: None,
            label: None,
            answer: false,
            is_noun: &|_| false,
        }
    }

    /// An answer to a question with these names.
    pub fn answer(is_name: &'a dyn Fn(&str) -> bool, unit: Option<&'a str>) -> Self {
        Self {
            is_name,
            unit,
            label: None,
            answer: true,
            is_noun: &|_| false,
        }
    }
}

/// A text as it was read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What it says.
    pub program: Program,
    /// What it may say as well: `1,024` is a thousand and more, or a decimal comma.
    /// An answer is wrong only where both are.
    pub other: Option<Program>,
    written: Vec<Written>,
}

impl Reading {
    /// How precisely a program of this reading was written, where it is a plain
    /// number, perhaps with a sign before it and a unit behind it; `None` for a
    /// calculation, which has all its digits.
    #[must_use]
    pub fn figures(&self, program: &Program) -> Option<Figures> {
        let literal = lone(program.expression()?)?;
        let inside = |one: &&Written| {
            one.span.start >= literal.span.start && one.span.end <= literal.span.end
        };
        let written = self.written.iter().find(inside)?;
        // 1,024 as 1.024: the digits are the same, their point is not.
        figures(&written.digits, literal, written.exact)
    }
}

/// Reads what was typed in a place of which this much is known.
///
/// ```
/// use longhand_notation::lenient::{Context, read_in};
/// use longhand_notation::Scope;
///
/// let field = Context::answer(&|_| false, Some("ms"));
/// let reading = read_in("10,257 ms", &field)?;
/// let value = |program: &longhand_notation::Program| program.evaluate(&Scope::new());
/// assert_eq!(value(&reading.program)?.as_number(), Some(10_257.0));
/// let other = reading.other.as_ref().map(value).transpose()?;
/// assert_eq!(other.and_then(|value| value.as_number()), Some(10.257));
/// # Ok::<(), longhand_notation::Fault>(())
/// ```
///
/// # Errors
/// What is not in the grammar, with its place and help; what may mean two things.
pub fn read_in(text: &str, context: &Context) -> Result<Reading, Fault> {
    let own = defined(text);
    let is_name = |name: &str| (context.is_name)(name) || own.iter().any(|one| one == name);
    let cut = if context.answer {
        bare(text, context)
    } else {
        Bare::of(text)
    };
    let field = context.unit.and_then(|unit| Unit::read(unit).ok());
    let bytes = Unit::read("B").ok();
    let counts = match (&field, &bytes) {
        (Some(field), Some(bytes)) => !field.fits(bytes),
        _ => context.answer,
    };
    let rules = |second| Rules {
        learner: true,
        answer: context.answer,
        counts,
        second,
        is_name: &is_name,
        all_names: true,
    };
    read_rules(cut.text, &rules, context).map_err(|mut fault| {
        fault.span.start += cut.at;
        fault.span.end += cut.at;
        fault
    })
}

fn read_rules<'a>(
    text: &str,
    rules: &dyn Fn(bool) -> Rules<'a>,
    context: &Context,
) -> Result<Reading, Fault> {
    let first = parser::program(text, rules(false));
    let forked = match &first {
        Ok(parsed) => parsed.fork,
        // A sign before the fault may have had two readings.
        Err(_) => Some(Fork::Comma),
    };
    let second = forked.and_then(|_| parser::program(text, rules(true)).ok());
    let (parsed, other) = match (first, second) {
        (Ok(first), second) => (first, second),
        (Err(_), Some(second)) if second.fork.is_some() => (second, None),
        (Err(fault), _) => return Err(fault),
    };
    if context.answer {
        one_value(&parsed.statements, context)?;
    }
    let other = other.map(|parsed| Program::from(parsed.statements));
    let program = Program::from(parsed.statements);
    Ok(Reading {
        other: other.filter(|other| *other != program),
        program,
        written: parsed.written,
    })
}

/// An answer is one value; before it only names of its own may be defined.
fn one_value(statements: &[Statement], context: &Context) -> Result<(), Fault> {
    let mut before = None;
    for statement in statements {
        if let Some(span) = before {
            return Err(Fault::new(
                span,
                "two values, and one is asked for",
                "Give one value.",
            ));
        }
        match statement {
            Statement::Expression(expr) => {
                before = Some(expr.span);
                // `48 MiB or 50.3 MB` joins no conditions.
                if let Kind::Binary(Operator::Or | Operator::And, left, right) = &expr.kind
                    && [left, right].iter().any(|side| lone(side).is_some())
                {
                    return Err(Fault::new(
                        right.span,
                        "two values, and one is asked for",
                        "Give one value.",
                    ));
                }
            }
            Statement::Define { name, value }
                if statements.len() > 1 && (context.is_name)(name) =>
            {
                return Err(Fault::new(
                    value.span,
                    ["“", name, "” is given already"].concat(),
                    "Use it as it is, or choose another name.",
                ));
            }
            _ => {}
        }
    }
    Ok(())
}

/// The names that a text defines itself, its functions' parameters among them.
fn defined(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in text.match_indices('=') {
        let before = text.get(..at).unwrap_or("");
        let behind = text.get(at + 1..).unwrap_or("");
        let compares = before.ends_with(['=', '<', '>', '!', ':']) || behind.starts_with('=');
        // `2*3 =` asks for the value and defines nothing.
        if compares || behind.trim().is_empty() {
            continue;
        }
        let line = before.rsplit([';', '\n', '=']).next().unwrap_or(before);
        // `tensor(2, dtype=…)` defines nothing.
        let count = |signs: [char; 2]| line.matches(signs).count();
        if count(['(', '[']) != count([')', ']']) {
            continue;
        }
        let word = |c: char| !crate::name::continues(c);
        names.extend(
            line.split(word)
                .filter(|name| name.starts_with(crate::name::starts))
                .map(crate::name::canonical),
        );
    }
    names
}

/// A part of a text, and where it begins in the whole.
struct Bare<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Bare<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }
}

/// Words before a number that is not meant to the last digit.
const ROUGHLY: &[&str] = &[
    "about",
    "approximately",
    "approx.",
    "approx",
    "roughly",
    "around",
    "ca.",
    "circa",
    "exactly",
    "ans",
    "answer:",
    "the answer is",
    "answer is",
    "the result is",
    "result:",
    "i think",
    "i get",
    "i got",
    "it is",
    "etwa",
    "ungefähr",
    "rund",
    "environ",
];

/// An answer without the words around it: `about`, and the words of the field.
fn bare<'a>(text: &'a str, context: &Context) -> Bare<'a> {
    let mut rest = text;
    loop {
        rest = without_key(without_prompt(rest.trim_start()));
        let word = ROUGHLY.iter().find_map(|word| {
            let head = rest.get(..word.len())?;
            let behind = rest.get(word.len()..)?;
            let ends = behind.starts_with(|c: char| !c.is_alphanumeric() && c != '=');
            (head.eq_ignore_ascii_case(word) && ends && !(context.is_name)(word)).then_some(behind)
        });
        match word {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    let at = text.len() - rest.len();
    let rest = without_divisor(rest, context);
    let unit = context.unit.map(str::trim).unwrap_or_default();
    let alone = NUMBERS
        .iter()
        .find(|(word, _)| rest.trim().eq_ignore_ascii_case(word));
    if let Some((_, number)) = alone {
        return Bare::of(number);
    }
    Bare {
        text: without_nouns(
            without_label(
                without_words(without_remark(rest, context), unit),
                context.label,
            ),
            context,
        ),
        at,
    }
}

/// A text without the letter that the field's label divides by: `3.16η` for `|Δθ|/η`.
fn without_divisor<'a>(text: &'a str, context: &Context) -> &'a str {
    let below = context.label.and_then(|label| label.rsplit_once('/'));
    let Some((_, letter)) = below.map(|(above, letter)| (above, letter.trim())) else {
        return text;
    };
    let one = letter.chars().count() == 1 && letter.starts_with(char::is_alphabetic);
    let number = text.trim_end().strip_suffix(letter).map(str::trim_end);
    let number = number.filter(|number| number.ends_with(|c: char| c.is_ascii_digit()));
    number
        .filter(|_| one && !(context.is_name)(letter))
        .unwrap_or(text)
}

/// A text without a remark in brackets behind its number: `56 GB (decimal)`.
fn without_remark<'a>(text: &'a str, context: &Context) -> &'a str {
    let trimmed = text.trim_end();
    let remark = trimmed
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("));
    let Some((before, inside)) = remark else {
        return text;
    };
    let words: Vec<&str> = inside.split_whitespace().collect();
    let word = |word: &&str| {
        word.len() > 2
            && word.chars().all(|c| c.is_alphabetic() || c == '-')
            && unit::named(word).is_none()
            && scale(word).is_none()
            && !(context.is_name)(word)
            && !crate::functions::is_function(word)
            && crate::functions::constant(word).is_none()
    };
    let number = before
        .trim_end()
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '%'));
    if number && !words.is_empty() && words.iter().all(word) {
        before
    } else {
        text
    }
}

/// Numbers that are written out when they stand alone.
const NUMBERS: &[(&str, &str)] = &[
    ("zero", "0"),
    ("none", "0"),
    ("one", "1"),
    ("two", "2"),
    ("half", "1/2"),
    ("infinite", "inf"),
    ("minus infinity", "-inf"),
];

/// Words that say nothing behind a number.
const FILLING: &[&str] = &[
    "×",
    "x",
    "times",
    "of",
    "in",
    "total",
    "altogether",
    "all",
    "or",
    "so",
    "each",
    "exactly",
    "rounded",
    "approx",
    "approximately",
    "roughly",
    "about",
];

/// A text without the nouns and filling words behind its number.
fn without_nouns<'a>(text: &'a str, context: &Context) -> &'a str {
    let mut rest = text;
    loop {
        let trimmed = rest
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '!'));
        let letter = |c: char| c.is_alphabetic() || matches!(c, '-' | '×');
        let before = trimmed.trim_end_matches(letter);
        let word = trimmed.get(before.len()..).unwrap_or("");
        let lower = word.to_lowercase();
        let filling = FILLING.contains(&lower.as_str()) || (context.is_noun)(&lower);
        let number = before
            .trim_end()
            .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '%'));
        // `10 billion` is a number, whatever words the question has.
        let counts = scale(&lower).is_some() || matches!(lower.as_str(), "percent" | "cent");
        let known = counts || unit::named(word).is_some() || (context.is_name)(word);
        if !filling || known || !number {
            return rest;
        }
        rest = before;
    }
}

/// A text without the field's own words behind its number, where they are no
/// unit that is measured: `2.5 nats`, `0.839 bits per byte` for `bits/byte`.
fn without_words<'a>(text: &'a str, unit: &str) -> &'a str {
    if unit.is_empty() || Unit::read(unit).is_ok_and(|unit| !unit.counts()) {
        return text;
    }
    let asked = plain_words(unit);
    let power = scale(&asked);
    let numbers = |c: char| c.is_ascii_digit() || matches!(c, ')' | '.' | '%');
    let mut cuts = text.char_indices().filter(|(_, c)| numbers(*c));
    let fits = cuts.find_map(|(at, c)| {
        let behind = text.get(at + c.len_utf8()..)?;
        // 69.3B in a field that counts in billions.
        let letter = power.filter(|power| letter_scale(behind.trim()) == Some(*power));
        let same = !behind.trim().is_empty() && (plain_words(behind) == asked || letter.is_some());
        same.then(|| text.get(..at + c.len_utf8()))?
    });
    fits.unwrap_or(text)
}

/// The only literal of a number, perhaps with a sign before it and a unit behind it.
fn lone(expr: &Expr) -> Option<&Expr> {
    match &expr.kind {
        Kind::Number(_) => Some(expr),
        Kind::Negative(inner) => lone(inner),
        Kind::Binary(Operator::Juxtapose | Operator::Multiply, left, right) if is_unit(right) => {
            lone(left)
        }
        Kind::Binary(Operator::Divide, left, right) if is_unit(right) => match &left.kind {
            // `3 TFLOP/s`, but not `3/s` where s could be a given.
            Kind::Binary(..) => lone(left),
            _ => None,
        },
        _ => None,
    }
}

fn is_unit(expr: &Expr) -> bool {
    match &expr.kind {
        Kind::Name(name) => unit::named(name).is_some(),
        Kind::Binary(Operator::Divide | Operator::Multiply | Operator::Juxtapose, left, right) => {
            is_unit(left) && is_unit(right)
        }
        Kind::Binary(Operator::Power, base, _) => is_unit(base),
        _ => false,
    }
}

/// Reads what was typed where nothing is known of the place: [`read_in`] without
/// names, as a calculator would.
///
/// ```
/// use longhand_notation::{Scope, read};
///
/// for (typed, meant) in [
///     ("0,744", 0.744),
///     ("6,7e–4", 6.7e-4),
///     ("1,048,576", 1_048_576.0),
///     ("1 048 576", 1_048_576.0),
///     ("tensor(2.5000, grad_fn=<MeanBackward0>)", 2.5),
/// ] {
///     let answer = read(typed)?.evaluate(&Scope::new())?;
///     assert_eq!(answer.as_number(), Some(meant));
/// }
/// # Ok::<(), longhand_notation::Fault>(())
/// ```
///
/// # Errors
/// As [`read_in`].
pub fn read(text: &str) -> Result<Program, Fault> {
    let rules = |second| Rules {
        learner: true,
        answer: false,
        counts: false,
        second,
        is_name: &|_| false,
        all_names: false,
    };
    let context = Context::calculator(&|_| false);
    read_rules(text, &rules, &context).map(|reading| reading.program)
}
