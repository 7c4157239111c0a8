//! What a case is.

use crate::cause::Cause;
use crate::settings::Settings;
use crate::signs::Signs;
pub(super) use crate::signs::{last_held_out, mean};

/// A run of which something is wrong.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Its name in links.
    pub slug: &'static str,
    /// What one sees first.
    pub title: &'static str,
    /// The run, as [`Settings`] are written.
    pub settings: &'static str,
    /// What is wrong.
    pub cause: Cause,
    /// The number that shows it.
    pub sign: Sign,
    /// What told it, in the run's numbers.
    pub told: &'static str,
    /// Why it is so.
    pub why: &'static str,
}

/// A number of a run that is over, and the range that speaks of the fault.
#[derive(Clone, Copy, Debug)]
pub struct Sign {
    /// What it is.
    pub what: &'static str,
    /// What it comes to.
    pub of: fn(&[Signs]) -> f64,
    /// From here …
    pub from: f64,
    /// … to here it speaks of the fault.
    pub to: f64,
}

impl Sign {
    /// Whether a run shows it.
    #[must_use]
    pub fn shows(&self, signs: &[Signs]) -> bool {
        (self.from..=self.to).contains(&(self.of)(signs))
    }
}

impl Case {
    /// The run with its fault.
    ///
    /// # Errors
    /// None for the cases there are; a test reads them all.
    pub fn run(&self) -> Result<Settings, String> {
        Settings::parse(self.settings)
    }
}

/// The middle of a sign's values.
pub(super) fn median(signs: &[Signs], of: fn(&Signs) -> f64) -> f64 {
    let mut values: Vec<f64> = signs.iter().map(of).collect();
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The median norm of the last tenth, over the first norm.
pub(super) fn norm_growth(signs: &[Signs]) -> f64 {
    let first = signs.first().map_or(f64::NAN, |signs| signs.norm);
    median(&signs[signs.len() * 9 / 10..], |signs| signs.norm) / first
}
