//! Slips found by rule: what a wrong number tells although no author foresaw it.
//!
//! A rule knows one way of going wrong, and lists the values it would lead to in this variant
//! ([`Target`]). Some rules change the answer (its sign, a factor), others work the exercise out
//! again with one thing changed in a formula ([`rework`]). A typed number speaks for a target
//! when it agrees with it to the digits typed, and never when it is more than
//! [`WIDEST`] away.
//!
//! The rules stand in [`ALL`] from the most telling to the least; the first that fits speaks.
//! Where two that tell different stories fit equally well, none of them speaks: a wrong guess at
//! what somebody did is worse than no guess.

mod bias;
mod brackets;
mod cut_off;
mod degrees;
mod exponent;
mod given;
mod given_itself;
mod inner_sign;
mod left_out;
mod log_base;
pub(crate) mod other_unit;
mod percent;
mod power_of_ten;
mod reciprocal;
pub mod rework;
mod root;
mod rounding;
mod sign;
mod thousand;
mod turned_over;
mod two;

use crate::exercise::{Exercise, Formula};
use crate::typed::Typed;
use longhand_math::real;
use longhand_notation::Scope;

/// A rule may match at most this part of the value away.
pub const WIDEST: f64 = 0.002;

/// What the learner did, found by rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Slip {
    /// The right size with the wrong sign.
    Sign,
    /// One divided by the answer.
    Reciprocal,
    /// Half or twice the answer.
    Two(Off),
    /// The right digits with the point in another place.
    PowerOfTen {
        /// Typed is the answer times ten to this power.
        exponent: i32,
    },
    /// 1000 stood for 1024, or the other way round.
    Thousand {
        /// How many times over.
        times: u32,
        /// Whether the typed value is too large or too small.
        off: Off,
    },
    /// A factor equal to one of the givens is missing or too many.
    Given {
        /// Which given, by its place.
        index: usize,
        /// Which part of it.
        what: Piece,
        /// Its value.
        value: f64,
        /// Whether the typed value is too large or too small by it.
        off: Off,
        /// What the given does in the answer.
        role: Role,
    },
    /// A factor that more than one given, or a number in a formula, has.
    Factor {
        /// Its value.
        value: f64,
        /// Whether the typed value is too large or too small by it.
        off: Off,
    },
    /// A logarithm or power to another base.
    Base {
        /// The base that was used.
        used: Base,
        /// The base that belongs there.
        asked: Base,
        /// Whether it is a power rather than a logarithm.
        power: bool,
    },
    /// In per cent, or not in per cent.
    Percent {
        /// Whether per cent were typed where a plain number is asked for.
        typed: bool,
    },
    /// An angle in radians taken for degrees.
    Degrees,
    /// A square root left out.
    NoRoot,
    /// The variance for the standard deviation.
    Variance,
    /// The standard deviation for the variance.
    Deviation,
    /// Divided by n − 1 instead of n, or the other way round.
    Bias {
        /// Whether n − 1 was used.
        unbiased: bool,
    },
    /// An exponent that is off by one.
    Exponent {
        /// Whether it was one too many.
        more: bool,
        /// The power as it belongs, as text.
        formula: String,
    },
    /// Doubled instead of squared.
    Doubled,
    /// Brackets that got lost, with the formula that was worked out then.
    Brackets {
        /// The formula without them, as text.
        formula: String,
    },
    /// Right in another unit than the field's.
    OtherUnit {
        /// The unit in which it would be right.
        typed: String,
        /// The field's unit.
        asked: String,
        /// The answer in the field's unit.
        value: f64,
    },
    /// The number is right in the field's unit, but another one was written behind it.
    UnitWritten {
        /// The unit written.
        typed: String,
        /// The field's unit.
        asked: String,
    },
    /// A step rounded before the calculation went on.
    Rounded {
        /// The step, where it is one.
        step: Option<usize>,
        /// To so many figures.
        figures: u32,
    },
    /// Cut off after some digits where rounding would have raised the last one.
    CutOff,
    /// A number of the question, not an answer.
    GivenItself {
        /// Which given, by its place.
        index: usize,
        /// Which part of it.
        what: Piece,
        /// Its value.
        value: f64,
    },
    /// A term or factor left out.
    LeftOut {
        /// What was left out, as text.
        formula: String,
    },
    /// Plus for minus, or minus for plus.
    InnerSign {
        /// The part as it belongs, as text.
        formula: String,
    },
    /// A fraction inside turned over.
    TurnedOver {
        /// The fraction as it belongs, as text.
        formula: String,
    },
    /// A shape with its axes exchanged, a matrix with rows for columns.
    Transposed,
    /// A shape that keeps an axis of this size, which is summed out.
    AxisKept(u64),
    /// A shape that lacks an axis of this size.
    AxisLost(u64),
    /// As many elements in another shape, often in one axis.
    Flattened,
    /// The right numbers in another order.
    Reordered,
}

