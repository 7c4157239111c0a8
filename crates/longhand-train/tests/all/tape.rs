//! The tape of `longhand-math`, in f64, is the judge of every gradient of both models.

use longhand_math::Tensor;
use longhand_math::op::{Arithmetic, Function, Op, Rearrangement, Reduction, Softmax};
use longhand_math::tape::Tape;
use longhand_math::tensor::Shape;
use longhand_train::kernel::softmax::IGNORED;
use longhand_train::layout::Layout;
use longhand_train::model::{Batch, Mlp, Precision, Sizes, Transformer};
use longhand_train::random::Random;

/// A tape with the operations that a model is made of; every value is a step's number.
#[derive(Default)]
struct Graph(Tape);

impl Graph {
    fn given(&mut self, rows: usize, columns: usize, data: Vec<f64>) -> usize {
        self.0.given(Tensor::matrix(rows, columns, data).unwrap())
    }

    fn apply(&mut self, op: Op, inputs: &[usize]) -> usize {
        self.0.apply(op, inputs).unwrap()
    }

    fn add(&mut self, a: usize, b: usize) -> usize {
        self.apply(Op::Arithmetic(Arithmetic::Add), &[a, b])
    }

    fn multiply(&mut self, a: usize, b: usize) -> usize {
        self.apply(Op::Arithmetic(Arithmetic::Multiply), &[a, b])
    }

    fn times(&mut self, a: usize, number: f64) -> usize {
        let number = self.0.given(Tensor::scalar(number));
        self.multiply(a, number)
    }

    fn turned(&mut self, a: usize) -> usize {
        self.apply(Op::Rearrangement(Rearrangement::Transpose), &[a])
    }

    fn matmul(&mut self, a: usize, b: usize) -> usize {
        self.apply(Op::MatrixMultiply, &[a, b])
    }

    fn relu(&mut self, a: usize) -> usize {
        self.apply(Op::Function(Function::Relu), &[a])
    }

    /// x Wᵀ.
    fn linear(&mut self, x: usize, w: usize) -> usize {
        let w = self.turned(w);
        self.matmul(x, w)
    }

    /// Some rows and columns of a matrix of so many columns.
    fn part(
        &mut self,
        a: usize,
        wide: usize,
        rows: std::ops::Range<usize>,
        columns: std::ops::Range<usize>,
    ) -> usize {
        let shape = Shape::new(&[rows.len(), columns.len()]).unwrap();
        let places = rows.flat_map(|row| columns.clone().map(move |column| row * wide + column));
        let places = places.collect();
        self.apply(Op::Rearrangement(Rearrangement::Take(places, shape)), &[a])
    }

    /// γ x/√(mean x² + ε) of each row.
    fn rms_norm(&mut self, x: usize, gain: usize) -> usize {
        let square = self.multiply(x, x);
        let rows = self.0.value(x).unwrap().sizes()[0];
        let mean = self.apply(Op::Reduction(Reduction::Mean, Some(1)), &[square]);
        let eps = self.0.given(Tensor::scalar(f64::from(1e-5_f32)));
        let sum = self.add(mean, eps);
        let root = self.apply(Op::Function(Function::Sqrt), &[sum]);
        let shape = Shape::new(&[rows, 1]).unwrap();
        let root = self.apply(Op::Rearrangement(Rearrangement::Reshape(shape)), &[root]);
        let normed = self.apply(Op::Arithmetic(Arithmetic::Divide), &[x, root]);
        let gain = self.turned(gain);
        self.multiply(normed, gain)
    }

    /// The mean of −ln p(target) where there is one.
    fn cross_entropy(&mut self, logits: usize, targets: &[u32]) -> usize {
        let classes = self.0.value(logits).unwrap().sizes()[1];
        let log = self.apply(Op::Softmax(Softmax::LogSoftmax, 1), &[logits]);
        let counted = targets
            .iter()
            .enumerate()
            .filter(|(_, target)| **target != IGNORED);
        let places: Vec<usize> = counted
            .map(|(row, target)| row * classes + *target as usize)
            .collect();
        let shape = Shape::new(&[places.len()]).unwrap();
        let own = self.apply(
            Op::Rearrangement(Rearrangement::Take(places, shape)),
            &[log],
        );
        let mean = self.apply(Op::Reduction(Reduction::Mean, None), &[own]);
        self.times(mean, -1.0)
    }

