//! A network of three layers, 2–32–32–2, with ReLU between them.

use super::batch::{Batch, Precision};
use crate::kernel::activation::{dead, relu, relu_backward};
use crate::kernel::outer::multiply_transposed;
use crate::kernel::product::{Left, Scratch, Start, multiply};
use crate::kernel::rounding::round;
use crate::kernel::{softmax, sum::sum};
use crate::layout::{Layout, Role};
use std::ops::Range;

/// Numbers in and out of each layer.
pub const WIDTHS: [usize; 4] = [2, 32, 32, 2];

/// Layers.
const LAYERS: usize = WIDTHS.len() - 1;

/// The network, with room for one batch.
#[derive(Clone, Debug)]
pub struct Mlp {
    layout: Layout,
    weights: [Range<usize>; LAYERS],
    biases: [Range<usize>; LAYERS],
    examples: usize,
    /// Input, hidden outputs, logits.
    outputs: [Vec<f32>; LAYERS + 1],
    /// The gradients of the hidden outputs.
    flowing: [Vec<f32>; LAYERS - 1],
    packed: Scratch,
    softmax: softmax::Scratch,
}

impl Mlp {
    /// For batches of so many examples, a multiple of eight.
    #[must_use]
    pub fn new(examples: usize) -> Self {
        let mut layout = Layout::default();
        let mut weights = [(); LAYERS].map(|()| 0..0);
        let mut biases = [(); LAYERS].map(|()| 0..0);
        for layer in 0..LAYERS {
            let (from, to) = (WIDTHS[layer], WIDTHS[layer + 1]);
            let last = layer + 1 == LAYERS;
            let role = if layer == 0 || last {
                Role::Edge
            } else {
                Role::Hidden
            };
            // He and others 2015: 2/n before a ReLU.
            let variance = if last { 1.0 } else { 2.0 } / from as f64;
            let name = format!("layer {}", layer + 1);
            weights[layer] = layout.add(format!("{name} weight"), role, to, from, variance.sqrt());
            biases[layer] = layout.add(format!("{name} bias"), Role::Bias, to, 1, 0.0);
        }
        Self {
            layout,
            weights,
            biases,
            examples,
            outputs: WIDTHS.map(|width| vec![0.0; width * examples]),
            flowing: [WIDTHS[1], WIDTHS[2]].map(|width| vec![0.0; width * examples]),
            packed: Scratch::new(32, 32),
            softmax: softmax::Scratch::new(examples),
        }
    }

    /// Where its weights stand.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The biases of the hidden layers.
    #[must_use]
    pub fn hidden_biases(&self) -> [Range<usize>; 2] {
        [self.biases[0].clone(), self.biases[1].clone()]
    }

    /// The mean loss of a batch.
    pub fn loss(&mut self, weights: &[f32], batch: &Batch, precision: Precision) -> f64 {
        let n = self.examples;
        self.outputs[0].copy_from_slice(&batch.inputs);
        round(&mut self.outputs[0], precision.format);
        for layer in 0..LAYERS {
            let (from, to) = (WIDTHS[layer], WIDTHS[layer + 1]);
            let (before, after) = self.outputs.split_at_mut(layer + 1);
            let (x, y) = (&before[layer], &mut after[0]);
            let w = Left::new(&weights[self.weights[layer].clone()], to, from);
            let bias = Start::Bias(&weights[self.biases[layer].clone()]);
            multiply(w, x, n, y, n, n, bias, &mut self.packed);
            if layer + 1 < LAYERS {
                relu(y);
            }
            round(y, precision.format);
        }
        softmax::cross_entropy(
            &mut self.outputs[LAYERS],
            &batch.targets,
            precision.scale,
            &mut self.softmax,
        )
    }

    /// The mean loss, and the gradient of loss times scale with respect to every weight.
    pub fn gradients(
        &mut self,
        weights: &[f32],
        batch: &Batch,
        precision: Precision,
        gradients: &mut [f32],
    ) -> f64 {
        let loss = self.loss(weights, batch, precision);
        let n = self.examples;
        round(&mut self.outputs[LAYERS], precision.format);
        for layer in (0..LAYERS).rev() {
            let (from, to) = (WIDTHS[layer], WIDTHS[layer + 1]);
            let (below, above) = self.flowing.split_at_mut(layer);
            let d = above.first().unwrap_or(&self.outputs[LAYERS]);
            let x = &self.outputs[layer];
            let d_w = &mut gradients[self.weights[layer].clone()];
            multiply_transposed(d, n, to, x, n, from, n, d_w, from);
            let d_b = &mut gradients[self.biases[layer].clone()];
            for (d_b, row) in d_b.iter_mut().zip(d.chunks_exact(n)) {
                *d_b = sum(row);
            }
            if let Some(d_x) = below.last_mut() {
                let w = Left::transposed(&weights[self.weights[layer].clone()], to, from);
                multiply(w, d, n, d_x, n, n, Start::Zero, &mut self.packed);
                relu_backward(x, d_x);
                round(d_x, precision.format);
            }
        }
        round(gradients, precision.format);
        loss
    }

    /// The share of hidden units that were 0 for the whole last batch.
    #[must_use]
    pub fn dead(&self) -> f64 {
        let hidden = &self.outputs[1..LAYERS];
        let dead: usize = hidden.iter().map(|y| dead(y, self.examples)).sum();
        dead as f64 / (WIDTHS[1] + WIDTHS[2]) as f64
    }
}
