//! workbook.json: the workbook's exercises, derived once more.

use super::support::{Case, Check, every_case, number, tensor};
use longhand_math::op::{Arithmetic, Function, Op};
use longhand_math::optimizer::{self, State};
use longhand_math::registry::{Argument, Outcome, named};
use longhand_math::tape::Tape;
use longhand_math::{MathError, Tensor};
use serde_json::Value;

#[test]
fn the_exercises_of_the_workbook_come_out() {
    every_case("workbook.json", check);
}

fn check(case: &Case, check: &mut Check) -> Result<(), MathError> {
    let (inputs, expected) = (&case.inputs, &case.expected);
    match case.name.as_str() {
        "a" => chain(inputs, expected, check),
        "b" => small_network(inputs, expected, check),
        "c" => gates(inputs, expected, check),
        "d" => {
            let found = rule(
                "cross_entropy",
                &[
                    ("logits", input(inputs, "logits")),
                    ("target", input(inputs, "target")),
                ],
            )?;
            check.close("softmax", &found.tensor("probs")?, &expected["softmax"]);
            check.close("loss", &found.tensor("loss")?, &expected["loss"]);
            check.close("grad", &found.tensor("d_logits")?, &expected["grad"]);
            Ok(())
        }
        "e" => {
            let found = rule(
                "adam",
                &[
                    ("grads", input(inputs, "grads")),
                    ("beta1", input(inputs, "b1")),
                    ("beta2", input(inputs, "b2")),
                    ("lr", 1.0.into()),
                    ("eps", 0.0.into()),
                ],
            )?;
            for (ours, theirs) in [
                ("m", "m3"),
                ("v", "v3"),
                ("m_hat", "m_hat3"),
                ("v_hat", "v_hat3"),
            ] {
                check.close(theirs, &found.tensor(ours)?, &expected[theirs]);
            }
            let moved = found.tensor("history.param")?;
            let last = moved.data()[1] - moved.data()[2];
            check.number("update", last, &expected["update_over_lr_eps0"]);
            Ok(())
        }
        "f" => {
            let given = ["x", "gamma", "beta", "eps"].map(|name| (name, input(inputs, name)));
            let found = rule("batch_norm", &given)?;
            check.close("y", &found.tensor("y")?, &expected["y"]);
            check.close("mean", &found.tensor("mean")?, &expected["mean"]);
            check.close("var", &found.tensor("var")?, &expected["var_biased"]);
            let x = tensor(&inputs["x"]);
            let (mean, var) = (found.number("mean")?, found.number("var_unbiased")?);
            let (gamma, beta) = (number(&inputs["gamma"]), number(&inputs["beta"]));
            let unbiased = x.map(|x| gamma * (x - mean) / var.sqrt() + beta);
            check.close(
                "unbiased",
                &unbiased,
                &expected["y_with_unbiased_var(not_used_by_torch)"],
            );
            Ok(())
        }
        "g" => {
            for (decay, name) in [
                (0.1, "rule_0.1old_0.9batch"),
                (0.9, "torch_momentum_0.1"),
                (0.1, "torch_momentum_0.9"),
            ] {
                let given = [
                    ("values", input(inputs, "batch_means")),
                    ("decay", decay.into()),
                    ("start", input(inputs, "start")),
                ];
                check.close(
                    name,
                    &rule("ema", &given)?.tensor("history")?,
                    &expected[name],
                );
            }
            Ok(())
        }
        "h" => {
            for (eps, name) in [(0.0, "y"), (1e-6, "y_eps_1e-6")] {
                let found = rule(
                    "rms_norm",
                    &[("x", input(inputs, "x")), ("eps", eps.into())],
                )?;
                check.close(name, &found.tensor("y")?, &expected[name]);
                if eps == 0.0 {
                    check.close("rms", &found.tensor("rms")?, &expected["rms"]);
                }
            }
            Ok(())
        }
        "i" => {
            for (p, name) in [(2.0, "l2"), (1.0, "l1"), (f64::INFINITY, "inf")] {
                let given = [
                    ("grads", input(inputs, "g")),
                    ("max_norm", 1.0.into()),
                    ("norm_type", p.into()),
                ];
                check.close(
                    name,
                    &rule("clip_grad_norm", &given)?.tensor("norm")?,
                    &expected[name],
                );
            }
            Ok(())
        }
        "j" => {
            let given = ["min", "warmup", "total", "step"].map(|name| (name, input(inputs, name)));
            let mut given = given.to_vec();
            given.push(("max", input(inputs, "peak")));
            let found = rule("cosine", &given)?.tensor("")?;
            check.close("lr", &found, &expected["lr"]);
            let naive = [
                ("step", input(inputs, "step")),
                ("max", input(inputs, "peak")),
                ("min", input(inputs, "min")),
                ("total", input(inputs, "total")),
            ];
            let naive = rule("cosine", &naive)?.tensor("")?;
            check.close(
                "naive",
                &naive,
                &expected["naive_no_warmup_offset(progress=0.6)"],
            );
            Ok(())
        }
        "k" => bias_correction(inputs, expected, check),
        name => Err(MathError::new(format!("no exercise {name}"))),
    }
}

