//! PyTorch's reference values: the kernels on those of `longhand-math`, both models on `models.json`
//! (made by `models.py` beside it).

use longhand_train::kernel::attention::{Head, Scratch as AttentionScratch};
use longhand_train::kernel::norm::{rms_norm, rms_norm_backward};
use longhand_train::kernel::outer::multiply_transposed;
use longhand_train::kernel::product::{Left, Scratch, Start, multiply};
use longhand_train::kernel::softmax::{self, IGNORED, cross_entropy};
use longhand_train::kernel::sum::{norm, sum};
use longhand_train::layout::{Layout, Role};
use longhand_train::model::{Batch, Mlp, Precision, Sizes, Transformer};
use serde_json::Value;
use std::path::Path;

/// Examples are padded to so many.
const WIDTH: usize = 8;

fn cases(file: &str, op: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../longhand-math/tests/golden");
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    let all: Vec<Value> = serde_json::from_str(&text).unwrap();
    let chosen: Vec<Value> = all.into_iter().filter(|case| case["op"] == op).collect();
    assert!(!chosen.is_empty(), "no {op} in {file}");
    chosen
}

/// A matrix with a row for each example.
fn matrix(value: &Value) -> Vec<Vec<f64>> {
    let rows = value.as_array().unwrap();
    rows.iter().map(vector).collect()
}

fn vector(value: &Value) -> Vec<f64> {
    let numbers = value.as_array().unwrap();
    numbers.iter().map(|x| x.as_f64().unwrap()).collect()
}

fn flat(rows: &[Vec<f64>]) -> Vec<f32> {
    rows.iter().flatten().map(|x| *x as f32).collect()
}

/// Feature by feature, the examples padded with `fill`.
fn features(rows: &[Vec<f64>], fill: f32) -> Vec<f32> {
    let mut out = vec![fill; rows[0].len() * WIDTH];
    for (example, row) in rows.iter().enumerate() {
        for (feature, x) in row.iter().enumerate() {
            out[feature * WIDTH + example] = *x as f32;
        }
    }
    out
}

/// Within 1e-5 of the largest number of the tensor.
fn same(name: &str, what: &str, found: &[f32], expected: &[f32]) {
    assert_eq!(found.len(), expected.len(), "{name}, {what}");
    let largest = expected.iter().fold(0.0_f32, |top, x| top.max(x.abs()));
    for (at, (found, expected)) in found.iter().zip(expected).enumerate() {
        let apart = (found - expected).abs();
        assert!(
            apart <= 1e-5 * largest.max(1e-6),
            "{name}, {what} at {at}: {found}, not {expected}"
        );
    }
}

/// What stands at the examples that are none is left out of a comparison.
fn examples(numbers: &[f32], count: usize) -> Vec<f32> {
    let rows = numbers.chunks_exact(WIDTH);
    rows.flat_map(|row| row[..count].to_vec()).collect()
}

#[test]
fn a_linear_layer_is_pytorchs_forward_and_backward() {
    for case in cases("linear_layer.json", "linear") {
        let name = case["name"].as_str().unwrap();
        let input = |key: &str| matrix(&case["inputs"][key]);
        let (x, w, d_y) = (input("X"), input("W"), input("dY"));
        let (count, to, from) = (x.len(), w.len(), w[0].len());
        let bias: Vec<f32> = match &case["inputs"]["b"] {
            Value::Null => vec![0.0; to],
            b => vector(b).iter().map(|x| *x as f32).collect(),
        };
        let (w, x, d) = (flat(&w), features(&x, 0.0), features(&d_y, 0.0));
        let mut scratch = Scratch::new(to.max(from), to.max(from));
        let mut y = vec![0.0; to * WIDTH];
        let left = Left::new(&w, to, from);
        multiply(
            left,
            &x,
            WIDTH,
            &mut y,
            WIDTH,
            WIDTH,
            Start::Bias(&bias),
            &mut scratch,
        );
        let expected = |key: &str| features(&matrix(&case["expected"][key]), 0.0);
        let wanted = expected("Y");
        same(name, "Y", &examples(&y, count), &examples(&wanted, count));
        let mut d_x = vec![0.0; from * WIDTH];
        let left = Left::transposed(&w, to, from);
        multiply(
            left,
            &d,
            WIDTH,
            &mut d_x,
            WIDTH,
            WIDTH,
            Start::Zero,
            &mut scratch,
        );
        same(name, "dX", &d_x, &expected("dX"));
        let mut d_w = vec![0.0; to * from];
        multiply_transposed(&d, WIDTH, to, &x, WIDTH, from, WIDTH, &mut d_w, from);
        same(name, "dW", &d_w, &flat(&matrix(&case["expected"]["dW"])));
        if let Some(b) = case["expected"].get("db") {
            let d_b: Vec<f32> = d.chunks_exact(WIDTH).map(sum).collect();
            same(name, "db", &d_b, &flat(&[vector(b)]));
        }
    }
}

