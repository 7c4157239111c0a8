//! Matrix products.

use super::{Shape, Tensor};
use crate::MathError;

/// Most multiplications in one matrix product.
pub const MAX_PRODUCTS: usize = 1 << 28;

impl Tensor {
    /// Matrix product over the last two axes, PyTorch's `@`: matrix·matrix,
    /// matrix·vector, vector·matrix, vector·vector (a scalar), and batches of
    /// matrices with equal or missing leading axes.
    ///
    /// # Errors
    /// The inner sizes differ, or an operand is a scalar.
    pub fn matmul(&self, other: &Self) -> Result<Self, MathError> {
        if self.rank() == 0 || other.rank() == 0 {
            return Err(MathError::new(
                "a matrix product needs vectors or matrices on both sides",
            ));
        }
        // A vector is a row on the left and a column on the right.
        let left = if self.rank() == 1 {
            [1, self.len()]
        } else {
            [self.shape.size_at_right(2), self.shape.size_at_right(1)]
        };
        let right = if other.rank() == 1 {
            [other.len(), 1]
        } else {
            [other.shape.size_at_right(2), other.shape.size_at_right(1)]
        };
        let ([n, k], [k2, m]) = (left, right);
        if k != k2 {
            return Err(MathError::new(format!(
                "shapes {} and {} do not multiply: {k} columns meet {k2} rows",
                self.shape, other.shape
            )));
        }
        let batch = |t: &Self| -> Vec<usize> {
            let keep = t.rank().saturating_sub(2);
            t.sizes().iter().take(keep).copied().collect()
        };
        let (ba, bb) = (batch(self), batch(other));
        let sizes_batch = if bb.is_empty() || ba == bb {
            ba.clone()
        } else if ba.is_empty() {
            bb.clone()
        } else {
            return Err(MathError::new(format!(
                "shapes {} and {} do not multiply: their leading axes differ",
                self.shape, other.shape
            )));
        };
        let batches: usize = sizes_batch.iter().product();
        let work = [batches, n, k, m]
            .iter()
            .fold(1, |work: usize, &by| work.saturating_mul(by));
        if work > MAX_PRODUCTS {
            return Err(MathError::new(format!(
                "a matrix product of {work} multiplications is more than the {MAX_PRODUCTS} allowed here"
            )));
        }
        let mut sizes = sizes_batch;
        if self.rank() > 1 {
            sizes.push(n);
        }
        if other.rank() > 1 {
            sizes.push(m);
        }
        let shape = Shape::new(&sizes)?;
        let mut data = vec![0.0; shape.elements()];
        for b in 0..batches {
            let from_a = if ba.is_empty() { 0 } else { b * n * k };
            let from_b = if bb.is_empty() { 0 } else { b * k * m };
            let a = self.data.get(from_a..from_a + n * k).unwrap_or(&[]);
            let w = other.data.get(from_b..from_b + k * m).unwrap_or(&[]);
            let out = data.get_mut(b * n * m..(b + 1) * n * m).unwrap_or(&mut []);
            multiply(a, w, out, k, m);
        }
        Ok(Self { shape, data })
    }
}

/// out[n][m] += a[n][k] · w[k][m], row by row so that the inner loop runs along
/// memory.
fn multiply(a: &[f64], w: &[f64], out: &mut [f64], k: usize, m: usize) {
    if k == 0 || m == 0 {
        return;
    }
    for (a_row, out_row) in a.chunks_exact(k).zip(out.chunks_exact_mut(m)) {
        for (&x, w_row) in a_row.iter().zip(w.chunks_exact(m)) {
            for (o, y) in out_row.iter_mut().zip(w_row) {
                *o += x * y;
            }
        }
    }
}

/// A · Bᵀ of two matrices, without Bᵀ being made.
pub(crate) fn product_transposed_right(a: &Tensor, b: &Tensor) -> Result<Tensor, MathError> {
    let (&[n, k], &[m, k2]) = (a.sizes(), b.sizes()) else {
        return a.matmul(&b.transpose()?);
    };
    if k != k2 || k == 0 || n.saturating_mul(k).saturating_mul(m) > MAX_PRODUCTS {
        return a.matmul(&b.transpose()?);
    }
    let mut data = Vec::with_capacity(n * m);
    for row in a.data.chunks_exact(k) {
        data.extend(b.data.chunks_exact(k).map(|column| dot(row, column)));
    }
    Tensor::matrix(n, m, data)
}

/// Aᵀ · B of two matrices, without Aᵀ being made.
pub(crate) fn product_transposed_left(a: &Tensor, b: &Tensor) -> Result<Tensor, MathError> {
    let (&[n, k], &[n2, m]) = (a.sizes(), b.sizes()) else {
        return a.transpose()?.matmul(b);
    };
    if n != n2 || k == 0 || m == 0 || n.saturating_mul(k).saturating_mul(m) > MAX_PRODUCTS {
        return a.transpose()?.matmul(b);
    }
    let mut data = vec![0.0; k * m];
    for (left, right) in a.data.chunks_exact(k).zip(b.data.chunks_exact(m)) {
        for (&x, out) in left.iter().zip(data.chunks_exact_mut(m)) {
            for (o, y) in out.iter_mut().zip(right) {
                *o += x * y;
            }
        }
    }
    Tensor::matrix(k, m, data)
}

/// Four sums side by side, so that one addition need not wait for another.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (fours, others) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest = fours.remainder().iter().zip(others.remainder());
    let rest = rest.fold(0.0, |sum, (x, y)| sum + x * y);
    for (x, y) in fours.zip(others) {
        for ((sum, x), y) in sums.iter_mut().zip(x).zip(y) {
            *sum += x * y;
        }
    }
    let [a, b, c, d] = sums;
    (a + b) + (c + d) + rest
}
