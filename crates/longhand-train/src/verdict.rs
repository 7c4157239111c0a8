//! Whether a run is well: five numbers, each with its bound.

use crate::settings::{Settings, Task};
use crate::signs::{Signs, last_held_out, mean};

/// One number that is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What it is.
    pub what: &'static str,
    /// What it comes to.
    pub value: f64,
    /// The most it may be.
    pub most: f64,
}

impl Check {
    /// Whether the number is within its bound; NaN is not.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.value <= self.most
    }
}

/// The held-out loss that a run comes to when nothing is wrong, with some room.
#[must_use]
pub fn target(settings: &Settings) -> f64 {
    match settings.task {
        Task::Spiral => 0.15,
        Task::Text if settings.padded => 1.8,
        Task::Text => 1.0,
    }
}

/// The most by which the loss may come to stand above its lowest: batches of the text differ.
fn most_rise(settings: &Settings) -> f64 {
    match settings.task {
        Task::Spiral => 0.05,
        Task::Text => 0.4,
    }
}

/// All checks of a run that is over.
///
/// * the held-out loss at the end, against the [`target`];
/// * held-out loss less the run's own, over its last tenth: an honest loss is no lower than what it
///   stands for, but for some learning by heart;
/// * the greatest rise of the loss, a mean over ten steps, above its lowest before, from a tenth of
///   the run on;
/// * the share of dead units at the end;
/// * the share of skipped steps.
#[must_use]
pub fn checks(settings: &Settings, signs: &[Signs]) -> Vec<Check> {
    let n = signs.len();
    let end = last_held_out(signs);
    let tail = &signs[n - (n / 10).max(1).min(n)..];
    let own = mean(tail, |signs| signs.loss);
    let dead = mean(tail, |signs| signs.dead);
    let skipped = signs
        .last()
        .map_or(f64::NAN, |last| f64::from(last.skipped) / n as f64);
    let check = |what, value, most| Check { what, value, most };
    vec![
        check("held-out loss at the end", end, target(settings)),
        check("held-out loss less the run’s own", end - own, 0.4),
        check(
            "greatest rise of the loss",
            greatest_rise(signs),
            most_rise(settings),
        ),
        check("share of dead units", dead, 0.5),
        check("share of skipped steps", skipped, 0.05),
    ]
}

/// Whether all checks of a run hold.
#[must_use]
pub fn is_well(settings: &Settings, signs: &[Signs]) -> bool {
    checks(settings, signs).iter().all(Check::holds)
}

/// How far a mean over ten steps comes to stand above the lowest before it, from a tenth of the run
/// on; NaN if a loss is.
#[must_use]
pub fn greatest_rise(signs: &[Signs]) -> f64 {
    const WINDOW: usize = 10;
    let from = (signs.len() / 10).min(signs.len());
    let (mut lowest, mut rise) = (f64::INFINITY, 0.0_f64);
    for window in signs[from..].windows(WINDOW) {
        let level = mean(window, |signs| signs.loss);
        if !level.is_finite() {
            return f64::NAN;
        }
        rise = rise.max(level - lowest);
        lowest = lowest.min(level);
    }
    rise
}
