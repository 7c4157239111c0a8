//! Axes: from numbers to places, and round numbers to label them with.

use longhand_math::real;
use longhand_notation::number;

/// How an axis runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Run {
    /// Equal distances are equal differences.
    #[default]
    Straight,
    /// Equal distances are equal factors; for positive numbers.
    Log,
}

impl Run {
    /// Numbers from one end to the other, as far apart along this run, both ends among them.
    #[must_use]
    pub fn between(self, from: f64, to: f64, count: u32) -> Vec<f64> {
        let share = |index: u32| f64::from(index) / f64::from(count.max(1));
        (0..=count)
            .map(|index| match self {
                Self::Straight => from + (to - from) * share(index),
                Self::Log => from * real::pow(to / from, share(index)),
            })
            .collect()
    }
}

/// A scale from an interval of numbers to one of pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    from: (f64, f64),
    to: (f64, f64),
    run: Run,
}

impl Scale {
    /// Maps `from.0` to `to.0` and `from.1` to `to.1` in a straight line; an empty interval is
    /// widened by one on both sides.
    pub fn new(from: (f64, f64), to: (f64, f64)) -> Self {
        Self::along(Run::Straight, from, to)
    }

    /// As [`Self::new`], along either run. A logarithmic axis that would begin at 0 or below
    /// begins a thousandth of its end instead.
    pub fn along(run: Run, from: (f64, f64), to: (f64, f64)) -> Self {
        let from = match run {
            Run::Straight if from.1 > from.0 => from,
            Run::Straight => (from.0 - 1.0, from.0 + 1.0),
            Run::Log => {
                let end = if from.1 > 0.0 { from.1 } else { 1.0 };
                let start = if from.0 > 0.0 { from.0 } else { end / 1000.0 };
                if end > start {
                    (start, end)
                } else {
                    (start / 10.0, start * 10.0)
                }
            }
        };
        Self { from, to, run }
    }

    /// The place of a number; not a number where a logarithmic axis has none for it.
    pub fn at(&self, value: f64) -> f64 {
        let share = match self.run {
            Run::Straight => (value - self.from.0) / (self.from.1 - self.from.0),
            Run::Log if value > 0.0 => {
                real::ln(value / self.from.0) / real::ln(self.from.1 / self.from.0)
            }
            Run::Log => f64::NAN,
        };
        self.to.0 + share * (self.to.1 - self.to.0)
    }

    /// The number at a place: the other way round than [`Self::at`].
    pub fn back(&self, place: f64) -> f64 {
        let share = (place - self.to.0) / (self.to.1 - self.to.0);
        match self.run {
            Run::Straight => self.from.0 + share * (self.from.1 - self.from.0),
            Run::Log => self.from.0 * real::pow(self.from.1 / self.from.0, share),
        }
    }

    /// Round numbers inside the interval, about `wanted` of them: steps of 1, 2 or 5 times a power
    /// of ten, or, on a logarithmic axis, powers of ten.
    pub fn ticks(&self, wanted: u32) -> Vec<f64> {
        if self.run == Run::Log {
            return self.powers(wanted);
        }
        let span = self.from.1 - self.from.0;
        let rough = span / f64::from(wanted.max(1));
        let power = power_below(rough);
        let step = [1.0, 2.0, 5.0, 10.0]
            .into_iter()
            .map(|factor| factor * power)
            .find(|&step| step >= rough * 0.999)
            .unwrap_or(rough);
        let mut ticks = Vec::new();
        let mut index = (self.from.0 / step).ceil();
        while index * step <= self.from.1 + step * 1e-9 {
            ticks.push(index * step);
            index += 1.0;
        }
        ticks
    }

    /// Powers of ten inside the interval; with 2 and 5 times them where that leaves fewer than
    /// three, and only every second, third, … of them where there are too many.
    fn powers(&self, wanted: u32) -> Vec<f64> {
        let inside = |value: &f64| {
            *value >= self.from.0 * (1.0 - 1e-9) && *value <= self.from.1 * (1.0 + 1e-9)
        };
        let mut power = power_below(self.from.0);
        let mut powers = Vec::new();
        while power <= self.from.1 * 1.000_001 && powers.len() < 700 {
            powers.push(power);
            power = power_below(power * 10.5);
        }
        let whole: Vec<f64> = powers.iter().copied().filter(inside).collect();
        if whole.len() < 3 {
            let finer = powers
                .iter()
                .flat_map(|power| [*power, 2.0 * power, 5.0 * power]);
            return finer.filter(inside).collect();
        }
        let every = whole.len().div_ceil(wanted.max(1) as usize + 1);
        whole.into_iter().step_by(every.max(1)).collect()
    }

