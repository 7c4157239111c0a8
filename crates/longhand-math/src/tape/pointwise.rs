//! Slopes of what works number by number, in operations on the tape.

use super::Tape;
use super::adjoint::Step;
use crate::op::{Arithmetic, Function, Op, overflowed};
use crate::{MathError, Tensor};
use std::f64::consts::{FRAC_1_SQRT_2, LN_2, LN_10, PI};

impl Tape {
    /// The gradient that arrives at input `k`, in the output's shape; none where
    /// it is 0.
    pub(super) fn through_arithmetic(
        &mut self,
        op: Arithmetic,
        a: usize,
        b: usize,
        y: usize,
        up: usize,
        k: usize,
    ) -> Result<Option<usize>, MathError> {
        use Arithmetic::{Add, Angle, Chain, Divide, Maximum, Minimum, Multiply, Negative};
        use Arithmetic::{Power, Remainder, Subtract};
        // 0 · ∞ is 0, but where the value itself has overflowed.
        let product = match self.value(y) {
            Some(value) if overflowed(value) => Multiply,
            _ => Chain,
        };
        Ok(Some(match (op, k) {
            (Add, _) | (Subtract | Remainder, 0) => up,
            (Negative, _) | (Subtract, _) => self.apply(Op::Arithmetic(Negative), &[up])?,
            (Multiply | Chain, 0) => self.two(product, up, b)?,
            (Multiply | Chain, _) => self.two(product, up, a)?,
            (Divide, 0) => self.two(Divide, up, b)?,
            (Divide, _) => {
                let share = self.two(Divide, y, b)?;
                let share = self.apply(Op::Arithmetic(Negative), &[share])?;
                self.two(product, up, share)?
            }
            (Power, 0) => return self.through_power(a, b, up),
            (Power, _) => {
                // 0ᵇ is 0 on the whole side b > 0: there the logarithm is left out.
                let zeros = self.map(a, |x| f64::from(u8::from(x == 0.0)));
                let base = self.two(Add, a, zeros)?;
                let log = self.apply(Op::Function(Function::Ln), &[base])?;
                let slope = self.two(Multiply, y, log)?;
                self.two(product, up, slope)?
            }
            (Maximum | Minimum, _) | (Remainder, _) => {
                let op = Op::Arithmetic(op);
                let values = self.values(&[a, b]);
                let value = self
                    .value(y)
                    .ok_or_else(|| MathError::new("no such step"))?;
                let slope = op.slope(&values, value, k);
                let slope =
                    slope.ok_or_else(|| MathError::new("an operation without a derivative"))?;
                let slope = self.given(slope);
                self.two(product, up, slope)?
            }
            (Angle, _) => {
                let (aa, bb) = (self.two(Multiply, a, a)?, self.two(Multiply, b, b)?);
                let square = self.two(Add, aa, bb)?;
                let above = if k == 0 {
                    b
                } else {
                    self.apply(Op::Arithmetic(Negative), &[a])?
                };
                let slope = self.two(Divide, above, square)?;
                self.two(product, up, slope)?
            }
        }))
    }

    /// b · aᵇ⁻¹; exponents of 0 and 1 make no power, whose own slope at 0 would
    /// not exist.
    fn through_power(&mut self, a: usize, b: usize, up: usize) -> Result<Option<usize>, MathError> {
        let constant = self.nodes.get(b).filter(|node| node.op == Op::Given);
        match constant.and_then(|node| node.value.item()) {
            Some(0.0) => return Ok(None),
            Some(1.0) => return Ok(Some(up)),
            Some(2.0) => {
                let slope = self.times(a, 2.0)?;
                return self.two(Arithmetic::Chain, up, slope).map(Some);
            }
            _ => {}
        }
        let one = self.given(Tensor::scalar(1.0));
        let less = self.two(Arithmetic::Subtract, b, one)?;
        let power = self.two(Arithmetic::Power, a, less)?;
        let slope = self.two(Arithmetic::Multiply, b, power)?;
        self.two(Arithmetic::Chain, up, slope).map(Some)
    }

