//! C = A Bᵀ, both with contiguous rows: the gradient of a linear layer's weights, a sum over the
//! examples.

/// Examples that are summed side by side.
const LANES: usize = 4;

/// C = A Bᵀ: A has `rows` rows of `width` numbers, `a_stride` apart, B `columns` of them, `b_stride`
/// apart; C is `rows` × `columns`, its rows `c_stride` apart. `width` is a multiple of four.
///
/// ```
/// use longhand_train::kernel::outer::multiply_transposed;
/// let (a, b) = ([1.0; 8], [2.0; 8]);
/// let mut c = [0.0];
/// multiply_transposed(&a, 8, 1, &b, 8, 1, 8, &mut c, 1);
/// assert_eq!(c, [16.0]);
/// ```
#[allow(clippy::too_many_arguments)]
#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
pub fn multiply_transposed(
    a: &[f32],
    a_stride: usize,
    rows: usize,
    b: &[f32],
    b_stride: usize,
    columns: usize,
    width: usize,
    c: &mut [f32],
    c_stride: usize,
) {
    let a_row = |row: usize| &a[row * a_stride..][..width];
    let b_row = |column: usize| &b[column * b_stride..][..width];
    let (fours, twos) = (rows / 4 * 4, columns / 2 * 2);
    for row in (0..fours).step_by(4) {
        let four = [a_row(row), a_row(row + 1), a_row(row + 2), a_row(row + 3)];
        for column in (0..twos).step_by(2) {
            let sums = meet(four, [b_row(column), b_row(column + 1)]);
            put(&sums, c, row * c_stride + column, c_stride);
        }
        for column in twos..columns {
            put(
                &meet(four, [b_row(column)]),
                c,
                row * c_stride + column,
                c_stride,
            );
        }
    }
    for row in fours..rows {
        for column in (0..twos).step_by(2) {
            let sums = meet([a_row(row)], [b_row(column), b_row(column + 1)]);
            put(&sums, c, row * c_stride + column, c_stride);
        }
        for column in twos..columns {
            put(
                &meet([a_row(row)], [b_row(column)]),
                c,
                row * c_stride + column,
                c_stride,
            );
        }
    }
}

/// The scalar products of some rows with some others.
#[inline]
#[cfg_attr(
    all(target_arch = "wasm32", feature = "simd128"),
    target_feature(enable = "simd128")
)]
fn meet<const M: usize, const N: usize>(a: [&[f32]; M], b: [&[f32]; N]) -> [[f32; N]; M] {
    let a = a.map(|row| row.as_chunks::<LANES>().0);
    let b = b.map(|row| row.as_chunks::<LANES>().0);
    let length = a[0].len();
    let a = a.map(|row| &row[..length]);
    let b = b.map(|row| &row[..length]);
    let mut sums = [[[0.0; LANES]; N]; M];
    for at in 0..length {
        for i in 0..M {
            for j in 0..N {
                for lane in 0..LANES {
                    sums[i][j][lane] += a[i][at][lane] * b[j][at][lane];
                }
            }
        }
    }
    sums.map(|row| row.map(|lanes| (lanes[0] + lanes[1]) + (lanes[2] + lanes[3])))
}

fn put<const M: usize, const N: usize>(
    sums: &[[f32; N]; M],
    c: &mut [f32],
    at: usize,
    stride: usize,
) {
    for (i, sums) in sums.iter().enumerate() {
        c[at + i * stride..][..N].copy_from_slice(sums);
    }
}
