//! Muon with momentum 0.95 in Nesterov's form; the step has the size of one of AdamW's, so that both
//! take the same rate (`match_rms_adamw` in PyTorch).

use super::hyper::Hyper;
use crate::kernel::outer::multiply_transposed;
use crate::kernel::product::{self, Left, Start, multiply};
use crate::kernel::sum;
use crate::layout::{Layout, Role};

const MOMENTUM: f32 = 0.95;
/// Coefficients of the Newton–Schulz iteration: Jordan and others 2024.
const A: f32 = 3.4445;
const B: f32 = -4.775;
const C: f32 = 2.0315;
const ROUNDS: usize = 5;
const EPS: f64 = 1e-7;

/// Room for the iteration.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    x: Vec<f32>,
    next: Vec<f32>,
    gram: Vec<f32>,
    factor: Vec<f32>,
    packed: product::Scratch,
}

impl Scratch {
    /// Room for every hidden matrix of a model.
    #[must_use]
    pub fn new(layout: &Layout) -> Self {
        let hidden = || {
            layout
                .tensors
                .iter()
                .filter(|tensor| tensor.role == Role::Hidden)
        };
        let numbers = hidden()
            .map(|tensor| tensor.rows * tensor.columns)
            .max()
            .unwrap_or(0);
        let short = hidden()
            .map(|tensor| tensor.rows.min(tensor.columns))
            .max()
            .unwrap_or(0);
        Self {
            x: vec![0.0; numbers],
            next: vec![0.0; numbers],
            gram: vec![0.0; short * short],
            factor: vec![0.0; short * short],
            packed: product::Scratch::new(short, short),
        }
    }
}

/// One step of a matrix whose sides are multiples of eight.
pub fn step(
    hyper: Hyper,
    [rows, columns]: [usize; 2],
    w: &mut [f32],
    g: &[f32],
    b: &mut [f32],
    scratch: &mut Scratch,
) {
    let (short, long) = (rows.min(columns), rows.max(columns));
    let tall = rows > columns;
    let place = |row: usize, column: usize| {
        if tall {
            column * rows + row
        } else {
            row * columns + column
        }
    };
    let x = &mut scratch.x[..rows * columns];
    for row in 0..rows {
        for column in 0..columns {
            let at = row * columns + column;
            b[at] = MOMENTUM * b[at] + (1.0 - MOMENTUM) * g[at];
            x[place(row, column)] = MOMENTUM * b[at] + (1.0 - MOMENTUM) * g[at];
        }
    }
    let inverse = (1.0 / sum::norm(x).max(EPS)) as f32;
    x.iter_mut().for_each(|x| *x *= inverse);
    let next = &mut scratch.next[..rows * columns];
    let gram = &mut scratch.gram[..short * short];
    let factor = &mut scratch.factor[..short * short];
    for _ in 0..ROUNDS {
        multiply_transposed(x, long, short, x, long, short, long, gram, short);
        let left = Left::new(gram, short, short);
        multiply(
            left,
            gram,
            short,
            factor,
            short,
            short,
            Start::Zero,
            &mut scratch.packed,
        );
        for (factor, gram) in factor.iter_mut().zip(gram.iter()) {
            *factor = B * gram + C * *factor;
        }
        let left = Left::new(factor, short, short);
        multiply(
            left,
            x,
            long,
            next,
            long,
            long,
            Start::Zero,
            &mut scratch.packed,
        );
        for (x, next) in x.iter_mut().zip(next.iter()) {
            *x = A * *x + next;
        }
    }
    let rate = hyper.lr * 0.2 * (long as f32).sqrt();
    let keep = 1.0 - hyper.lr * hyper.decay;
    for row in 0..rows {
        for column in 0..columns {
            let w = &mut w[row * columns + column];
            *w = *w * keep - rate * x[place(row, column)];
        }
    }
}