#[test]
fn the_rms_norm_is_pytorchs_forward_and_backward() {
    for case in cases("norms.json", "rms_norm") {
        let name = case["name"].as_str().unwrap();
        let (x, d_y) = (matrix(&case["inputs"]["X"]), matrix(&case["inputs"]["dY"]));
        let (count, width) = (x.len(), x[0].len());
        assert!(count <= WIDTH, "{name}");
        let gain: Vec<f32> = match &case["inputs"]["gamma"] {
            Value::Null => vec![1.0; width],
            gamma => vector(gamma).iter().map(|x| *x as f32).collect(),
        };
        let eps = case["inputs"]["eps"].as_f64().unwrap_or(f64::EPSILON) as f32;
        let (x, d) = (features(&x, 1.0), features(&d_y, 0.0));
        let (mut inverse, mut along) = (vec![0.0; WIDTH], vec![0.0; WIDTH]);
        let (mut y, mut d_x) = (vec![0.0; x.len()], vec![0.0; x.len()]);
        let mut d_gain = vec![0.0; width];
        rms_norm(&x, &gain, eps, &mut inverse, &mut y);
        rms_norm_backward(&x, &gain, &inverse, &d, &mut d_x, &mut d_gain, &mut along);
        let expected = |key: &str| features(&matrix(&case["expected"][key]), 0.0);
        same(
            name,
            "Y",
            &examples(&y, count),
            &examples(&expected("Y"), count),
        );
        // Where all but rounding cancels, what is left is measured by what cancelled.
        let wanted = examples(&expected("dX"), count);
        let floor = d.iter().fold(0.0_f32, |top, x| top.max(x.abs())) * inverse[0] * gain[0].abs();
        for (found, wanted) in examples(&d_x, count).iter().zip(&wanted) {
            let largest = wanted.abs().max(floor);
            assert!(
                (found - wanted).abs() <= 1e-5 * largest,
                "{name}: {found}, not {wanted}"
            );
        }
        if let Some(gamma) = case["expected"]
            .get("dgamma")
            .filter(|gamma| gamma.is_array())
        {
            same(name, "dgamma", &d_gain, &flat(&[vector(gamma)]));
        }
    }
}

#[test]
fn causal_attention_is_pytorchs_forward_and_backward() {
    let mut tried = 0;
    for case in cases("attention.json", "attention") {
        let name = case["name"].as_str().unwrap();
        let inputs = &case["inputs"];
        let [q, k, v, d_o] = ["Q", "K", "V", "dO"].map(|key| matrix(&inputs[key]));
        let square = q.len() == k.len() && v[0].len() == q[0].len();
        if inputs["causal"] != true || !inputs["mask"].is_null() || !square {
            continue;
        }
        tried += 1;
        let (count, size) = (q.len(), q[0].len());
        let head = Head {
            size,
            tokens: WIDTH,
            stride: WIDTH,
        };
        let [q, k, v, d_o] = [q, k, v, d_o].map(|rows| features(&rows, 0.0));
        let mut scratch = AttentionScratch::new(size, WIDTH);
        let mut p = vec![0.0; WIDTH * WIDTH];
        let mut o = vec![0.0; size * WIDTH];
        head.forward(&q, &k, &v, &mut p, &mut o, &mut scratch);
        let [mut d_q, mut d_k, mut d_v] = [(); 3].map(|()| vec![0.0; size * WIDTH]);
        head.backward(
            [&q, &k, &v],
            &p,
            &d_o,
            [&mut d_q, &mut d_k, &mut d_v],
            &mut scratch,
        );
        for (what, found) in [("O", o), ("dQ", d_q), ("dK", d_k), ("dV", d_v)] {
            let expected = features(&matrix(&case["expected"][what]), 0.0);
            same(
                name,
                what,
                &examples(&found, count),
                &examples(&expected, count),
            );
        }
    }
    assert!(tried >= 5, "{tried}");
}

