//! What one typed number is judged against.

use crate::formula::Formula;
use crate::kind::numeric::Numeric;
use crate::question::Question;
use crate::read::typed::Typed;
use crate::task::Task;
use crate::tolerance::Tolerance;
use crate::units;
use crate::variant::Variant;

/// What one typed number is judged against.
#[derive(Clone, Debug)]
pub struct Target<'a> {
    /// The question.
    pub question: &'a Question,
    /// Its numbers.
    pub variant: &'a Variant,
    /// The right value.
    pub answer: f64,
    /// How close the typed value must come.
    pub accept: Tolerance,
    /// Other right values in the author's order, each with its own tolerance.
    pub also: Vec<(f64, Tolerance)>,
    /// The unit that the field shows and the answer is in.
    pub unit: Option<&'a str>,
    /// Values that betray known mistakes: index of the mistake, and the value.
    pub mistakes: Vec<(usize, f64)>,
    /// Values of worked steps up to the answer's own: index of the step, and the value.
    pub steps: Vec<(usize, f64)>,
    /// Index of the step that gives the answer.
    pub last: usize,
    /// The answer's formula.
    pub formula: &'a Formula,
    /// Which element of the formula's value is asked for; 0 where it is one number.
    pub cell: usize,
}

impl<'a> Target<'a> {
    /// A target of which nothing is known but the answer.
    pub fn bare(
        question: &'a Question,
        variant: &'a Variant,
        formula: &'a Formula,
        answer: f64,
        accept: Tolerance,
        unit: Option<&'a str>,
    ) -> Target<'a> {
        Target {
            question,
            variant,
            answer,
            accept,
            also: Vec::new(),
            unit,
            mistakes: Vec::new(),
            steps: Vec::new(),
            last: 0,
            formula,
            cell: 0,
        }
    }

    /// The target of a numeric part; `None` where the variant has no answer to it.
    pub fn of(task: &Task<'a>, numeric: &'a Numeric) -> Option<Target<'a>> {
        let (question, variant, part) = (task.question, task.variant, task.part);
        let answer = variant.answers.get(part)?.number()?;
        let also = numeric
            .also
            .iter()
            .map(|also| {
                let value = variant.value(&also.is).ok();
                let value =
                    value.and_then(|value| units::in_field(&value, numeric.unit.as_deref()));
                (value.unwrap_or(f64::NAN), also.accept)
            })
            .collect();
        let last = question.step_of(&numeric.is).unwrap_or(0);
        let steps = question.steps.iter().enumerate().take(last + 1);
        Some(Target {
            question,
            variant,
            answer,
            accept: numeric.accept,
            also,
            unit: numeric.unit.as_deref(),
            mistakes: variant
                .mistakes_of(question, part)
                .filter_map(|(index, worked)| Some((index, worked.number()?)))
                .collect(),
            steps: steps
                .filter_map(|(index, step)| {
                    let value = variant.scope.value(&step.name)?.as_number()?;
                    Some((index, value))
                })
                .collect(),
            last,
            formula: &numeric.is,
            cell: 0,
        })
    }
}

impl Target<'_> {
    /// Which right value it is: the answer itself, or the `also` value of this index.
    pub fn takes(&self, value: f64) -> Option<Option<usize>> {
        if self.accept.takes(value, self.answer) {
            return Some(None);
        }
        let also = &self.also;
        also.iter()
            .position(|(other, accept)| accept.takes(value, *other))
            .map(Some)
    }

    /// Whether a number, rounded to the digits typed, is the answer, so that it is right as far
    /// as it goes. One digit alone says too little; a whole number with zeros at its end speaks
    /// for a larger one only from three figures on.
    pub fn rounded(&self, typed: &Typed) -> bool {
        let Some(digits) = typed.digits else {
            return false;
        };
        // 30 may well be 30.0 with its last figure left out.
        let whole = digits.whole && self.answer.fract() != 0.0 && self.answer.abs() >= 10.0;
        if whole && (typed.value - self.answer).abs() <= 0.5 && !self.is_mistake(typed) {
            return true;
        }
        let enough = if !digits.whole {
            // A number of one figure may be a number of the question, or of the way.
            digits.half <= 0.06 || !self.is_on_the_way(typed)
        } else if self.answer.fract() == 0.0 {
            digits.figures >= 3 || self.is_large()
        } else {
            digits.half <= 0.06
        };
        enough && typed.rounds(self.answer) && !self.is_mistake(typed)
    }

    /// Whether the answer is a whole number of more than six digits.
    pub fn is_large(&self) -> bool {
        self.answer.fract() == 0.0 && self.answer.abs() >= 1e6
    }

    /// Whether a number is a short form of a whole number of more than six digits, and not of a
    /// known mistake as well: `1.342e8` for 134,217,728.
    pub fn is_large_and_short(&self, typed: &Typed) -> bool {
        self.accept == Tolerance::Exact
            && self.is_large()
            && typed.digits.is_some_and(|digits| digits.figures >= 3)
            && typed.rounds(self.answer)
            && !self.is_mistake(typed)
            && !self.mistakes.iter().any(|(_, value)| typed.rounds(*value))
    }

    /// Whether a number is the answer up to the precision of float32: 30.000001907 for 30. A whole
    /// number that is written out is meant as it stands.
    pub fn is_float32(&self, typed: &Typed) -> bool {
        let noise = f64::from(f32::EPSILON) * self.answer.abs();
        let enough = typed.digits.is_none_or(|digits| digits.figures >= 7);
        enough
            && typed.value.fract() != 0.0
            && (typed.value - self.answer).abs() <= noise
            && !self.is_mistake(typed)
    }

    /// Whether a number is one of the question, or of a step on the way.
    fn is_on_the_way(&self, typed: &Typed) -> bool {
        let givens = self.question.givens.iter();
        let scope = &self.variant.scope;
        let mut given = givens.filter_map(|one| scope.value(&one.name)?.as_number());
        let own = self.last;
        let mut steps = self.steps.iter().filter(|(index, _)| *index != own);
        given.any(|value| typed.is(value)) || steps.any(|(_, value)| typed.is(*value))
    }

    /// Whether a number is a known mistake's value, and the answer only roughly: 32, where 31.5 is
    /// right and 32 is what comes out when something is left out. A number that is itself rounded,
    /// such as 2.36M, may as well be the one as the other.
    fn is_mistake(&self, typed: &Typed) -> bool {
        let off = |value: f64| (typed.value - value).abs();
        let rounded = typed.digits.is_some_and(|digits| !digits.whole);
        self.mistakes.iter().any(|(_, value)| {
            typed.is(*value) || (!rounded && 10.0 * off(*value) < off(self.answer))
        })
    }

    /// Whether a number is right because it is the answer rounded to three figures or more. Where
    /// a known mistake rounds to the same digits, they do not tell the two apart.
    pub fn right_to_three_figures(&self, typed: &Typed) -> bool {
        // Who asks for a number of figures gets that number.
        !matches!(
            self.accept,
            Tolerance::Exact | Tolerance::EveryDigit | Tolerance::Figures(_)
        ) && typed.digits.is_some_and(|digits| {
            // A whole number that is written out is meant to its last digit.
            let meant = digits.whole && matches!(self.accept, Tolerance::Absolute(_));
            digits.figures >= 3 && !meant
        }) && self.rounded(typed)
            && !self.mistakes.iter().any(|(_, value)| typed.rounds(*value))
    }
}
