//! numerics.json

use super::support::{Case, Check, call, every_case, number, numbers, tensor};
use longhand_math::format::Float;
use longhand_math::registry::Argument;
use longhand_math::{MathError, Tensor, format};
use serde_json::{Value, json};

#[test]
fn formats_agree_with_exact_rational_rounding() {
    every_case("numerics.json", check);
}

fn check(case: &Case, check: &mut Check) -> Result<(), MathError> {
    let (inputs, expected) = (&case.inputs, &case.expected);
    match case.op.as_str() {
        "round_to" | "round_to_saturating" => {
            let saturate = case.op == "round_to_saturating";
            let x = Argument::Tensor(tensor(&inputs["values"]));
            let dtype = inputs["dtype"].as_str().unwrap_or_default();
            let found = call(
                dtype,
                &json!({}),
                |name| name,
                &[("x", x), ("saturate", saturate.into())],
            )?;
            let back = found.tensor("value")?;
            check.within("back", &back, &expected["back"], 0.0);
            signs(&back, &expected["back"], check);
            bits(&found.tensor("bits")?, expected, check);
            if !saturate {
                let error = finite(&found.tensor("error")?);
                check.within("error", &error, &expected["error"], 0.0);
            }
        }
        "decode" => {
            let found = call(
                "from_bits",
                inputs,
                |name| if name == "dtype" { "format" } else { name },
                &[],
            )?;
            check.within("values", &found.tensor("")?, &expected["values"], 0.0);
            signs(&found.tensor("")?, &expected["values"], check);
        }
        "finfo" => {
            let found = call("format_info", inputs, |_| "format", &[])?;
            for (name, wanted) in expected.as_object().into_iter().flatten() {
                check.within(name, &found.tensor(name)?, wanted, 0.0);
            }
        }
        "low_precision_arith" => {
            let found = call(
                "low_precision_arith",
                inputs,
                |name| if name == "dtype" { "format" } else { name },
                &[],
            )?;
            check.within("result", &found.tensor("")?, &expected["result"], 0.0);
        }
        "master_weights" => {
            let found = call(
                "master_weights",
                inputs,
                |name| if name == "dtype" { "format" } else { name },
                &[],
            )?;
            for (ours, theirs) in [
                ("low", "low_precision_result"),
                ("fp32", "fp32_result"),
                ("fp64", "fp64_result"),
            ] {
                check.close(theirs, &found.tensor(ours)?, &expected[theirs]);
            }
        }
        "accumulate" => accumulate(inputs, expected, check)?,
        "loss_scaled_grads" => {
            let found = call("loss_scaled_grads", inputs, |name| name, &[])?;
            for (ours, theirs) in [
                ("unscaled", "fp16_unscaled"),
                ("zeros_unscaled", "zeros_unscaled"),
                ("scaled", "fp16_scaled"),
                ("zeros_scaled", "zeros_scaled"),
                ("overflows", "infs_scaled"),
                ("recovered", "unscaled_fp32"),
            ] {
                check.within(theirs, &found.tensor(ours)?, &expected[theirs], 0.0);
            }
        }
        "grad_scaler" => grad_scaler(inputs, expected, check)?,
        op => return Err(MathError::new(format!("no rule for {op}"))),
    }
    Ok(())
}

/// Bits, NaN by what it is: several patterns mean it.
fn bits(found: &Tensor, expected: &Value, check: &mut Check) {
    let wanted = numbers(&expected["bits"]);
    let back = numbers(&expected["back"]);
    let pairs = found.data().iter().zip(&wanted).zip(&back);
    let agree = pairs
        .filter(|((found, wanted), back)| back.is_nan() || found == wanted)
        .count();
    check.within(
        "bits that agree",
        &Tensor::scalar(agree as f64),
        &json!(wanted.len()),
        0.0,
    );
}

/// −0 is not 0.
fn signs(found: &Tensor, expected: &Value, check: &mut Check) {
    let sign = |x: f64| if x.is_nan() { 0.0 } else { 1.0_f64.copysign(x) };
    let wanted: Vec<f64> = numbers(expected).into_iter().map(sign).collect();
    check.within("signs", &found.map(sign), &json!(wanted), 0.0);
}

/// The files have null where an error is not finite.
fn finite(error: &Tensor) -> Tensor {
    error.map(|x| if x.is_finite() { x } else { f64::NAN })
}

