//! The sizes that come out of a convolution.
//!
//! ⌊(n + 2p − d (k − 1) − 1)/s⌋ + 1; transposed (n − 1) s − 2p + d (k − 1) + 1; max-pooling as the first
//! with p at most ⌊k/2⌋, PyTorch's limit.
//!
//! Symbols: n input size, k `kernel`, s `stride`, p `padding`, d `dilation`, one number or one for each
//! dimension. Source: PyTorch's `Conv2d`, `ConvTranspose2d`, `MaxPool2d`. The first layer of ResNet:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("conv_shape").ok_or("?")?.with(&[
//!     ("size", 224.0), ("kernel", 7.0), ("stride", 2.0), ("padding", 3.0),
//! ])?;
//! assert_eq!(found.tensor("conv")?.data(), [112.0, 112.0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome, Parameter, whole};

/// Output sizes.
pub const ENTRY: Entry = Entry {
    slug: "conv_shape",
    title: "Output size of a convolution",
    formula: r"\left\lfloor\frac{n + 2p - d(k-1) - 1}{s}\right\rfloor + 1",
    parameters: &[
        Parameter::vector("size", "input size"),
        Parameter::vector("kernel", "kernel size"),
        Parameter::vector("stride", "places between outputs").or(1.0),
        Parameter::vector("padding", "zeros on each side").or(0.0),
        Parameter::vector("dilation", "places between kernel elements").or(1.0),
    ],
    main: Some("conv"),
    source: "PyTorch, torch.nn.Conv2d, ConvTranspose2d, MaxPool2d",
    rule,
};

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let [size, kernel] = [pair(arguments, "size")?, pair(arguments, "kernel")?];
    let [stride, padding] = [pair(arguments, "stride")?, pair(arguments, "padding")?];
    let dilation = pair(arguments, "dilation")?;
    let (mut conv, mut transposed, mut pool) = (Vec::new(), Vec::new(), Vec::new());
    let too_small = || MathError::new("conv_shape: the kernel is larger than its padded input");
    for axis in 0..2 {
        let (n, k, s, p, d) = (
            size[axis],
            kernel[axis],
            stride[axis],
            padding[axis],
            dilation[axis],
        );
        conv.push(along(n, k, s, p, d).ok_or_else(too_small)? as f64);
        pool.push(along(n, k, s, p.min(k / 2), d).map_or(f64::NAN, |size| size as f64));
        let (n, k, s, p, d) = (n as f64, k as f64, s as f64, p as f64, d as f64);
        transposed.push((n - 1.0) * s - 2.0 * p + d * (k - 1.0) + 1.0);
    }
    Ok(Outcome::Record(vec![
        ("conv", conv.into()),
        ("conv_transpose", transposed.into()),
        ("max_pool", pool.into()),
    ]))
}

/// The output size along one dimension; nothing where the kernel does not fit.
pub(super) fn along(
    size: usize,
    kernel: usize,
    stride: usize,
    padding: usize,
    dilation: usize,
) -> Option<usize> {
    let reach = dilation
        .checked_mul(kernel.checked_sub(1)?)?
        .checked_add(1)?;
    let padded = size.checked_add(padding.checked_mul(2)?)?;
    padded
        .checked_sub(reach)?
        .checked_div(stride)?
        .checked_add(1)
}

/// A setting for two dimensions: one number serves both.
pub(super) fn pair(arguments: &Arguments, name: &str) -> Result<[usize; 2], MathError> {
    // A preset arrives as a number.
    let numbers = match arguments.optional_number(name) {
        Some(number) => vec![number],
        None => arguments.tensor(name)?.data().to_vec(),
    };
    let numbers: Vec<usize> = numbers
        .iter()
        .filter_map(|&x| whole(x))
        .map(|x| x as usize)
        .collect();
    match numbers.as_slice() {
        [both] => Ok([*both, *both]),
        [first, last] => Ok([*first, *last]),
        _ => Err(MathError::new(format!(
            "{}: `{name}` should be one or two whole numbers",
            arguments.rule()
        ))),
    }
}
