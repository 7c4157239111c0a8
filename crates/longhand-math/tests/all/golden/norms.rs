//! norms.json

use super::support::{Case, Check, argument, call, every_case};
use longhand_math::MathError;
use longhand_math::registry::{Argument, Outcome};
use serde_json::{Value, json};

#[test]
fn norms_agree_with_pytorch_forward_and_backward() {
    every_case("norms.json", check);
}

fn check(case: &Case, check: &mut Check) -> Result<(), MathError> {
    if case.op == "batch_norm_train" {
        return batch_norm(case, check);
    }
    let found = call(&case.op, &case.inputs, ours, &[])?;
    compare(&found, &case.expected, check)
}

fn ours(name: &str) -> &str {
    match name {
        "X" => "x",
        "Y" => "y",
        "dY" => "dy",
        "dX" | "dx" => "d_x",
        "dgamma" => "d_gamma",
        "dbeta" => "d_beta",
        "var_biased" => "var",
        other => other,
    }
}

fn compare(found: &Outcome, expected: &Value, check: &mut Check) -> Result<(), MathError> {
    for (name, wanted) in expected.as_object().into_iter().flatten() {
        if name != "num_batches_tracked" {
            check.close(name, &found.tensor(ours(name))?, wanted);
        }
    }
    Ok(())
}

fn batch_norm(case: &Case, check: &mut Check) -> Result<(), MathError> {
    let inputs = &case.inputs;
    let settings = |names: &[&'static str]| -> Vec<(&'static str, Argument)> {
        names
            .iter()
            .filter_map(|name| Some((*name, argument(&inputs[*name])?)))
            .collect()
    };
    let empty = Vec::new();
    let batches = inputs["batches"].as_array().unwrap_or(&empty);
    let steps = case.expected["steps"].as_array().unwrap_or(&empty);
    let mut running: Vec<(&'static str, Argument)> = Vec::new();
    for (seen, (batch, wanted)) in batches.iter().zip(steps).enumerate() {
        let mut given = settings(&["gamma", "beta", "eps", "momentum"]);
        given.extend(running.clone());
        if inputs["momentum"].is_null() {
            given.push(("cumulative", true.into()));
            given.push(("seen", (seen as f64).into()));
        }
        let found = call("batch_norm", batch, ours, &given)?;
        compare(&found, wanted, check)?;
        running = vec![
            ("running_mean", found.tensor("running_mean")?.into()),
            ("running_var", found.tensor("running_var")?.into()),
        ];
    }
    if let Some(first) = batches.first() {
        let mut given = settings(&["gamma", "beta", "eps"]);
        given.extend(running);
        let found = call("batch_norm_eval", &json!({ "X": first["X"] }), ours, &given)?;
        check.close(
            "eval",
            &found.tensor("y")?,
            &case.expected["eval_Y_of_first_batch"],
        );
    }
    Ok(())
}
