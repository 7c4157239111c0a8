//! A variant: an exercise with its numbers.
//!
//! Variant 0 has the book's numbers. Others are drawn by [`Random`]; one that misses a condition,
//! whose answer is not finite, or in which a mistake falls together with the answer or with
//! another mistake, is drawn again with the next attempt's stream, by rule.

use crate::accept::Accept;
use crate::exercise::{Draw, Exercise, Formula, Given, Kind, Range};
use crate::random::Random;
use longhand_notation::{Scope, Value};

/// Attempts before a variant is given up.
const ATTEMPTS: u32 = 400;
/// Draws of one given before its attempt is given up.
const DRAWS: u32 = 60;

/// An exercise's numbers.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its number; 0 is the book's.
    pub number: u32,
    /// Every given and step by name.
    pub scope: Scope,
    /// The answer, for kinds that have a value.
    pub answer: Option<f64>,
    /// The values that betray the known mistakes, in the exercise's order; NaN for one that
    /// cannot be made in this variant.
    pub mistakes: Vec<f64>,
    /// How many attempts it took.
    pub attempts: u32,
}

/// An exercise that cannot be shown: which formula, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// The part of the exercise.
    pub part: String,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.part, self.message)
    }
}

impl Variant {
    /// Draws a variant.
    ///
    /// # Errors
    /// [`Broken`] when a formula cannot be read or worked out, or no draw meets the conditions.
    pub fn draw(exercise: &Exercise, number: u32) -> Result<Variant, Broken> {
        if number == 0 || !exercise.has_variants() {
            let mut variant = fill(exercise, number, book_givens(exercise)?)?
                .ok_or_else(|| broken("require", "the book's numbers do not meet a condition"))?;
            variant.attempts = 1;
            return Ok(variant);
        }
        let book = book_givens(exercise)?;
        for attempt in 0..ATTEMPTS {
            let mut random = Random::new(&exercise.slug, number, attempt);
            let Some(scope) = draw_givens(exercise, &mut random)? else {
                continue;
            };
            if same_givens(exercise, &scope, &book) {
                continue;
            }
            if let Some(mut variant) = fill(exercise, number, scope)?
                && variant.is_clear(exercise)
            {
                variant.attempts = attempt + 1;
                return Ok(variant);
            }
        }
        Err(broken(
            "givens",
            &format!("no variant {number} in {ATTEMPTS} draws meets every condition"),
        ))
    }

    /// The value of a formula in this variant.
    ///
    /// # Errors
    /// [`Broken`] with the formula as its part.
    pub fn value(&self, formula: &Formula) -> Result<Value, Broken> {
        formula
            .evaluate(&self.scope)
            .map_err(|fault| broken(&formula.text, &fault.message))
    }

    /// Whether the answer and every mistake can be told apart by what the learner types.
    fn is_clear(&self, exercise: &Exercise) -> bool {
        let (Some(answer), Kind::Numeric(numeric)) = (self.answer, &exercise.kind) else {
            return true;
        };
        let apart = |a: f64, b: f64, accept: Accept| {
            (a - b).abs() > 2.0 * accept.reach(b).max(1e-9 * b.abs())
        };
        let possible: Vec<f64> = self
            .mistakes
            .iter()
            .copied()
            .filter(|value| !value.is_nan())
            .collect();
        possible.iter().enumerate().all(|(i, &mistake)| {
            apart(mistake, answer, numeric.accept)
                && possible[..i]
                    .iter()
                    .all(|&other| apart(mistake, other, numeric.accept))
        })
    }
}

pub(crate) fn broken(part: &str, message: &str) -> Broken {
    Broken {
        part: part.to_string(),
        message: message.to_string(),
    }
}

fn book_givens(exercise: &Exercise) -> Result<Scope, Broken> {
    let mut scope = Scope::new();
    for given in &exercise.givens {
        define(&mut scope, given, &given.book)?;
    }
    Ok(scope)
}

fn define(scope: &mut Scope, given: &Given, formula: &Formula) -> Result<(), Broken> {
    let value = formula
        .evaluate(scope)
        .map_err(|fault| broken(&format!("given {}", given.name), &fault.message))?;
    scope.define(&given.name, value);
    Ok(())
}

