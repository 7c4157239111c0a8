//! The way back.

use super::Transformer;
use super::parts::{Sizes, heads, sums};
use crate::kernel::activation::relu_backward;
use crate::kernel::norm::rms_norm_backward;
use crate::kernel::outer::multiply_transposed;
use crate::kernel::product::{Left, Start, multiply};
use crate::kernel::rounding::round;
use crate::model::batch::{Batch, Precision};

impl Transformer {
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
}