fn input(inputs: &Value, name: &str) -> Argument {
    match &inputs[name] {
        list @ Value::Array(_) => tensor(list).into(),
        one => number(one).into(),
    }
}

fn rule(slug: &str, given: &[(&str, Argument)]) -> Result<Outcome, MathError> {
    let entry = named(slug).ok_or_else(|| MathError::new(format!("no rule {slug}")))?;
    entry.call([], given.iter().cloned())
}

/// A tape with short names for what the exercises use.
#[derive(Default)]
struct Sheet(Tape);

impl Sheet {
    fn given(&mut self, x: f64) -> usize {
        self.0.given(Tensor::scalar(x))
    }

    fn pair(&mut self, op: Arithmetic, a: usize, b: usize) -> Result<usize, MathError> {
        self.0.apply(Op::Arithmetic(op), &[a, b])
    }

    fn relu(&mut self, a: usize) -> Result<usize, MathError> {
        self.0.apply(Op::Function(Function::Relu), &[a])
    }

    fn value(&self, step: usize) -> f64 {
        self.0
            .value(step)
            .and_then(Tensor::item)
            .unwrap_or(f64::NAN)
    }

    fn slopes<const N: usize>(&self, of: usize, with: [usize; N]) -> Result<[f64; N], MathError> {
        let gradients = self.0.gradients(of, None)?;
        Ok(with.map(|step| gradients.of(step).and_then(Tensor::item).unwrap_or(0.0)))
    }
}

fn chain(inputs: &Value, expected: &Value, check: &mut Check) -> Result<(), MathError> {
    let mut sheet = Sheet::default();
    let (x, two, three) = (
        sheet.given(number(&inputs["x"])),
        sheet.given(2.0),
        sheet.given(3.0),
    );
    let product = sheet.pair(Arithmetic::Multiply, three, x)?;
    let sum = sheet.pair(Arithmetic::Add, product, two)?;
    let square = sheet.pair(Arithmetic::Power, sum, two)?;
    let [slope] = sheet.slopes(square, [x])?;
    check.number("value", sheet.value(square), &expected["value"]);
    check.number("slope", slope, &expected["d_dx"]);
    Ok(())
}

fn small_network(inputs: &Value, expected: &Value, check: &mut Check) -> Result<(), MathError> {
    let mut sheet = Sheet::default();
    let names = ["w1", "b1", "w2", "b2", "x"];
    let given = names.map(|name| sheet.given(number(&inputs[name])));
    let [w1, b1, w2, b2, x] = given;
    let z = sheet.pair(Arithmetic::Multiply, w1, x)?;
    let z = sheet.pair(Arithmetic::Add, z, b1)?;
    let a = sheet.relu(z)?;
    let y = sheet.pair(Arithmetic::Multiply, w2, a)?;
    let y = sheet.pair(Arithmetic::Add, y, b2)?;
    let (four, two) = (sheet.given(4.0), sheet.given(2.0));
    let miss = sheet.pair(Arithmetic::Subtract, y, four)?;
    let loss = sheet.pair(Arithmetic::Power, miss, two)?;
    check.number("y", sheet.value(y), &expected["y"]);
    check.number("L", sheet.value(loss), &expected["L"]);
    for (name, slope) in names.iter().zip(sheet.slopes(loss, given)?) {
        check.number(name, slope, &expected[&format!("dL_d{name}")]);
    }
    Ok(())
}

