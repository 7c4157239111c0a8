//! Shared by all formats: sign, exponent, mantissa.

use crate::real::round_half_even;

/// What becomes of a number beyond the largest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overflow {
    /// It becomes an infinity; there are NaNs too, as in IEEE 754.
    Infinity,
    /// It becomes NaN, the one code without a number (e4m3fn).
    Nan,
    /// It becomes the largest number; there are no other codes (fp6, fp4).
    Largest,
}

/// How a number between two neighbours is rounded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rounding {
    /// To the nearer, halves to the even mantissa.
    Nearest,
    /// Towards zero.
    Zero,
    /// Away from zero with the probability of the distance covered: up when this noise, uniform in
    /// [0, 1), is below it.
    Stochastic(f64),
}

/// A binary floating-point format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Float {
    /// Its name in the language.
    pub name: &'static str,
    /// Bits of the exponent.
    pub exponent_bits: u32,
    /// Bits of the mantissa, without the leading one.
    pub mantissa_bits: u32,
    /// What the exponent field is larger by than the exponent.
    pub bias: i32,
    /// What becomes of a number beyond the largest.
    pub overflow: Overflow,
}

impl Float {
    /// IEEE 754 single precision.
    pub const FP32: Float = Float::ieee("fp32", 8, 23);
    /// NVIDIA's TensorFloat-32: the range of fp32, the precision of fp16, 19 bits.
    pub const TF32: Float = Float::ieee("tf32", 8, 10);
    /// IEEE 754 half precision.
    pub const FP16: Float = Float::ieee("fp16", 5, 10);
    /// bfloat16: fp32 without the lower half.
    pub const BF16: Float = Float::ieee("bf16", 8, 7);
    /// Eight bits with two of mantissa (OCP OFP8).
    pub const FP8_E5M2: Float = Float::ieee("fp8_e5m2", 5, 2);
    /// Eight bits with three of mantissa, one NaN and no infinity (OCP OFP8).
    pub const FP8_E4M3FN: Float = Float::small("fp8_e4m3fn", 4, 3, Overflow::Nan);
    /// Six bits, OCP microscaling.
    pub const FP6_E3M2: Float = Float::small("fp6_e3m2", 3, 2, Overflow::Largest);
    /// Six bits, OCP microscaling.
    pub const FP6_E2M3: Float = Float::small("fp6_e2m3", 2, 3, Overflow::Largest);
    /// Four bits: 0, ½, 1, 1½, 2, 3, 4, 6 and their negatives.
    pub const FP4_E2M1: Float = Float::small("fp4_e2m1", 2, 1, Overflow::Largest);

    const fn ieee(name: &'static str, exponent_bits: u32, mantissa_bits: u32) -> Self {
        Self::small(name, exponent_bits, mantissa_bits, Overflow::Infinity)
    }

    const fn small(
        name: &'static str,
        exponent_bits: u32,
        mantissa_bits: u32,
        overflow: Overflow,
    ) -> Self {
        let bias = (1 << (exponent_bits - 1)) - 1;
        Self {
            name,
            exponent_bits,
            mantissa_bits,
            bias,
            overflow,
        }
    }

    /// Bits in all, sign included.
    pub fn bits(&self) -> u32 {
        1 + self.exponent_bits + self.mantissa_bits
    }

    /// Exponent of the smallest normal number.
    fn lowest(&self) -> i32 {
        1 - self.bias
    }

    /// Exponent of the largest number.
    pub fn highest(&self) -> i32 {
        let top = (1 << self.exponent_bits) - 1;
        let reserved = i32::from(self.overflow == Overflow::Infinity);
        top - reserved - self.bias
    }

    /// The largest number.
    pub fn max(&self) -> f64 {
        let full = 2.0 - power_of_two(-(self.mantissa_bits as i32));
        // e4m3fn gives its last mantissa to NaN.
        let taken = if self.overflow == Overflow::Nan {
            power_of_two(-(self.mantissa_bits as i32))
        } else {
            0.0
        };
        (full - taken) * power_of_two(self.highest())
    }

    /// The distance from 1 to the next number.
    pub fn eps(&self) -> f64 {
        power_of_two(-(self.mantissa_bits as i32))
    }

    /// The smallest positive number with a full mantissa.
    pub fn smallest_normal(&self) -> f64 {
        power_of_two(self.lowest())
    }

    /// The smallest positive number.
    pub fn smallest_subnormal(&self) -> f64 {
        power_of_two(self.lowest() - self.mantissa_bits as i32)
    }

