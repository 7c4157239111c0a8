//! clip.json

use super::support::{Case, Check, argument, every_case, number, numbers};
use longhand_math::registry::{Argument, named};
use longhand_math::{MathError, Tensor};
use serde_json::Value;

#[test]
fn clipping_agrees_with_pytorch_and_optax() {
    every_case("clip.json", check);
}

fn check(case: &Case, check: &mut Check) -> Result<(), MathError> {
    let rule = |slug: &str| named(slug).ok_or_else(|| MathError::new(format!("no rule {slug}")));
    let inputs = &case.inputs;
    // The norm runs over all tensors, so one flat list stands for them.
    let flat = || Argument::Tensor(Tensor::vector(numbers(&inputs["grads"])));
    match case.op.as_str() {
        "clip_grad_norm" => {
            let p = match &inputs["norm_type"] {
                Value::String(_) => f64::INFINITY,
                p => number(p),
            };
            let given = || [flat(), number(&inputs["max_norm"]).into(), p.into()];
            let exact = rule("clip_grad_norm")?.apply(given())?;
            check.number("norm", exact.number("norm")?, &case.expected["total_norm"]);
            check.number(
                "coef",
                exact.number("coefficient")?,
                &case.expected["coef_exact"],
            );
            check.close(
                "clipped",
                &exact.tensor("clipped")?,
                &case.expected["clipped_exact"],
            );
            let torch = rule("clip_grad_norm_torch")?.apply(given())?;
            check.number(
                "coef_torch",
                torch.number("coefficient")?,
                &case.expected["coef_torch"],
            );
            check.close(
                "clipped_torch",
                &torch.tensor("clipped")?,
                &case.expected["clipped_torch"],
            );
        }
        "clip_grad_value" => {
            let limit = number(&inputs["clip_value"]).into();
            let found = rule("clip_grad_value")?.apply([flat(), limit])?;
            check.close("clipped", &found.tensor("")?, &case.expected["clipped"]);
        }
        "adaptive_grad_clip" => {
            let given = ["grad", "param", "clipping", "eps"].map(|name| argument(&inputs[name]));
            let found = rule("adaptive_grad_clip")?.apply(given.into_iter().flatten())?;
            check.close("clipped", &found.tensor("")?, &case.expected["clipped"]);
        }
        "clip_by_block_rms" => {
            let blocks = inputs["grads"].as_array().into_iter().flatten();
            for (block, wanted) in
                blocks.zip(case.expected["clipped"].as_array().into_iter().flatten())
            {
                let given = [argument(block), argument(&inputs["threshold"])];
                let found = rule("clip_by_block_rms")?.apply(given.into_iter().flatten())?;
                check.close("clipped", &found.tensor("")?, wanted);
            }
        }
        op => return Err(MathError::new(format!("no rule for {op}"))),
    }
    Ok(())
}
