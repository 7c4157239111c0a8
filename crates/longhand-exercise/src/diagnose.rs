//! From a wrong value to what the learner did.
//!
//! In order, and only where it fits: an authored mistake; the answer in another unit; the value of a
//! worked step other than the last; a slip found by rule ([`crate::slip`]). The first that fits speaks.

use crate::grade::target::Target;
use crate::read::typed::Typed;
use crate::slip::{self, Slip, SlipContext, Slips, other_unit};
use crate::verdict::Diagnosis;
use std::cell::OnceCell;

/// Tells what wrong numbers betray, in one variant of one exercise.
#[derive(Debug)]
pub struct Diagnoser<'a> {
    target: Target<'a>,
    slips: OnceCell<Slips>,
}

impl<'a> Diagnoser<'a> {
    /// For one number.
    pub fn new(target: Target<'a>) -> Diagnoser<'a> {
        Diagnoser {
            target,
            slips: OnceCell::new(),
        }
    }

    /// What the numbers are judged against.
    pub fn target(&self) -> &Target<'a> {
        &self.target
    }

    /// What a wrong number tells.
    pub fn find(&self, typed: &Typed) -> Option<Diagnosis> {
        self.mistake(typed)
            .or_else(|| self.slips().unit(typed).map(Diagnosis::Slip))
            .or_else(|| self.step(typed))
            .or_else(|| self.slips().find(typed).map(Diagnosis::Slip))
    }

    /// The values that betray a slip here; worked out when first asked for.
    pub fn slips(&self) -> &Slips {
        self.slips.get_or_init(|| {
            let target = &self.target;
            let context = self.context();
            let known = |value: f64| target.takes(value).is_some();
            Slips::of(&context, &known)
        })
    }

    /// Whether a number is right but for its unit, its prefix or its per cent.
    pub fn is_of_unit(&self, typed: &Typed) -> bool {
        let mut units = self.slips().targets();
        units.any(|(_, target)| {
            matches!(target.slip, Slip::OtherUnit { .. } | Slip::Percent { .. })
                && (typed.rounds(target.value)
                    || self.target.accept.takes(typed.value, target.value))
                && (typed.value - target.value).abs() <= slip::WIDEST * target.value.abs()
        })
    }

    fn context(&self) -> SlipContext<'_> {
        let target = &self.target;
        SlipContext {
            question: target.question,
            scope: &target.variant.scope,
            formula: target.formula,
            cell: target.cell,
            answer: target.answer,
            unit: target.unit,
        }
    }

    /// The unit, other than the field's, in which a number is the answer.
    pub fn other_unit(&self, value: f64) -> Option<Slip> {
        let mut units = Vec::new();
        other_unit::targets(&self.context(), &mut units);
        let fits = |one: &slip::Target| self.target.accept.takes(value, one.value);
        units.into_iter().find(fits).map(|one| one.slip)
    }

    /// The closest authored mistake that fits.
    fn mistake(&self, typed: &Typed) -> Option<Diagnosis> {
        let off = |value: f64| (typed.value - value).abs();
        self.target
            .mistakes
            .iter()
            .filter(|(_, value)| self.fits(typed, *value))
            .min_by(|a, b| off(a.1).total_cmp(&off(b.1)))
            .map(|(index, _)| Diagnosis::Mistake(*index))
    }

    /// The first step whose value it is. One with the answer's own value, or 0, tells nothing.
    fn step(&self, typed: &Typed) -> Option<Diagnosis> {
        let target = &self.target;
        let step = target.steps.iter().find(|(_, value)| {
            *value != 0.0 && !target.accept.takes(*value, target.answer) && self.fits(typed, *value)
        });
        // A step of another part is no way to this one.
        let step = step.filter(|(index, _)| target.question.leads_to(*index, target.formula));
        step.map(|(index, _)| Diagnosis::Step {
            index: *index,
            to_go: target.last.saturating_sub(*index),
        })
    }

    /// A typed number speaks for a known one when it agrees to the digits typed, up to one per
    /// cent; a band accepted for the answer is accepted for a mistake too.
    fn fits(&self, typed: &Typed, value: f64) -> bool {
        let most = 0.01 * value.abs();
        let window = typed.half().max(self.target.accept.reach(value)).min(most);
        value.is_finite() && (typed.value - value).abs() <= window.max(1e-9 * value.abs())
    }
}