/// Which way a typed value is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Off {
    /// It is too small.
    Small,
    /// It is too large.
    Large,
}

/// Which part of a given is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The number itself.
    Whole,
    /// An element of the list, counted from 1.
    Element(usize),
    /// How many elements the list has.
    Size,
}

/// What a given does in the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The answer grows in step with it.
    Multiplies,
    /// The answer shrinks in step with it.
    Divides,
    /// Anything else.
    Other,
}

/// The base of a logarithm or a power.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// e
    Natural,
    /// 2
    Two,
    /// 10
    Ten,
}

impl Slip {
    /// The slip's name, as stored in progress and printed by the command line.
    pub fn name(&self) -> &'static str {
        match self {
            Slip::Sign => "sign",
            Slip::Reciprocal => "reciprocal",
            Slip::Two(_) => "factor-two",
            Slip::PowerOfTen { .. } => "power-of-ten",
            Slip::Thousand { .. } => "thousand-or-1024",
            Slip::Given { .. } => "factor-given",
            Slip::Factor { .. } => "factor",
            Slip::Base { .. } => "log-base",
            Slip::Percent { .. } => "percent",
            Slip::Degrees => "degrees",
            Slip::NoRoot => "no-root",
            Slip::Variance => "variance-for-deviation",
            Slip::Deviation => "deviation-for-variance",
            Slip::Bias { .. } => "biased-or-unbiased",
            Slip::Exponent { .. } => "exponent-off-by-one",
            Slip::Doubled => "doubled-for-squared",
            Slip::Brackets { .. } => "lost-brackets",
            Slip::OtherUnit { .. } => "other-unit",
            Slip::UnitWritten { .. } => "unit-written",
            Slip::Rounded { .. } => "rounded-too-early",
            Slip::CutOff => "cut-off",
            Slip::GivenItself { .. } => "given-itself",
            Slip::LeftOut { .. } => "left-out",
            Slip::InnerSign { .. } => "inner-sign",
            Slip::TurnedOver { .. } => "turned-over",
            Slip::Transposed => "transposed",
            Slip::AxisKept(_) => "axis-kept",
            Slip::AxisLost(_) => "axis-lost",
            Slip::Flattened => "flattened",
            Slip::Reordered => "reordered",
        }
    }
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The exercise.
    pub exercise: &'a Exercise,
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

/// How much a rule's story says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Story {
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
    story: Story,
    targets: fn(&Ground, &mut Vec<Target>),
}

/// Every rule, the most telling first.
pub const ALL: &[Rule] = &[
    sign::RULE,
    given_itself::RULE,
    log_base::RULE,
    degrees::RULE,
    bias::RULE,
    root::RULE,
    exponent::RULE,
    brackets::RULE,
    inner_sign::RULE,
    turned_over::RULE,
    left_out::RULE,
    other_unit::RULE,
    given::RULE,
    percent::RULE,
    thousand::RULE,
    two::RULE,
    power_of_ten::RULE,
    reciprocal::RULE,
    cut_off::RULE,
    rounding::RULE,
];

/// Every target of every rule in one variant.
#[derive(Clone, Debug, Default)]
pub struct Slips {
    targets: Vec<(usize, Target)>,
}

impl Slips {
    /// Works out the targets. `known` says which values already mean something else: the answer,
    /// other accepted values.
    pub fn of(ground: &Ground, known: &dyn Fn(f64) -> bool) -> Slips {
        let mut targets = Vec::new();
        if ground.answer == 0.0 || !ground.answer.is_finite() {
            return Slips { targets };
        }
        let mut found = Vec::new();
        for (rank, rule) in ALL.iter().enumerate() {
            (rule.targets)(ground, &mut found);
            targets.extend(
                found
                    .drain(..)
                    .filter(|target| target.value.is_finite() && target.value != 0.0)
                    .filter(|target| !known(target.value))
                    .map(|target| (rank, target)),
            );
        }
        Slips { targets }
    }