fn accumulate(inputs: &Value, expected: &Value, check: &mut Check) -> Result<(), MathError> {
    let runs = tensor(&inputs["runs"]);
    let column = |place: usize| -> Argument {
        Tensor::vector(runs.data().iter().skip(place).step_by(2).copied().collect()).into()
    };
    for (name, wanted) in expected.as_object().into_iter().flatten() {
        let kahan = name.ends_with("_kahan");
        let plain = name.trim_end_matches("_kahan");
        let (sum, values) = match plain.strip_suffix("_inputs_fp32_accumulate") {
            Some(values) => ("fp32", values),
            None if plain == "fp64_exact" => ("fp64", "same"),
            None => (plain, "same"),
        };
        let given = [
            ("values", column(0)),
            ("repeat", column(1)),
            ("format", sum.into()),
            ("inputs", values.into()),
            ("kahan", kahan.into()),
        ];
        let found = call("accumulate", &json!({}), |name| name, &given)?;
        check.close(name, &found.tensor("sum")?, wanted);
    }
    Ok(())
}

fn grad_scaler(inputs: &Value, expected: &Value, check: &mut Check) -> Result<(), MathError> {
    let steps = inputs["sequence"].as_array().cloned().unwrap_or_default();
    let finite = steps
        .iter()
        .map(|word| f64::from(u8::from(word.as_str() == Some("ok"))));
    let finite = Tensor::vector(finite.collect());
    let found = call(
        "grad_scaler",
        inputs,
        |name| match name {
            "init_scale" => "scale",
            "growth_factor" => "growth",
            "backoff_factor" => "backoff",
            "growth_interval" => "interval",
            _ => "",
        },
        &[("finite", finite.clone().into())],
    )?;
    for (ours, theirs) in [
        ("used", "scale_used"),
        ("after", "scale_after"),
        ("good", "growth_tracker_after"),
        ("skipped", "skipped"),
    ] {
        check.within(theirs, &found.tensor(ours)?, &expected[theirs], 0.0);
    }
    check.within("stepped", &finite, &expected["stepped"], 0.0);
    Ok(())
}

#[test]
fn every_pattern_of_up_to_sixteen_bits_survives_decoding_and_encoding() {
    for float in format::FLOATS.iter().filter(|float| float.bits() <= 16) {
        for bits in 0..1_u64 << float.bits() {
            let value = float.decode(bits);
            if value.is_nan() {
                assert!(float.decode(float.encode(value)).is_nan());
                continue;
            }
            assert_eq!(float.encode(value), bits, "{} {bits:#x}", float.name);
            assert_eq!(float.nearest(value), value, "{} {bits:#x}", float.name);
        }
    }
}

#[test]
fn halves_between_neighbours_go_to_the_even_mantissa() {
    for float in format::FLOATS.iter().filter(|float| float.bits() <= 16) {
        for bits in 0..(1_u64 << (float.bits() - 1)) - 1 {
            let (low, high) = (float.decode(bits), float.decode(bits + 1));
            if !high.is_finite() {
                continue;
            }
            let even = if bits % 2 == 0 { low } else { high };
            let middle = low + (high - low) / 2.0;
            assert_eq!(float.nearest(middle), even, "{} {bits:#x}", float.name);
            assert_eq!(float.nearest(-middle), -even, "{} {bits:#x}", float.name);
            assert_eq!(float.nearest(middle.next_up()), high);
            assert_eq!(float.nearest(middle.next_down()), low);
        }
    }
}

#[test]
fn fp32_agrees_with_the_hardware() {
    let mut state = 1_u64;
    for _ in 0..200_000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let x = f64::from_bits(state);
        let hardware = f64::from(x as f32);
        let ours = Float::FP32.nearest(x);
        assert!(
            ours == hardware || (ours.is_nan() && hardware.is_nan()),
            "{x:e}"
        );
    }
}

#[test]
fn stochastic_rounding_is_right_on_average() {
    let x = 1.0 + 0.3 * Float::BF16.eps();
    let draws = 1000;
    let total: f64 = (0..draws)
        .map(|draw| {
            Float::BF16.round(
                x,
                format::Rounding::Stochastic((f64::from(draw) + 0.5) / f64::from(draws)),
            )
        })
        .sum();
    assert!((total / f64::from(draws) - x).abs() < 1e-12);
}

#[test]
fn nvfp4_scales_twice() {
    let x = Tensor::vector((0..32).map(f64::from).collect());
    let found = call("nvfp4", &json!({}), |name| name, &[("x", x.into())]).unwrap();
    assert_eq!(number(&json!(found.tensor("scales").unwrap().len())), 2.0);
    // The largest value of the tensor is met exactly: 6 · 448 · t = 31, up to the rounding of t.
    let value = found.tensor("value").unwrap();
    assert!((value.data()[31] - 31.0).abs() < 1e-5);
}
