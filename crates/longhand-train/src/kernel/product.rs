//! C = A B, where the rows of B are contiguous: the forward pass of a linear layer, and its backward
//! pass to the inputs.
//!
//! Four rows of A meet eight columns of B in registers. A is laid out anew so that the four numbers
//! of a column stand side by side ("panels"), B so that the eight columns do ("tile"): the inner loop
//! reads both in order.

use super::LANES;

/// Rows of A that are worked on together.
const ROWS: usize = 4;

/// What a product is added to.
#[derive(Clone, Copy, Debug)]
pub enum Start<'a> {
    /// Nothing.
    Zero,
    /// For each row of C a number.
    Bias(&'a [f32]),
    /// What stands in C.
    Sum,
}

/// The left factor: `rows` × `columns`, the number (i, k) at `i * by_row + k * by_column`.
#[derive(Clone, Copy, Debug)]
pub struct Left<'a> {
    /// The numbers.
    pub data: &'a [f32],
    /// From one row to the next.
    pub by_row: usize,
    /// From one column to the next.
    pub by_column: usize,
    /// How many rows.
    pub rows: usize,
    /// How many columns: the length of the sum.
    pub columns: usize,
}

impl<'a> Left<'a> {
    /// A matrix as it stands, row after row.
    #[must_use]
    pub fn new(data: &'a [f32], rows: usize, columns: usize) -> Self {
        Self {
            data,
            by_row: columns,
            by_column: 1,
            rows,
            columns,
        }
    }

    /// The transpose of a matrix of so many rows and columns.
    #[must_use]
    pub fn transposed(data: &'a [f32], rows: usize, columns: usize) -> Self {
        Self {
            data,
            by_row: 1,
            by_column: columns,
            rows: columns,
            columns: rows,
        }
    }
}

/// Room for the factors as they are laid out anew.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    panels: Vec<[f32; ROWS]>,
    tile: Vec<[f32; LANES]>,
}

impl Scratch {
    /// Room for left factors of at most so many rows and columns.
    #[must_use]
    pub fn new(rows: usize, columns: usize) -> Self {
        Self {
            panels: vec![[0.0; ROWS]; rows.div_ceil(ROWS) * columns],
            tile: vec![[0.0; LANES]; columns],
        }
    }
}

/// C = start + A B. B has `a.columns` rows of `width` numbers, `b_stride` apart, C `a.rows` of them,
/// `c_stride` apart; `width` is a multiple of [`LANES`].
///
/// ```
/// use longhand_train::kernel::product::{Left, Scratch, Start, multiply};
/// let (w, x) = ([1.0, 2.0], [1.0_f32; 16]);
/// let mut y = [0.0; 8];
/// multiply(Left::new(&w, 1, 2), &x, 8, &mut y, 8, 8, Start::Bias(&[0.5]), &mut Scratch::new(1, 2));
/// assert_eq!(y, [3.5; 8]);
/// ```
#[allow(clippy::too_many_arguments)]
#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
pub fn multiply(
    a: Left<'_>,
    b: &[f32],
    b_stride: usize,
    c: &mut [f32],
    c_stride: usize,
    width: usize,
    start: Start<'_>,
    scratch: &mut Scratch,
) {
    pack(a, &mut scratch.panels);
    let tile = &mut scratch.tile[..a.columns];
    for at in (0..width).step_by(LANES) {
        for (k, row) in tile.iter_mut().enumerate() {
            if let Some(numbers) = b[k * b_stride + at..].first_chunk() {
                *row = *numbers;
            }
        }
        for (number, panel) in scratch
            .panels
            .chunks_exact(a.columns)
            .take(a.rows.div_ceil(ROWS))
            .enumerate()
        {
            let first = number * ROWS;
            let sums = meet(panel, tile);
            for (i, sums) in sums.iter().enumerate().take(a.rows - first) {
                let row = first + i;
                let Some(place) = c[row * c_stride + at..].first_chunk_mut::<LANES>() else {
                    continue;
                };
                match start {
                    Start::Zero => *place = *sums,
                    Start::Bias(bias) => {
                        let bias = bias[row];
                        for (place, sum) in place.iter_mut().zip(sums) {
                            *place = sum + bias;
                        }
                    }
                    Start::Sum => {
                        for (place, sum) in place.iter_mut().zip(sums) {
                            *place += sum;
                        }
                    }
                }
            }
        }
    }
}

/// Four rows of A by eight columns of B.
#[inline]
#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
fn meet(panel: &[[f32; ROWS]], tile: &[[f32; LANES]]) -> [[f32; LANES]; ROWS] {
    let mut sums = [[0.0; LANES]; ROWS];
    for (a, b) in panel.iter().zip(tile) {
        for i in 0..ROWS {
            for lane in 0..LANES {
                sums[i][lane] += a[i] * b[lane];
            }
        }
    }
    sums
}

/// Lays A out in panels of four rows; rows that are not there are 0.
fn pack(a: Left<'_>, panels: &mut [[f32; ROWS]]) {
    for (number, panel) in panels
        .chunks_exact_mut(a.columns)
        .take(a.rows.div_ceil(ROWS))
        .enumerate()
    {
        for (i, row) in (number * ROWS..).take(ROWS).enumerate() {
            if row < a.rows {
                let numbers = a.data[row * a.by_row..].iter().step_by(a.by_column);
                for (four, number) in panel.iter_mut().zip(numbers) {
                    four[i] = *number;
                }
            } else {
                for four in panel.iter_mut() {
                    four[i] = 0.0;
                }
            }
        }
    }
}
