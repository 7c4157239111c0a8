//! Drawing a variant.
//!
//! Variant 0 has the book's numbers. Others are drawn by [`Random`]; one that misses a condition,
//! whose answer is not finite, or in which a mistake falls together with the answer or with
//! another mistake, is drawn again with the next attempt's stream, by rule.

use crate::exercise::Exercise;
use crate::formula::Formula;
use crate::given::{Draw, Given, Range};
use crate::own;
use crate::question::Question;
use crate::random::Random;
use crate::solve;
use crate::variant::Variant;
use crate::variant_error::{VariantError, broken};
use crate::worked::{Worked, holds};
use longhand_notation::{Scope, Value};

/// Attempts before a variant is given up.
const ATTEMPTS: u32 = 400;
/// Draws of one given before its attempt is given up.
const DRAWS: u32 = 60;

impl Variant {
    /// Draws a variant.
    ///
    /// # Errors
    /// [`VariantError`] when a formula cannot be read or worked out, or no draw meets the conditions.
    pub fn draw(exercise: &Exercise, number: u32) -> Result<Variant, VariantError> {
        if number == 0 || !exercise.has_variants() {
            let mut variant =
                fill(exercise, number, book_givens(exercise)?)?.ok_or_else(|| missed(exercise))?;
            variant.attempts = 1;
            return Ok(variant);
        }
        let book = book_givens(exercise)?;
        if let Some(variant) = with_own(exercise, number)? {
            return Ok(variant);
        }
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

    /// Whether the answers and every mistake can be told apart by what the learner types.
    fn is_clear(&self, exercise: &Exercise) -> bool {
        exercise
            .parts()
            .iter()
            .zip(&self.answers)
            .enumerate()
            .all(|(part, (kind, answer))| {
                let mistakes: Vec<&Worked> = self
                    .mistakes_of(exercise, part)
                    .map(|(_, worked)| worked)
                    .collect();
                mistakes.iter().enumerate().all(|(i, mistake)| {
                    kind.apart(exercise, &self.scope, mistake, answer)
                        && mistakes[..i]
                            .iter()
                            .all(|other| kind.apart(exercise, &self.scope, mistake, other))
                })
            })
    }
}

/// The book's numbers with some of the learner's own, where the number names such that fit.
fn with_own(exercise: &Exercise, number: u32) -> Result<Option<Variant>, VariantError> {
    let values = own::values(number);
    let Some(taken) = own::givens(exercise, &values) else {
        return Ok(None);
    };
    let mut scope = Scope::new();
    for given in &exercise.givens {
        let own = taken.iter().position(|one| one.name == given.name);
        if let Some(value) = own.and_then(|at| values.get(at)) {
            scope.define(&given.name, Value::number(*value));
        } else {
            define(&mut scope, given, &given.book)?;
        }
        if let Some(avoid) = &given.avoid
            && holds(&format!("avoid of {}", given.name), avoid, &scope)?
        {
            return Ok(None);
        }
    }
    let drawn = fill(exercise, number, scope)?;
    Ok(drawn
        .filter(|variant| variant.is_clear(exercise))
        .map(|variant| Variant {
            own: true,
            attempts: 1,
            ..variant
        }))
}

fn book_givens(exercise: &Question) -> Result<Scope, VariantError> {
    let mut scope = Scope::new();
    for given in &exercise.givens {
        define(&mut scope, given, &given.book)?;
    }
    Ok(scope)
}

fn define(scope: &mut Scope, given: &Given, formula: &Formula) -> Result<(), VariantError> {
    let value = formula
        .evaluate(scope)
        .map_err(|fault| broken(&format!("given {}", given.name), &fault.message))?;
    scope.define(&given.name, value);
    Ok(())
}

/// Draws every given; `None` where one keeps meeting what it is to avoid.
fn draw_givens(exercise: &Question, random: &mut Random) -> Result<Option<Scope>, VariantError> {
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

fn same_givens(exercise: &Question, scope: &Scope, book: &Scope) -> bool {
    let numbers = |scope: &Scope, name: &str| {
        let tensor = scope.value(name)?.as_tensor()?;
        Some((tensor.sizes().to_vec(), tensor.data().to_vec()))
    };
    exercise
        .givens
        .iter()
        .all(|given| numbers(scope, &given.name) == numbers(book, &given.name))
}

/// Why the book's numbers make no variant.
fn missed(exercise: &Exercise) -> VariantError {
    let look = || -> Result<Option<VariantError>, VariantError> {
        let mut scope = book_givens(exercise)?;
        solve::run_steps(exercise, &mut scope, &|_| None)?;
        for condition in &exercise.require {
            if !holds("require", condition, &scope)? {
                let what = format!("the book's numbers do not meet `{}`", condition.text);
                return Ok(Some(broken("require", &what)));
            }
        }
        let endless = |value: &Value| {
            let tensor = value.as_tensor();
            tensor.is_some_and(|numbers| numbers.data().iter().any(|x| !x.is_finite()))
        };
        for step in &exercise.steps {
            if scope.value(&step.name).is_some_and(endless) {
                let part = format!("step {}", step.name);
                return Ok(Some(broken(
                    &part,
                    "it has no finite value with the book's numbers",
                )));
            }
        }
        for kind in exercise.parts() {
            if kind.behaviour().answer(exercise, &scope)?.is_none() {
                return Ok(Some(broken(
                    "answer",
                    "it has no finite value with the book's numbers",
                )));
            }
        }
        for mistake in &exercise.mistakes {
            let part = format!("mistake {}", mistake.id);
            let Some(kind) = exercise.part(mistake.part) else {
                continue;
            };
            if solve::mistake(kind.behaviour(), exercise, &scope, &part, &mistake.is)?.is_none() {
                return Ok(Some(broken(
                    &part,
                    "it has no value with the book's numbers",
                )));
            }
        }
        Ok(None)
    };
    match look() {
        Ok(found) => {
            found.unwrap_or_else(|| broken("givens", "the book's numbers make no variant"))
        }
        Err(found) => found,
    }
}

/// Works out steps, answer and mistakes; `None` where a condition fails or a value is not finite.
fn fill(
    exercise: &Exercise,
    number: u32,
    mut scope: Scope,
) -> Result<Option<Variant>, VariantError> {
    solve::run_steps(exercise, &mut scope, &|_| None)?;
    for condition in &exercise.require {
        if !holds("require", condition, &scope)? {
            return Ok(None);
        }
    }
    let mut answers = Vec::new();
    for kind in exercise.parts() {
        match kind.behaviour().answer(exercise, &scope)? {
            Some(answer) => answers.push(answer),
            None => return Ok(None),
        }
    }
    let mut mistakes = Vec::new();
    for mistake in &exercise.mistakes {
        let part = format!("mistake {}", mistake.id);
        let possible = match &mistake.when {
            Some(when) => holds(&part, when, &scope)?,
            None => true,
        };
        let kind = exercise.part(mistake.part).filter(|_| possible);
        let worked = match kind {
            Some(kind) => solve::mistake(kind.behaviour(), exercise, &scope, &part, &mistake.is)?,
            None => Some(Worked::Nothing),
        };
        match worked {
            Some(worked) => mistakes.push(worked),
            None => return Ok(None),
        }
    }
    Ok(Some(Variant {
        number,
        scope,
        answers,
        mistakes,
        own: false,
        attempts: 0,
    }))
}
