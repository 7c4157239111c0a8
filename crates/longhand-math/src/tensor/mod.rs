//! Numbers with a shape: a scalar, a vector, a matrix, up to four dimensions.
//!
//! Row-major and f64 throughout. Every operation checks shapes and answers with
//! a [`MathError`] that names both shapes; nothing here panics, and no tensor
//! holds more than [`MAX_ELEMENTS`] numbers.
//!
//! Shapes broadcast as in PyTorch and NumPy: aligned at the last axis, a size
//! of 1 (or a missing axis) stretches.

mod broadcast;
mod limits;
mod product;
mod shape;

pub use limits::{MAX_ELEMENTS, MAX_RANK};
pub use product::MAX_PRODUCTS;
pub(crate) use product::{product_transposed_left, product_transposed_right};
pub use shape::Shape;

use crate::MathError;

/// Numbers with a shape, row-major.
///
/// ```
/// use longhand_math::Tensor;
/// let w = Tensor::matrix(2, 2, vec![1.0, 2.0, 3.0, 4.0])?;
/// let x = Tensor::vector(vec![10.0, 1.0]);
/// assert_eq!(w.matmul(&x)?.data(), &[12.0, 34.0]);
/// # Ok::<(), longhand_math::MathError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Tensor {
    shape: Shape,
    data: Vec<f64>,
}

impl Tensor {
    /// A single number.
    #[must_use]
    pub fn scalar(x: f64) -> Self {
        Self {
            shape: Shape::SCALAR,
            data: vec![x],
        }
    }

    /// A vector. (Beyond [`MAX_ELEMENTS`] the rest is dropped: build larger
    /// data through [`Tensor::new`], which says so.)
    #[must_use]
    pub fn vector(mut data: Vec<f64>) -> Self {
        data.truncate(MAX_ELEMENTS);
        let mut shape = Shape::SCALAR;
        shape.sizes = [data.len(), 1, 1, 1];
        shape.rank = 1;
        Self { shape, data }
    }

    /// A matrix from its rows laid end to end.
    ///
    /// # Errors
    /// `data` does not hold `rows · columns` numbers.
    pub fn matrix(rows: usize, columns: usize, data: Vec<f64>) -> Result<Self, MathError> {
        Self::new(&[rows, columns], data)
    }

    /// A tensor of the given sizes from its numbers in row-major order.
    ///
    /// # Errors
    /// The count of numbers is not the product of the sizes, or the shape is
    /// beyond the limits.
    pub fn new(sizes: &[usize], data: Vec<f64>) -> Result<Self, MathError> {
        let shape = Shape::new(sizes)?;
        if shape.elements() != data.len() {
            return Err(MathError::new(format!(
                "{} numbers cannot fill shape {shape}",
                data.len()
            )));
        }
        Ok(Self { shape, data })
    }

    /// All `x`, of this shape.
    #[must_use]
    pub fn full(shape: Shape, x: f64) -> Self {
        Self {
            shape,
            data: vec![x; shape.elements()],
        }
    }

    /// All zero, of this shape.
    #[must_use]
    pub fn zeros(shape: Shape) -> Self {
        Self::full(shape, 0.0)
    }

    /// The shape.
    #[must_use]
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The sizes, outermost axis first; empty for a scalar.
    #[must_use]
    pub fn sizes(&self) -> &[usize] {
        self.shape.sizes()
    }

    /// How many axes: 0 for a scalar, 1 for a vector, 2 for a matrix.
    #[must_use]
    pub fn rank(&self) -> usize {
        self.shape.rank
    }

