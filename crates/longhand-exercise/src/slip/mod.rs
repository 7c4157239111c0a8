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
mod data;
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
pub mod rule;
mod sign;
mod thousand;
mod turned_over;
mod two;

pub use data::{Base, Off, Piece, Role, Slip};
pub use rule::{Rule, SlipContext, Target, WIDEST, figures};

use crate::read::typed::Typed;
use rule::Specificity;

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
    pub fn of(context: &SlipContext, known: &dyn Fn(f64) -> bool) -> Slips {
        let mut targets = Vec::new();
        if context.answer == 0.0 || !context.answer.is_finite() {
            return Slips { targets };
        }
        let mut found = Vec::new();
        for (rank, rule) in ALL.iter().enumerate() {
            (rule.targets)(context, &mut found);
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

    /// The unit in which a typed number is right. A number of the question is that, whatever else it
    /// may be.
    pub fn unit(&self, typed: &Typed) -> Option<Slip> {
        let fits = |(_, target): &&(usize, Target)| speaks_for(typed, target.value);
        let is_given = |(_, target): &(usize, Target)| {
            matches!(target.slip, Slip::GivenItself { .. }) && typed.is(target.value)
        };
        if self.targets.iter().any(is_given) {
            return None;
        }
        let mut fitting = self.targets.iter().filter(fits);
        let unit = fitting.find(|(_, target)| {
            // A plain number in a field that shows per cent.
            let percent = target.slip == Slip::Percent { typed: false };
            percent || matches!(target.slip, Slip::OtherUnit { .. })
        });
        unit.map(|(_, target)| target.slip.clone())
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
        if fits
            .iter()
            .any(|(rule, _)| rule.specificity != Specificity::Hunch)
        {
            fits.retain(|(rule, _)| rule.specificity != Specificity::Hunch);
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
            rule.slug != first.slug
                && rule.specificity == Specificity::Its
                && first.specificity == Specificity::Its
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

#[cfg(test)]
mod tests;
