//! Every operation's gradient against central differences.

use longhand_math::op::{Arithmetic, Function, Op, Rearrangement, Reduction, Softmax};
use longhand_math::tape::Tape;
use longhand_math::tensor::Shape;
use longhand_math::{MathError, Tensor};

/// A weighted sum of the operation's output, so that no output number hides.
fn weighted(op: &Op, inputs: &[Tensor]) -> Result<f64, MathError> {
    let refs: Vec<&Tensor> = inputs.iter().collect();
    let value = op.forward(&refs)?;
    Ok(value
        .data()
        .iter()
        .enumerate()
        .map(|(i, y)| y * weight(i))
        .sum())
}

fn weight(i: usize) -> f64 {
    0.7 + 0.31 * (i % 5) as f64
}

/// The gradient at input `k` by [`Tape::pull`], weighted and summed.
fn weighted_slope(op: &Op, inputs: &[Tensor], k: usize) -> f64 {
    let mut tape = Tape::new();
    let steps: Vec<usize> = inputs.iter().map(|t| tape.given(t.clone())).collect();
    let out = tape.apply(op.clone(), &steps).unwrap();
    let shape = tape.value(out).unwrap().shape();
    let weights = (0..shape.elements()).map(weight).collect();
    let upstream = Tensor::new(shape.sizes(), weights).unwrap();
    let gradients = tape.pull(out, upstream, None).unwrap();
    let slope = gradients.of(steps[k]).unwrap().data().iter();
    slope.enumerate().map(|(i, g)| g * weight(i)).sum()
}

/// The slope of a slope against central differences of the slope.
fn second_slopes_agree(
    tape: &Tape,
    slope: usize,
    steps: &[usize],
    op: &Op,
    inputs: &[Tensor],
    k: usize,
) {
    let mut tape = tape.clone();
    let shape = tape.value(slope).unwrap().shape();
    let weights = (0..shape.elements()).map(weight).collect();
    let weights = tape.given(Tensor::new(shape.sizes(), weights).unwrap());
    let second = tape.differentiate(slope, weights, steps, 100_000).unwrap();
    for (j, found) in second.iter().enumerate() {
        for i in 0..inputs[j].len() {
            let h = 1e-5;
            let at = |shift: f64| {
                let mut moved = inputs.to_vec();
                moved[j].data_mut()[i] += shift;
                weighted_slope(op, &moved, k)
            };
            let expected = (at(h) - at(-h)) / (2.0 * h);
            let found = found.map_or(0.0, |step| tape.value(step).unwrap().data()[i]);
            assert!(
                (found - expected).abs() <= 1e-5 * expected.abs().max(1.0),
                "{op:?}: slope {k} by input {j}, number {i}: {found}, not {expected}"
            );
        }
    }
}

#[track_caller]
fn slopes_agree(op: &Op, inputs: &[Tensor]) {
    let mut tape = Tape::new();
    let steps: Vec<usize> = inputs.iter().map(|t| tape.given(t.clone())).collect();
    let out = tape.apply(op.clone(), &steps).unwrap();
    let shape = tape.value(out).unwrap().shape();
    let weights = (0..shape.elements()).map(weight).collect();
    let upstream = Tensor::new(shape.sizes(), weights).unwrap();
    let gradients = tape.pull(out, upstream.clone(), None).unwrap();
    // The same in operations on the tape, and their slopes in turn.
    let weights = tape.given(upstream);
    let again = tape.differentiate(out, weights, &steps, 100_000).unwrap();
    for (k, step) in again.iter().enumerate() {
        let numbers = gradients.of(steps[k]).unwrap();
        match step {
            Some(step) => {
                let found = tape.value(*step).unwrap();
                assert_eq!(found.shape(), numbers.shape(), "{op:?}");
                for (a, b) in found.data().iter().zip(numbers.data()) {
                    assert!(
                        (a - b).abs() <= 1e-9 * b.abs().max(1.0),
                        "{op:?}: {a}, not {b}"
                    );
                }
                second_slopes_agree(&tape, *step, &steps, op, inputs, k);
            }
            None => assert!(numbers.data().iter().all(|&x| x == 0.0), "{op:?}"),
        }
    }
    for (k, step) in steps.iter().enumerate() {
        let gradient = gradients.of(*step).unwrap();
        for i in 0..inputs[k].len() {
            let h = 1e-5;
            let at = |shift: f64| {
                let mut moved = inputs.to_vec();
                moved[k].data_mut()[i] += shift;
                weighted(op, &moved).unwrap()
            };
            let expected = (at(h) - at(-h)) / (2.0 * h);
            let found = gradient.data()[i];
            assert!(
                (found - expected).abs() <= 1e-6 * expected.abs().max(1.0),
                "{op:?}: input {k}, number {i}: {found}, not {expected}"
            );
        }
    }
}

