//! How far apart two runs are at the end.

use longhand_math::real;

use super::common::Common;
use super::noise::{Noise, whole};
use super::same_data::round;
use crate::json::Writer;
use crate::stats;

/// Lags of the Newey–West standard error.
const LAGS: usize = 50;
/// Last steps that are looked at, at most.
const LAST: usize = 500;

/// How far A is above B.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The mean of A − B.
    pub mean: f64,
    /// The lower end of its 95 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// First and last of A's steps.
    pub over: (f64, f64),
    /// Standard deviation of the noise of one run.
    pub sd_single: f64,
    /// Standard deviation of the difference of both noises.
    pub sd_paired: f64,
    /// By what factor fewer steps tell the runs apart when they are paired.
    pub gain: f64,
}

impl Difference {
    pub(super) fn of(common: &Common, a: &Noise, b: &Noise, lag: i64) -> Difference {
        let (steps, d) = differences(common, lag);
        let n = d.len().min(LAST).min((d.len() / 2).max(1));
        let (steps, d) = (&steps[steps.len() - n..], &d[d.len() - n..]);
        let mean = stats::mean(d);
        let error = newey_west(d);
        let mut single = Vec::new();
        let mut paired = Vec::new();
        for step in a.first..a.end() {
            if let (Some(x), Some(y)) = (a.at(step), b.at(step + lag)) {
                single.push(x);
                single.push(y);
                paired.push(x - y);
            }
        }
        let sd_single = real::sqrt(stats::variance(&single));
        let sd_paired = real::sqrt(stats::variance(&paired));
        Difference {
            mean,
            low: mean - 1.96 * error,
            high: mean + 1.96 * error,
            over: (steps[0], steps[n - 1]),
            sd_single,
            sd_paired,
            gain: (sd_single * sd_single) / (sd_paired * sd_paired).max(1e-18),
        }
    }

    pub(super) fn write(&self, w: &mut Writer) {
        w.key("mean").number(round(self.mean, 6));
        w.key("low").number(round(self.low, 6));
        w.key("high").number(round(self.high, 6));
        w.key("over")
            .list([self.over.0, self.over.1], Writer::number);
        w.key("sd_single").number(round(self.sd_single, 6));
        w.key("sd_paired").number(round(self.sd_paired, 6));
        w.key("gain").number(self.gain.min(1e12).round());
    }
}

/// A's step s less B's s + lag.
fn differences(common: &Common, lag: i64) -> (Vec<f64>, Vec<f64>) {
    if lag == 0 {
        let d = common.a.iter().zip(&common.b).map(|(a, b)| a - b).collect();
        return (common.steps.clone(), d);
    }
    let mut steps = Vec::new();
    let mut d = Vec::new();
    for (&step, &a) in common.steps.iter().zip(&common.a) {
        let other = whole(step) + lag;
        let at = common.steps.partition_point(|s| whole(*s) < other);
        if common.steps.get(at).is_some_and(|s| whole(*s) == other) {
            steps.push(step);
            d.push(a - common.b[at]);
        }
    }
    (steps, d)
}

/// The standard error of a mean of values that hang together: Newey and West's,
/// with Bartlett weights.
fn newey_west(values: &[f64]) -> f64 {
    let n = values.len();
    let mean = stats::mean(values);
    let covariance = |lag: usize| -> f64 {
        let pairs = values[lag..].iter().zip(values);
        #[allow(clippy::cast_precision_loss)]
        let n = n as f64;
        pairs.map(|(x, y)| (x - mean) * (y - mean)).sum::<f64>() / n
    };
    let lags = LAGS.min(n.saturating_sub(1));
    #[allow(clippy::cast_precision_loss)]
    let long = (1..=lags)
        .map(|lag| 2.0 * (1.0 - lag as f64 / (lags as f64 + 1.0)) * covariance(lag))
        .sum::<f64>();
    #[allow(clippy::cast_precision_loss)]
    let n = n as f64;
    real::sqrt((covariance(0) + long).max(0.0) / n)
}
