//! Layers with weights, forward and backward, as one rule each: what the exercises on shapes and
//! gradients of layers ask for.
//!
//! `y` (or what the rule is named for) stands for the whole; with an incoming gradient `dy` the record
//! has `d_x`, `d_w`, `d_b`.

pub mod conv_shape;
pub mod convolution;
pub mod embedding_lookup;
pub mod linear;
pub mod mlp2;
mod parameters;
pub mod softmax_jacobian;

use crate::registry::Entry;

/// Every layer.
pub const ALL: &[Entry] = &[
    linear::ENTRY,
    mlp2::ENTRY,
    embedding_lookup::ENTRY,
    convolution::CONV1D,
    convolution::CONV2D,
    conv_shape::ENTRY,
    softmax_jacobian::ENTRY,
];
