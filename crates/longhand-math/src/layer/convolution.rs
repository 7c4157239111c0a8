//! Convolution in one and two dimensions (cross-correlation, as in PyTorch).
//!
//! `y[n, o, i] = b[o] + Σ w[o, c, k] x[n, c, s i + d k − p]` over c and k, 0 outside of x; the same with two
//! places in two dimensions. Output o sees the input channels of its group. Back: every product hands
//! dy · w to its x and dy · x to its w; db sums dy over samples and places.
//!
//! Symbols: x [N, C, places], w [out, C/groups, kernel], s `stride`, p `padding`, d `dilation`, one
//! number or one for each dimension. Source: PyTorch's `F.conv1d`, `F.conv2d`. A kernel that takes
//! differences:
//!
//! ```
//! use longhand_math::registry::named;
//! use longhand_math::Tensor;
//! let x = Tensor::new(&[1, 1, 3], vec![1.0, 4.0, 9.0])?;
//! let w = Tensor::new(&[1, 1, 2], vec![-1.0, 1.0])?;
//! let found = named("conv1d").ok_or("?")?.apply([x.into(), w.into()])?;
//! assert_eq!(found.tensor("y")?.data(), [3.0, 5.0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::conv_shape::{along, pair};
use super::parameters::DY;
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::tensor::Shape;
use crate::{MathError, Tensor};

/// Most multiplications of one call.
const MOST: usize = 1 << 26;

const PARAMETERS: &[Parameter] = &[
    Parameter::tensor("x", "[samples, channels, places]"),
    Parameter::tensor("w", "[outputs, channels / groups, kernel]"),
    Parameter::vector("b", "one number an output").optional(),
    DY,
    Parameter::vector("stride", "places between outputs").or(1.0),
    Parameter::vector("padding", "zeros on each side").or(0.0),
    Parameter::vector("dilation", "places between kernel elements").or(1.0),
    Parameter::count("groups", "groups of channels that do not mix").or(1.0),
];

/// One dimension.
pub const CONV1D: Entry = Entry {
    slug: "conv1d",
    title: "Convolution, one dimension",
    formula: r"y_{n,o,i} = b_o + \sum_{c,k} w_{o,c,k}\, x_{n,c,\,si+dk-p}",
    parameters: PARAMETERS,
    main: Some("y"),
    source: "PyTorch, torch.nn.functional.conv1d",
    rule: |arguments| convolve(arguments, 1),
};

/// Two dimensions.
pub const CONV2D: Entry = Entry {
    slug: "conv2d",
    title: "Convolution, two dimensions",
    formula: r"y_{n,o,i,j} = b_o + \sum_{c,k,l} w_{o,c,k,l}\, x_{n,c,\,si+dk-p,\,sj+dl-p}",
    parameters: PARAMETERS,
    main: Some("y"),
    source: "PyTorch, torch.nn.functional.conv2d",
    rule: |arguments| convolve(arguments, 2),
};

/// Sizes of one convolution; in one dimension the height is 1.
struct Plan {
    samples: usize,
    channels: usize,
    size: [usize; 2],
    outputs: usize,
    inner: usize,
    kernel: [usize; 2],
    stride: [usize; 2],
    padding: [usize; 2],
    dilation: [usize; 2],
    groups: usize,
    out: [usize; 2],
}

impl Plan {
    fn new(arguments: &Arguments, dimensions: usize) -> Result<Self, MathError> {
        let rule = arguments.rule();
        let (x, w) = (arguments.tensor("x")?, arguments.tensor("w")?);
        let wide = |tensor: &Tensor| -> Result<[usize; 4], MathError> {
            match (dimensions, tensor.sizes()) {
                (1, &[a, b, c]) => Ok([a, b, 1, c]),
                (2, &[a, b, c, d]) => Ok([a, b, c, d]),
                _ => Err(MathError::new(format!(
                    "{rule}: shape {} should have {} axes",
                    tensor.shape(),
                    dimensions + 2
                ))),
            }
        };
        let [samples, channels, height, width] = wide(x)?;
        let [outputs, inner, kernel_height, kernel_width] = wide(w)?;
        let groups = arguments.size("groups")?;
        if groups == 0 || outputs % groups != 0 || inner * groups != channels {
            return Err(MathError::new(format!(
                "{rule}: {channels} channels in {groups} groups do not meet weights of shape {}",
                w.shape()
            )));
        }
        let setting = |name: &str, alone: usize| -> Result<[usize; 2], MathError> {
            let [first, last] = pair(arguments, name)?;
            Ok(if dimensions == 1 {
                [alone, last]
            } else {
                [first, last]
            })
        };
        let (stride, padding, dilation) = (
            setting("stride", 1)?,
            setting("padding", 0)?,
            setting("dilation", 1)?,
        );
        let (size, kernel) = ([height, width], [kernel_height, kernel_width]);
        let out = [0, 1].map(|axis| {
            along(
                size[axis],
                kernel[axis],
                stride[axis],
                padding[axis],
                dilation[axis],
            )
        });
        let [Some(rows), Some(columns)] = out else {
            return Err(MathError::new(format!(
                "{rule}: the kernel is larger than its padded input"
            )));
        };
        let work = [
            samples,
            outputs,
            rows,
            columns,
            inner,
            kernel_height,
            kernel_width,
        ];
        if work
            .iter()
            .try_fold(1_usize, |work, &size| work.checked_mul(size))
            .is_none_or(|work| work > MOST)
        {
            return Err(MathError::new(format!(
                "{rule}: too much work for one call"
            )));
        }
        let out = [rows, columns];
        Ok(Self {
            samples,
            channels,
            size,
            outputs,
            inner,
            kernel,
            stride,
            padding,
            dilation,
            groups,
            out,
        })
    }