#[test]
fn cross_entropy_is_pytorchs_with_its_gradient() {
    let mut tried = 0;
    for case in cases("losses.json", "cross_entropy") {
        let name = case["name"].as_str().unwrap();
        let inputs = &case["inputs"];
        let plain = inputs["weight"].is_null()
            && inputs["label_smoothing"] == 0.0
            && inputs["reduction"] == "mean"
            && inputs["target"].is_array()
            && case["expected"]["loss"].is_number();
        if !plain {
            continue;
        }
        tried += 1;
        let logits = matrix(&inputs["logits"]);
        let ignored = inputs["ignore_index"].as_i64();
        let mut targets = vec![IGNORED; WIDTH];
        for (target, value) in targets.iter_mut().zip(inputs["target"].as_array().unwrap()) {
            if value.as_i64() != ignored {
                *target = value.as_u64().unwrap() as u32;
            }
        }
        let mut z = features(&logits, 0.0);
        let loss = cross_entropy(&mut z, &targets, 1.0, &mut softmax::Scratch::new(WIDTH));
        let expected = case["expected"]["loss"].as_f64().unwrap();
        assert!(
            (loss - expected).abs() <= 1e-6 * expected.abs().max(1.0),
            "{name}: {loss}"
        );
        let d = features(&matrix(&case["expected"]["d_logits"]), 0.0);
        same(
            name,
            "d_logits",
            &examples(&z, logits.len()),
            &examples(&d, logits.len()),
        );
    }
    assert!(tried >= 4, "{tried}");
}

/// As `numbers` in `models.py`.
fn numbers(count: usize, first: usize, size: f64) -> Vec<f32> {
    (first..first + count)
        .map(|i| (((i * 7919 % 2003) as f64 - 1001.0) * size / 1024.0) as f32)
        .collect()
}

/// As `Weights` in `models.py`.
fn weights(layout: &Layout) -> Vec<f32> {
    let mut weights = Vec::new();
    for tensor in &layout.tensors {
        let (size, base) = match tensor.role {
            Role::Gain => (0.125, 1.0),
            Role::Bias => (0.25, 0.0),
            _ if tensor.name == "positions" || tensor.name.ends_with("down") => (0.25, 0.0),
            _ => (0.5, 0.0),
        };
        let drawn = numbers(tensor.range().len(), tensor.start, size);
        weights.extend(drawn.iter().map(|x| base + x));
    }
    weights
}

fn compare(name: &str, layout: &Layout, loss: f64, gradients: &[f32]) {
    let text = include_str!("../golden/models.json");
    let all: Vec<Value> = serde_json::from_str(text).unwrap();
    let case = all.iter().find(|case| case["name"] == name).unwrap();
    let expected = case["loss"].as_f64().unwrap();
    assert!(
        (loss - expected).abs() < 1e-6 * expected,
        "{name}: {loss}, not {expected}"
    );
    let tensors = case["tensors"].as_array().unwrap();
    assert_eq!(tensors.len(), layout.tensors.len());
    for (tensor, expected) in layout.tensors.iter().zip(tensors) {
        assert_eq!(expected["name"], tensor.name.as_str());
        let found = &gradients[tensor.range()];
        let size = expected["norm"].as_f64().unwrap();
        assert!(
            (norm(found) - size).abs() <= 1e-5 * size,
            "{}: {}, not {size}",
            tensor.name,
            norm(found)
        );
        let largest = found
            .iter()
            .fold(0.0_f64, |top, x| top.max(f64::from(x.abs())));
        let places = expected["places"].as_array().unwrap();
        for (place, value) in places.iter().zip(vector(&expected["values"])) {
            let found = f64::from(found[place.as_u64().unwrap() as usize]);
            assert!(
                (found - value).abs() <= 1e-5 * largest,
                "{} at {place}: {found}, not {value}",
                tensor.name
            );
        }
    }
}

#[test]
fn the_networks_gradients_are_pytorchs() {
    let examples = 24;
    let mut model = Mlp::new(examples);
    let layout = model.layout().clone();
    let batch = Batch {
        inputs: numbers(2 * examples, 5, 2.0),
        tokens: Vec::new(),
        targets: (0..examples as u32).map(|i| i * 5 % 3 % 2).collect(),
    };
    let mut gradients = vec![0.0; layout.len()];
    let loss = model.gradients(
        &weights(&layout),
        &batch,
        Precision::default(),
        &mut gradients,
    );
    compare("mlp", &layout, loss, &gradients);
}

#[test]
fn the_transformers_gradients_are_pytorchs() {
    let sizes = Sizes {
        vocabulary: 11,
        context: 16,
        width: 16,
        heads: 2,
        hidden: 32,
        layers: 2,
    };
    let (sequences, v) = (3, sizes.vocabulary as u32);
    let mut model = Transformer::new(sizes, sequences);
    let layout = model.layout().clone();
    let rows = (sequences * sizes.context) as u32;
    let batch = Batch {
        inputs: Vec::new(),
        tokens: (0..rows).map(|i| (i * 13 + i * i) % v).collect(),
        targets: (0..rows)
            .map(|i| if i % 7 == 3 { IGNORED } else { (i * 5 + 1) % v })
            .collect(),
    };
    let mut gradients = vec![0.0; layout.len()];
    let loss = model.gradients(
        &weights(&layout),
        &batch,
        Precision::default(),
        &mut gradients,
    );
    compare("transformer", &layout, loss, &gradients);
}