    /// A tick's number as it is written beside the axis.
    pub fn written(&self, tick: f64) -> String {
        let text = number::plain(tick);
        // 1 × 10⁷ is 10⁷ on an axis.
        text.strip_prefix("1 × ")
            .map_or(text.clone(), str::to_owned)
    }
}

/// The power of ten at or below a positive number, through the decimal exponent of its text: no
/// logarithm, so that 1000 is exactly that.
fn power_below(value: f64) -> f64 {
    let text = format!("{value:e}");
    let exponent = text.split_once('e').map_or("0", |(_, exponent)| exponent);
    format!("1e{exponent}").parse().unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::{Run, Scale};

    #[test]
    fn a_place_leads_back_to_its_number() {
        for run in [Run::Straight, Run::Log] {
            let scale = Scale::along(run, (0.5, 300.0), (40.0, 600.0));
            for number in [0.5, 7.0, 300.0] {
                let found = scale.back(scale.at(number));
                assert!((found - number).abs() < 1e-9, "{run:?}: {found}");
            }
        }
    }

    #[test]
    fn ticks_are_round_and_inside() {
        assert_eq!(
            Scale::new((0.0, 6.5), (0.0, 1.0)).ticks(4),
            [0.0, 2.0, 4.0, 6.0]
        );
        assert_eq!(
            Scale::new((-1.0, 1.0), (0.0, 1.0)).ticks(4),
            [-1.0, -0.5, 0.0, 0.5, 1.0]
        );
    }

    #[test]
    fn a_scale_maps_its_ends_and_survives_an_empty_interval() {
        let scale = Scale::new((0.0, 10.0), (100.0, 0.0));
        assert!((scale.at(2.5) - 75.0).abs() < 1e-9);
        assert!((Scale::new((3.0, 3.0), (0.0, 10.0)).at(3.0) - 5.0).abs() < 1e-9);
    }

    #[test]
    fn a_logarithmic_scale_gives_each_factor_the_same_room() {
        let scale = Scale::along(Run::Log, (1.0, 10_000.0), (0.0, 400.0));
        assert!((scale.at(10.0) - 100.0).abs() < 1e-9);
        assert!((scale.at(1000.0) - 300.0).abs() < 1e-9);
        assert!(scale.at(0.0).is_nan(), "zero has no place on it");
        assert_eq!(scale.ticks(5), [1.0, 10.0, 100.0, 1000.0, 10_000.0]);
    }

    #[test]
    fn numbers_between_two_ends_are_equally_far_apart_along_their_run() {
        assert_eq!(
            Run::Straight.between(0.0, 1.0, 4),
            [0.0, 0.25, 0.5, 0.75, 1.0]
        );
        let factors = Run::Log.between(1.0, 100.0, 2);
        assert!((factors[1] - 10.0).abs() < 1e-9, "{factors:?}");
    }

    #[test]
    fn a_short_logarithmic_axis_has_ticks_between_and_a_long_one_leaves_some_out() {
        let short = Scale::along(Run::Log, (0.5, 20.0), (0.0, 1.0));
        assert_eq!(short.ticks(4), [0.5, 1.0, 2.0, 5.0, 10.0, 20.0]);
        let long = Scale::along(Run::Log, (1e-12, 1.0), (0.0, 1.0));
        assert_eq!(long.ticks(4).len(), 5);
        assert_eq!(long.written(1e-8), "10⁻⁸");
    }

    #[test]
    fn a_logarithmic_axis_survives_numbers_it_has_no_place_for() {
        let scale = Scale::along(Run::Log, (0.0, 100.0), (0.0, 1.0));
        assert!(scale.at(0.1).abs() < 1e-9);
        assert!(
            !Scale::along(Run::Log, (-2.0, -1.0), (0.0, 1.0))
                .ticks(3)
                .is_empty()
        );
    }
}