    /// Every tensor of a model, in its order.
    fn weights(&mut self, layout: &Layout, weights: &[f32]) -> Vec<usize> {
        let tensors = layout.tensors.iter();
        tensors
            .map(|tensor| {
                let data = weights[tensor.range()]
                    .iter()
                    .map(|x| f64::from(*x))
                    .collect();
                self.given(tensor.rows, tensor.columns, data)
            })
            .collect()
    }

    fn compare(&self, loss: usize, places: &[usize], layout: &Layout, found: (f64, &[f32])) {
        let expected = self.0.value(loss).and_then(Tensor::item).unwrap();
        assert!(
            (found.0 - expected).abs() < 2e-6 * expected,
            "{}, not {expected}",
            found.0
        );
        let gradients = self.0.gradients(loss, Some(places)).unwrap();
        for (tensor, place) in layout.tensors.iter().zip(places) {
            let expected = gradients.of(*place).unwrap().data();
            let found = &found.1[tensor.range()];
            let largest = expected.iter().fold(0.0_f64, |top, x| top.max(x.abs()));
            assert!(largest > 0.0, "{} has no gradient", tensor.name);
            for (at, (found, expected)) in found.iter().zip(expected).enumerate() {
                let apart = (f64::from(*found) - expected).abs();
                assert!(
                    apart <= 1e-5 * largest,
                    "{} at {at}: {found}, not {expected}",
                    tensor.name
                );
            }
        }
    }
}

/// Weights that are all drawn: gains and biases too.
fn drawn(layout: &Layout, random: &mut Random) -> Vec<f32> {
    let mut weights = layout.weights(1.0, random);
    weights
        .iter_mut()
        .for_each(|w| *w += (0.1 * random.normal()) as f32);
    weights
}

#[test]
fn every_gradient_of_the_network_is_the_tapes() {
    for (seed, examples) in [(1, 8), (2, 64), (3, 136)] {
        let mut random = Random::new(seed, 0);
        let mut model = Mlp::new(examples);
        let layout = model.layout().clone();
        let weights = drawn(&layout, &mut random);
        let batch = Batch {
            inputs: (0..2 * examples).map(|_| random.normal() as f32).collect(),
            tokens: Vec::new(),
            targets: (0..examples).map(|_| random.below(2) as u32).collect(),
        };
        let mut gradients = vec![0.0; layout.len()];
        let loss = model.gradients(&weights, &batch, Precision::default(), &mut gradients);
        let mut graph = Graph::default();
        let places = graph.weights(&layout, &weights);
        let inputs = batch.inputs.iter().map(|x| f64::from(*x)).collect();
        let inputs = graph.given(2, examples, inputs);
        let mut x = graph.turned(inputs);
        for layer in 0..3 {
            x = graph.linear(x, places[2 * layer]);
            let bias = graph.turned(places[2 * layer + 1]);
            x = graph.add(x, bias);
            if layer < 2 {
                x = graph.relu(x);
            }
        }
        let out = graph.cross_entropy(x, &batch.targets);
        graph.compare(out, &places, &layout, (loss, &gradients));
    }
}

