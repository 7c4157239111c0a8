//! attention.json

use super::support::{Case, Check, call, every_case};
use longhand_math::MathError;

#[test]
fn attention_agrees_with_pytorch_in_every_intermediate() {
    every_case("attention.json", check);
}

fn check(case: &Case, check: &mut Check) -> Result<(), MathError> {
    // Grouped heads are the same rule with an axis of heads in front.
    let found = call("attention", &case.inputs, |name| name, &[])?;
    for (name, wanted) in case.expected.as_object().into_iter().flatten() {
        check.close(name, &found.tensor(name)?, wanted);
    }
    Ok(())
}
