//! Sums and single operations in a format.
//!
//! * `accumulate`: s ← round(s + round(x)) in order from 0. Kahan's summation keeps what a step lost:
//!   y = x − c, t = s + y, c = (t − s) − y, each rounded.
//! * `low_precision_arith`: round(round(a) ∘ round(b)).
//!
//! Sources: Kahan 1965; the rounding is that of each step in hardware. In bf16 a sum of ones stops at
//! 256, where the next number is 258:
//!
//! ```
//! use longhand_math::registry::named;
//! let sum = named("accumulate").ok_or("?")?.call(
//!     [1.0.into()],
//!     [("repeat", 300.0.into()), ("format", "bf16".into())],
//! )?;
//! assert_eq!(sum.number("sum")?, 256.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::by_name::{NAMES, chosen, nearest};
use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome, Parameter};

/// Most additions of one call.
const MOST: f64 = 1e6;

/// A sum in a format.
pub const ENTRY: Entry = Entry {
    slug: "accumulate",
    title: "Sum in a format",
    formula: r"s \leftarrow \operatorname{round}(s + x_i)",
    parameters: &[
        Parameter::vector("values", "what is added, in order"),
        Parameter::word("format", NAMES, "the format of the sum"),
        Parameter::word(
            "inputs",
            &INPUTS,
            "the format of the values; that of the sum when not given",
        ),
        Parameter::flag("kahan", "compensated summation"),
        Parameter::vector("repeat", "how often each value is added").optional(),
    ],
    main: Some("sum"),
    source: "Kahan 1965, Further remarks on reducing truncation errors",
    rule,
};

const INPUTS: [&str; 11] = [
    "same",
    "fp16",
    "bf16",
    "fp32",
    "tf32",
    "fp8_e4m3fn",
    "fp8_e5m2",
    "fp6_e3m2",
    "fp6_e2m3",
    "fp4_e2m1",
    "fp64",
];

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let format = chosen(arguments, "format");
    let inputs = if arguments.word("inputs") == "same" {
        format
    } else {
        chosen(arguments, "inputs")
    };
    let values = arguments.tensor("values")?.data();
    let repeat = match arguments.optional_tensor("repeat") {
        Some(repeat) if repeat.len() == values.len() => repeat.data().to_vec(),
        Some(_) => {
            return Err(MathError::new(
                "accumulate: `repeat` should be as long as `values`",
            ));
        }
        None => vec![1.0; values.len()],
    };
    let additions: f64 = repeat.iter().sum();
    if repeat
        .iter()
        .any(|&times| times < 0.0 || times.fract() != 0.0)
        || additions > MOST
    {
        return Err(MathError::new(
            "accumulate: at most a million additions, each value a whole number of times",
        ));
    }
    let (mut sum, mut lost) = (0.0, 0.0);
    for (&value, &times) in values.iter().zip(&repeat) {
        let value = nearest(inputs, value);
        for _ in 0..times as u64 {
            if arguments.flag("kahan") {
                let y = nearest(format, value - lost);
                let next = nearest(format, sum + y);
                lost = nearest(format, nearest(format, next - sum) - y);
                sum = next;
            } else {
                sum = nearest(format, sum + value);
            }
        }
    }
    Ok(Outcome::Record(vec![
        ("sum", sum.into()),
        ("lost", lost.into()),
    ]))
}

/// One operation in a format.
pub const LOW_PRECISION: Entry = Entry {
    slug: "low_precision_arith",
    title: "One operation in a format",
    formula: r"\operatorname{round}(\operatorname{round}(a) \circ \operatorname{round}(b))",
    parameters: &[
        Parameter::tensor("a", "left of the sign"),
        Parameter::tensor("b", "right of the sign"),
        Parameter::word("op", &["add", "sub", "mul", "div"], "the operation"),
        Parameter::word("format", NAMES, "the format"),
    ],
    main: None,
    source: "IEEE 754-2019, section 5.4",
    rule: |arguments| {
        let format = chosen(arguments, "format");
        let (a, b) = (arguments.tensor("a")?, arguments.tensor("b")?);
        let found = a.zip(b, |a, b| {
            let (a, b) = (nearest(format, a), nearest(format, b));
            // In f64 the result is exact or has more than twice the digits, so one rounding decides.
            nearest(
                format,
                match arguments.word("op") {
                    "sub" => a - b,
                    "mul" => a * b,
                    "div" => a / b,
                    _ => a + b,
                },
            )
        })?;
        Ok(found.into())
    },
};
