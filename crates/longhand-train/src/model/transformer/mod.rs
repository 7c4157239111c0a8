//! A transformer of two layers: causal attention and a network with ReLU, each after an RMS norm and
//! beside the residual stream, as in "pre-norm" models.

mod backward;
mod parts;

pub use parts::Sizes;

use super::batch::{Batch, Precision};
use crate::kernel::activation::{dead, relu};
use crate::kernel::attention;
use crate::kernel::norm::{EPS, rms_norm};
use crate::kernel::product::{Left, Scratch, Start, multiply};
use crate::kernel::rounding::round;
use crate::kernel::softmax;
use crate::layout::{Layout, Role};
use parts::{Flowing, Kept, Places, heads, places};
use std::ops::Range;

/// The transformer, with room for one batch.
#[derive(Clone, Debug)]
pub struct Transformer {
    sizes: Sizes,
    layout: Layout,
    embedding: Range<usize>,
    positions: Range<usize>,
    layers: Vec<Places>,
    gain: Range<usize>,
    head: Range<usize>,
    sequences: usize,
    kept: Vec<Kept>,
    /// The residual stream at the end.
    x: Vec<f32>,
    inverse: Vec<f32>,
    normed: Vec<f32>,
    logits: Vec<f32>,
    flowing: Flowing,
    packed: Scratch,
    attention: attention::Scratch,
    softmax: softmax::Scratch,
}

impl Transformer {
    /// For batches of so many sequences.
    #[must_use]
    pub fn new(sizes: Sizes, sequences: usize) -> Self {
        let Sizes {
            vocabulary,
            context,
            width,
            hidden,
            ..
        } = sizes;
        let mut layout = Layout::default();
        let embedding = layout.add("embedding".into(), Role::Edge, vocabulary, width, 0.3);
        let positions = layout.add("positions".into(), Role::Edge, context, width, 0.1);
        let layers = (0..sizes.layers)
            .map(|n| places(&mut layout, sizes, n))
            .collect();
        let gain = layout.add("last norm".into(), Role::Gain, width, 1, 0.0);
        // Small first logits: the loss begins near the logarithm of the vocabulary.
        let small = 0.25 / (width as f64).sqrt();
        let head = layout.add("head".into(), Role::Edge, vocabulary, width, small);
        let rows = sequences * context;
        let room = |features: usize| vec![0.0; features * rows];
        let kept = Kept {
            x: room(width),
            inverse1: room(1),
            normed1: room(width),
            qkv: room(3 * width),
            probabilities: room(sizes.heads * context),
            mixed: room(width),
            middle: room(width),
            inverse2: room(1),
            normed2: room(width),
            hidden: room(hidden),
        };
        let widest = vocabulary.max(hidden).max(3 * width);
        Self {
            sizes,
            layout,
            embedding,
            positions,
            layers,
            gain,
            head,
            sequences,
            kept: vec![kept; sizes.layers],
            x: room(width),
            inverse: room(1),
            normed: room(width),
            logits: room(vocabulary),
            flowing: Flowing {
                x: room(width),
                normed: room(width),
                mixed: room(width),
                qkv: room(3 * width),
                hidden: room(hidden),
                along: room(1),
            },
            packed: Scratch::new(widest, widest),
            attention: attention::Scratch::new(width / sizes.heads, context),
            softmax: softmax::Scratch::new(rows),
        }
    }

    /// Where its weights stand.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The biases of the hidden layers.
    pub fn hidden_biases(&self) -> impl Iterator<Item = Range<usize>> {
        self.layers.iter().map(|layer| layer.up_bias.clone())
    }

    fn rows(&self) -> usize {
        self.sequences * self.sizes.context
    }

    /// The mean loss of a batch.
    pub fn loss(&mut self, weights: &[f32], batch: &Batch, precision: Precision) -> f64 {
        self.embed(weights, batch, precision);
        let (
            n,
            Sizes {
                width, vocabulary, ..
            },
        ) = (self.rows(), self.sizes);
        for layer in 0..self.layers.len() {
            self.layer(layer, weights, precision);
        }
        let gain = &weights[self.gain.clone()];
        rms_norm(&self.x, gain, EPS, &mut self.inverse, &mut self.normed);
        round(&mut self.normed, precision.format);
        let head = Left::new(&weights[self.head.clone()], vocabulary, width);
        multiply(
            head,
            &self.normed,
            n,
            &mut self.logits,
            n,
            n,
            Start::Zero,
            &mut self.packed,
        );
        round(&mut self.logits, precision.format);
        softmax::cross_entropy(
            &mut self.logits,
            &batch.targets,
            precision.scale,
            &mut self.softmax,
        )
    }