    /// The nearest number, halves to even.
    ///
    /// ```
    /// use longhand_math::format::Float;
    /// assert_eq!(Float::FP16.nearest(0.1), 0.0999755859375);
    /// assert_eq!(Float::FP16.nearest(1e-9), 0.0);
    /// ```
    pub fn nearest(&self, x: f64) -> f64 {
        self.round(x, Rounding::Nearest)
    }

    /// The number after clamping to ±[`Float::max`]; NaN stays.
    pub fn saturating(&self, x: f64, rounding: Rounding) -> f64 {
        self.round(x.clamp(-self.max(), self.max()), rounding)
    }

    /// The number a rounding chooses.
    pub fn round(&self, x: f64, rounding: Rounding) -> f64 {
        if x == 0.0 || x.is_nan() {
            return x;
        }
        if x.is_infinite() {
            return self.beyond(x);
        }
        let exponent = exponent_of(x.abs()).max(self.lowest());
        let quantum = exponent - self.mantissa_bits as i32;
        // Exact: a power of two apart, and far from both ends of the range of f64.
        let steps = libm::scalbn(x.abs(), -quantum);
        let whole = match rounding {
            Rounding::Nearest => round_half_even(steps),
            Rounding::Zero => steps.floor(),
            Rounding::Stochastic(noise) => {
                let below = steps.floor();
                if noise < steps - below {
                    below + 1.0
                } else {
                    below
                }
            }
        };
        let size = libm::scalbn(whole, quantum);
        if size <= self.max() {
            size.copysign(x)
        } else if rounding == Rounding::Zero {
            self.max().copysign(x)
        } else {
            self.beyond(x)
        }
    }

    fn beyond(&self, x: f64) -> f64 {
        match self.overflow {
            Overflow::Infinity => f64::INFINITY.copysign(x),
            Overflow::Nan => f64::NAN,
            Overflow::Largest => self.max().copysign(x),
        }
    }

    /// The bits of a number of this format (round it first), as an unsigned integer.
    ///
    /// ```
    /// use longhand_math::format::Float;
    /// assert_eq!(Float::FP16.encode(1.0), 0x3c00);
    /// assert_eq!(Float::BF16.encode(-2.0), 0xc000);
    /// ```
    pub fn encode(&self, x: f64) -> u64 {
        let m = self.mantissa_bits;
        let all_exponent = ((1_u64 << self.exponent_bits) - 1) << m;
        if x.is_nan() {
            return match self.overflow {
                Overflow::Infinity => all_exponent | (1 << (m - 1)),
                _ => all_exponent | ((1 << m) - 1),
            };
        }
        let sign = u64::from(x.is_sign_negative()) << (m + self.exponent_bits);
        let size = x.abs();
        if size.is_infinite() {
            return sign | all_exponent;
        }
        if size == 0.0 {
            return sign;
        }
        let exponent = exponent_of(size).max(self.lowest());
        // Mantissa with its leading one; a subnormal has none, and field 0.
        let mantissa = libm::scalbn(size, m as i32 - exponent) as u64;
        let field = (exponent + self.bias - 1) as u64;
        sign | ((field << m) + mantissa)
    }

    /// The number behind bits; higher bits than the format has are not looked at.
    ///
    /// ```
    /// use longhand_math::format::Float;
    /// assert_eq!(Float::FP8_E4M3FN.decode(0x7e), 448.0);
    /// assert!(Float::FP8_E4M3FN.decode(0x7f).is_nan());
    /// ```
    pub fn decode(&self, bits: u64) -> f64 {
        let m = self.mantissa_bits;
        let mantissa = bits & ((1 << m) - 1);
        let top = (1_u64 << self.exponent_bits) - 1;
        let field = (bits >> m) & top;
        let sign = if (bits >> (m + self.exponent_bits)) & 1 == 1 {
            -1.0
        } else {
            1.0
        };
        if field == top {
            match self.overflow {
                Overflow::Infinity if mantissa == 0 => return sign * f64::INFINITY,
                Overflow::Infinity => return f64::NAN,
                Overflow::Nan if mantissa == (1 << m) - 1 => return f64::NAN,
                _ => {}
            }
        }
        let leading = if field == 0 { 0 } else { 1_u64 << m };
        let exponent = (field.max(1)) as i32 - self.bias - m as i32;
        sign * libm::scalbn((leading + mantissa) as f64, exponent)
    }
}

/// 2ⁿ.
pub(super) fn power_of_two(n: i32) -> f64 {
    libm::scalbn(1.0, n)
}

/// ⌊log₂ x⌋ of a positive finite number, exactly.
pub(super) fn exponent_of(x: f64) -> i32 {
    libm::ilogb(x)
}
