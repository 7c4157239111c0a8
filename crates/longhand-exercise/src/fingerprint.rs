//! What every variant holds, in exact bits: the same text natively and in the browser.

use crate::describe;
use crate::exercise::Exercise;
use crate::variant::Variant;
use crate::worked::Worked;
use longhand_notation::Value;
use std::fmt::Write;
use std::ops::Range;

/// Describes the variants of an exercise, one line each: every given, step, answer and mistake with
/// its bits in hexadecimal, and the order of the options.
pub fn describe(exercise: &Exercise, variants: Range<u32>) -> String {
    let mut out = String::new();
    for number in variants {
        // Writing to a String cannot fail.
        let _ = write!(out, "{}@{number}", exercise.slug);
        match Variant::draw(exercise, number) {
            Err(broken) => {
                let _ = write!(out, " broken: {broken}");
            }
            Ok(variant) => {
                for name in exercise
                    .givens
                    .iter()
                    .map(|g| &g.name)
                    .chain(exercise.steps.iter().map(|s| &s.name))
                {
                    let _ = write!(
                        out,
                        " {name}={}",
                        variant.scope.value(name).map(bits).unwrap_or_default()
                    );
                }
                for answer in &variant.answers {
                    let _ = write!(out, " answer={}", worked(answer));
                }
                for mistake in &variant.mistakes {
                    let _ = write!(out, " {}", worked(mistake));
                }
                for part in describe::parts(exercise, &variant) {
                    let asked = part.asked;
                    let options = asked.options.iter().map(|option| option.id.as_str());
                    let _ = write!(out, " {:?}", options.collect::<Vec<&str>>());
                    for right in &asked.right {
                        let _ = write!(out, " {:?}", right.answer.written());
                        let value = right.value.as_ref();
                        let _ = write!(out, " {}", value.map(bits).unwrap_or_default());
                    }
                }
            }
        }
        out.push('\n');
    }
    out
}

fn worked(worked: &Worked) -> String {
    match worked {
        Worked::Nothing => "-".to_string(),
        Worked::Value(value) => bits(value),
        Worked::Formula(formula) => format!("{:?}", formula.text),
    }
}

fn bits(value: &Value) -> String {
    if let Some(x) = value.as_number() {
        return format!("{:016x}", x.to_bits());
    }
    let Some(tensor) = value.as_tensor() else {
        return "?".to_string();
    };
    let items: Vec<String> = tensor
        .data()
        .iter()
        .map(|x| format!("{:016x}", x.to_bits()))
        .collect();
    format!("{:?}[{}]", tensor.sizes(), items.join(","))
}
