//! Sizes along each axis, and how two of them fit together.

use super::limits::{MAX_ELEMENTS, MAX_RANK};
use crate::MathError;
use std::fmt;

/// Sizes along each axis, outermost first; no axes for a scalar.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shape {
    pub(super) sizes: [usize; MAX_RANK],
    pub(super) rank: usize,
}

impl Shape {
    /// The shape of a scalar.
    pub const SCALAR: Shape = Shape {
        sizes: [1; MAX_RANK],
        rank: 0,
    };

    /// A shape from its sizes.
    ///
    /// # Errors
    /// More than four axes, or more than [`MAX_ELEMENTS`] numbers.
    pub fn new(sizes: &[usize]) -> Result<Self, MathError> {
        if sizes.len() > MAX_RANK {
            return Err(MathError::new("a tensor has at most four dimensions"));
        }
        let mut total: usize = 1;
        let mut shape = Shape::SCALAR;
        for (place, &size) in shape.sizes.iter_mut().zip(sizes) {
            *place = size;
            total = total.saturating_mul(size.max(1));
        }
        if total > MAX_ELEMENTS {
            return Err(MathError::new(format!(
                "a tensor of {total} numbers is more than the {MAX_ELEMENTS} allowed here"
            )));
        }
        shape.rank = sizes.len();
        Ok(shape)
    }

    /// The sizes, outermost axis first.
    #[must_use]
    pub fn sizes(&self) -> &[usize] {
        self.sizes.get(..self.rank).unwrap_or(&[])
    }

    /// How many numbers a tensor of this shape holds.
    #[must_use]
    pub fn elements(&self) -> usize {
        self.sizes().iter().product()
    }

    /// The shape both broadcast to.
    ///
    /// # Errors
    /// Two sizes that differ where neither is 1.
    pub fn broadcast(&self, other: &Shape) -> Result<Shape, MathError> {
        let rank = self.rank.max(other.rank);
        let mut sizes = [1; MAX_RANK];
        for (axis, size) in sizes.iter_mut().enumerate().take(rank) {
            let a = self.size_at_right(rank - axis);
            let b = other.size_at_right(rank - axis);
            *size = match (a, b) {
                (a, b) if a == b => a,
                (1, b) => b,
                (a, 1) => a,
                _ => {
                    return Err(MathError::new(format!(
                        "shapes {self} and {other} do not fit together"
                    )));
                }
            };
        }
        Shape::new(sizes.get(..rank).unwrap_or(&[]))
    }

    /// Size of the axis `place` from the right (1 is the last); 1 beyond the first.
    pub(super) fn size_at_right(&self, place: usize) -> usize {
        self.rank
            .checked_sub(place)
            .and_then(|axis| self.sizes.get(axis))
            .copied()
            .unwrap_or(1)
    }

    /// Splits at an axis: (numbers before, size of the axis, numbers after).
    pub(crate) fn around(&self, axis: usize) -> Result<(usize, usize, usize), MathError> {
        let sizes = self.sizes();
        match sizes.get(axis) {
            Some(&size) => Ok((
                sizes.iter().take(axis).product(),
                size,
                sizes.iter().skip(axis + 1).product(),
            )),
            None => Err(MathError::new(format!(
                "shape {self} has no axis {}",
                axis + 1
            ))),
        }
    }

    /// Whether these sizes are the last ones of a larger shape, so that the
    /// numbers repeat one block after another.
    pub(super) fn ends(&self, larger: &Shape) -> bool {
        let (own, all) = (self.sizes(), larger.sizes());
        !own.is_empty() && all.ends_with(own)
    }

    /// Strides when stretched to `to`: 0 along an axis that is repeated.
    pub(super) fn strides_for(&self, to: &Shape) -> [usize; MAX_RANK] {
        let mut strides = [0; MAX_RANK];
        let mut step = 1;
        for place in 1..=to.rank {
            let size = self.size_at_right(place);
            if let Some(stride) = strides.get_mut(to.rank - place) {
                *stride = if size == 1 { 0 } else { step };
            }
            step *= size;
        }
        strides
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[")?;
        for (i, size) in self.sizes().iter().enumerate() {
            if i > 0 {
                f.write_str(", ")?;
            }
            write!(f, "{size}")?;
        }
        f.write_str("]")
    }
}

impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
