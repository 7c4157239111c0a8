//! Cross-entropy in a format, operation by operation.

use longhand_math::format::Float;
use longhand_math::real;

/// Rounded to the format; as it is in double precision.
fn rounded(format: Option<&Float>, x: f64) -> f64 {
    format.map_or(x, |format| format.nearest(x))
}

/// −ln(eᵘʸ/Σ eᵘ), every result rounded.
pub(super) fn loss(u: &[f64], right: usize, format: Option<&Float>) -> f64 {
    let exponentials: Vec<f64> = u
        .iter()
        .map(|u| rounded(format, real::exp(rounded(format, *u))))
        .collect();
    let sum = exponentials
        .iter()
        .fold(0.0, |sum, one| rounded(format, sum + one));
    let right = exponentials.get(right).copied().unwrap_or(f64::NAN);
    let p = rounded(format, right / sum);
    // −ln 1 is 0, not −0.
    rounded(format, -real::ln(p)) + 0.0
}

/// ln Σ e^(u − m) − (uʸ − m) with m the largest, every result rounded.
pub(super) fn stable(u: &[f64], right: usize, format: Option<&Float>) -> f64 {
    let u: Vec<f64> = u.iter().map(|u| rounded(format, *u)).collect();
    let most = u.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let below: Vec<f64> = u.iter().map(|u| rounded(format, u - most)).collect();
    let sum = below.iter().fold(0.0, |sum, one| {
        rounded(format, sum + rounded(format, real::exp(*one)))
    });
    let right = below.get(right).copied().unwrap_or(f64::NAN);
    rounded(format, rounded(format, real::ln(sum)) - right) + 0.0
}
