//! optimizers.json

use super::support::{Case, Check, argument, every_case, number, tensor};
use longhand_math::MathError;
use longhand_math::registry::{Argument, Outcome, named};
use serde_json::Value;

#[test]
fn optimizers_agree_with_pytorch_and_optax() {
    every_case("optimizers.json", check);
}

fn check(case: &Case, check: &mut Check) -> Result<(), MathError> {
    match case.op.as_str() {
        "newton_schulz" => newton_schulz(case, check),
        "weight_average" => weight_average(case, check),
        op => {
            let found = run(op, case)?;
            let steps = case.expected["steps"]
                .as_array()
                .cloned()
                .unwrap_or_default();
            for (place, wanted) in steps.iter().enumerate() {
                step(&found, place, op, wanted, check)?;
            }
            Ok(())
        }
    }
}

/// Runs the rule of a case over its gradients.
fn run(op: &str, case: &Case) -> Result<Outcome, MathError> {
    let slug = match op {
        "adafactor_torch" => "adafactor",
        "adan" => "adan_optax",
        other => other,
    };
    let entry = named(slug).ok_or_else(|| MathError::new(format!("no rule {slug}")))?;
    let inputs = &case.inputs;
    let mut given: Vec<(&str, Argument)> = vec![
        ("grads", tensor(&inputs["grads"]).into()),
        ("param", tensor(&inputs["param0"]).into()),
    ];
    for (name, value) in inputs["hyper"].as_object().into_iter().flatten() {
        for (name, argument) in settings(op, name, value) {
            given.push((name, argument));
        }
    }
    entry.call([], given)
}

/// A library's setting in ours; nothing where ours is fixed by the rule's name.
fn settings<'a>(op: &str, name: &'a str, value: &Value) -> Vec<(&'a str, Argument)> {
    let pair = |names: [&'static str; 2]| {
        let pair = names
            .into_iter()
            .zip(value.as_array().into_iter().flatten());
        pair.filter_map(|(name, value)| Some((name, argument(value)?)))
            .collect()
    };
    let name = match (op, name) {
        (_, "amsgrad" | "foreach" | "fused" | "capturable" | "differentiable") => {
            return Vec::new();
        }
        ("adamw", "decoupled_weight_decay") => return Vec::new(),
        (_, "betas") => return pair(["beta1", "beta2"]),
        (_, "etas") => return pair(["shrink", "grow"]),
        (_, "step_sizes") => return pair(["min_step", "max_step"]),
        ("adafactor_torch", "eps") => return pair(["eps1", "eps2"]),
        (_, "ns_coefficients") => {
            let names = ["a", "b", "c"]
                .into_iter()
                .zip(value.as_array().into_iter().flatten());
            return names
                .filter_map(|(name, value)| Some((name, argument(value)?)))
                .collect();
        }
        (_, "adjust_lr_fn") => "adjust",
        (_, "learning_rate") => "lr",
        (_, "b1") => "beta1",
        (_, "b2") => "beta2",
        (_, "b3") => "beta3",
        (_, "decoupled_weight_decay") => "decoupled",
        (_, "initial_accumulator_value") => "initial",
        ("adafactor_torch", "d") => "clip",
        (_, "min_dim_size_to_factor") => "min_factored",
        (_, "multiply_by_parameter_scale") => "scale_by_param",
        (_, "clipping_threshold") => "clip",
        (_, "weight_decay_rate") => "weight_decay",
        (_, other) => other,
    };
    argument(value)
        .into_iter()
        .map(|argument| (name, argument))
        .collect()
}

fn step(
    found: &Outcome,
    place: usize,
    op: &str,
    wanted: &Value,
    check: &mut Check,
) -> Result<(), MathError> {
    for (name, wanted) in wanted.as_object().into_iter().flatten() {
        let part = match name.as_str() {
            "param_f64" => "param",
            // PyTorch iterates in bfloat16: a rule of thumb, not a reference.
            "param" if op == "muon" => continue,
            // optax keeps [0.0] where a statistic is not used.
            "row_var" | "col_var" | "variance"
                if op == "adafactor_optax" && found.part(name).is_none() =>
            {
                continue;
            }
            other => other,
        };
        let history = found.tensor(&format!("history.{part}"))?;
        let sizes = history.sizes().get(1..).unwrap_or(&[]).to_vec();
        let row = history.row(place).unwrap_or(&[]).to_vec();
        let row = longhand_math::Tensor::new(&sizes, row)?;
        check.close(&format!("step {} {name}", place + 1), &row, wanted);
    }
    Ok(())
}

fn newton_schulz(case: &Case, check: &mut Check) -> Result<(), MathError> {
    let inputs = &case.inputs;
    let mut given: Vec<(&str, Argument)> = vec![
        ("matrix", tensor(&inputs["G"]).into()),
        ("steps", number(&inputs["steps"]).into()),
        ("eps", number(&inputs["eps"]).into()),
    ];
    let coefficients = inputs["coefficients"].as_array().into_iter().flatten();
    for (name, value) in ["a", "b", "c"].into_iter().zip(coefficients) {
        given.push((name, number(value).into()));
    }
    let entry = named("newton_schulz").ok_or_else(|| MathError::new("no rule"))?;
    check.close(
        "X",
        &entry.call([], given)?.tensor("")?,
        &case.expected["X"],
    );
    Ok(())
}

fn weight_average(case: &Case, _: &mut Check) -> Result<(), MathError> {
    Err(MathError::new(format!("{} has no reading yet", case.name)))
}
