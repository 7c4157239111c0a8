//! Backward passes against central differences, and what attention and positions promise.

use longhand_math::Tensor;
use longhand_math::registry::{Argument, named};
use proptest::prelude::*;

/// A rule with a forward and a backward pass: the inputs that learn with their shapes, the incoming
/// gradient's name and shape, the result it belongs to, what is fixed besides.
struct Case {
    slug: &'static str,
    inputs: &'static [(&'static str, &'static str, &'static [usize])],
    upstream: (&'static str, &'static [usize]),
    result: &'static str,
    fixed: &'static [(&'static str, f64)],
}

const CASES: &[Case] = &[
    Case {
        slug: "linear",
        inputs: &[
            ("x", "d_x", &[2, 3]),
            ("w", "d_w", &[4, 3]),
            ("b", "d_b", &[4]),
        ],
        upstream: ("dy", &[2, 4]),
        result: "y",
        fixed: &[],
    },
    Case {
        slug: "conv1d",
        inputs: &[
            ("x", "d_x", &[2, 4, 6]),
            ("w", "d_w", &[2, 2, 3]),
            ("b", "d_b", &[2]),
        ],
        upstream: ("dy", &[2, 2, 2]),
        result: "y",
        fixed: &[
            ("stride", 3.0),
            ("padding", 2.0),
            ("dilation", 2.0),
            ("groups", 2.0),
        ],
    },
    Case {
        slug: "conv2d",
        inputs: &[
            ("x", "d_x", &[1, 2, 3, 4]),
            ("w", "d_w", &[2, 2, 2, 2]),
            ("b", "d_b", &[2]),
        ],
        upstream: ("dy", &[1, 2, 4, 5]),
        result: "y",
        fixed: &[("padding", 1.0)],
    },
    Case {
        slug: "batch_norm",
        inputs: &[
            ("x", "d_x", &[4, 2]),
            ("gamma", "d_gamma", &[2]),
            ("beta", "d_beta", &[2]),
        ],
        upstream: ("dy", &[4, 2]),
        result: "y",
        fixed: &[("eps", 0.1)],
    },
    Case {
        slug: "batch_norm_eval",
        inputs: &[
            ("x", "d_x", &[4, 2]),
            ("gamma", "d_gamma", &[2]),
            ("beta", "d_beta", &[2]),
        ],
        upstream: ("dy", &[4, 2]),
        result: "y",
        fixed: &[("running_var", 2.0)],
    },
    Case {
        slug: "layer_norm",
        inputs: &[
            ("x", "d_x", &[2, 4]),
            ("gamma", "d_gamma", &[4]),
            ("beta", "d_beta", &[4]),
        ],
        upstream: ("dy", &[2, 4]),
        result: "y",
        fixed: &[("eps", 0.1)],
    },
    Case {
        slug: "rms_norm",
        inputs: &[("x", "d_x", &[2, 4]), ("gamma", "d_gamma", &[4])],
        upstream: ("dy", &[2, 4]),
        result: "y",
        fixed: &[("eps", 0.1)],
    },
    Case {
        slug: "group_norm",
        inputs: &[
            ("x", "d_x", &[2, 4, 2]),
            ("gamma", "d_gamma", &[4]),
            ("beta", "d_beta", &[4]),
        ],
        upstream: ("dy", &[2, 4, 2]),
        result: "y",
        fixed: &[("groups", 2.0), ("eps", 0.1)],
    },
    Case {
        slug: "attention",
        inputs: &[
            ("Q", "dQ", &[4, 3, 2]),
            ("K", "dK", &[2, 3, 2]),
            ("V", "dV", &[2, 3, 2]),
        ],
        upstream: ("dO", &[4, 3, 2]),
        result: "O",
        fixed: &[("causal", 1.0), ("window", 2.0)],
    },
];