    /// Visits every product: the places in y, w and x.
    fn each(&self, mut visit: impl FnMut(usize, usize, usize)) {
        let each_group = self.outputs / self.groups;
        for n in 0..self.samples {
            for o in 0..self.outputs {
                for i in 0..self.out[0] {
                    for j in 0..self.out[1] {
                        let y = ((n * self.outputs + o) * self.out[0] + i) * self.out[1] + j;
                        for c in 0..self.inner {
                            let channel = o / each_group * self.inner + c;
                            for k in 0..self.kernel[0] {
                                let Some(row) = self.source(0, i, k) else {
                                    continue;
                                };
                                for l in 0..self.kernel[1] {
                                    let Some(column) = self.source(1, j, l) else {
                                        continue;
                                    };
                                    let w = ((o * self.inner + c) * self.kernel[0] + k)
                                        * self.kernel[1]
                                        + l;
                                    let x = ((n * self.channels + channel) * self.size[0] + row)
                                        * self.size[1]
                                        + column;
                                    visit(y, w, x);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The place in the input, or nothing in the padding.
    fn source(&self, axis: usize, out: usize, kernel: usize) -> Option<usize> {
        (self.stride[axis] * out + self.dilation[axis] * kernel)
            .checked_sub(self.padding[axis])
            .filter(|&place| place < self.size[axis])
    }
}

fn convolve(arguments: &Arguments, dimensions: usize) -> Result<Outcome, MathError> {
    let plan = Plan::new(arguments, dimensions)?;
    let (x, w) = (arguments.tensor("x")?, arguments.tensor("w")?);
    let sizes: &[usize] = match dimensions {
        1 => &[plan.samples, plan.outputs, plan.out[1]],
        _ => &[plan.samples, plan.outputs, plan.out[0], plan.out[1]],
    };
    let mut y = Tensor::zeros(Shape::new(sizes)?);
    let places = (plan.out[0] * plan.out[1]).max(1);
    if let Some(b) = arguments.optional_tensor("b") {
        if b.len() != plan.outputs {
            return Err(MathError::new(format!(
                "{}: {} numbers in the bias for {} outputs",
                arguments.rule(),
                b.len(),
                plan.outputs
            )));
        }
        for (block, b) in y.data_mut().chunks_mut(places).zip(b.data().iter().cycle()) {
            block.fill(*b);
        }
    }
    let out = y.data_mut();
    plan.each(|to, w_at, x_at| {
        if let (Some(y), Some(w), Some(x)) =
            (out.get_mut(to), w.data().get(w_at), x.data().get(x_at))
        {
            *y += w * x;
        }
    });
    let shape: Vec<f64> = y.sizes().iter().map(|&size| size as f64).collect();
    let mut parts = Vec::new();
    if let Some(dy) = arguments.optional_tensor("dy") {
        let dy = dy.broadcast_to(y.shape())?;
        let (mut d_x, mut d_w) = (x.map(|_| 0.0), w.map(|_| 0.0));
        plan.each(|from, w_at, x_at| {
            let Some(dy) = dy.data().get(from) else {
                return;
            };
            if let (Some(d_x), Some(w)) = (d_x.data_mut().get_mut(x_at), w.data().get(w_at)) {
                *d_x += dy * w;
            }
            if let (Some(d_w), Some(x)) = (d_w.data_mut().get_mut(w_at), x.data().get(x_at)) {
                *d_w += dy * x;
            }
        });
        let mut d_b = vec![0.0; plan.outputs];
        for (place, block) in dy.data().chunks(places).enumerate() {
            if let Some(d_b) = d_b.get_mut(place % plan.outputs.max(1)) {
                *d_b += block.iter().sum::<f64>();
            }
        }
        parts.push(("d_x", Outcome::Tensor(d_x)));
        parts.push(("d_w", Outcome::Tensor(d_w)));
        parts.push(("d_b", d_b.into()));
    }
    parts.insert(0, ("y", Outcome::Tensor(y)));
    parts.push(("shape", shape.into()));
    Ok(Outcome::Record(parts))
}