fn gates(inputs: &Value, expected: &Value, check: &mut Check) -> Result<(), MathError> {
    let mut sheet = Sheet::default();
    let names = ["w1", "w2", "w3", "x"];
    let given = names.map(|name| sheet.given(number(&inputs[name])));
    let [w1, w2, w3, x] = given;
    let first = sheet.pair(Arithmetic::Multiply, w1, x)?;
    let first = sheet.relu(first)?;
    let second = sheet.pair(Arithmetic::Multiply, w2, first)?;
    let second = sheet.relu(second)?;
    let y = sheet.pair(Arithmetic::Multiply, w3, second)?;
    check.number("y", sheet.value(y), &expected["y"]);
    for (name, slope) in names.iter().zip(sheet.slopes(y, given)?) {
        check.number(name, slope, &expected[&format!("dy_d{name}")]);
    }
    Ok(())
}

/// What bias correction is worth: with a gradient of 1 at every step, and by its formula. (The case
/// with random gradients needs NumPy's generator.)
fn bias_correction(inputs: &Value, expected: &Value, check: &mut Check) -> Result<(), MathError> {
    let (b1, b2) = (number(&inputs["b1"]), number(&inputs["b2"]));
    let ratio = |b1: f64, b2: f64, t: f64| {
        (1.0 - longhand_math::real::pow(b1, t)) / (1.0 - longhand_math::real::pow(b2, t)).sqrt()
    };
    let adam = optimizer::named("adam").ok_or_else(|| MathError::new("no adam"))?;
    let settings = adam.settings(&[("lr", 1.0), ("beta1", b1), ("beta2", b2)])?;
    let mut state = State::new(Tensor::scalar(0.0));
    let wanted = &expected["constant_gradient_1"];
    for step in 1..=3000_u32 {
        let before = state.param().sum();
        adam.step(&settings, &mut state, &Tensor::scalar(1.0))?;
        let with = before - state.param().sum();
        let key = step.to_string();
        if wanted[&key].is_null() {
            continue;
        }
        let part = |name: &str| state.slot(name).map_or(f64::NAN, Tensor::sum);
        let without = part("m") / (part("v").sqrt() + 1e-8);
        check.number(
            &format!("{key} without"),
            without,
            &wanted[&key]["mean_abs_without"],
        );
        check.number(&format!("{key} with"), with, &wanted[&key]["mean_abs_with"]);
        check.number(
            &format!("{key} ratio"),
            without / with,
            &wanted[&key]["ratio_of_means"],
        );
        let formula = &expected["ratio_formula (1-b1^t)/sqrt(1-b2^t)"][&key];
        check.number(
            &format!("{key} formula"),
            ratio(b1, b2, f64::from(step)),
            formula,
        );
    }
    let steps: Vec<f64> = (1..=20_000)
        .map(|step| ratio(b1, b2, f64::from(step)))
        .collect();
    let peak = steps.iter().copied().fold(0.0, f64::max);
    let least = steps.iter().copied().fold(f64::INFINITY, f64::min);
    let place = steps
        .iter()
        .position(|&ratio| ratio == peak)
        .map_or(0, |place| place + 1);
    check.number("peak", peak, &expected["peak_ratio"]);
    check.number("peak step", place as f64, &expected["peak_step"]);
    check.number("least", least, &expected["min_ratio_over_1..20000"]);
    for (betas, wanted) in expected["other_betas"].as_object().into_iter().flatten() {
        let betas: Vec<f64> = betas
            .split(',')
            .filter_map(|beta| beta.split('=').nth(1)?.parse().ok())
            .collect();
        for (step, wanted) in wanted.as_object().into_iter().flatten() {
            let t: f64 = step.parse().unwrap_or(f64::NAN);
            check.number(
                &format!("{betas:?} {step}"),
                ratio(betas[0], betas[1], t),
                wanted,
            );
        }
    }
    Ok(())
}