/// Numbers in [−2, 2) from a seed.
fn numbers(state: &mut u64, sizes: &[usize]) -> Tensor {
    let mut draw = || {
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        4.0 * (*state >> 11) as f64 / (1_u64 << 53) as f64 - 2.0
    };
    Tensor::new(sizes, (0..sizes.iter().product()).map(|_| draw()).collect()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_backward_pass_is_the_slope_of_its_forward_pass(seed in any::<u64>()) {
        let mut state = seed;
        for case in CASES {
            let entry = named(case.slug).unwrap();
            let mut inputs: Vec<Tensor> =
                case.inputs.iter().map(|(_, _, sizes)| numbers(&mut state, sizes)).collect();
            let upstream = numbers(&mut state, case.upstream.1);
            let call = |inputs: &[Tensor]| {
                let learning = case.inputs.iter().zip(inputs).map(|((name, _, _), x)| (*name, Argument::from(x)));
                let fixed = case.fixed.iter().map(|(name, number)| (*name, Argument::Number(*number)));
                let incoming = [(case.upstream.0, Argument::from(&upstream))];
                entry.call([], learning.chain(fixed).chain(incoming)).unwrap()
            };
            let height = |inputs: &[Tensor]| call(inputs).tensor(case.result).unwrap().mul(&upstream).unwrap().sum();
            let found = call(&inputs);
            for (place, (name, gradient, _)) in case.inputs.iter().enumerate() {
                let gradient = found.tensor(gradient).unwrap();
                prop_assert_eq!(gradient.len(), inputs[place].len());
                for element in 0..gradient.len() {
                    let step = 1e-5;
                    let here = inputs[place].data()[element];
                    inputs[place].data_mut()[element] = here + step;
                    let up = height(&inputs);
                    inputs[place].data_mut()[element] = here - step;
                    let down = height(&inputs);
                    inputs[place].data_mut()[element] = here;
                    let slope = (up - down) / (2.0 * step);
                    let found = gradient.data()[element];
                    prop_assert!(
                        (found - slope).abs() < 1e-6 * slope.abs().max(1.0),
                        "{} {name}[{element}]: {found}, the slope {slope}", case.slug
                    );
                }
            }
        }
    }

    #[test]
    fn softmax_in_blocks_is_softmax(seed in any::<u64>(), block in 1_u32..7) {
        let mut state = seed;
        let (scores, values) = (numbers(&mut state, &[6]), numbers(&mut state, &[6, 3]));
        let online = named("online_softmax").unwrap();
        let parts = online
            .call([Argument::from(&scores), Argument::from(&values)], [("block", f64::from(block).into())])
            .unwrap();
        // As attention: the scores of one query of length 1.
        let query = Tensor::matrix(1, 1, vec![1.0]).unwrap();
        let keys = scores.reshape(&[6, 1]).unwrap();
        let whole = named("attention")
            .unwrap()
            .apply([query.into(), keys.into(), values.into()])
            .unwrap();
        for (a, b) in parts.tensor("o").unwrap().data().iter().zip(whole.tensor("O").unwrap().data()) {
            prop_assert!((a - b).abs() < 1e-13);
        }
    }

    #[test]
    fn turned_vectors_know_only_their_distance(seed in any::<u64>(), shift in 0_u32..1000) {
        let mut state = seed;
        let (q, k) = (numbers(&mut state, &[8]), numbers(&mut state, &[8]));
        let rope = named("rope").unwrap();
        for pairs in ["interleaved", "half"] {
            let turn = |x: &Tensor, position: f64, inverse: bool| {
                let settings =
                    [("position", position.into()), ("pairs", pairs.into()), ("inverse", inverse.into())];
                rope.call([Argument::from(x)], settings).unwrap().tensor("").unwrap()
            };
            let product = |a: f64, b: f64| turn(&q, a, false).mul(&turn(&k, b, false)).unwrap().sum();
            let far = f64::from(shift);
            prop_assert!((product(7.0, 3.0) - product(7.0 + far, 3.0 + far)).abs() < 1e-9);
            let back = turn(&turn(&q, far, false), far, true);
            for (a, b) in back.data().iter().zip(q.data()) {
                prop_assert!((a - b).abs() < 1e-12);
            }
        }
    }
}
