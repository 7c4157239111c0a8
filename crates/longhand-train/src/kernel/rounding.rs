//! Numbers rounded to 16 bits and kept as f32: `longhand_math::format::Float` is the judge.

/// The numbers a pass is computed in. Products are summed in f32 and rounded as they are stored, as
/// tensor cores do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Not rounded.
    #[default]
    Fp32,
    /// bfloat16.
    Bf16,
    /// IEEE half precision: nothing below 6·10⁻⁸, ∞ above 65504.
    Fp16,
}

/// Rounds every number to the nearest of a format, halves to even.
///
/// ```
/// use longhand_train::kernel::rounding::{Format, round};
/// let mut x = [1e-8, 70000.0, 0.1];
/// round(&mut x, Format::Fp16);
/// assert_eq!(x, [0.0, f32::INFINITY, 0.099_975_586]);
/// ```
pub fn round(x: &mut [f32], format: Format) {
    match format {
        Format::Fp32 => {}
        Format::Bf16 => to_bf16(x),
        Format::Fp16 => to_fp16(x),
    }
}

#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
fn to_bf16(x: &mut [f32]) {
    for x in x {
        *x = bf16(*x);
    }
}

#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
fn to_fp16(x: &mut [f32]) {
    for x in x {
        *x = fp16(*x);
    }
}

/// Half of what is cut off is added, a little less where the last bit that stays is even.
#[inline]
fn bf16(x: f32) -> f32 {
    let bits = x.to_bits();
    let up = bits.wrapping_add(0x7fff + ((bits >> 16) & 1)) & 0xffff_0000;
    if x.is_nan() { x } else { f32::from_bits(up) }
}

/// A power of two is added whose last bit is worth what the last bit of the result is to be worth,
/// and taken away again. Below 2⁻¹⁴ that is always 2⁻²⁴.
#[inline]
fn fp16(x: f32) -> f32 {
    const SIGN: u32 = 0x8000_0000;
    let bits = x.to_bits();
    let size = f32::from_bits(bits & !SIGN);
    let exponent = bits & 0x7f80_0000;
    let exponent = if exponent < (113 << 23) {
        113 << 23
    } else {
        exponent
    };
    let rounder = f32::from_bits(exponent.wrapping_add(13 << 23) & !SIGN);
    let rounded = (size + rounder) - rounder;
    let rounded = if rounded > 65504.0 {
        f32::INFINITY
    } else {
        rounded
    };
    // 65536 and above, where the rounder itself may be no number.
    let rounded = if size >= 65536.0 {
        f32::INFINITY
    } else {
        rounded
    };
    let signed = f32::from_bits(rounded.to_bits() | (bits & SIGN));
    if x.is_nan() { x } else { signed }
}

#[cfg(test)]
mod tests {
    use super::{bf16, fp16};
    use longhand_math::format::Float;

    /// Every exponent and sign with mantissas that lie on, between and just beside the numbers of
    /// both formats.
    fn numbers() -> impl Iterator<Item = f32> {
        (0..512_u32).flat_map(|high| {
            (0..2048_u32).flat_map(move |middle| {
                [0, 1, 0x7ff, 0x800, 0x801, 0xfff]
                    .map(|low| f32::from_bits((high << 23) | (middle << 12) | low))
            })
        })
    }

    #[test]
    fn sixteen_bits_are_rounded_as_the_registry_of_formats_rounds_them() {
        for x in numbers() {
            for (ours, format) in [(bf16(x), Float::BF16), (fp16(x), Float::FP16)] {
                let theirs = format.nearest(f64::from(x));
                let same = (ours.is_nan() && theirs.is_nan()) || f64::from(ours) == theirs;
                assert!(same, "{x:e} in {}: {ours:e}, not {theirs:e}", format.name);
                assert_eq!(ours.is_sign_negative(), x.is_sign_negative(), "{x:e}");
            }
        }
    }
}