    /// The residual stream as it begins: the embedding of each token and of its position.
    fn embed(&mut self, weights: &[f32], batch: &Batch, precision: Precision) {
        let (n, Sizes { width, context, .. }) = (self.rows(), self.sizes);
        let (table, positions) = (
            &weights[self.embedding.clone()],
            &weights[self.positions.clone()],
        );
        for (row, token) in batch.tokens.iter().enumerate() {
            let entry = &table[*token as usize * width..][..width];
            let position = &positions[row % context * width..][..width];
            for (feature, (e, p)) in entry.iter().zip(position).enumerate() {
                self.x[feature * n + row] = e + p;
            }
        }
        round(&mut self.x, precision.format);
    }

    fn layer(&mut self, number: usize, weights: &[f32], precision: Precision) {
        let (n, Sizes { width, hidden, .. }) = (self.rows(), self.sizes);
        let (places, kept) = (&self.layers[number], &mut self.kept[number]);
        let packed = &mut self.packed;
        kept.x.copy_from_slice(&self.x);
        let gain = &weights[places.gain1.clone()];
        rms_norm(&kept.x, gain, EPS, &mut kept.inverse1, &mut kept.normed1);
        round(&mut kept.normed1, precision.format);
        let qkv = Left::new(&weights[places.qkv.clone()], 3 * width, width);
        multiply(
            qkv,
            &kept.normed1,
            n,
            &mut kept.qkv,
            n,
            n,
            Start::Zero,
            packed,
        );
        round(&mut kept.qkv, precision.format);
        let (q, kv) = kept.qkv.split_at(width * n);
        let (k, v) = kv.split_at(width * n);
        let (head, spots) = heads(self.sizes, self.sequences, n);
        let one = head.tokens * head.tokens;
        for (at, p) in spots.zip(kept.probabilities.chunks_exact_mut(one)) {
            let mixed = &mut kept.mixed[at..];
            head.forward(&q[at..], &k[at..], &v[at..], p, mixed, &mut self.attention);
        }
        round(&mut kept.mixed, precision.format);
        kept.middle.copy_from_slice(&kept.x);
        let out = Left::new(&weights[places.out.clone()], width, width);
        multiply(
            out,
            &kept.mixed,
            n,
            &mut kept.middle,
            n,
            n,
            Start::Sum,
            packed,
        );
        round(&mut kept.middle, precision.format);
        let gain = &weights[places.gain2.clone()];
        rms_norm(
            &kept.middle,
            gain,
            EPS,
            &mut kept.inverse2,
            &mut kept.normed2,
        );
        round(&mut kept.normed2, precision.format);
        let up = Left::new(&weights[places.up.clone()], hidden, width);
        let bias = Start::Bias(&weights[places.up_bias.clone()]);
        multiply(up, &kept.normed2, n, &mut kept.hidden, n, n, bias, packed);
        relu(&mut kept.hidden);
        round(&mut kept.hidden, precision.format);
        let down_bias = &weights[places.down_bias.clone()];
        let rows = self.x.chunks_exact_mut(n).zip(kept.middle.chunks_exact(n));
        for ((x, middle), bias) in rows.zip(down_bias) {
            for (x, middle) in x.iter_mut().zip(middle) {
                *x = middle + bias;
            }
        }
        let down = Left::new(&weights[places.down.clone()], width, hidden);
        multiply(down, &kept.hidden, n, &mut self.x, n, n, Start::Sum, packed);
        round(&mut self.x, precision.format);
    }

    /// The share of hidden units that were 0 for the whole last batch.
    #[must_use]
    pub fn dead(&self) -> f64 {
        let n = self.rows();
        let dead: usize = self.kept.iter().map(|kept| dead(&kept.hidden, n)).sum();
        dead as f64 / (self.sizes.hidden * self.sizes.layers) as f64
    }
}
