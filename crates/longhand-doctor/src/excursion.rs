//! A rise of the loss that is more than noise.
//!
//! The running median is compared with its lowest earlier value. A rise counts
//! when it is large in nats, large against the noise of a median, and the two
//! windows hardly overlap. (The usual alarm, a z-score of 6 over 128 steps,
//! accuses every one of eighty healthy logs.)

use longhand_math::real;

use crate::stats;

/// A rise of the loss.
#[derive(Clone, Debug, PartialEq)]
pub struct Excursion {
    /// The lowest loss before it, where the running median is lowest.
    pub low: f64,
    /// Record of that loss.
    pub low_at: usize,
    /// The highest loss, where the running median is highest.
    pub high: f64,
    /// Record of that loss.
    pub high_at: usize,
    /// The first record that left the path.
    pub onset: usize,
    /// The level at the end.
    pub end: f64,
    /// Whether it came back to within a tenth of the rise.
    pub back: bool,
}

/// Steps over which a running median is taken.
#[must_use]
pub fn window(n: usize) -> usize {
    match n {
        1000.. => 50,
        6.. => (n / 20).max(3),
        _ => 1,
    }
}

/// The greatest rise of a series of finite values, if it has one.
///
/// ```
/// use longhand_doctor::excursion::find;
/// let fall: Vec<f64> = (0..200).map(|i| 4.0 - 0.005 * f64::from(i)).collect();
/// assert_eq!(find(&fall, true), None);
/// let mut rise = fall.clone();
/// rise[120..].iter_mut().for_each(|loss| *loss += 3.0);
/// let found = find(&rise, true).ok_or("none")?;
/// assert_eq!((found.onset, found.back), (120, false));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn find(values: &[f64], single_steps: bool) -> Option<Excursion> {
    let n = values.len();
    if n < 2 {
        return None;
    }
    let w = window(n);
    let by = (w / 5).max(1);
    let levels: Vec<(usize, f64)> = (0..=n - w)
        .step_by(by)
        .chain((!(n - w).is_multiple_of(by)).then_some(n - w))
        .map(|start| (start, stats::median(&values[start..start + w])))
        .collect();
    let noise = stats::noise(values);
    let end = if n < 12 {
        values[n - 1]
    } else {
        levels.last()?.1
    };
    let found = greatest(values, &levels, w, noise);
    let found = found.or_else(|| (n >= 300 && single_steps).then(|| burst(values)).flatten());
    let (low, low_at, high, high_at, onset) = found?;
    let least_at = extreme(values, low_at, w, |a, b| a < b);
    let most_at = extreme(values, high_at, w, |a, b| a > b);
    Some(Excursion {
        low: values[least_at],
        low_at: least_at,
        high: values[most_at],
        high_at: most_at,
        onset,
        end,
        back: end <= low + 0.1 * (high - low),
    })
}

/// The extreme value of the window around a record.
fn extreme(values: &[f64], middle: usize, w: usize, beats: fn(f64, f64) -> bool) -> usize {
    let from = middle.saturating_sub(w / 2);
    let to = (from + w).min(values.len());
    (from..to).fold(from, |best, at| {
        if beats(values[at], values[best]) {
            at
        } else {
            best
        }
    })
}

/// How far the running median must rise above a level.
fn threshold(low: f64, noise: f64, w: usize, n: usize) -> f64 {
    if n < 6 {
        return if low > 1.5 {
            (low / 2.0).max(2.0)
        } else {
            f64::INFINITY
        };
    }
    let errors = if n < 30 { 6.0 } else { 10.0 };
    #[allow(clippy::cast_precision_loss)]
    let noise = errors * noise / real::sqrt(w as f64);
    (low.abs() / 2.0).min(0.2).max(0.15 * low.abs()).max(noise)
}

type Rise = (f64, usize, f64, usize, usize);

fn greatest(values: &[f64], levels: &[(usize, f64)], w: usize, noise: f64) -> Option<Rise> {
    let n = values.len();
    let mut best: Option<(f64, Rise)> = None;
    let mut lowest: Option<(usize, f64)> = None;
    let mut behind = 0;
    for &(start, level) in levels {
        // The lowest level of the windows that end before this one begins.
        while levels[behind].0 + w <= start {
            let (at, candidate) = levels[behind];
            if lowest.is_none_or(|(_, low)| candidate < low) {
                lowest = Some((at, candidate));
            }
            behind += 1;
        }
        let Some((low_start, low)) = lowest else {
            continue;
        };
        let rise = level - low;
        if best.as_ref().is_some_and(|(greatest, _)| rise <= *greatest) {
            continue;
        }
        let least = threshold(low, noise, w, n);
        if rise < least {
            continue;
        }
        let low_window = &values[low_start..low_start + w];
        let high_window = &values[start..start + w];
        let apart = stats::quartile(high_window, 0.25) > stats::quartile(low_window, 0.75);
        if !apart {
            continue;
        }
        let onset = (low_start..n).find(|&at| values[at] > low + least);
        best = Some((
            rise,
            (
                low,
                low_start + w / 2,
                level,
                start + w / 2,
                onset.unwrap_or(start),
            ),
        ));
    }
    best.map(|(_, rise)| rise)
}

/// Three records in a row far above the hundred before them.
fn burst(values: &[f64]) -> Option<Rise> {
    const BEFORE: usize = 100;
    for at in BEFORE..values.len().saturating_sub(2) {
        let three = &values[at..at + 3];
        let least = three.iter().copied().fold(f64::INFINITY, f64::min);
        // Cheap first: the median of a hundred costs more.
        let hundred = &values[at - BEFORE..at];
        if least <= hundred[BEFORE - 1] && least <= hundred[BEFORE - 2] {
            continue;
        }
        let middle = stats::median(hundred);
        if least - middle <= 0.5 {
            continue;
        }
        if least - middle > (8.0 * stats::spread(hundred)).max(0.5) {
            let high = three.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let peak = three.iter().position(|x| *x >= high).unwrap_or(0);
            return Some((middle, at - BEFORE / 2, high, at + peak, at));
        }
    }
    None
}
