//! A transformer of two layers: causal attention and a network with ReLU, each after an RMS norm and
//! beside the residual stream, as in "pre-norm" models.

use super::batch::{Batch, Precision};
use crate::kernel::activation::{dead, relu, relu_backward};
use crate::kernel::attention::{self, Head};
use crate::kernel::norm::{EPS, rms_norm, rms_norm_backward};
use crate::kernel::outer::multiply_transposed;
use crate::kernel::product::{Left, Scratch, Start, multiply};
use crate::kernel::rounding::round;
use crate::kernel::{softmax, sum::sum};
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
struct Places {
    gain1: Range<usize>,
    qkv: Range<usize>,
    out: Range<usize>,
    gain2: Range<usize>,
    up: Range<usize>,
    up_bias: Range<usize>,
    down: Range<usize>,
    down_bias: Range<usize>,
}

/// What a layer keeps for its backward pass.
#[derive(Clone, Debug)]
struct Kept {
    /// The residual stream as it comes in.
    x: Vec<f32>,
    inverse1: Vec<f32>,
    normed1: Vec<f32>,
    qkv: Vec<f32>,
    /// Of each sequence and head.
    probabilities: Vec<f32>,
    mixed: Vec<f32>,
    /// The residual stream after attention.
    middle: Vec<f32>,
    inverse2: Vec<f32>,
    normed2: Vec<f32>,
    hidden: Vec<f32>,
}

