//! Sums, products and powers of two tensors, number by number.

use super::flow::{flow, input, overflowed};
use crate::{MathError, Tensor, real};

/// An operation on one or two tensors, number by number, with broadcasting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arithmetic {
    /// −a
    Negative,
    /// a + b
    Add,
    /// a − b
    Subtract,
    /// a · b
    Multiply,
    /// a · b in the chain rule, where 0 · ∞ is 0: see [`flow`].
    Chain,
    /// a / b
    Divide,
    /// aᵇ
    Power,
    /// The larger; a tie shares the gradient half and half.
    Maximum,
    /// The smaller; a tie shares the gradient half and half.
    Minimum,
    /// a − b·⌊a/b⌋, with b's sign.
    Remainder,
    /// The angle of the point (b, a).
    Angle,
}

impl Arithmetic {
    /// Its name in the language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Negative => "negative",
            Self::Add => "add",
            Self::Subtract => "subtract",
            Self::Multiply | Self::Chain => "multiply",
            Self::Divide => "divide",
            Self::Power => "power",
            Self::Maximum => "max",
            Self::Minimum => "min",
            Self::Remainder => "mod",
            Self::Angle => "atan2",
        }
    }

    /// Its sign in a drawing.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Negative | Self::Subtract => "−",
            Self::Add => "+",
            Self::Multiply | Self::Chain => "×",
            Self::Divide => "÷",
            Self::Power => "^",
            _ => self.name(),
        }
    }

    /// The derivative with respect to input `k`, as TeX.
    #[must_use]
    pub fn slope_formula(self, k: usize) -> &'static str {
        match (self, k) {
            (Self::Negative, _) | (Self::Subtract, 1) => "-1",
            (Self::Add | Self::Subtract, _) => "1",
            (Self::Multiply | Self::Chain, 0) => "b",
            (Self::Multiply | Self::Chain, _) => "a",
            (Self::Divide, 0) => "\\frac{1}{b}",
            (Self::Divide, _) => "-\\frac{a}{b^2}",
            (Self::Power, 0) => "b\\, a^{b - 1}",
            (Self::Power, _) => "y \\ln a",
            (Self::Maximum, 0) => "1 \\text{ if } a > b \\text{, else } 0",
            (Self::Maximum, _) => "1 \\text{ if } b > a \\text{, else } 0",
            (Self::Minimum, 0) => "1 \\text{ if } a < b \\text{, else } 0",
            (Self::Minimum, _) => "1 \\text{ if } b < a \\text{, else } 0",
            (Self::Remainder, 0) => "1",
            (Self::Remainder, _) => "-\\lfloor a / b \\rfloor",
            (Self::Angle, 0) => "\\frac{b}{a^2 + b^2}",
            (Self::Angle, _) => "-\\frac{a}{a^2 + b^2}",
        }
    }

    /// One number.
    #[must_use]
    pub fn value(self, a: f64, b: f64) -> f64 {
        match self {
            Self::Negative => -a,
            Self::Add => a + b,
            Self::Subtract => a - b,
            Self::Multiply => a * b,
            Self::Chain => flow(a, b),
            Self::Divide => a / b,
            Self::Power => power(a, b),
            // f64::max drops a NaN; PyTorch's maximum keeps it.
            Self::Maximum if a.is_nan() || b.is_nan() => f64::NAN,
            Self::Minimum if a.is_nan() || b.is_nan() => f64::NAN,
            Self::Maximum => a.max(b),
            Self::Minimum => a.min(b),
            Self::Remainder => a - b * (a / b).floor(),
            Self::Angle => real::atan2(a, b),
        }
    }

    /// The derivative with respect to input `k` at one pair of numbers, whose result is `y`.
    ///
    /// ```
    /// use longhand_math::op::Arithmetic;
    /// assert_eq!(Arithmetic::Multiply.slope_at(0, 0.5, 4.0, 2.0), 4.0);
    /// assert_eq!(Arithmetic::Power.slope_at(0, -1.0, 2.0, 1.0), -2.0);
    /// ```
    #[must_use]
    pub fn slope_at(self, k: usize, a: f64, b: f64, y: f64) -> f64 {
        let share = |larger: f64, smaller: f64| {
            if larger > smaller {
                1.0
            } else if larger == smaller {
                0.5
            } else {
                0.0
            }
        };
        match (self, k) {
            (Self::Negative, _) | (Self::Subtract, 1) => -1.0,
            (Self::Add | Self::Subtract | Self::Remainder, 0) | (Self::Add, _) => 1.0,
            (Self::Multiply | Self::Chain, 0) => b,
            (Self::Multiply | Self::Chain, _) => a,
            (Self::Divide, 0) => 1.0 / b,
            (Self::Divide, _) => -y / b,
            // At b = 0 the power is 1 whatever a is.
            (Self::Power, 0) if b == 0.0 => 0.0,
            (Self::Power, 0) => b * power(a, b - 1.0),
            // 0ᵇ is 0 on the whole side b > 0.
            (Self::Power, _) if a == 0.0 && b >= 0.0 => 0.0,
            (Self::Power, _) => y * real::ln(a),
            (Self::Maximum, 0) | (Self::Minimum, 1) => share(a, b),
            (Self::Maximum | Self::Minimum, _) => share(b, a),
            (Self::Remainder, _) => -(a / b).floor(),
            (Self::Angle, 0) => b / (a * a + b * b),
            (Self::Angle, _) => -a / (a * a + b * b),
            (Self::Subtract, _) => -1.0,
        }
    }

    /// Computes the output.
    ///
    /// # Errors
    /// Shapes that do not broadcast.
    pub fn forward(self, inputs: &[&Tensor]) -> Result<Tensor, MathError> {
        let a = input(inputs, 0)?;
        if self == Self::Negative {
            return Ok(a.map(|x| -x));
        }
        a.zip(input(inputs, 1)?, |a, b| self.value(a, b))
    }

    /// The gradient at input `k`; sums, differences and products without their
    /// slopes being written down first.
    ///
    /// # Errors
    /// Shapes that do not broadcast.
    pub fn backward(
        self,
        inputs: &[&Tensor],
        value: &Tensor,
        upstream: &Tensor,
        k: usize,
    ) -> Result<Tensor, MathError> {
        let shape = input(inputs, k)?.shape();
        match (self, k) {
            (Self::Add, _) | (Self::Subtract, 0) => upstream.reduce_to(shape),
            (Self::Negative, _) | (Self::Subtract, _) => Ok(upstream.reduce_to(shape)?.scale(-1.0)),
            (Self::Multiply | Self::Chain, _) => {
                let other = input(inputs, 1 - k.min(1))?;
                if overflowed(value) {
                    return upstream.mul(other)?.reduced(shape);
                }
                upstream.zip(other, flow)?.reduced(shape)
            }
            _ => {
                let slope = self.slope(inputs, value, k)?;
                if overflowed(value) {
                    return upstream.mul(&slope)?.reduced(shape);
                }
                upstream.zip(&slope, flow)?.reduced(shape)
            }
        }
    }

    /// The derivative with respect to input `k`, in the output's shape.
    ///
    /// # Errors
    /// Shapes that do not broadcast.
    pub fn slope(self, inputs: &[&Tensor], value: &Tensor, k: usize) -> Result<Tensor, MathError> {
        let a = input(inputs, 0)?.broadcast_to(value.shape())?;
        if self == Self::Negative {
            return Ok(a.map(|_| -1.0));
        }
        let b = input(inputs, 1)?.broadcast_to(value.shape())?;
        let triples = a.data().iter().zip(b.data()).zip(value.data());
        let slopes = triples.map(|((&a, &b), &y)| self.slope_at(k, a, b, y));
        Tensor::new(value.sizes(), slopes.collect())
    }
}

/// aᵇ, by multiplication for the small whole exponents that people write by
/// hand: 0.9³ is 0.9 · 0.9 · 0.9.
fn power(a: f64, b: f64) -> f64 {
    if b == 2.0 {
        a * a
    } else if b == 1.0 {
        a
    } else {
        real::pow(a, b)
    }
}
