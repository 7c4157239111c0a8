//! Functions of one number, applied to every number of a tensor.

use crate::real;
use std::f64::consts::{FRAC_1_SQRT_2, LN_2, LN_10, PI};

/// Declares the functions with everything there is to say about each: name,
/// value at `x`, derivative at `x` (where the value is `y`), and the derivative
/// as TeX in `a` and `y`.
macro_rules! functions {
    ($($(#[$doc:meta])* $variant:ident $name:literal
        |$x:ident| $value:expr, |$dx:ident, $dy:ident| $slope:expr, $formula:literal;)*) => {
        /// A function of one number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Function {
            $($(#[$doc])* $variant,)*
        }

        impl Function {
            /// Every function.
            pub const ALL: &[Function] = &[$(Function::$variant,)*];

            /// Its name in the language.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Its value at x.
            #[must_use]
            pub fn value(self, x: f64) -> f64 {
                match self { $(Self::$variant => { let $x = x; $value })* }
            }

            /// Its derivative at x, where its value is y.
            #[must_use]
            pub fn slope(self, x: f64, y: f64) -> f64 {
                match self { $(Self::$variant => { let ($dx, $dy) = (x, y); $slope })* }
            }

            /// Its derivative as TeX, at `a` with value `y`.
            #[must_use]
            pub fn slope_formula(self) -> &'static str {
                match self { $(Self::$variant => $formula,)* }
            }
        }
    };
}

functions! {
    /// eᵃ
    Exp "exp" |x| real::exp(x), |_x, y| y, "y";
    /// 2ᵃ
    Exp2 "exp2" |x| real::exp2(x), |_x, y| y * LN_2, "y \\ln 2";
    /// eᵃ − 1
    ExpM1 "expm1" |x| real::exp_m1(x), |x, _y| real::exp(x), "e^a";
    /// Natural logarithm
    Ln "log" |x| real::ln(x), |x, _y| 1.0 / x, "\\frac{1}{a}";
    /// ln(1 + a)
    Ln1p "log1p" |x| real::ln_1p(x), |x, _y| 1.0 / (1.0 + x), "\\frac{1}{1 + a}";
    /// Logarithm to base 2
    Log2 "log2" |x| real::log2(x), |x, _y| 1.0 / (x * LN_2), "\\frac{1}{a \\ln 2}";
    /// Logarithm to base 10
    Log10 "log10" |x| real::log10(x), |x, _y| 1.0 / (x * LN_10), "\\frac{1}{a \\ln 10}";
    /// Square root
    Sqrt "sqrt" |x| x.sqrt(), |_x, y| 0.5 / y, "\\frac{1}{2 y}";
    /// Cube root
    Cbrt "cbrt" |x| real::cbrt(x), |_x, y| 1.0 / (3.0 * y * y), "\\frac{1}{3 y^2}";
    /// Absolute value; its derivative at 0 is taken as 0
    Abs "abs" |x| x.abs(), |x, _y| sign(x), "\\operatorname{sign}(a)";
    /// −1, 0 or 1
    Sign "sign" |x| sign(x), |_x, _y| 0.0, "0";
    /// The whole number below
    Floor "floor" |x| x.floor(), |_x, _y| 0.0, "0";
    /// The whole number above
    Ceil "ceil" |x| x.ceil(), |_x, _y| 0.0, "0";
    /// What stands before the point
    Trunc "trunc" |x| x.trunc(), |_x, _y| 0.0, "0";
    /// The nearest whole number, half to even
    Round "round" |x| real::round_half_even(x), |_x, _y| 0.0, "0";
    /// max(a, 0); its derivative at 0 is taken as 0
    Relu "relu" |x| if x > 0.0 || x.is_nan() { x } else { 0.0 },
        |x, _y| if x > 0.0 { 1.0 } else { 0.0 }, "1 \\text{ if } a > 0 \\text{, else } 0";
    /// 1/(1 + e⁻ᵃ)
    Sigmoid "sigmoid" |x| real::sigmoid(x), |x, y| y * real::sigmoid(-x), "y (1 - y)";
    /// ln σ(a)
    LogSigmoid "log_sigmoid" |x| -real::softplus(-x), |x, _y| real::sigmoid(-x), "\\sigma(-a)";
    /// Hyperbolic tangent
    Tanh "tanh" |x| real::tanh(x), |x, _y| sech_squared(x), "1 - y^2";
    /// a·Φ(a), Φ the normal distribution function (Hendrycks & Gimpel 2016)
    Gelu "gelu" |x| if x == f64::NEG_INFINITY { 0.0 } else { x * normal(x) },
        |x, _y| normal(x) + tail(x * density(x)), "\\Phi(a) + a\\,\\varphi(a)";
    /// GELU by its tanh approximation (Hendrycks & Gimpel 2016)
    GeluTanh "gelu_tanh" |x| if x == f64::NEG_INFINITY { 0.0 } else { x * real::sigmoid(2.0 * inner(x)) },
        |x, _y| gelu_tanh_slope(x), "\\frac{1 + t}{2} + \\frac{a (1 - t^2) u'}{2}";
    /// a·σ(a) (Elfwing et al. 2017; also “swish”)
    Silu "silu" |x| if x == f64::NEG_INFINITY { 0.0 } else { x * real::sigmoid(x) },
        |x, _y| real::sigmoid(x) * (1.0 + tail(x * real::sigmoid(-x))), "\\sigma(a) (1 + a (1 - \\sigma(a)))";
    /// ln(1 + eᵃ)
    Softplus "softplus" |x| real::softplus(x), |x, _y| real::sigmoid(x), "\\sigma(a)";
    /// Sine
    Sin "sin" |x| real::sin(x), |x, _y| real::cos(x), "\\cos a";
    /// Cosine
    Cos "cos" |x| real::cos(x), |x, _y| -real::sin(x), "-\\sin a";
    /// Tangent
    Tan "tan" |x| real::tan(x), |_x, y| 1.0 + y * y, "1 + y^2";
    /// Inverse sine
    Asin "asin" |x| real::asin(x), |x, _y| 1.0 / (1.0 - x * x).sqrt(), "\\frac{1}{\\sqrt{1 - a^2}}";
    /// Inverse cosine
    Acos "acos" |x| real::acos(x), |x, _y| -1.0 / (1.0 - x * x).sqrt(), "-\\frac{1}{\\sqrt{1 - a^2}}";
    /// Inverse tangent
    Atan "atan" |x| real::atan(x), |x, _y| 1.0 / (1.0 + x * x), "\\frac{1}{1 + a^2}";
    /// Hyperbolic sine
    Sinh "sinh" |x| real::sinh(x), |x, _y| real::cosh(x), "\\cosh a";
    /// Hyperbolic cosine
    Cosh "cosh" |x| real::cosh(x), |x, _y| real::sinh(x), "\\sinh a";
    /// Inverse hyperbolic sine
    Asinh "asinh" |x| asinh(x), |x, _y| 1.0 / real::hypot(1.0, x), "\\frac{1}{\\sqrt{a^2 + 1}}";
    /// Inverse hyperbolic cosine
    Acosh "acosh" |x| real::ln(x + (x - 1.0).sqrt() * (x + 1.0).sqrt()),
        |x, _y| 1.0 / ((x - 1.0).sqrt() * (x + 1.0).sqrt()), "\\frac{1}{\\sqrt{a^2 - 1}}";
    /// Inverse hyperbolic tangent
    Atanh "atanh" |x| 0.5 * real::ln_1p(2.0 * x / (1.0 - x)), |x, _y| 1.0 / (1.0 - x * x), "\\frac{1}{1 - a^2}";
    /// Φ(a), the normal distribution function
    NormalCdf "normal_cdf" |x| normal(x), |x, _y| density(x), "\\varphi(a)";
    /// φ(a), the normal density
    NormalPdf "normal_pdf" |x| density(x), |x, y| tail(-x * y), "-a\\, y";
    /// Error function
    Erf "erf" |x| real::erf(x), |x, _y| real::exp(-x * x) * 2.0 / PI.sqrt(), "\\frac{2}{\\sqrt\\pi} e^{-a^2}";
}

impl Function {
    /// Whether its slope can be 0 or ∞ only because it under- or overflows far out, as
    /// those of exp and sigmoid do. There 0 · ∞ is unknown, and NaN, as in PyTorch.
    pub(crate) fn has_tails(self) -> bool {
        matches!(
            self,
            Self::Exp
                | Self::Exp2
                | Self::ExpM1
                | Self::Sinh
                | Self::Cosh
                | Self::Sigmoid
                | Self::LogSigmoid
                | Self::Tanh
                | Self::Softplus
                | Self::Silu
                | Self::Gelu
                | Self::GeluTanh
                | Self::Erf
                | Self::NormalCdf
                | Self::NormalPdf
        )
    }
}

fn sign(x: f64) -> f64 {
    if x > 0.0 {
        1.0
    } else if x < 0.0 {
        -1.0
    } else {
        // Keeps 0 and NaN.
        x
    }
}

/// The inverse hyperbolic sine, exact near 0.
fn asinh(x: f64) -> f64 {
    let a = x.abs();
    if a > 1e150 {
        return (real::ln(a) + LN_2).copysign(x);
    }
    real::ln_1p(a + a * a / (1.0 + real::hypot(1.0, a))).copysign(x)
}

/// 1/cosh², which is 1 − tanh² without losing the tail.
fn sech_squared(x: f64) -> f64 {
    let c = real::cosh(x);
    1.0 / c / c
}

/// The normal distribution function, exact in the left tail.
fn normal(x: f64) -> f64 {
    0.5 * real::erfc(-x * FRAC_1_SQRT_2)
}

/// The normal density.
fn density(x: f64) -> f64 {
    real::exp(-0.5 * x * x) / (2.0 * PI).sqrt()
}

/// A product that vanishes far out, where it would read ∞ · 0.
fn tail(product: f64) -> f64 {
    if product.is_nan() { 0.0 } else { product }
}

/// u = √(2/π) (x + 0.044715 x³)
fn inner(x: f64) -> f64 {
    (2.0 / PI).sqrt() * (x + 0.044_715 * x * x * x)
}

fn gelu_tanh_slope(x: f64) -> f64 {
    let u = inner(x);
    let du = (2.0 / PI).sqrt() * (1.0 + 3.0 * 0.044_715 * x * x);
    // (1 + tanh u)/2 is σ(2u), and (1 − tanh²u)/2 is 2 σ(2u) σ(−2u).
    let s = real::sigmoid(2.0 * u);
    s + tail(2.0 * x * du * s * real::sigmoid(-2.0 * u))
}
