//! The statistics that rules use; robust ones, because a jump must not inflate
//! what is called noise.

use longhand_math::real;

use crate::select;

/// 1.4826 · MAD estimates the standard deviation of normal noise.
pub const MAD: f64 = 1.4826;

/// The value a given part of the way through the sorted values, without
/// interpolation (the lower neighbour).
#[must_use]
pub fn quantile(values: &[f64], part: f64) -> f64 {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|x| x.is_finite()).collect();
    if sorted.is_empty() {
        return f64::NAN;
    }
    sorted.sort_unstable_by(f64::total_cmp);
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss
    )]
    let at = (part * (sorted.len() as f64 - 1.0)).floor() as usize;
    sorted[at.min(sorted.len() - 1)]
}

/// As [`quantile`], with interpolation between the two neighbours.
#[must_use]
pub fn quartile(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    #[allow(clippy::cast_precision_loss)]
    let at = part * (sorted.len().max(1) as f64 - 1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let low = at.floor() as usize;
    match (sorted.get(low), sorted.get(low + 1)) {
        (Some(a), Some(b)) => a + at.fract() * (b - a),
        (Some(a), None) => *a,
        _ => f64::NAN,
    }
}

/// The median; the mean of the middle two for an even number.
///
/// ```
/// assert_eq!(longhand_doctor::stats::median(&[3.0, 1.0, 2.0, 4.0]), 2.5);
/// ```
#[must_use]
pub fn median(values: &[f64]) -> f64 {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|x| x.is_finite()).collect();
    median_of(&mut sorted)
}

/// The median of values that may be put in order.
fn median_of(values: &mut [f64]) -> f64 {
    let n = values.len();
    let Some(middle) = select::nth(values, n / 2) else {
        return f64::NAN;
    };
    if n % 2 == 1 {
        return middle;
    }
    let below = values.iter().take(n / 2).copied();
    let below = below.fold(f64::NEG_INFINITY, f64::max);
    f64::midpoint(below, middle)
}

/// The mean.
#[must_use]
pub fn mean(values: &[f64]) -> f64 {
    #[allow(clippy::cast_precision_loss)]
    let n = values.len() as f64;
    values.iter().sum::<f64>() / n
}

/// The variance, with n − 1.
#[must_use]
pub fn variance(values: &[f64]) -> f64 {
    let mean = mean(values);
    #[allow(clippy::cast_precision_loss)]
    let n = (values.len() as f64 - 1.0).max(1.0);
    values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n
}

/// The noise σ of a series from the differences between neighbours: 1.4826 ·
/// median|xᵢ₊₁ − xᵢ| / √2; for fewer than thirty differences their lower
/// quartile ÷ 0.4506 instead.
///
/// ```
/// // A straight line with one jump has no more noise than the line.
/// let mut line: Vec<f64> = (0..40).map(|i| f64::from(i) * 0.01).collect();
/// line[20] += 5.0;
/// assert!(longhand_doctor::stats::noise(&line) < 0.011);
/// ```
#[must_use]
pub fn noise(values: &[f64]) -> f64 {
    let finite: Vec<f64> = values.iter().copied().filter(|x| x.is_finite()).collect();
    let differences: Vec<f64> = finite
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).abs())
        .collect();
    if differences.is_empty() {
        return 0.0;
    }
    if differences.len() < 30 {
        quantile(&differences, 0.25) / 0.4506
    } else {
        MAD * median(&differences) / std::f64::consts::SQRT_2
    }
}

/// How far values lie from their median, as an estimate of their standard
/// deviation.
#[must_use]
pub fn spread(values: &[f64]) -> f64 {
    let middle = median(values);
    let away: Vec<f64> = values.iter().map(|x| (x - middle).abs()).collect();
    MAD * median(&away)
}

/// Whether the means of the two halves agree within three standard errors.
#[must_use]
pub fn halves_agree(values: &[f64]) -> bool {
    let (a, b) = values.split_at(values.len() / 2);
    if a.len() < 2 || b.len() < 2 {
        return false;
    }
    #[allow(clippy::cast_precision_loss)]
    let error = real::sqrt(variance(a) / a.len() as f64 + variance(b) / b.len() as f64);
    (mean(a) - mean(b)).abs() <= 3.0 * error
}

/// Pearson's correlation; 0 where one of the two does not vary.
#[must_use]
pub fn correlation(x: &[f64], y: &[f64]) -> f64 {
    let n = x.len().min(y.len());
    if n < 2 {
        return 0.0;
    }
    let (x, y) = (&x[..n], &y[..n]);
    let (mx, my) = (mean(x), mean(y));
    let mut sums = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(y) {
        sums.0 += (a - mx) * (b - my);
        sums.1 += (a - mx) * (a - mx);
        sums.2 += (b - my) * (b - my);
    }
    if sums.1 <= 0.0 || sums.2 <= 0.0 {
        return 0.0;
    }
    sums.0 / real::sqrt(sums.1 * sums.2)
}

