//! The functions that an expression may call, each with its derivative.
//!
//! They are those of [`longhand_math::op::Function`], against which the tests hold them. Listed one by
//! one, because through that type the program would get all forty with everything they need.

use longhand_math::op::Function;
use longhand_math::real;
use std::f64::consts::{FRAC_1_SQRT_2, PI};

/// A function of one number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub(super) name: &'static str,
    pub(super) function: Function,
    pub(super) value: fn(f64) -> f64,
    /// The derivative at x, where the value is y.
    pub(super) slope: fn(f64, f64) -> f64,
}

/// Declares the functions: name, which one it is, value at x, derivative at x where the value is y.
macro_rules! functions {
    ($($name:literal $function:ident |$x:ident| $value:expr, |$dx:ident, $y:ident| $slope:expr;)*) => {
        /// All of them.
        pub(super) const FUNCTIONS: &[Known] = &[$(Known {
            name: $name,
            function: Function::$function,
            value: |$x| $value,
            slope: |$dx, $y| $slope,
        },)*];
    };
}

functions! {
    "relu" Relu |x| if x > 0.0 || x.is_nan() { x } else { 0.0 },
        |x, _y| if x > 0.0 { 1.0 } else { 0.0 };
    "sigmoid" Sigmoid |x| real::sigmoid(x), |x, y| y * real::sigmoid(-x);
    "tanh" Tanh |x| real::tanh(x), |_x, y| (1.0 - y) * (1.0 + y);
    "exp" Exp |x| real::exp(x), |_x, y| y;
    "log" Ln |x| real::ln(x), |x, _y| 1.0 / x;
    "sqrt" Sqrt |x| real::sqrt(x), |_x, y| 0.5 / y;
    "softplus" Softplus |x| real::softplus(x), |x, _y| real::sigmoid(x);
    "silu" Silu |x| if x == f64::NEG_INFINITY { 0.0 } else { x * real::sigmoid(x) },
        |x, _y| real::sigmoid(x) * (1.0 + x * real::sigmoid(-x));
    "gelu" Gelu |x| if x == f64::NEG_INFINITY { 0.0 } else { x * normal(x) },
        |x, _y| normal(x) + x * real::exp(-0.5 * x * x) / real::sqrt(2.0 * PI);
    "abs" Abs |x| x.abs(), |x, _y| if x == 0.0 { 0.0 } else { x.signum() };
}

/// The normal distribution function.
fn normal(x: f64) -> f64 {
    0.5 * real::erfc(-x * FRAC_1_SQRT_2)
}

/// The function of this name; `ln` is one of `log`.
pub(super) fn named(name: &str) -> Option<Function> {
    let name = if name == "ln" { "log" } else { name };
    let found = FUNCTIONS.iter().find(|one| one.name == name);
    found.map(|one| one.function)
}

fn known(function: Function) -> Option<&'static Known> {
    FUNCTIONS.iter().find(|one| one.function == function)
}

/// What it is called.
pub(super) fn name(function: Function) -> &'static str {
    known(function).map_or("", |one| one.name)
}

/// Its value at x.
pub(super) fn value(function: Function, x: f64) -> f64 {
    known(function).map_or(f64::NAN, |one| (one.value)(x))
}

/// Its derivative at x, where its value is y.
pub(super) fn slope(function: Function, x: f64, y: f64) -> f64 {
    known(function).map_or(f64::NAN, |one| (one.slope)(x, y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_derivatives_are_those_of_the_tape() {
        for one in FUNCTIONS {
            for x in [-30.0, -3.0, -0.5, 0.0, 1e-9, 0.7, 4.0, 25.0] {
                let (y, wanted) = ((one.value)(x), one.function.value(x));
                let near = |a: f64, b: f64| {
                    (a.is_nan() && b.is_nan()) || a == b || (a - b).abs() <= 1e-14 * (1.0 + b.abs())
                };
                assert!(near(y, wanted), "{} at {x}: {y} {wanted}", one.name);
                let (slope, wanted) = ((one.slope)(x, y), one.function.slope(x, wanted));
                assert!(
                    near(slope, wanted),
                    "{}' at {x}: {slope} {wanted}",
                    one.name
                );
            }
        }
    }
}