/// Gradients on their way.
#[derive(Clone, Debug)]
struct Flowing {
    /// Of the residual stream.
    x: Vec<f32>,
    normed: Vec<f32>,
    mixed: Vec<f32>,
    qkv: Vec<f32>,
    hidden: Vec<f32>,
    along: Vec<f32>,
}

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

    /// The mean loss, and the gradient of loss times scale with respect to every weight.
    pub fn gradients(
        &mut self,
        weights: &[f32],
        batch: &Batch,
        precision: Precision,
        gradients: &mut [f32],
    ) -> f64 {
        let loss = self.loss(weights, batch, precision);
        let (
            n,
            Sizes {
                width,
                vocabulary,
                context,
                ..
            },
        ) = (self.rows(), self.sizes);
        let flowing = &mut self.flowing;
        round(&mut self.logits, precision.format);
        let d_head = &mut gradients[self.head.clone()];
        multiply_transposed(
            &self.logits,
            n,
            vocabulary,
            &self.normed,
            n,
            width,
            n,
            d_head,
            width,
        );
        let head = Left::transposed(&weights[self.head.clone()], vocabulary, width);
        multiply(
            head,
            &self.logits,
            n,
            &mut flowing.normed,
            n,
            n,
            Start::Zero,
            &mut self.packed,
        );
        round(&mut flowing.normed, precision.format);
        flowing.x.fill(0.0);
        rms_norm_backward(
            &self.x,
            &weights[self.gain.clone()],
            &self.inverse,
            &flowing.normed,
            &mut flowing.x,
            &mut gradients[self.gain.clone()],
            &mut flowing.along,
        );
        round(&mut flowing.x, precision.format);
        for layer in (0..self.layers.len()).rev() {
            self.network_back(layer, weights, precision, gradients);
            self.attention_back(layer, weights, precision, gradients);
        }
        gradients[self.embedding.clone()].fill(0.0);
        gradients[self.positions.clone()].fill(0.0);
        for (row, token) in batch.tokens.iter().enumerate() {
            let entry = self.embedding.start + *token as usize * width;
            let position = self.positions.start + row % context * width;
            for feature in 0..width {
                let d = self.flowing.x[feature * n + row];
                gradients[entry + feature] += d;
                gradients[position + feature] += d;
            }
        }
        round(gradients, precision.format);
        loss
    }

    /// Back through a layer's network.
    fn network_back(
        &mut self,
        number: usize,
        weights: &[f32],
        precision: Precision,
        gradients: &mut [f32],
    ) {
        let (n, Sizes { width, hidden, .. }) = (self.rows(), self.sizes);
        let (places, kept) = (&self.layers[number], &self.kept[number]);
        let (flowing, packed) = (&mut self.flowing, &mut self.packed);
        let d_down = &mut gradients[places.down.clone()];
        multiply_transposed(
            &flowing.x,
            n,
            width,
            &kept.hidden,
            n,
            hidden,
            n,
            d_down,
            hidden,
        );
        sums(&flowing.x, &mut gradients[places.down_bias.clone()], n);
        let down = Left::transposed(&weights[places.down.clone()], width, hidden);
        multiply(
            down,
            &flowing.x,
            n,
            &mut flowing.hidden,
            n,
            n,
            Start::Zero,
            packed,
        );
        relu_backward(&kept.hidden, &mut flowing.hidden);
        round(&mut flowing.hidden, precision.format);
        let d_up = &mut gradients[places.up.clone()];
        multiply_transposed(
            &flowing.hidden,
            n,
            hidden,
            &kept.normed2,
            n,
            width,
            n,
            d_up,
            width,
        );
        sums(&flowing.hidden, &mut gradients[places.up_bias.clone()], n);
        let up = Left::transposed(&weights[places.up.clone()], hidden, width);
        multiply(
            up,
            &flowing.hidden,
            n,
            &mut flowing.normed,
            n,
            n,
            Start::Zero,
            packed,
        );
        round(&mut flowing.normed, precision.format);
        rms_norm_backward(
            &kept.middle,
            &weights[places.gain2.clone()],
            &kept.inverse2,
            &flowing.normed,
            &mut flowing.x,
            &mut gradients[places.gain2.clone()],
            &mut flowing.along,
        );
        round(&mut flowing.x, precision.format);
    }

    /// Back through a layer's attention.
    fn attention_back(
        &mut self,
        number: usize,
        weights: &[f32],
        precision: Precision,
        gradients: &mut [f32],
    ) {
        let (n, Sizes { width, .. }) = (self.rows(), self.sizes);
        let (places, kept) = (&self.layers[number], &self.kept[number]);
        let (flowing, packed) = (&mut self.flowing, &mut self.packed);
        let d_out = &mut gradients[places.out.clone()];
        multiply_transposed(&flowing.x, n, width, &kept.mixed, n, width, n, d_out, width);
        let out = Left::transposed(&weights[places.out.clone()], width, width);
        multiply(
            out,
            &flowing.x,
            n,
            &mut flowing.mixed,
            n,
            n,
            Start::Zero,
            packed,
        );
        round(&mut flowing.mixed, precision.format);
        let (q, kv) = kept.qkv.split_at(width * n);
        let (k, v) = kv.split_at(width * n);
        let (d_q, d_kv) = flowing.qkv.split_at_mut(width * n);
        let (d_k, d_v) = d_kv.split_at_mut(width * n);
        let (head, spots) = heads(self.sizes, self.sequences, n);
        let one = head.tokens * head.tokens;
        for (at, p) in spots.zip(kept.probabilities.chunks_exact(one)) {
            head.backward(
                [&q[at..], &k[at..], &v[at..]],
                p,
                &flowing.mixed[at..],
                [&mut d_q[at..], &mut d_k[at..], &mut d_v[at..]],
                &mut self.attention,
            );
        }
        round(&mut flowing.qkv, precision.format);
        let d_qkv = &mut gradients[places.qkv.clone()];
        let wide = 3 * width;
        multiply_transposed(
            &flowing.qkv,
            n,
            wide,
            &kept.normed1,
            n,
            width,
            n,
            d_qkv,
            width,
        );
        let qkv = Left::transposed(&weights[places.qkv.clone()], wide, width);
        multiply(
            qkv,
            &flowing.qkv,
            n,
            &mut flowing.normed,
            n,
            n,
            Start::Zero,
            packed,
        );
        round(&mut flowing.normed, precision.format);
        rms_norm_backward(
            &kept.x,
            &weights[places.gain1.clone()],
            &kept.inverse1,
            &flowing.normed,
            &mut flowing.x,
            &mut gradients[places.gain1.clone()],
            &mut flowing.along,
        );
        round(&mut flowing.x, precision.format);
    }

    /// The share of hidden units that were 0 for the whole last batch.
    #[must_use]
    pub fn dead(&self) -> f64 {
        let n = self.rows();
        let dead: usize = self.kept.iter().map(|kept| dead(&kept.hidden, n)).sum();
        dead as f64 / (self.sizes.hidden * self.sizes.layers) as f64
    }
}

/// The tensors of a layer.
fn places(layout: &mut Layout, sizes: Sizes, number: usize) -> Places {
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
fn heads(sizes: Sizes, sequences: usize, rows: usize) -> (Head, impl Iterator<Item = usize>) {
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
fn sums(rows: &[f32], into: &mut [f32], width: usize) {
    for (into, row) in into.iter_mut().zip(rows.chunks_exact(width)) {
        *into = sum(row);
    }
}
