//! Two shapes in one operation: the smaller is repeated, and summed on the way back.

use super::limits::MAX_RANK;
use super::{Shape, Tensor};
use crate::MathError;

impl Tensor {
    /// The function at every pair, with broadcasting.
    ///
    /// # Errors
    /// The shapes do not broadcast.
    pub fn zip(&self, other: &Self, f: impl Fn(f64, f64) -> f64) -> Result<Self, MathError> {
        if self.shape == other.shape {
            let pairs = self.data.iter().zip(&other.data);
            return Ok(Self {
                shape: self.shape,
                data: pairs.map(|(&a, &b)| f(a, b)).collect(),
            });
        }
        let shape = self.shape.broadcast(&other.shape)?;
        // A number, or a row repeated down a matrix: no places are counted.
        if let (true, &[b]) = (shape == self.shape, other.data.as_slice()) {
            return Ok(self.map(|a| f(a, b)));
        }
        if let (true, &[a]) = (shape == other.shape, self.data.as_slice()) {
            return Ok(other.map(|b| f(a, b)));
        }
        let mut data = Vec::with_capacity(shape.elements());
        if shape == self.shape && other.shape.ends(&shape) {
            for row in self.data.chunks_exact(other.data.len().max(1)) {
                data.extend(row.iter().zip(&other.data).map(|(&a, &b)| f(a, b)));
            }
            return Ok(Self { shape, data });
        }
        if shape == other.shape && self.shape.ends(&shape) {
            for row in other.data.chunks_exact(self.data.len().max(1)) {
                data.extend(self.data.iter().zip(row).map(|(&a, &b)| f(a, b)));
            }
            return Ok(Self { shape, data });
        }
        let (sa, sb) = (
            self.shape.strides_for(&shape),
            other.shape.strides_for(&shape),
        );
        walk(&shape, |place| {
            let a = offset(place, &sa);
            let b = offset(place, &sb);
            if let (Some(&a), Some(&b)) = (self.data.get(a), other.data.get(b)) {
                data.push(f(a, b));
            }
        });
        Ok(Self { shape, data })
    }

    /// Stretched to a larger shape by broadcasting.
    ///
    /// # Errors
    /// The shape does not broadcast to `to`.
    pub fn broadcast_to(&self, to: Shape) -> Result<Self, MathError> {
        if self.shape.broadcast(&to)? != to {
            return Err(MathError::new(format!(
                "shape {} does not stretch to {to}",
                self.shape
            )));
        }
        if self.shape == to {
            return Ok(self.clone());
        }
        Tensor::zeros(to).zip(self, |_, x| x)
    }

    /// Summed back to a smaller shape: the transpose of broadcasting, which is
    /// what the gradient of a broadcast input needs.
    ///
    /// # Errors
    /// `to` does not broadcast to this shape.
    pub fn reduce_to(&self, to: Shape) -> Result<Self, MathError> {
        if self.shape == to {
            return Ok(self.clone());
        }
        if to.broadcast(&self.shape)? != self.shape {
            return Err(MathError::new(format!(
                "shape {} does not sum back to {to}",
                self.shape
            )));
        }
        let mut out = Tensor::zeros(to);
        if let [sum] = out.data.as_mut_slice() {
            *sum = self.sum();
            return Ok(out);
        }
        if to.ends(&self.shape) {
            for row in self.data.chunks_exact(to.elements().max(1)) {
                for (t, s) in out.data.iter_mut().zip(row) {
                    *t += s;
                }
            }
            return Ok(out);
        }
        let strides = to.strides_for(&self.shape);
        let mut source = self.data.iter();
        walk(&self.shape, |place| {
            if let (Some(t), Some(s)) = (out.data.get_mut(offset(place, &strides)), source.next()) {
                *t += s;
            }
        });
        Ok(out)
    }

    /// As [`Tensor::reduce_to`], keeping the numbers where nothing is to be summed.
    pub(crate) fn reduced(self, to: Shape) -> Result<Self, MathError> {
        if self.shape == to {
            return Ok(self);
        }
        self.reduce_to(to)
    }

    /// As [`Tensor::reshape`], keeping the numbers where they are.
    pub(crate) fn reshaped(self, shape: Shape) -> Result<Self, MathError> {
        if shape.elements() != self.data.len() {
            return self.reshape(shape.sizes());
        }
        Ok(Self {
            shape,
            data: self.data,
        })
    }
}

/// Visits every place of a shape in row-major order.
fn walk(shape: &Shape, mut visit: impl FnMut(&[usize; MAX_RANK])) {
    let mut place = [0; MAX_RANK];
    for _ in 0..shape.elements() {
        visit(&place);
        for axis in (0..shape.rank).rev() {
            let (Some(p), Some(&size)) = (place.get_mut(axis), shape.sizes.get(axis)) else {
                continue;
            };
            *p += 1;
            if *p < size {
                break;
            }
            *p = 0;
        }
    }
}

fn offset(place: &[usize; MAX_RANK], strides: &[usize; MAX_RANK]) -> usize {
    place.iter().zip(strides).map(|(p, s)| p * s).sum()
}
