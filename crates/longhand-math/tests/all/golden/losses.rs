//! losses.json

use super::support::{Case, Check, call, every_case};
use longhand_math::MathError;

#[test]
fn losses_and_their_gradients_agree_with_pytorch_and_jax() {
    every_case("losses.json", check);
}

fn check(case: &Case, check: &mut Check) -> Result<(), MathError> {
    let op = case.op.as_str();
    let found = call(op, &case.inputs, |name| rename(op, name), &[])?;
    for (name, wanted) in case.expected.as_object().into_iter().flatten() {
        let ours = match name.as_str() {
            "d_log_rate" => "d_rate",
            other => other,
        };
        if found.part(ours).is_none() && is_target(ours) {
            continue;
        }
        check.close(name, &found.tensor(ours)?, wanted);
    }
    Ok(())
}

/// Targets that do not learn here.
fn is_target(name: &str) -> bool {
    matches!(
        name,
        "d_target" | "d_reference_chosen" | "d_reference_rejected"
    )
}

fn rename<'a>(op: &str, name: &'a str) -> &'a str {
    match (op, name) {
        ("kl_div", "target_probs" | "target_log_probs") => "target",
        ("poisson_nll", "log_rate") => "rate",
        (_, other) => other,
    }
}
