//! What a rule is: what it looks at, and what it lists.

use super::data::Slip;
use crate::formula::Formula;
use crate::question::Question;
use longhand_math::real;
use longhand_notation::Scope;

/// A rule may match at most this part of the value away.
pub const WIDEST: f64 = 0.002;

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub struct SlipContext<'a> {
    /// The exercise.
    pub question: &'a Question,
    /// The variant's givens and steps.
    pub scope: &'a Scope,
    /// The answer's formula.
    pub formula: &'a Formula,
    /// Which element of the formula's value is asked for; 0 where it is one number.
    pub cell: usize,
    /// The answer, in the field's unit.
    pub answer: f64,
    /// The field's unit, where it shows one.
    pub unit: Option<&'a str>,
}

/// A value that betrays a slip.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The value.
    pub value: f64,
    /// The slip.
    pub slip: Slip,
}

/// How specific a rule's explanation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Specificity {
    /// It names one thing done otherwise; two of these exclude one another.
    Its,
    /// It is told by the ratio to the answer alone; the first of these refines those after it.
    Ratio,
    /// Hardly more than a hunch: it speaks only where nothing else does.
    Hunch,
}

/// A rule.
pub struct Rule {
    /// Its name: the file's.
    pub slug: &'static str,
    /// What it finds, in a line.
    pub finds: &'static str,
    pub(super) specificity: Specificity,
    pub(super) targets: fn(&SlipContext, &mut Vec<Target>),
}

/// A number to so many significant figures.
pub fn figures(x: f64, figures: u32) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let exponent = figures as i32 - 1 - real::log10(x.abs()).floor() as i32;
    // Dividing by a whole power is exact where multiplying by 0.001 is not.
    if exponent >= 0 {
        let unit = real::pow(10.0, f64::from(exponent));
        (x * unit).round() / unit
    } else {
        let unit = real::pow(10.0, f64::from(-exponent));
        (x / unit).round() * unit
    }
}
