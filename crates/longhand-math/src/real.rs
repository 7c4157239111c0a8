//! Transcendental functions of one real number, the same bits on every target.
//!
//! The standard library hands `exp`, `ln` and their kin to whatever C library
//! the platform has, so a desk and a browser may differ in the last digit. All
//! mathematics here goes through these wrappers over [`libm`] instead;
//! `clippy.toml` disallows the others. (`f64::sqrt`, `floor` and `round` are
//! exactly specified by IEEE 754 and therefore free to use.)

/// Defines a wrapper of one argument.
macro_rules! wrap {
    ($($(#[$doc:meta])* $name:ident => $from:ident;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(x: f64) -> f64 {
            libm::$from(x)
        }
    )*};
}

wrap! {
    /// eˣ.
    exp => exp;
    /// 2ˣ.
    exp2 => exp2;
    /// eˣ − 1, exact near 0.
    exp_m1 => expm1;
    /// Natural logarithm.
    ln => log;
    /// ln(1 + x), exact near 0.
    ln_1p => log1p;
    /// Logarithm to base 2.
    log2 => log2;
    /// Logarithm to base 10.
    log10 => log10;
    /// Square root (correctly rounded); NaN below 0.
    sqrt => sqrt;
    /// Cube root.
    cbrt => cbrt;
    /// Sine; x in radians.
    sin => sin;
    /// Cosine; x in radians.
    cos => cos;
    /// Tangent; x in radians.
    tan => tan;
    /// Inverse sine, in radians.
    asin => asin;
    /// Inverse cosine, in radians.
    acos => acos;
    /// Inverse tangent, in radians.
    atan => atan;
    /// Hyperbolic sine.
    sinh => sinh;
    /// Hyperbolic cosine.
    cosh => cosh;
    /// Hyperbolic tangent.
    tanh => tanh;
    /// Error function: 2/√π · ∫₀ˣ exp(−t²) dt.
    erf => erf;
    /// 1 − erf(x), exact in the right tail.
    erfc => erfc;
    /// Logarithm of |Γ(x)|.
    ln_gamma => lgamma;
    /// Rounds half to even, as PyTorch and NumPy do: 2.5 becomes 2.
    round_half_even => rint;
}

/// xʸ.
#[must_use]
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// √(x² + y²) without overflow on the way.
#[must_use]
pub fn hypot(x: f64, y: f64) -> f64 {
    libm::hypot(x, y)
}

/// Angle of the point (x, y), in radians.
#[must_use]
pub fn atan2(y: f64, x: f64) -> f64 {
    libm::atan2(y, x)
}

/// Logistic function 1/(1 + e⁻ˣ), without overflow at either end.
///
/// ```
/// assert_eq!(longhand_math::real::sigmoid(0.0), 0.5);
/// ```
#[must_use]
pub fn sigmoid(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + exp(-x))
    } else {
        let e = exp(x);
        e / (1.0 + e)
    }
}

/// ln(1 + eˣ), without overflow and without losing the left tail.
///
/// ```
/// assert_eq!(longhand_math::real::softplus(0.0), std::f64::consts::LN_2);
/// ```
#[must_use]
pub fn softplus(x: f64) -> f64 {
    if x > 0.0 {
        x + ln_1p(exp(-x))
    } else {
        ln_1p(exp(x))
    }
}

/// ln Σ exp(xᵢ), the largest taken out first; −∞ for no terms.
///
/// ```
/// let l = longhand_math::real::log_sum_exp(&[2.0, 1.0, 0.1]);
/// assert!((l - 2.417_030_016_277_833_5).abs() < 1e-12);
/// ```
#[must_use]
pub fn log_sum_exp(x: &[f64]) -> f64 {
    let top = x.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if x.iter().any(|v| v.is_nan()) {
        return f64::NAN;
    }
    if top.is_infinite() {
        return top;
    }
    top + ln(x.iter().map(|v| exp(v - top)).sum())
}

/// What is taken from each number of `x` to give the logarithms of their softmax:
/// [`log_sum_exp`], but NaN where one of them is +∞, whose share is ∞/∞. PyTorch and
/// JAX give NaN throughout then.
#[must_use]
pub fn softmax_normaliser(x: &[f64]) -> f64 {
    let normal = log_sum_exp(x);
    if normal == f64::INFINITY {
        f64::NAN
    } else {
        normal
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_goes_half_to_even() {
        assert_eq!(round_half_even(2.5), 2.0);
        assert_eq!(round_half_even(3.5), 4.0);
        assert_eq!(round_half_even(-0.5), 0.0);
    }

    #[test]
    fn sigmoid_and_softplus_keep_their_tails() {
        assert_eq!(sigmoid(-800.0), 0.0);
        assert_eq!(sigmoid(800.0), 1.0);
        assert!(sigmoid(-700.0) > 0.0);
        assert_eq!(softplus(1000.0), 1000.0);
        assert!(softplus(-700.0) > 0.0);
    }
}
