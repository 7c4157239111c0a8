//! linear_layer.json and softmax_jacobian.json

use super::support::{Case, Check, call, every_case, tensor};
use longhand_math::MathError;
use longhand_math::op::Op;
use longhand_math::tape::Tape;

#[test]
fn layers_agree_with_pytorch_forward_and_backward() {
    every_case("linear_layer.json", check);
}

#[test]
fn the_jacobian_of_softmax_agrees_with_pytorch() {
    every_case("softmax_jacobian.json", |case, check| {
        let found = call("softmax_jacobian", &case.inputs, |name| name, &[])?;
        for (name, wanted) in case.expected.as_object().into_iter().flatten() {
            check.close(name, &found.tensor(name)?, wanted);
        }
        Ok(())
    });
}

fn check(case: &Case, check: &mut Check) -> Result<(), MathError> {
    match case.op.as_str() {
        "matmul" => return matmul(case, check),
        "conv2d_shape" => {
            let found = call(
                "conv_shape",
                &case.inputs,
                |name| if name == "input_hw" { "size" } else { name },
                &[],
            )?;
            for (name, wanted) in case.expected.as_object().into_iter().flatten() {
                check.close(
                    name,
                    &found.tensor(name.trim_end_matches("_out_hw"))?,
                    wanted,
                );
            }
            return Ok(());
        }
        _ => {}
    }
    let slug = if case.op == "embedding" {
        "embedding_lookup"
    } else {
        &case.op
    };
    let inputs = lower(&case.inputs);
    let found = call(
        slug,
        &inputs,
        |name| if name == "indices" { "ids" } else { name },
        &[],
    )?;
    for (name, wanted) in case.expected.as_object().into_iter().flatten() {
        let ours = match name.as_str() {
            "Y" => "y".to_owned(),
            "out_shape" => "shape".to_owned(),
            name => match name.strip_prefix('d') {
                Some(input) => format!("d_{}", input.to_lowercase()),
                None => name.to_owned(),
            },
        };
        check.close(name, &found.tensor(&ours)?, wanted);
    }
    Ok(())
}

/// The inputs under our names, which are lower-case.
fn lower(inputs: &serde_json::Value) -> serde_json::Value {
    let pairs = inputs.as_object().into_iter().flatten();
    pairs
        .map(|(name, value)| (name.to_lowercase(), value.clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// The product as the tape does it.
fn matmul(case: &Case, check: &mut Check) -> Result<(), MathError> {
    let mut tape = Tape::new();
    let (a, b) = (
        tape.given(tensor(&case.inputs["A"])),
        tape.given(tensor(&case.inputs["B"])),
    );
    let c = tape.apply(Op::MatrixMultiply, &[a, b])?;
    let found = tape
        .value(c)
        .cloned()
        .ok_or_else(|| MathError::new("no product"))?;
    check.close("C", &found, &case.expected["C"]);
    let flowed = tape.pull(c, tensor(&case.inputs["dC"]), None)?;
    for (name, step) in [("dA", a), ("dB", b)] {
        let gradient = flowed
            .of(step)
            .cloned()
            .ok_or_else(|| MathError::new("no gradient"))?;
        check.close(name, &gradient, &case.expected[name]);
    }
    Ok(())
}
