//! Axes: from numbers to places on a surface, and the numbers written on them.

use longhand_doctor::text::number::short;
use longhand_math::real;

use super::data::Across;

/// One axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    /// Its least and greatest number; of a logarithmic axis both are positive.
    pub range: (f64, f64),
    /// Where these two stand.
    pub ends: (f64, f64),
    /// Equal ratios are equally far apart.
    pub logarithmic: bool,
}

impl Axis {
    /// Where a number stands; NaN where it has no place.
    pub fn at(&self, value: f64) -> f64 {
        let (low, high) = (self.run(self.range.0), self.run(self.range.1));
        let part = (self.run(value) - low) / (high - low);
        self.ends.0 + part * (self.ends.1 - self.ends.0)
    }

    /// Which number stands at a place.
    pub fn number(&self, place: f64) -> f64 {
        let (low, high) = (self.run(self.range.0), self.run(self.range.1));
        let part = (place - self.ends.0) / (self.ends.1 - self.ends.0);
        let number = low + part * (high - low);
        if self.logarithmic {
            real::pow(10.0, number)
        } else {
            number
        }
    }

    fn run(&self, value: f64) -> f64 {
        if !self.logarithmic {
            value
        } else if value > 0.0 {
            real::log10(value)
        } else {
            f64::NAN
        }
    }

    /// Round numbers to write, about so many.
    pub fn ticks(&self, wanted: u32) -> Vec<f64> {
        if self.logarithmic {
            let found = decades(self.range, wanted);
            if found.len() > 1 {
                return found;
            }
        }
        let ticks = even(self.range, wanted);
        ticks
            .into_iter()
            .filter(|tick| self.at(*tick).is_finite())
            .collect()
    }
}

/// Numbers of which equal many stand between two neighbours.
fn even((low, high): (f64, f64), wanted: u32) -> Vec<f64> {
    let rough = (high - low) / f64::from(wanted.max(1));
    if rough.is_nan() || rough <= 0.0 || rough.is_infinite() {
        return Vec::new();
    }
    let power = real::pow(10.0, real::log10(rough).floor());
    let round = [1.0, 2.0, 5.0, 10.0].into_iter().map(|by| by * power);
    let step = round
        .into_iter()
        .find(|step| *step >= rough)
        .unwrap_or(10.0 * power);
    let first = (low / step).ceil();
    (0..20)
        .map(|at| (first + f64::from(at)) * step)
        .take_while(|tick| *tick <= high)
        .collect()
}

/// Powers of ten, with 2 and 5 times them where there is room.
fn decades((low, high): (f64, f64), wanted: u32) -> Vec<f64> {
    let (from, to) = (real::log10(low).floor(), real::log10(high).ceil());
    if !from.is_finite() || !to.is_finite() || to - from > 640.0 {
        return Vec::new();
    }
    let every = ((to - from) / f64::from(wanted.max(1))).ceil().max(1.0);
    let factors: &[f64] = if to - from <= f64::from(wanted) / 2.0 {
        &[1.0, 2.0, 5.0]
    } else {
        &[1.0]
    };
    let mut ticks = Vec::new();
    let mut power = (from / every).floor() * every;
    while power <= to {
        for factor in factors {
            let tick = factor * real::pow(10.0, power);
            if tick >= low && tick <= high {
                ticks.push(tick);
            }
        }
        power += every;
    }
    ticks
}

/// A number on an axis: `1.2k`, `3M`, `2e-5`.
pub(super) fn compact(x: f64) -> String {
    let size = x.abs();
    let scaled = |by: f64, unit: &str| format!("{}{unit}", short((x / by * 100.0).round() / 100.0));
    match size {
        _ if size >= 1e12 || (size > 0.0 && size < 1e-3) => short(x),
        _ if size >= 1e9 => scaled(1e9, "B"),
        _ if size >= 1e6 => scaled(1e6, "M"),
        _ if size >= 1e4 => scaled(1e3, "k"),
        _ => short((x * 1e4).round() / 1e4),
    }
    .replace('-', "−")
    .replace("e−", "e-")
}

/// Seconds on an axis: `90 s`, `12 min`, `3.5 h`.
fn clock(seconds: f64) -> String {
    let size = seconds.abs();
    let scaled =
        |by: f64, unit: &str| format!("{} {unit}", short((seconds / by * 10.0).round() / 10.0));
    match size {
        _ if size >= 172_800.0 => scaled(86_400.0, "d"),
        _ if size >= 7200.0 => scaled(3600.0, "h"),
        _ if size >= 120.0 => scaled(60.0, "min"),
        _ => scaled(1.0, "s"),
    }
}

/// A place on the horizontal axis.
pub(super) fn written(across: Across, place: f64) -> String {
    match across {
        Across::Time => clock(place),
        _ => compact(place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_inside() {
        for (range, logarithmic, expected) in [
            ((0.0, 10.0), false, vec![0.0, 5.0, 10.0]),
            ((2.1, 3.4), false, vec![2.5, 3.0]),
            ((0.5, 700.0), true, vec![1.0, 10.0, 100.0]),
            ((1.0, 60.0), true, vec![1.0, 2.0, 5.0, 10.0, 20.0, 50.0]),
        ] {
            let axis = Axis {
                range,
                ends: (100.0, 0.0),
                logarithmic,
            };
            let wanted = if logarithmic { 4 } else { 3 };
            assert_eq!(axis.ticks(wanted), expected, "{range:?}");
        }
    }

    #[test]
    fn a_place_and_its_number_belong_together() {
        for logarithmic in [false, true] {
            let axis = Axis {
                range: (0.5, 200.0),
                ends: (10.0, 90.0),
                logarithmic,
            };
            for number in [0.5, 3.0, 200.0] {
                assert!((axis.number(axis.at(number)) - number).abs() < 1e-9);
            }
            assert_eq!(axis.at(0.5), 10.0);
        }
    }

    #[test]
    fn numbers_are_written_short() {
        for (number, written) in [
            (12_500.0, "12.5k"),
            (3e6, "3M"),
            (2e-5, "2e-5"),
            (-1.5, "−1.5"),
            (0.25, "0.25"),
            (2.62e9, "2.62B"),
        ] {
            assert_eq!(compact(number), written);
        }
        assert_eq!(clock(5400.0), "90 min");
    }
}