    /// How many values would betray a slip.
    pub fn len(&self) -> usize {
        self.targets.len()
    }

    /// Whether no slip can be told in this variant.
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }

    /// Every target with its rule's slug.
    pub fn targets(&self) -> impl Iterator<Item = (&'static str, &Target)> {
        self.targets
            .iter()
            .filter_map(|(rank, target)| Some((ALL.get(*rank)?.slug, target)))
    }

    /// The slip that a typed number betrays, if one alone does.
    pub fn find(&self, typed: &Typed) -> Option<Slip> {
        let mut fits: Vec<(&Rule, &Target)> = self
            .targets
            .iter()
            .filter(|(_, target)| speaks_for(typed, target.value))
            .filter(|(_, target)| match &target.slip {
                // Who copies a number of the question copies all of it: 1 is not 0.999.
                Slip::GivenItself { value, .. } => typed.is(*value),
                // Nor does who cuts off write other digits.
                Slip::CutOff => typed.digits.is_some() && typed.is(target.value),
                // 8.6e9 is 8.39e9 · 1.024, and many other things.
                Slip::Thousand { times: 1, .. } => typed.digits.is_none_or(|digits| {
                    digits.figures >= 3 || (digits.whole && digits.figures == 2)
                }),
                Slip::Thousand { .. } => typed.digits.is_none_or(|digits| digits.figures >= 2),
                _ => true,
            })
            .filter_map(|(rank, target)| Some((ALL.get(*rank)?, target)))
            .collect();
        // A hunch is not weighed against a story.
        if fits.iter().any(|(rule, _)| rule.story != Story::Hunch) {
            fits.retain(|(rule, _)| rule.story != Story::Hunch);
        }
        // A product without one of its factors may be another factor: what is missing says more.
        let factor = |slip: &Slip| match slip {
            Slip::Given { role, .. } => *role != Role::Other,
            Slip::Factor { .. } => true,
            _ => false,
        };
        if fits.iter().any(|(_, target)| factor(&target.slip)) {
            fits.retain(|(_, target)| !matches!(target.slip, Slip::GivenItself { .. }));
        }
        let (first, told) = *fits.first()?;
        let same: Vec<&Slip> = fits
            .iter()
            .filter(|(rule, _)| rule.slug == first.slug)
            .map(|(_, target)| &target.slip)
            .collect();
        let rivals = fits.iter().any(|(rule, _)| {
            rule.slug != first.slug && rule.story == Story::Its && first.story == Story::Its
        });
        // The wrong sign, or a number of the question, explains itself whatever else might.
        let plain = matches!(told.slip, Slip::Sign | Slip::GivenItself { .. });
        if rivals && !plain {
            return None;
        }
        merged(&same)
    }
}

/// Whether a typed number speaks for a value: equal to the digits typed, and never more than
/// [`WIDEST`] away.
fn speaks_for(typed: &Typed, value: f64) -> bool {
    typed.rounds(value) && (typed.value - value).abs() <= WIDEST * value.abs()
}

/// One slip out of several by one rule.
fn merged(slips: &[&Slip]) -> Option<Slip> {
    let first = *slips.first()?;
    if slips.iter().all(|slip| *slip == first) {
        return Some(first.clone());
    }
    match first {
        // Two givens of one value: the factor is certain, its name is not.
        Slip::Given { value, off, .. } | Slip::Factor { value, off } => Some(Slip::Factor {
            value: *value,
            off: *off,
        }),
        Slip::Rounded { .. } => {
            let figures = slips.iter().map(|slip| match slip {
                Slip::Rounded { figures, .. } => *figures,
                _ => 0,
            });
            Some(Slip::Rounded {
                step: None,
                figures: figures.max().unwrap_or_default(),
            })
        }
        // Two pairs of brackets: one of them is as good an example as the other.
        Slip::Brackets { .. }
        | Slip::Exponent { .. }
        | Slip::OtherUnit { .. }
        | Slip::InnerSign { .. }
        | Slip::LeftOut { .. }
        | Slip::TurnedOver { .. }
        | Slip::GivenItself { .. } => Some(first.clone()),
        _ => None,
    }
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

#[cfg(test)]
mod tests;
