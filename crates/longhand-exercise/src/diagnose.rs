//! From a wrong value to what the learner did.
//!
//! In order, and only where it fits: an authored mistake; the value of a worked step other than
//! the last; the wrong sign. The first that fits speaks.

use crate::accept::Accept;
use crate::grade::number::Target;
use crate::verdict::Diagnosis;

/// What a wrong value tells. `precision` is how precisely it was typed (`None` for a calculation).
pub fn diagnose(target: &Target, typed: f64, precision: Option<f64>) -> Option<Diagnosis> {
    let (accept, answer) = (target.accept, target.answer);
    let fits =
        |value: f64| value.is_finite() && (typed - value).abs() <= window(value, precision, accept);
    let closest = target
        .mistakes
        .iter()
        .filter(|(_, value)| fits(*value))
        .min_by(|a, b| (typed - a.1).abs().total_cmp(&(typed - b.1).abs()));
    if let Some((index, _)) = closest {
        return Some(Diagnosis::Mistake(*index));
    }
    for &(index, value) in &target.steps {
        // A step that has the answer's own value or size would tell nothing.
        if fits(value) && !accept.takes(value, answer) && value != 0.0 {
            return Some(Diagnosis::Step {
                index,
                to_go: target.last.saturating_sub(index),
            });
        }
    }
    if answer != 0.0 && fits_sign(typed, answer, precision, accept) {
        return Some(Diagnosis::Sign);
    }
    None
}

/// A typed value speaks for a known one when it agrees to the digits typed, up to one per cent;
/// a band accepted for the answer is accepted for a mistake too.
fn window(value: f64, precision: Option<f64>, accept: Accept) -> f64 {
    let typed = precision.unwrap_or(0.0).min(0.01 * value.abs());
    let band = accept.reach(value).min(0.01 * value.abs());
    typed.max(band).max(1e-9 * value.abs())
}

/// A slip found by rule must agree more closely: to the digits typed and never wider than 0.2%.
fn fits_sign(typed: f64, answer: f64, precision: Option<f64>, accept: Accept) -> bool {
    let window = window(answer, precision, accept).min(0.002 * answer.abs());
    (typed + answer).abs() <= window
}