/// The transformer on the tape, a row for each token; the step of its logits.
fn transformer(
    graph: &mut Graph,
    sizes: Sizes,
    sequences: usize,
    batch: &Batch,
    w: &[usize],
) -> usize {
    let Sizes {
        vocabulary,
        context,
        width,
        heads,
        ..
    } = sizes;
    let rows = sequences * context;
    let one_hot = |count: usize, of: &dyn Fn(usize) -> usize| {
        (0..rows)
            .flat_map(|row| (0..count).map(move |k| (row, k)))
            .map(|(row, k)| f64::from(u8::from(of(row) == k)))
            .collect::<Vec<_>>()
    };
    let tokens = graph.given(
        rows,
        vocabulary,
        one_hot(vocabulary, &|row| batch.tokens[row] as usize),
    );
    let spots = graph.given(rows, context, one_hot(context, &|row| row % context));
    let (e, p) = (graph.matmul(tokens, w[0]), graph.matmul(spots, w[1]));
    let mut x = graph.add(e, p);
    let hidden_later: Vec<f64> = (0..context * context)
        .map(|at| {
            if at % context > at / context {
                -1e30
            } else {
                0.0
            }
        })
        .collect();
    let mask = graph.given(context, context, hidden_later);
    for layer in 0..sizes.layers {
        let &[gain1, q, k, v, out, gain2, up, up_bias, down, down_bias] =
            &w[2 + 10 * layer..12 + 10 * layer]
        else {
            panic!("ten tensors a layer")
        };
        let n = graph.rms_norm(x, gain1);
        let [q, k, v] = [q, k, v].map(|w| graph.linear(n, w));
        let size = width / heads;
        let mut sequences_mixed = Vec::new();
        for sequence in 0..sequences {
            let own = sequence * context..(sequence + 1) * context;
            let mut mixed = Vec::new();
            for head in 0..heads {
                let [q, k, v] = [q, k, v]
                    .map(|a| graph.part(a, width, own.clone(), head * size..(head + 1) * size));
                let s = graph.linear(q, k);
                let s = graph.times(s, 1.0 / (size as f64).sqrt());
                let s = graph.add(s, mask);
                let p = graph.apply(Op::Softmax(Softmax::Softmax, 1), &[s]);
                mixed.push(graph.matmul(p, v));
            }
            sequences_mixed.push(graph.apply(Op::Rearrangement(Rearrangement::Join(1)), &mixed));
        }
        let mixed = graph.apply(Op::Rearrangement(Rearrangement::Join(0)), &sequences_mixed);
        let added = graph.linear(mixed, out);
        x = graph.add(x, added);
        let n = graph.rms_norm(x, gain2);
        let h = graph.linear(n, up);
        let bias = graph.turned(up_bias);
        let h = graph.add(h, bias);
        let h = graph.relu(h);
        let added = graph.linear(h, down);
        let bias = graph.turned(down_bias);
        let added = graph.add(added, bias);
        x = graph.add(x, added);
    }
    let last = w.len() - 2;
    let n = graph.rms_norm(x, w[last]);
    graph.linear(n, w[last + 1])
}

#[test]
fn every_gradient_of_the_transformer_is_the_tapes() {
    let narrow = Sizes {
        vocabulary: 7,
        context: 8,
        width: 24,
        heads: 3,
        hidden: 16,
        layers: 1,
    };
    for (seed, sizes, sequences) in [(1, Sizes::small(29), 2), (2, narrow, 3)] {
        let mut random = Random::new(seed, 0);
        let mut model = Transformer::new(sizes, sequences);
        let layout = model.layout().clone();
        let weights = drawn(&layout, &mut random);
        let rows = sequences * sizes.context;
        let batch = Batch {
            inputs: Vec::new(),
            tokens: (0..rows)
                .map(|_| random.below(sizes.vocabulary) as u32)
                .collect(),
            targets: (0..rows)
                .map(|row| {
                    if row % 5 == 3 {
                        IGNORED
                    } else {
                        random.below(sizes.vocabulary) as u32
                    }
                })
                .collect(),
        };
        let mut gradients = vec![0.0; layout.len()];
        let loss = model.gradients(&weights, &batch, Precision::default(), &mut gradients);
        let mut graph = Graph::default();
        let places = graph.weights(&layout, &weights);
        let logits = transformer(&mut graph, sizes, sequences, &batch, &places);
        let out = graph.cross_entropy(logits, &batch.targets);
        graph.compare(out, &places, &layout, (loss, &gradients));
    }
}
