//! Sizes, places and rooms of the transformer.

use crate::kernel::attention::Head;
use crate::kernel::sum::sum;
use crate::layout::{Layout, Role};
use std::ops::Range;

/// The sizes of a transformer. All but `vocabulary`, `heads` and `layers` are multiples of eight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Tokens there are.
    pub vocabulary: usize,
    /// Tokens of a sequence.
    pub context: usize,
    /// Numbers of the residual stream.
    pub width: usize,
    /// Heads of attention; `width` is a multiple of it.
    pub heads: usize,
    /// Hidden units of each layer's network.
    pub hidden: usize,
    /// Layers.
    pub layers: usize,
}

impl Sizes {
    /// The transformer of the lab.
    #[must_use]
    pub fn small(vocabulary: usize) -> Self {
        Self {
            vocabulary,
            context: 32,
            width: 32,
            heads: 2,
            hidden: 128,
            layers: 2,
        }
    }
}

/// Where a layer's weights stand. Query, key and value stand side by side: one matrix to multiply.
#[derive(Clone, Debug)]
pub(super) struct Places {
    pub(super) gain1: Range<usize>,
    pub(super) qkv: Range<usize>,
    pub(super) out: Range<usize>,
    pub(super) gain2: Range<usize>,
    pub(super) up: Range<usize>,
    pub(super) up_bias: Range<usize>,
    pub(super) down: Range<usize>,
    pub(super) down_bias: Range<usize>,
}

/// What a layer keeps for its backward pass.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// The residual stream as it comes in.
    pub(super) x: Vec<f32>,
    pub(super) inverse1: Vec<f32>,
    pub(super) normed1: Vec<f32>,
    pub(super) qkv: Vec<f32>,
    /// Of each sequence and head.
    pub(super) probabilities: Vec<f32>,
    pub(super) mixed: Vec<f32>,
    /// The residual stream after attention.
    pub(super) middle: Vec<f32>,
    pub(super) inverse2: Vec<f32>,
    pub(super) normed2: Vec<f32>,
    pub(super) hidden: Vec<f32>,
}

/// Gradients on their way.
#[derive(Clone, Debug)]
pub(super) struct Flowing {
    /// Of the residual stream.
    pub(super) x: Vec<f32>,
    pub(super) normed: Vec<f32>,
    pub(super) mixed: Vec<f32>,
    pub(super) qkv: Vec<f32>,
    pub(super) hidden: Vec<f32>,
    pub(super) along: Vec<f32>,
}

/// The tensors of a layer.
pub(super) fn places(layout: &mut Layout, sizes: Sizes, number: usize) -> Places {
    let Sizes { width, hidden, .. } = sizes;
    let name = |what: &str| format!("layer {} {what}", number + 1);
    let plain = 1.0 / (width as f64).sqrt();
    // What is added to the residual stream begins smaller the more layers add to it (GPT-2).
    let added = 1.0 / (2.0 * sizes.layers as f64).sqrt();
    let gain1 = layout.add(name("first norm"), Role::Gain, width, 1, 0.0);
    let start = layout.len();
    for what in ["query", "key", "value"] {
        layout.add(name(what), Role::Hidden, width, width, plain);
    }
    let qkv = start..layout.len();
    let out = layout.add(name("mix"), Role::Hidden, width, width, plain * added);
    let gain2 = layout.add(name("second norm"), Role::Gain, width, 1, 0.0);
    let up = layout.add(
        name("up"),
        Role::Hidden,
        hidden,
        width,
        plain * 2.0_f64.sqrt(),
    );
    let up_bias = layout.add(name("up bias"), Role::Bias, hidden, 1, 0.0);
    let narrow = added / (hidden as f64).sqrt();
    let down = layout.add(name("down"), Role::Hidden, width, hidden, narrow);
    let down_bias = layout.add(name("down bias"), Role::Bias, width, 1, 0.0);
    Places {
        gain1,
        qkv,
        out,
        gain2,
        up,
        up_bias,
        down,
        down_bias,
    }
}

/// The shape of a head, and where each sequence's heads begin.
pub(super) fn heads(
    sizes: Sizes,
    sequences: usize,
    rows: usize,
) -> (Head, impl Iterator<Item = usize>) {
    let head = Head {
        size: sizes.width / sizes.heads,
        tokens: sizes.context,
        stride: rows,
    };
    let spots = (0..sequences).flat_map(move |sequence| {
        (0..sizes.heads).map(move |number| number * head.size * rows + sequence * head.tokens)
    });
    (head, spots)
}

/// The sum of each row.
pub(super) fn sums(rows: &[f32], into: &mut [f32], width: usize) {
    for (into, row) in into.iter_mut().zip(rows.chunks_exact(width)) {
        *into = sum(row);
    }
}
