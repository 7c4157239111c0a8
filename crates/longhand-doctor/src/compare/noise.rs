//! What of each loss is not in its neighbours: the batch's difficulty.

use crate::run::Column;
use crate::stats;

/// Neighbours on either side.
const SIDE: usize = 25;
/// The loss falls too fast before.
const FROM: f64 = 400.0;

/// The noise of a run's steps.
#[derive(Clone, Debug, Default)]
pub(super) struct Noise {
    /// The first step that has one.
    pub first: i64,
    /// One value a step; NaN where a step is missing.
    pub values: Vec<f64>,
    /// The same, clipped at four standard deviations.
    pub clipped: Vec<f64>,
    /// 1.4826 · MAD.
    pub spread: f64,
}

impl Noise {
    /// The noise of a column whose records are steps.
    pub(super) fn of(column: &Column) -> Noise {
        let from = column.steps.partition_point(|step| *step < FROM);
        let (steps, losses) = (&column.steps[from..], &column.values[from..]);
        let residuals = stats::residuals(losses, SIDE);
        let Some(&first) = steps.get(SIDE).filter(|_| !residuals.is_empty()) else {
            return Noise::default();
        };
        let first = whole(first);
        let mut values = Vec::new();
        for (at, residual) in residuals.into_iter().enumerate() {
            let (low, high) = (steps[at], steps[at + 2 * SIDE]);
            // Only among consecutive steps.
            #[allow(clippy::cast_precision_loss)]
            let consecutive = high - low <= 2.0 * SIDE as f64;
            let place = usize::try_from(whole(steps[at + SIDE]) - first).unwrap_or(0);
            if place >= values.len() && place < (1 << 24) {
                values.resize(place + 1, f64::NAN);
            }
            if let Some(value) = values.get_mut(place).filter(|_| consecutive) {
                *value = residual;
            }
        }
        let spread = stats::spread(&values);
        let limit = 4.0 * spread;
        let clipped = values.iter().map(|x| x.clamp(-limit, limit)).collect();
        Noise {
            first,
            values,
            clipped,
            spread,
        }
    }

    /// The step after the last.
    pub(super) fn end(&self) -> i64 {
        self.first + i64::try_from(self.values.len()).unwrap_or(0)
    }

    /// The clipped noise of a step, if it has one.
    pub(super) fn at(&self, step: i64) -> Option<f64> {
        self.read(&self.clipped, step)
    }

    /// The noise of a step as it is.
    pub(super) fn raw(&self, step: i64) -> Option<f64> {
        self.read(&self.values, step)
    }

    fn read(&self, values: &[f64], step: i64) -> Option<f64> {
        let at = usize::try_from(step - self.first).ok()?;
        values.get(at).copied().filter(|x| x.is_finite())
    }
}

/// A step as a whole number.
pub(super) fn whole(step: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation)]
    let whole = step.round() as i64;
    whole
}
