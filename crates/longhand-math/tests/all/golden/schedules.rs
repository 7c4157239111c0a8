//! schedules.json

use super::support::{Case, Check, call, every_case, tensor};
use longhand_math::MathError;
use longhand_math::registry::Argument;
use serde_json::{Value, json};

#[test]
fn schedules_agree_with_pytorch_hugging_face_and_optax() {
    every_case("schedules.json", check);
}

fn check(case: &Case, check: &mut Check) -> Result<(), MathError> {
    if case.op == "reduce_on_plateau" {
        let found = call(
            "reduce_on_plateau",
            &case.inputs,
            |name| match name {
                "base_lr" => "max",
                "min_lr" => "min",
                other => other,
            },
            &[],
        )?;
        check.close(
            "lr_after",
            &found.tensor("rates")?,
            &case.expected["lr_after"],
        );
        for (ours, theirs) in [
            ("best", "best"),
            ("bad", "num_bad_epochs"),
            ("cooling", "cooldown_counter"),
        ] {
            check.close(theirs, &found.tensor(ours)?, &case.expected[theirs]);
        }
        return Ok(());
    }
    let slug = slug(&case.op);
    let op = case.op.as_str();
    let mut inputs = case.inputs.clone();
    words(&mut inputs);
    if op == "sgdr_optax" {
        inputs = json!({ "cycles": cycles(&inputs) });
    }
    let step = ("step", Argument::Tensor(tensor(&case.expected["steps"])));
    let found = call(slug, &inputs, |name| rename(op, name), &[step])?;
    if op == "one_cycle" {
        check.close("lr", &found.tensor("rate")?, &case.expected["lr"]);
        check.close(
            "momentum",
            &found.tensor("momentum")?,
            &case.expected["momentum"],
        );
    } else {
        check.close("lr", &found.tensor("")?, &case.expected["lr"]);
    }
    Ok(())
}

fn slug(op: &str) -> &str {
    match op {
        "linear_warmup_decay" => "linear_decay",
        "cosine_warmup" => "cosine_huggingface",
        "cosine_warmup_lr_rate" => "cosine_warmup_rate_huggingface",
        "cosine_hard_restarts_warmup" => "cosine_hard_restarts",
        "polynomial_warmup" => "polynomial",
        "inverse_sqrt_warmup" => "inverse_sqrt",
        "wsd" => "wsd_huggingface",
        "step" => "step_decay",
        "exponential" => "exponential_decay",
        "cosine_warmup_optax" => "cosine_optax",
        "exponential_decay_optax" => "exponential_optax",
        other => other,
    }
}

fn rename<'a>(op: &str, name: &'a str) -> &'a str {
    match (op, name) {
        ("one_cycle", "base_lr") | ("cyclic", "base_lr") => "",
        (_, "base_lr" | "max_lr") => "max",
        ("linear_onecycle_optax", "peak") => "max",
        (_, "min_lr" | "end_lr" | "eta_min") => "min",
        ("cosine_warmup_lr_rate", "min_lr_rate") => "min_rate",
        ("cosine_warmup_lr_rate", "warmup_lr_rate") => "warmup_rate",
        (_, "num_cycles") => "cycles",
        (_, "warmup_type") => "warmup_shape",
        (_, "decay_type") => "decay_shape",
        (_, "min_lr_ratio") => "min_ratio",
        (_, "step_size") => "every",
        (_, "t_max" | "total_iters" | "total_steps") => "total",
        (_, "t_0") => "period",
        (_, "t_mult") => "growth",
        (_, "start_factor") => "start",
        (_, "end_factor") => "end",
        (_, "pct_start") => "rise",
        (_, "pct_final") => "fall",
        (_, "anneal") => "shape",
        (_, "div_factor") => "start_divisor",
        (_, "final_div_factor") => "end_divisor",
        (_, "step_size_up") => "up",
        (_, "step_size_down") => "down",
        (_, "transition_steps") => "steps",
        (_, "transition_begin") => "begin",
        (_, "decay_rate") => "gamma",
        (_, other) => other,
    }
}

/// The files' words in ours.
fn words(inputs: &mut Value) {
    for (_, value) in inputs.as_object_mut().into_iter().flatten() {
        let ours = match value.as_str() {
            Some("1-sqrt") => "sqrt",
            Some("cos") => "cosine",
            Some("triangular2") => "halving",
            Some("exp_range") => "exponential",
            _ => continue,
        };
        *value = json!(ours);
    }
}

fn cycles(inputs: &Value) -> Value {
    let rows = inputs["cycles"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|cycle| {
            json!([
                cycle["init_value"],
                cycle["peak_value"],
                cycle["warmup_steps"],
                cycle["decay_steps"],
                cycle["end_value"]
            ])
        });
    rows.collect()
}
