//! An exercise's variant in words and numbers: what a card shows, opened wide, without a page.
//!
//! The command line prints it and other programs read it. Texts are those of the card, formulas
//! included, as plain text; `tex` members hold what the author wrote, with the variant's numbers.

mod asked;
mod text;

pub use asked::Asked;
pub use text::{Offered, Text};

use crate::card::state::Card;
use crate::catalogue::{self, ENGLISH};
use crate::symbols::symbol;
use longhand_exercise::Worked as Answered;
use longhand_exercise::describe::{self, PartDescription};
use longhand_exercise::description::Right;
use longhand_exercise::prose::value_plain;
use longhand_exercise::worked_steps::rows;
use longhand_exercise::{Answer, Exercise, Prose, Tolerance, Variant};
use longhand_notation::math::Math;
use longhand_notation::{Value, number, typeset};
use serde::Serialize;
use text::{offered, words};

/// A variant in words and numbers.
#[derive(Clone, Debug, Serialize)]
pub struct Outline {
    /// The exercise's id.
    pub id: String,
    /// Its number, such as `5.1`.
    pub number: String,
    /// Its chapter.
    pub chapter: String,
    /// Its kind.
    pub kind: &'static str,
    /// Its heading.
    pub title: String,
    /// 1 to 5.
    pub difficulty: u8,
    /// What is practised.
    pub skills: Vec<String>,
    /// Which variant.
    pub variant: u32,
    /// The question.
    pub prompt: Text,
    /// The numbers of the question.
    pub givens: Vec<Named>,
    /// Hints, from gentle to plain.
    pub hints: Vec<Text>,
    /// The worked steps.
    pub steps: Vec<Worked>,
    /// Everything that is right.
    pub accepted: Vec<Accepted>,
    /// Known wrong answers.
    pub mistakes: Vec<Known>,
    /// What each part asks for; an exercise without parts is one part.
    pub parts: Vec<Asked>,
    /// The options of a choice or the lines to be put in order, as this variant shuffles them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Offered>,
    /// What the result means; shown once solved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Text>,
}

/// A name with its value.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// Its name in formulas.
    pub name: String,
    /// How it is set, as plain text.
    pub symbol: String,
    /// Its value, as printed; null for a formula in variables.
    pub value: Option<String>,
    /// Its value in numbers.
    pub exact: Option<Numbers>,
}

/// A number, or nested lists of numbers.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Numbers {
    /// One number; null where it is not finite.
    One(Option<f64>),
    /// A list.
    Many(Vec<Numbers>),
}

/// A worked step.
#[derive(Clone, Debug, Serialize)]
pub struct Worked {
    /// Name, symbol and value.
    #[serde(flatten)]
    pub named: Named,
    /// The formula in its symbols.
    pub formula: String,
    /// The formula with the numbers put in.
    pub with_numbers: String,
    /// Why it is done.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub say: String,
}

/// A right answer.
#[derive(Clone, Debug, Serialize)]
pub struct Accepted {
    /// Of which part, counted from 1, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<usize>,
    /// What to type: a value, or the ids of the options to pick.
    pub answer: String,
    /// Its value in numbers, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exact: Option<Numbers>,
    /// How close a typed value must come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// The unit that the field shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What is said to it besides “right”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A known wrong answer.
#[derive(Clone, Debug, Serialize)]
pub struct Known {
    /// Completes “the learner …”.
    pub id: String,
    /// What betrays it; null where it cannot be made in this variant.
    pub value: Option<String>,
    /// The same in numbers.
    pub exact: Option<Numbers>,
    /// The reply.
    pub say: String,
}

impl Card {
    /// The variant that the card shows, in words and numbers.
    ///
    /// # Errors
    /// Why the variant cannot be shown.
    pub fn outline(&self) -> Result<Outline, String> {
        let variant = self.shell.variant.as_ref().map_err(ToString::to_string)?;
        let exercise = &self.shell.exercise;
        let text = |prose: &Prose| Text::of(prose, variant);
        let parts = describe::parts(exercise, variant);
        let options = match parts.as_slice() {
            [only] => offered(&only.asked, variant),
            _several => Vec::new(),
        };
        Ok(Outline {
            id: exercise.slug.clone(),
            number: exercise.number.clone(),
            chapter: exercise.chapter.clone(),
            kind: exercise.kind_name(),
            title: exercise.title.clone(),
            difficulty: exercise.difficulty,
            skills: exercise.skills.clone(),
            variant: self.shell.number,
            prompt: text(&exercise.prompt),
            givens: exercise
                .givens
                .iter()
                .map(|given| {
                    let value = variant.scope.value(&given.name);
                    named(&given.name, given.symbol.as_ref(), value)
                })
                .collect(),
            hints: exercise.hints.iter().map(|one| text(&one.say)).collect(),
            steps: self.outline_steps(variant),
            accepted: accepted(&parts, variant),
            mistakes: known(exercise, variant),
            parts: self.asks(&parts, variant),
            options,
            after: (!exercise.after.is_empty()).then(|| text(&exercise.after)),
        })
    }