/// What of each value is not in its neighbours: the value less the mean of the
/// `side` values on either side, without itself. The first and last `side` are
/// left out.
#[must_use]
pub fn residuals(values: &[f64], side: usize) -> Vec<f64> {
    let width = 2 * side;
    if values.len() <= width || side == 0 {
        return Vec::new();
    }
    #[allow(clippy::cast_precision_loss)]
    let count = width as f64;
    let mut sum: f64 = values[..=width].iter().sum();
    let mut out = Vec::with_capacity(values.len() - width);
    for at in side..values.len() - side {
        out.push(values[at] - (sum - values[at]) / count);
        if let Some(next) = values.get(at + side + 1) {
            sum += next - values[at - side];
        }
    }
    out
}

/// Autocorrelation of values of mean about zero at every lag, by a fast Fourier
/// transform.
#[must_use]
pub fn autocorrelation(values: &[f64]) -> Vec<f64> {
    let n = values.len();
    let size = (2 * n).next_power_of_two();
    let mut re = vec![0.0; size];
    let mut im = vec![0.0; size];
    re[..n].copy_from_slice(values);
    transform(&mut re, &mut im);
    for (re, im) in re.iter_mut().zip(&mut im) {
        *re = *re * *re + *im * *im;
        *im = 0.0;
    }
    transform(&mut re, &mut im);
    let energy = re[0].max(f64::MIN_POSITIVE);
    #[allow(clippy::cast_precision_loss)]
    let share = |lag: usize| (n - lag) as f64 / n as f64;
    (0..n).map(|lag| re[lag] / energy / share(lag)).collect()
}

/// The discrete Fourier transform of 2ᵏ numbers, in place.
fn transform(re: &mut [f64], im: &mut [f64]) {
    let n = re.len();
    let bits = n.trailing_zeros();
    if n < 2 {
        return;
    }
    for i in 0..n {
        let j = i.reverse_bits() >> (usize::BITS - bits);
        if i < j {
            re.swap(i, j);
            im.swap(i, j);
        }
    }
    let mut half = 1;
    while half < n {
        #[allow(clippy::cast_precision_loss)]
        let angle = -std::f64::consts::PI / half as f64;
        #[allow(clippy::cast_precision_loss)]
        let turns: Vec<(f64, f64)> = (0..half)
            .map(|k| (real::cos(angle * k as f64), real::sin(angle * k as f64)))
            .collect();
        for start in (0..n).step_by(2 * half) {
            for (k, &(c, s)) in turns.iter().enumerate() {
                let (a, b) = (start + k, start + k + half);
                let x = re[b] * c - im[b] * s;
                let y = re[b] * s + im[b] * c;
                re[b] = re[a] - x;
                im[b] = im[a] - y;
                re[a] += x;
                im[a] += y;
            }
        }
        half *= 2;
    }
}

/// A value rounded to so many significant bits: 8 for bfloat16, 11 for float16.
#[must_use]
pub fn rounded_to_bits(x: f64, bits: i32) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let spacing = spacing(x, bits);
    (x / spacing).round_ties_even() * spacing
}

/// How far apart numbers of so many significant bits lie at `x`.
///
/// ```
/// // bfloat16 between 8 and 16: 1/16.
/// assert_eq!(longhand_doctor::stats::spacing(10.4, 8), 0.0625);
/// ```
#[must_use]
pub fn spacing(x: f64, bits: i32) -> f64 {
    let exponent = real::log2(x.abs().max(f64::MIN_POSITIVE)).floor();
    real::pow(2.0, exponent - f64::from(bits - 1))
}

/// A count as a number.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn count(n: usize) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn autocorrelation_by_fourier_is_that_by_sums() {
        let values: Vec<f64> = (0..37).map(|i| real::sin(f64::from(i * i))).collect();
        let fast = autocorrelation(&values);
        let energy: f64 = values.iter().map(|x| x * x).sum();
        for lag in 0..37 {
            let slow: f64 = (0..37 - lag).map(|i| values[i] * values[i + lag]).sum();
            let slow = slow / energy * 37.0 / (37 - lag) as f64;
            assert!((fast[lag] - slow).abs() < 1e-9, "{lag}");
        }
    }

    #[test]
    fn residuals_take_the_neighbours_without_the_value() {
        let values = [1.0, 2.0, 9.0, 4.0, 5.0];
        assert_eq!(residuals(&values, 2), [9.0 - 3.0]);
        assert_eq!(residuals(&values, 1), [2.0 - 5.0, 9.0 - 3.0, 4.0 - 7.0]);
    }

    #[test]
    fn sixteen_bits_round_as_the_hardware_does() {
        assert_eq!(rounded_to_bits(std::f64::consts::LN_2, 11), 0.693_359_375);
        assert_eq!(rounded_to_bits(10.3735, 8), 10.375);
    }
}
