//! Causal attention of one head over one sequence: `longhand_math::attention` is the judge.
//!
//! Queries stand side by side, so S, P and their gradients have a row for each key: softmax runs
//! over rows.

use super::exp::exp;
use super::outer::multiply_transposed;
use super::product::{Left, Scratch as Packed, Start, multiply};

/// The shape of a head in one sequence: `size` features of `tokens` tokens each, the features of all
/// sequences `stride` apart.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// Features of the head.
    pub size: usize,
    /// Tokens of the sequence; a multiple of eight.
    pub tokens: usize,
    /// From one feature to the next.
    pub stride: usize,
}

/// Room for what a head needs.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    packed: Packed,
    d_p: Vec<f32>,
    top: Vec<f32>,
    sum: Vec<f32>,
}

impl Scratch {
    /// Room for heads of this shape.
    #[must_use]
    pub fn new(size: usize, tokens: usize) -> Self {
        Self {
            packed: Packed::new(size.max(tokens), size.max(tokens)),
            d_p: vec![0.0; tokens * tokens],
            top: vec![0.0; tokens],
            sum: vec![0.0; tokens],
        }
    }
}

impl Head {
    fn scale(self) -> f32 {
        1.0 / (self.size as f32).sqrt()
    }

    /// Features of a matrix as rows of a left factor, or its columns.
    fn left(self, data: &[f32]) -> Left<'_> {
        Left {
            data,
            by_row: self.stride,
            by_column: 1,
            rows: self.size,
            columns: self.tokens,
        }
    }

    fn left_transposed(self, data: &[f32]) -> Left<'_> {
        Left {
            data,
            by_row: 1,
            by_column: self.stride,
            rows: self.tokens,
            columns: self.size,
        }
    }

    /// O = V P, P = softmax over the keys of Kᵀ Q/√size where a key is no later than its query. `p`
    /// keeps P, a row for each key.
    #[cfg_attr(
        all(target_arch = "wasm32", feature = "simd128"),
        target_feature(enable = "simd128")
    )]
    pub fn forward(
        self,
        q: &[f32],
        k: &[f32],
        v: &[f32],
        p: &mut [f32],
        o: &mut [f32],
        scratch: &mut Scratch,
    ) {
        let (n, stride) = (self.tokens, self.stride);
        let packed = &mut scratch.packed;
        multiply(
            self.left_transposed(k),
            q,
            stride,
            p,
            n,
            n,
            Start::Zero,
            packed,
        );
        let (top, sum) = (&mut scratch.top[..n], &mut scratch.sum[..n]);
        top.fill(f32::NEG_INFINITY);
        sum.fill(0.0);
        for (key, row) in p.chunks_exact(n).enumerate() {
            for (top, s) in top[key..].iter_mut().zip(&row[key..]) {
                *top = if *s > *top { *s } else { *top };
            }
        }
        let scale = self.scale();
        for (key, row) in p.chunks_exact_mut(n).enumerate() {
            let (masked, seen) = row.split_at_mut(key);
            masked.fill(0.0);
            for ((s, top), sum) in seen.iter_mut().zip(&top[key..]).zip(&mut sum[key..]) {
                let e = exp((*s - top) * scale);
                *s = e;
                *sum += e;
            }
        }
        for sum in sum.iter_mut() {
            *sum = 1.0 / *sum;
        }
        for row in p.chunks_exact_mut(n) {
            for (p, inverse) in row.iter_mut().zip(sum.iter()) {
                *p *= inverse;
            }
        }
        multiply(self.left(v), p, n, o, stride, n, Start::Zero, packed);
    }

    /// The gradients of Q, K and V, given that of O.
    #[allow(clippy::too_many_arguments)]
    #[cfg_attr(
        all(target_arch = "wasm32", feature = "simd128"),
        target_feature(enable = "simd128")
    )]
    pub fn backward(
        self,
        [q, k, v]: [&[f32]; 3],
        p: &[f32],
        d_o: &[f32],
        [d_q, d_k, d_v]: [&mut [f32]; 3],
        scratch: &mut Scratch,
    ) {
        let (n, stride, size) = (self.tokens, self.stride, self.size);
        let d_p = &mut scratch.d_p[..n * n];
        let packed = &mut scratch.packed;
        multiply_transposed(d_o, stride, size, p, n, n, n, d_v, stride);
        multiply(
            self.left_transposed(v),
            d_o,
            stride,
            d_p,
            n,
            n,
            Start::Zero,
            packed,
        );
        let along = &mut scratch.sum[..n];
        along.fill(0.0);
        for (p, d_p) in p.chunks_exact(n).zip(d_p.chunks_exact(n)) {
            for ((along, p), d_p) in along.iter_mut().zip(p).zip(d_p) {
                *along += p * d_p;
            }
        }
        let scale = self.scale();
        for (p, d_p) in p.chunks_exact(n).zip(d_p.chunks_exact_mut(n)) {
            for ((d, p), along) in d_p.iter_mut().zip(p).zip(along.iter()) {
                *d = p * (*d - along) * scale;
            }
        }
        let d_s = d_p;
        multiply(self.left(k), d_s, n, d_q, stride, n, Start::Zero, packed);
        multiply_transposed(q, stride, size, d_s, n, n, n, d_k, stride);
    }
}