/// Numbers away from kinks and ties, of both signs unless `positive`.
fn tensor(sizes: &[usize], positive: bool) -> Tensor {
    let n = sizes.iter().product();
    let x = (0..n).map(|i| {
        let x = 0.23 + 0.117 * ((i * 7) % n) as f64;
        if positive || i % 2 == 0 { x } else { -x }
    });
    Tensor::new(sizes, x.collect()).unwrap()
}

#[test]
fn functions_of_one_number() {
    for &function in Function::ALL {
        let positive = matches!(
            function,
            Function::Ln | Function::Log2 | Function::Log10 | Function::Sqrt | Function::Ln1p
        );
        let mut input = tensor(&[5], positive);
        if function == Function::Acosh {
            // It has values from 1 on only.
            input.data_mut().iter_mut().for_each(|x| *x = 1.0 + x.abs());
        }
        slopes_agree(&Op::Function(function), &[input]);
    }
    slopes_agree(&Op::LeakyRelu(0.1), &[tensor(&[5], false)]);
}

#[test]
fn operations_on_two_tensors_that_broadcast() {
    for op in [
        Arithmetic::Add,
        Arithmetic::Subtract,
        Arithmetic::Multiply,
        Arithmetic::Divide,
        Arithmetic::Power,
        Arithmetic::Maximum,
        Arithmetic::Minimum,
        Arithmetic::Remainder,
        Arithmetic::Angle,
    ] {
        let a = tensor(&[2, 3], true);
        let b = tensor(&[3], true).map(|x| 1.3 * x + 0.06);
        slopes_agree(&Op::Arithmetic(op), &[a, b]);
    }
    slopes_agree(
        &Op::Arithmetic(Arithmetic::Negative),
        &[tensor(&[2, 3], false)],
    );
}

#[test]
fn reductions_and_softmax_over_every_axis() {
    let a = tensor(&[2, 3, 4], false);
    for axis in [None, Some(0), Some(1), Some(2)] {
        for reduction in [
            Reduction::Sum,
            Reduction::Mean,
            Reduction::Product,
            Reduction::Largest,
            Reduction::Smallest,
        ] {
            slopes_agree(&Op::Reduction(reduction, axis), std::slice::from_ref(&a));
        }
        for correction in [0, 1] {
            slopes_agree(&Op::Variance { axis, correction }, std::slice::from_ref(&a));
        }
        for softmax in [Softmax::Softmax, Softmax::LogSoftmax, Softmax::LogSumExp] {
            slopes_agree(
                &Op::Softmax(softmax, axis.unwrap_or(0)),
                std::slice::from_ref(&a),
            );
        }
    }
}

#[test]
fn a_product_with_a_zero_has_the_slope_of_the_others() {
    let a = Tensor::vector(vec![2.0, 0.0, 3.0]);
    slopes_agree(&Op::Reduction(Reduction::Product, None), &[a]);
}

#[test]
fn matrix_products_of_every_kind() {
    for (a, b) in [
        (&[2, 3][..], &[3, 4][..]),
        (&[2, 3], &[3]),
        (&[3], &[3, 4]),
        (&[3], &[3]),
        (&[2, 2, 3], &[2, 3, 2]),
        (&[2, 2, 3], &[3, 2]),
        (&[2, 3], &[2, 3, 2]),
        (&[2, 2, 3], &[3]),
    ] {
        slopes_agree(&Op::MatrixMultiply, &[tensor(a, false), tensor(b, false)]);
    }
}

#[test]
fn numbers_that_move_take_their_gradient_along() {
    let a = tensor(&[2, 3], false);
    let shape = |sizes: &[usize]| Shape::new(sizes).unwrap();
    for op in [
        Rearrangement::Transpose,
        Rearrangement::Reshape(shape(&[3, 2])),
        Rearrangement::Broadcast(shape(&[4, 2, 3])),
        Rearrangement::Take(vec![0, 0, 5, 2], shape(&[2, 2])),
        Rearrangement::Scatter(vec![0, 0, 5, 2, 1, 3], shape(&[2, 4])),
        Rearrangement::SumTo(shape(&[3])),
        Rearrangement::SumTo(shape(&[2, 1])),
    ] {
        slopes_agree(&Op::Rearrangement(op), std::slice::from_ref(&a));
    }
    for op in [
        Rearrangement::Stack,
        Rearrangement::Join(0),
        Rearrangement::Join(1),
    ] {
        slopes_agree(&Op::Rearrangement(op), &[a.clone(), a.map(|x| x + 1.0)]);
    }
}