/// Draws every given; `None` where one keeps meeting what it is to avoid.
fn draw_givens(exercise: &Exercise, random: &mut Random) -> Result<Option<Scope>, Broken> {
    let mut scope = Scope::new();
    for given in &exercise.givens {
        let mut drawn = false;
        for _ in 0..DRAWS {
            match &given.draw {
                Draw::Fixed | Draw::Derived => define(&mut scope, given, &given.book)?,
                Draw::Choose(values) => {
                    let pick = random.below(values.len() as u32) as usize;
                    let formula = values.get(pick).unwrap_or(&given.book);
                    define(&mut scope, given, formula)?;
                }
                Draw::Range(range) => {
                    scope.define(&given.name, Value::number(on_grid(*range, random)))
                }
                Draw::Each(range, length) => {
                    let list: Vec<f64> = (0..*length).map(|_| on_grid(*range, random)).collect();
                    scope.define(&given.name, Value::list(&list));
                }
            }
            drawn = match &given.avoid {
                None => true,
                Some(avoid) => !holds(&format!("avoid of {}", given.name), avoid, &scope)?,
            };
            if drawn || matches!(given.draw, Draw::Fixed | Draw::Derived) {
                break;
            }
        }
        if !drawn {
            return Ok(None);
        }
    }
    Ok(Some(scope))
}

/// A number of the grid. Multiplying the count by the step and rounding to the step's decimals
/// keeps 0.1 + 0.2 from showing as 0.30000000000000004.
fn on_grid(range: Range, random: &mut Random) -> f64 {
    let count = ((range.highest - range.lowest) / range.step + 1e-9)
        .floor()
        .max(0.0) as u32;
    let value = range.lowest + f64::from(random.below(count + 1)) * range.step;
    let rounded = (value * 1e9).round() / 1e9;
    if rounded == 0.0 { 0.0 } else { rounded }
}

fn holds(part: &str, condition: &Formula, scope: &Scope) -> Result<bool, Broken> {
    let value = condition
        .evaluate(scope)
        .map_err(|fault| broken(part, &fault.message))?;
    value
        .as_truth()
        .ok_or_else(|| broken(part, "a condition must be true or false"))
}

fn same_givens(exercise: &Exercise, scope: &Scope, book: &Scope) -> bool {
    let numbers = |scope: &Scope, name: &str| {
        scope
            .value(name)
            .map(|value| (value.as_number(), value.as_list()))
    };
    exercise
        .givens
        .iter()
        .all(|given| numbers(scope, &given.name) == numbers(book, &given.name))
}

/// Works out steps, answer and mistakes; `None` where a condition fails or a value is not finite.
fn fill(exercise: &Exercise, number: u32, mut scope: Scope) -> Result<Option<Variant>, Broken> {
    for step in &exercise.steps {
        let value = step
            .is
            .evaluate(&scope)
            .map_err(|fault| broken(&format!("step {}", step.name), &fault.message))?;
        scope.define(&step.name, value);
    }
    for condition in &exercise.require {
        if !holds("require", condition, &scope)? {
            return Ok(None);
        }
    }
    let number_of = |part: &str, formula: &Formula| -> Result<f64, Broken> {
        let value = formula
            .evaluate(&scope)
            .map_err(|fault| broken(part, &fault.message))?;
        value
            .as_number()
            .ok_or_else(|| broken(part, "it must be one number"))
    };
    let mut answer = None;
    let mut mistakes = Vec::new();
    if let Kind::Numeric(numeric) = &exercise.kind {
        let value = number_of("answer", &numeric.is)?;
        if !value.is_finite() {
            return Ok(None);
        }
        answer = Some(value);
        for mistake in &exercise.mistakes {
            let part = format!("mistake {}", mistake.id);
            let possible = match &mistake.when {
                Some(when) => holds(&part, when, &scope)?,
                None => true,
            };
            if !possible {
                mistakes.push(f64::NAN);
                continue;
            }
            let value = number_of(&part, &mistake.is)?;
            if value.is_nan() {
                return Ok(None);
            }
            mistakes.push(value);
        }
    }
    Ok(Some(Variant {
        number,
        scope,
        answer,
        mistakes,
        attempts: 0,
    }))
}