    /// The slope of a function at `x` with value `y`; none where it is 0.
    pub(super) fn slope_of(
        &mut self,
        function: Function,
        x: usize,
        y: usize,
    ) -> Result<Option<usize>, MathError> {
        use Arithmetic::{Add, Divide, Multiply, Subtract};
        let call = |tape: &mut Self, function, step| tape.apply(Op::Function(function), &[step]);
        let one = self.given(Tensor::scalar(1.0));
        let over = |tape: &mut Self, above: f64, below: usize| {
            let above = tape.given(Tensor::scalar(above));
            tape.two(Divide, above, below)
        };
        Ok(Some(match function {
            Function::Exp => y,
            Function::Exp2 => self.times(y, LN_2)?,
            Function::ExpM1 => call(self, Function::Exp, x)?,
            Function::Ln => over(self, 1.0, x)?,
            Function::Ln1p => {
                let below = self.two(Add, one, x)?;
                over(self, 1.0, below)?
            }
            Function::Log2 => over(self, 1.0 / LN_2, x)?,
            Function::Log10 => over(self, 1.0 / LN_10, x)?,
            Function::Sqrt => over(self, 0.5, y)?,
            Function::Cbrt => {
                let square = self.two(Multiply, y, y)?;
                over(self, 1.0 / 3.0, square)?
            }
            Function::Abs | Function::Relu => self.map(x, |x| function.slope(x, function.value(x))),
            Function::Sign
            | Function::Floor
            | Function::Ceil
            | Function::Trunc
            | Function::Round => return Ok(None),
            Function::Sigmoid => {
                let rest = self.sigmoid_of_minus(x)?;
                self.two(Multiply, y, rest)?
            }
            Function::LogSigmoid => self.sigmoid_of_minus(x)?,
            Function::Tanh => {
                let square = self.two(Multiply, y, y)?;
                self.two(Subtract, one, square)?
            }
            Function::Gelu => {
                // Φ(x) + x φ(x)
                let scaled = self.times(x, FRAC_1_SQRT_2)?;
                let erf = call(self, Function::Erf, scaled)?;
                let both = self.two(Add, one, erf)?;
                let normal = self.times(both, 0.5)?;
                let square = self.two(Multiply, x, x)?;
                let half = self.times(square, -0.5)?;
                let bell = call(self, Function::Exp, half)?;
                let density = self.times(bell, 1.0 / (2.0 * PI).sqrt())?;
                let tail = self.two(Multiply, x, density)?;
                self.two(Add, normal, tail)?
            }
            Function::GeluTanh => {
                // With u = √(2/π)(x + c x³) and s = σ(2u): s + 2 x u′ s σ(−2u)
                let c = (2.0 / PI).sqrt();
                let square = self.two(Multiply, x, x)?;
                let cubed = self.two(Multiply, square, x)?;
                let cubic = self.times(cubed, 0.044_715)?;
                let inner = self.two(Add, x, cubic)?;
                let double = self.times(inner, 2.0 * c)?;
                let s = call(self, Function::Sigmoid, double)?;
                let rest = self.sigmoid_of_minus(double)?;
                let thrice = self.times(square, 3.0 * 0.044_715)?;
                let slope = self.two(Add, one, thrice)?;
                let slope = self.times(slope, 2.0 * c)?;
                let slope = self.two(Multiply, x, slope)?;
                let slope = self.two(Multiply, slope, s)?;
                let slope = self.two(Multiply, slope, rest)?;
                self.two(Add, s, slope)?
            }
            Function::Silu => {
                let s = call(self, Function::Sigmoid, x)?;
                let rest = self.sigmoid_of_minus(x)?;
                let part = self.two(Multiply, x, rest)?;
                let part = self.two(Add, one, part)?;
                self.two(Multiply, s, part)?
            }
            Function::Softplus => call(self, Function::Sigmoid, x)?,
            Function::Sin => call(self, Function::Cos, x)?,
            Function::Cos => {
                let sine = call(self, Function::Sin, x)?;
                self.times(sine, -1.0)?
            }
            Function::Tan => {
                let square = self.two(Multiply, y, y)?;
                self.two(Add, one, square)?
            }
            Function::Asin | Function::Acos => {
                let square = self.two(Multiply, x, x)?;
                let rest = self.two(Subtract, one, square)?;
                let root = call(self, Function::Sqrt, rest)?;
                over(
                    self,
                    if function == Function::Asin {
                        1.0
                    } else {
                        -1.0
                    },
                    root,
                )?
            }
            Function::Atan => {
                let square = self.two(Multiply, x, x)?;
                let below = self.two(Add, one, square)?;
                over(self, 1.0, below)?
            }
            Function::Asinh | Function::Acosh => {
                let square = self.two(Multiply, x, x)?;
                let sign = if function == Function::Asinh {
                    Add
                } else {
                    Subtract
                };
                let under = self.two(sign, square, one)?;
                let root = call(self, Function::Sqrt, under)?;
                over(self, 1.0, root)?
            }
            Function::Atanh => {
                let square = self.two(Multiply, x, x)?;
                let below = self.two(Subtract, one, square)?;
                over(self, 1.0, below)?
            }
            Function::NormalCdf => call(self, Function::NormalPdf, x)?,
            Function::NormalPdf => {
                let minus = self.times(x, -1.0)?;
                self.two(Multiply, minus, y)?
            }
            Function::Sinh => call(self, Function::Cosh, x)?,
            Function::Cosh => call(self, Function::Sinh, x)?,
            Function::Erf => {
                let square = self.two(Multiply, x, x)?;
                let minus = self.times(square, -1.0)?;
                let bell = call(self, Function::Exp, minus)?;
                self.times(bell, 2.0 / PI.sqrt())?
            }
        }))
    }

    fn sigmoid_of_minus(&mut self, x: usize) -> Step {
        let minus = self.apply(Op::Arithmetic(Arithmetic::Negative), &[x])?;
        self.apply(Op::Function(Function::Sigmoid), &[minus])
    }
}
