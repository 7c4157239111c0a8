//! Do the two see the same data in the same order?

use longhand_math::real;

use super::noise::Noise;
use crate::json::Writer;
use crate::stats;

/// Lags that are tried over the whole of both.
const LAGS: i64 = 5;
/// Steps of a window, and lags that are tried in it.
const WINDOW: i64 = 300;
const WINDOW_LAGS: i64 = 30;
/// The best of 61 lags in a window of two unrelated runs reaches 0.10 to 0.18.
const COUNTS: f64 = 0.25;

/// Whether two runs see the same data in the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The same data at the same step.
    Same,
    /// The same data some steps apart.
    Shifted,
    /// The same data, further and further apart.
    Drifting,
    /// Batches that overlap in part.
    Partly,
    /// Other data or another order.
    Different,
    /// The same numbers to the last digit.
    SameNumbers,
    /// Too short, or not logged step by step.
    CannotTell,
}

impl Verdict {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::Shifted => "shifted",
            Verdict::Drifting => "drifting",
            Verdict::Partly => "partly",
            Verdict::Different => "different",
            Verdict::SameNumbers => "same numbers",
            Verdict::CannotTell => "cannot tell",
        }
    }
}

/// Some hundred steps, with the lag at which they fit best.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// First step, of A.
    pub from: i64,
    /// Last step, of A.
    pub to: i64,
    /// A's step s goes with B's s + lag.
    pub lag: i64,
    /// The correlation at that lag.
    pub r: f64,
}

/// Whether two runs see the same data, and how it was told.
#[derive(Clone, Debug, PartialEq)]
pub struct SameData {
    /// The verdict.
    pub verdict: Verdict,
    /// The best correlation of the two noises.
    pub correlation: f64,
    /// How many standard errors it is from none.
    pub z: f64,
    /// A's step s goes with B's s + lag.
    pub lag: i64,
    /// How many steps were paired.
    pub steps: usize,
    /// The windows, each with its best lag.
    pub windows: Vec<Window>,
}

impl SameData {
    /// Without correlation.
    pub(super) fn untold(verdict: Verdict, steps: usize) -> SameData {
        SameData {
            verdict,
            correlation: 0.0,
            z: 0.0,
            lag: 0,
            steps,
            windows: Vec::new(),
        }
    }

    pub(super) fn of(a: &Noise, b: &Noise) -> SameData {
        let (start, end) = (a.first, a.end());
        let (mut r, mut lag, mut n) = (f64::NEG_INFINITY, 0, 0);
        for by in -LAGS..=LAGS {
            let (found, count) = correlation(a, b, start, end, by);
            if found > r {
                (r, lag, n) = (found, by, count);
            }
        }
        if n < 100 {
            return SameData::untold(Verdict::CannotTell, n);
        }
        let windows = windows(a, b);
        #[allow(clippy::cast_precision_loss)]
        let count = n as f64;
        let fisher = 0.5 * real::ln((1.0 + r) / (1.0 - r).max(1e-12));
        let verdict = if r > 0.9 && lag == 0 {
            Verdict::Same
        } else if r > 0.9 {
            Verdict::Shifted
        } else if r < 0.6 && drifts(&windows) {
            Verdict::Drifting
        } else if r > (8.0 / real::sqrt(count)).max(0.1) {
            Verdict::Partly
        } else {
            Verdict::Different
        };
        SameData {
            verdict,
            correlation: r,
            z: fisher * real::sqrt((count - 3.0).max(0.0)),
            lag,
            steps: n,
            windows,
        }
    }

    /// Whether steps of the two can be paired.
    #[must_use]
    pub fn pairs(&self) -> bool {
        matches!(
            self.verdict,
            Verdict::Same | Verdict::Shifted | Verdict::SameNumbers
        )
    }

    pub(super) fn write(&self, w: &mut Writer) {
        w.key("verdict").text(self.verdict.word());
        if self.verdict == Verdict::CannotTell
            || (self.windows.is_empty() && self.correlation == 0.0)
        {
            #[allow(clippy::cast_precision_loss)]
            w.key("steps").number(self.steps as f64);
            return;
        }
        w.key("correlation").number(round(self.correlation, 4));
        w.key("z").number(round(self.z, 1));
        #[allow(clippy::cast_precision_loss)]
        {
            w.key("lag").number(self.lag as f64);
            w.key("steps").number(self.steps as f64);
            w.key("windows").list(&self.windows, |w, window| {
                w.object(|w| {
                    w.key("from").number(window.from as f64);
                    w.key("to").number(window.to as f64);
                    w.key("lag").number(window.lag as f64);
                    w.key("r").number(round(window.r, 3));
                });
            });
        }
    }
}

/// To so many decimals.
pub(super) fn round(x: f64, decimals: i32) -> f64 {
    let scale = real::pow(10.0, f64::from(decimals));
    (x * scale).round() / scale
}

/// The correlation of A's step s with B's s + lag over a range of A's steps.
fn correlation(a: &Noise, b: &Noise, from: i64, to: i64, lag: i64) -> (f64, usize) {
    let mut x = Vec::new();
    let mut y = Vec::new();
    for step in from..to {
        if let (Some(p), Some(q)) = (a.at(step), b.at(step + lag)) {
            x.push(p);
            y.push(q);
        }
    }
    (stats::correlation(&x, &y), x.len())
}

fn windows(a: &Noise, b: &Noise) -> Vec<Window> {
    let mut windows = Vec::new();
    let mut from = a.first;
    while from + WINDOW <= a.end() {
        let mut best: Option<Window> = None;
        for lag in -WINDOW_LAGS..=WINDOW_LAGS {
            let (r, n) = correlation(a, b, from, from + WINDOW, lag);
            if n >= 200 && best.is_none_or(|best| r > best.r) {
                best = Some(Window {
                    from,
                    to: from + WINDOW - 1,
                    lag,
                    r,
                });
            }
        }
        windows.extend(best);
        from += WINDOW;
    }
    windows
}

/// Whether the lags of the windows that count move one way, in steps of at most
/// two.
fn drifts(windows: &[Window]) -> bool {
    let lags: Vec<i64> = windows
        .iter()
        .filter(|window| window.r >= COUNTS)
        .map(|window| window.lag)
        .collect();
    let moves: Vec<i64> = lags.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let small = moves.iter().all(|by| by.abs() <= 2);
    let one_way = moves.iter().all(|by| *by >= 0) || moves.iter().all(|by| *by <= 0);
    lags.len() >= 4 && small && one_way && moves.iter().sum::<i64>() != 0
}