    /// How many numbers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.data.len()
    }

    /// Whether there are no numbers.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.data.is_empty()
    }

    /// The numbers in row-major order.
    #[must_use]
    pub fn data(&self) -> &[f64] {
        &self.data
    }

    /// The numbers in row-major order, to change in place.
    pub fn data_mut(&mut self) -> &mut [f64] {
        &mut self.data
    }

    /// The numbers in row-major order, without the shape.
    #[must_use]
    pub fn into_data(self) -> Vec<f64> {
        self.data
    }

    /// The number, if this is a scalar.
    #[must_use]
    pub fn item(&self) -> Option<f64> {
        if self.shape.rank == 0 {
            self.data.first().copied()
        } else {
            None
        }
    }

    /// The number at a place, counted from 0 along each axis.
    #[must_use]
    pub fn at(&self, place: &[usize]) -> Option<f64> {
        if place.len() != self.rank() {
            return None;
        }
        let mut offset = 0;
        for (&i, &size) in place.iter().zip(self.sizes()) {
            if i >= size {
                return None;
            }
            offset = offset * size + i;
        }
        self.data.get(offset).copied()
    }

    /// Row `i` (from 0) of a matrix, or the i-th block along the first axis.
    #[must_use]
    pub fn row(&self, i: usize) -> Option<&[f64]> {
        let rows = *self.sizes().first()?;
        if i >= rows {
            return None;
        }
        let width = self.data.len() / rows;
        self.data.get(i * width..(i + 1) * width)
    }

    /// The function at every number.
    #[must_use]
    pub fn map(&self, f: impl Fn(f64) -> f64) -> Self {
        Self {
            shape: self.shape,
            data: self.data.iter().map(|&x| f(x)).collect(),
        }
    }

    /// Sum, number by number, with broadcasting.
    ///
    /// # Errors
    /// The shapes do not broadcast.
    pub fn add(&self, other: &Self) -> Result<Self, MathError> {
        self.zip(other, |a, b| a + b)
    }

    /// Difference, number by number, with broadcasting.
    ///
    /// # Errors
    /// The shapes do not broadcast.
    pub fn sub(&self, other: &Self) -> Result<Self, MathError> {
        self.zip(other, |a, b| a - b)
    }

    /// Product, number by number, with broadcasting.
    ///
    /// # Errors
    /// The shapes do not broadcast.
    pub fn mul(&self, other: &Self) -> Result<Self, MathError> {
        self.zip(other, |a, b| a * b)
    }

    /// Quotient, number by number, with broadcasting.
    ///
    /// # Errors
    /// The shapes do not broadcast.
    pub fn div(&self, other: &Self) -> Result<Self, MathError> {
        self.zip(other, |a, b| a / b)
    }

    /// Every number times `k`.
    #[must_use]
    pub fn scale(&self, k: f64) -> Self {
        self.map(|x| x * k)
    }

    /// Sum of all numbers; 0 for none.
    #[must_use]
    pub fn sum(&self) -> f64 {
        // Not `Iterator::sum`, whose start is −0.
        self.data.iter().fold(0.0, |total, x| total + x)
    }

    /// Mean of all numbers; NaN for none.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.sum() / self.data.len() as f64
    }

    /// Euclidean length of all numbers together.
    #[must_use]
    pub fn norm(&self) -> f64 {
        self.data.iter().map(|x| x * x).sum::<f64>().sqrt()
    }

    /// Sum along an axis (from 0), which disappears.
    ///
    /// # Errors
    /// No such axis.
    pub fn sum_axis(&self, axis: usize) -> Result<Self, MathError> {
        let (outer, size, inner) = self.shape.around(axis)?;
        let mut data = vec![0.0; outer * inner];
        for o in 0..outer {
            for k in 0..size {
                let from = (o * size + k) * inner;
                let source = self.data.get(from..from + inner).unwrap_or(&[]);
                if let Some(target) = data.get_mut(o * inner..(o + 1) * inner) {
                    for (t, s) in target.iter_mut().zip(source) {
                        *t += s;
                    }
                }
            }
        }
        let sizes: Vec<usize> = self
            .sizes()
            .iter()
            .enumerate()
            .filter(|(a, _)| *a != axis)
            .map(|(_, &s)| s)
            .collect();
        Self::new(&sizes, data)
    }

    /// Mean along an axis (from 0), which disappears.
    ///
    /// # Errors
    /// No such axis.
    pub fn mean_axis(&self, axis: usize) -> Result<Self, MathError> {
        let size = self.sizes().get(axis).copied().unwrap_or(0) as f64;
        Ok(self.sum_axis(axis)?.map(|x| x / size))
    }

    /// The same numbers in another shape.
    ///
    /// # Errors
    /// The count of numbers differs.
    pub fn reshape(&self, sizes: &[usize]) -> Result<Self, MathError> {
        let shape = Shape::new(sizes)?;
        if shape.elements() != self.data.len() {
            return Err(MathError::new(format!(
                "shape {} cannot become {shape}: {} numbers against {}",
                self.shape,
                self.data.len(),
                shape.elements()
            )));
        }
        Ok(Self {
            shape,
            data: self.data.clone(),
        })
    }

    /// The last two axes exchanged; a vector stays as it is.
    ///
    /// # Errors
    /// None today; kept for shapes to come.
    pub fn transpose(&self) -> Result<Self, MathError> {
        let rank = self.rank();
        if rank < 2 {
            return Ok(self.clone());
        }
        let (rows, columns) = (self.shape.size_at_right(2), self.shape.size_at_right(1));
        let mut sizes = self.sizes().to_vec();
        sizes.swap(rank - 1, rank - 2);
        let mut data = Vec::with_capacity(self.data.len());
        for block in self.data.chunks(rows.max(1) * columns.max(1)) {
            for c in 0..columns {
                data.extend(block.iter().skip(c).step_by(columns.max(1)).take(rows));
            }
        }
        Self::new(&sizes, data)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn m(rows: usize, columns: usize, data: &[f64]) -> Tensor {
        Tensor::matrix(rows, columns, data.to_vec()).unwrap()
    }

    #[test]
    fn a_row_and_a_column_broadcast_to_a_matrix() {
        let column = m(2, 1, &[10.0, 20.0]);
        let row = Tensor::vector(vec![1.0, 2.0, 3.0]);
        let sum = column.add(&row).unwrap();
        assert_eq!(sum.sizes(), &[2, 3]);
        assert_eq!(sum.data(), &[11.0, 12.0, 13.0, 21.0, 22.0, 23.0]);
        assert_eq!(
            sum.reduce_to(row.shape()).unwrap().data(),
            &[32.0, 34.0, 36.0]
        );
        assert_eq!(sum.reduce_to(column.shape()).unwrap().data(), &[36.0, 66.0]);
        assert_eq!(sum.reduce_to(Shape::SCALAR).unwrap().item(), Some(102.0));
    }

    #[test]
    fn shapes_that_do_not_fit_are_named() {
        let a = Tensor::vector(vec![1.0, 2.0]);
        let b = Tensor::vector(vec![1.0, 2.0, 3.0]);
        let error = a.add(&b).unwrap_err();
        assert_eq!(error.message, "shapes [2] and [3] do not fit together");
        assert!(m(2, 2, &[0.0; 4]).matmul(&b).is_err());
        assert!(Tensor::new(&[1 << 20, 1 << 20], vec![]).is_err());
    }

    #[test]
    fn transposing_twice_changes_nothing() {
        let a = m(2, 3, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        let t = a.transpose().unwrap();
        assert_eq!(t.data(), &[1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
        assert_eq!(t.transpose().unwrap(), a);
        let batch = Tensor::new(&[2, 1, 3], (0..6).map(f64::from).collect()).unwrap();
        assert_eq!(batch.transpose().unwrap().sizes(), &[2, 3, 1]);
    }

    #[test]
    fn matrix_products_cover_vectors_and_batches() {
        let a = m(2, 2, &[1.0, 2.0, 3.0, 4.0]);
        let v = Tensor::vector(vec![1.0, 1.0]);
        assert_eq!(a.matmul(&v).unwrap().data(), &[3.0, 7.0]);
        assert_eq!(v.matmul(&a).unwrap().data(), &[4.0, 6.0]);
        assert_eq!(v.matmul(&v).unwrap().item(), Some(2.0));
        let batch = Tensor::new(&[2, 1, 2], vec![1.0, 0.0, 0.0, 1.0]).unwrap();
        let out = batch.matmul(&a).unwrap();
        assert_eq!(out.sizes(), &[2, 1, 2]);
        assert_eq!(out.data(), &[1.0, 2.0, 3.0, 4.0]);
    }

    #[test]
    fn sums_along_an_axis() {
        let a = m(2, 3, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        assert_eq!(a.sum_axis(0).unwrap().data(), &[5.0, 7.0, 9.0]);
        assert_eq!(a.mean_axis(1).unwrap().data(), &[2.0, 5.0]);
        assert!(a.sum_axis(2).is_err());
    }
}
