//! Axes: from numbers to places, and round numbers to label them with.

/// A straight scale from an interval of numbers to one of pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    from: (f64, f64),
    to: (f64, f64),
}

impl Scale {
    /// Maps `from.0` to `to.0` and `from.1` to `to.1`; an empty interval is
    /// widened by one on both sides.
    pub fn new(from: (f64, f64), to: (f64, f64)) -> Self {
        let from = if from.1 > from.0 {
            from
        } else {
            (from.0 - 1.0, from.0 + 1.0)
        };
        Self { from, to }
    }

    /// The place of a number.
    pub fn at(&self, value: f64) -> f64 {
        let share = (value - self.from.0) / (self.from.1 - self.from.0);
        self.to.0 + share * (self.to.1 - self.to.0)
    }

    /// Round numbers inside the interval, about `wanted` of them, with steps of
    /// 1, 2 or 5 times a power of ten.
    pub fn ticks(&self, wanted: u32) -> Vec<f64> {
        let span = self.from.1 - self.from.0;
        let rough = span / f64::from(wanted.max(1));
        // The power of ten below, through the decimal exponent of its text.
        let text = format!("{rough:e}");
        let exponent = text.split_once('e').map_or("0", |(_, exponent)| exponent);
        let power: f64 = format!("1e{exponent}").parse().unwrap_or(1.0);
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
}

#[cfg(test)]
mod tests {
    use super::Scale;

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
}
