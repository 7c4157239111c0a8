//! A problem whose parameters are matrices: W₂W₁ is to become a given matrix whose singular values
//! are 1, 1/4, 1/16 and 1/64 The loss is half the sum of squares of what is left.
//!
//! From a start near zero gradient descent learns the directions one after the other, each in a time
//! that grows as one over its singular value (Saxe, McClelland and Ganguli 2014). Muon's step is as long
//! in every direction.

use longhand_math::{MathError, Tensor, real};

use crate::noise::Noise;

/// Rows and columns.
pub(super) const SIZE: usize = 4;

/// The matrix to be reached.
pub(super) fn target() -> Result<Tensor, MathError> {
    let mut numbers = vec![0.0; SIZE * SIZE];
    for (place, number) in numbers.iter_mut().enumerate() {
        let (row, column) = (place / SIZE, place % SIZE);
        *number = (0..SIZE)
            .map(|k| {
                // The right factors are the left ones in the other order.
                let (one, other) = (direction(row, k), direction(column, SIZE - 1 - k));
                real::exp2(-2.0 * k as f64) * one * other
            })
            .sum();
    }
    Tensor::matrix(SIZE, SIZE, numbers)
}

/// The columns of an orthogonal matrix, a Householder reflection: I − 2 u uᵀ/(uᵀu), u = (1, 2, 3 …).
fn direction(row: usize, k: usize) -> f64 {
    let u = |place: usize| (place + 1) as f64;
    let square: f64 = (0..SIZE).map(|place| u(place) * u(place)).sum();
    let one = if row == k { 1.0 } else { 0.0 };
    one - 2.0 * u(row) * u(k) / square
}

/// How much of each direction's singular value a matrix has: uᵀ M v / σ.
pub(super) fn shares(matrix: &Tensor) -> [f64; SIZE] {
    std::array::from_fn(|k| {
        let numbers = matrix.data().iter().enumerate();
        let along: f64 = numbers
            .map(|(place, number)| {
                let (row, column) = (place / SIZE, place % SIZE);
                direction(row, k) * number * direction(column, SIZE - 1 - k)
            })
            .sum();
        along * real::exp2(2.0 * k as f64)
    })
}

/// Where all begin: near zero, as in Saxe and others 2014, with three decimals.
pub(super) fn start() -> Result<[Tensor; 2], MathError> {
    let mut noise = Noise::new(3.0);
    let mut matrix = || {
        let numbers = (0..SIZE * SIZE).map(|_| (noise.bell() * 10.0).round() / 1000.0);
        Tensor::matrix(SIZE, SIZE, numbers.collect())
    };
    Ok([matrix()?, matrix()?])
}

/// The loss, and its gradients with respect to W₁ and W₂.
pub(super) fn loss(
    [first, second]: [&Tensor; 2],
    target: &Tensor,
) -> Result<(f64, [Tensor; 2]), MathError> {
    let left = second
        .matmul(first)?
        .zip(target, |one, other| one - other)?;
    let loss = left.data().iter().map(|x| x * x).sum::<f64>() / 2.0;
    let gradients = [
        second.transpose()?.matmul(&left)?,
        left.matmul(&first.transpose()?)?,
    ];
    Ok((loss, gradients))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_squares_of_the_target_are_those_of_its_singular_values() {
        let target = target().expect("a target");
        let squares: f64 = target.data().iter().map(|x| x * x).sum();
        let wanted: f64 = (0..SIZE).map(|k| real::exp2(-4.0 * k as f64)).sum();
        assert!((squares - wanted).abs() < 1e-12);
        // The largest singular value: that of the direction it is made of.
        let right: Vec<f64> = (0..SIZE).map(|row| direction(row, SIZE - 1)).collect();
        let image = target.matmul(&Tensor::matrix(SIZE, 1, right).expect("a column"));
        let length: f64 = image.expect("an image").data().iter().map(|x| x * x).sum();
        assert!((length - 1.0).abs() < 1e-12);
    }

    #[test]
    fn of_the_target_itself_everything_is_learned() {
        for share in shares(&target().expect("a target")) {
            assert!((share - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn gradients_agree_with_differences() {
        let (target, [first, second]) = (target().expect("one"), start().expect("two"));
        let (_, gradients) = loss([&first, &second], &target).expect("a loss");
        for place in [0, 7, 15] {
            let moved = |by: f64| {
                let mut numbers = second.data().to_vec();
                numbers[place] += by;
                let other = Tensor::matrix(SIZE, SIZE, numbers).expect("a matrix");
                loss([&first, &other], &target).expect("a loss").0
            };
            let slope = (moved(1e-6) - moved(-1e-6)) / 2e-6;
            assert!((gradients[1].data()[place] - slope).abs() < 1e-7);
        }
    }
}