    fn outline_steps(&self, variant: &Variant) -> Vec<Worked> {
        let symbols = self.shell.symbols();
        rows(&self.shell.exercise, variant)
            .iter()
            .map(|row| {
                let set = |numbers| {
                    let formula = row.program.expression();
                    formula.map(|one| typeset::math(one, &symbols, numbers).plain())
                };
                Worked {
                    named: named(&row.step.name, row.step.symbol.as_ref(), row.value.as_ref()),
                    formula: set(None).unwrap_or_else(|| row.step.is.text.clone()),
                    with_numbers: set(Some(&row.known)).unwrap_or_default(),
                    say: words(&row.step.say, variant),
                }
            })
            .collect()
    }
}

fn named(name: &str, written: Option<&Math>, value: Option<&Value>) -> Named {
    Named {
        name: name.to_string(),
        symbol: symbol(written, name).plain(),
        value: value.map(value_plain),
        exact: value.map(numbers),
    }
}

/// A value as nested lists.
fn numbers(value: &Value) -> Numbers {
    let one = |x: f64| Numbers::One(x.is_finite().then_some(x));
    fn nest(sizes: &[usize], data: &[f64], one: &dyn Fn(f64) -> Numbers) -> Numbers {
        let Some((&size, inner)) = sizes.split_first() else {
            return data.first().map_or(Numbers::One(None), |&x| one(x));
        };
        let width = data.len().checked_div(size).unwrap_or(0).max(1);
        Numbers::Many(
            data.chunks(width)
                .map(|block| nest(inner, block, one))
                .collect(),
        )
    }
    match value.as_tensor() {
        Some(tensor) => nest(tensor.sizes(), tensor.data(), &one),
        None => Numbers::One(None),
    }
}

fn accepted(parts: &[PartDescription], variant: &Variant) -> Vec<Accepted> {
    let several = parts.len() > 1;
    let mut all = Vec::new();
    for (part, described) in parts.iter().enumerate() {
        let asked = &described.asked;
        let orders = asked.orders.filter(|&count| count > 1);
        all.extend(asked.right.iter().map(|right| {
            Accepted {
                part: several.then_some(part + 1),
                answer: shown(right),
                exact: right.value.as_ref().map(numbers),
                within: right.accept.map(within),
                unit: asked.unit.map(str::to_string),
                note: right.note.map(|note| words(note, variant)).or_else(|| {
                    orders.map(|count| catalogue::fill(ENGLISH.order.count, &[&count]))
                }),
            }
        }));
    }
    all
}

/// A right answer as text: a value as it is printed, a formula as it is set.
fn shown(right: &Right) -> String {
    match (&right.value, &right.answer) {
        (Some(value), _) => value_plain(value),
        (None, Answer::Text(text)) => formula_plain(text).unwrap_or_else(|| text.clone()),
        (None, answer) => answer.written(),
    }
}

fn formula_plain(text: &str) -> Option<String> {
    let program = longhand_notation::read(text).ok()?;
    program.expression().map(typeset::plain)
}

/// What was worked out, as text and in numbers.
fn answered(worked: &Answered) -> Option<(String, Option<Numbers>)> {
    match worked {
        Answered::Nothing => None,
        Answered::Value(value) => Some((value_plain(value), Some(numbers(value)))),
        Answered::Formula(formula) => Some((formula_plain(&formula.text)?, None)),
    }
}

fn within(accept: Tolerance) -> String {
    match accept {
        Tolerance::Exact | Tolerance::EveryDigit => "exact".to_string(),
        Tolerance::Absolute(reach) => format!("± {}", number::plain(reach)),
        Tolerance::Figures(figures) => format!("correctly rounded to {figures} figures"),
        Tolerance::Relative(part) => format!("± {}%", number::plain(part * 100.0)),
    }
}

fn known(exercise: &Exercise, variant: &Variant) -> Vec<Known> {
    let each = exercise.mistakes.iter().zip(&variant.mistakes);
    each.map(|(mistake, worked)| {
        let (value, exact) = answered(worked).unzip();
        Known {
            id: mistake.id.clone(),
            value,
            exact: exact.flatten(),
            say: words(&mistake.say, variant),
        }
    })
    .collect()
}
