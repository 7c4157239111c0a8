//! Values that a person can read and carry.

use super::check::{Check, Report, Sample};
use longhand_exercise::given::Draw;
use longhand_notation::{Scope, Value, number};

pub(super) const CHECK: Check = Check {
    name: "readable",
    holds: "Values stay readable: a given is exactly what is printed, and no step is 0/0 or infinite.",
    run,
};

/// More digits than this nobody copies without a slip.
const MOST_DIGITS: usize = 10;

fn run(drawn: &Sample, report: &mut Report) {
    for variant in &drawn.variants {
        let which = variant.number;
        for step in &drawn.exercise.steps {
            let value = variant.scope.value(&step.name);
            if value.is_some_and(|value| numbers(value).iter().any(|x| !x.is_finite())) {
                report.find(
                    format!("In variant {which} the step `{}` is not finite.", step.name),
                    "Add a condition to `require`.",
                );
            }
        }
        for given in &drawn.exercise.givens {
            let Some(value) = variant.scope.value(&given.name) else {
                continue;
            };
            for x in numbers(value) {
                let shown = number::plain(x);
                let digits = shown.chars().filter(char::is_ascii_digit).count();
                if digits > MOST_DIGITS {
                    report.find(
                        format!(
                            "In variant {which} the given `{}` reads {shown}.",
                            given.name
                        ),
                        "Draw it from rounder numbers.",
                    );
                }
                // What follows from other givens may be any number; what is drawn is worked with
                // as it is read.
                if !matches!(given.draw, Draw::Derived) && !is_what_it_reads(x, &shown) {
                    report.find(
                        format!(
                            "In variant {which} the given `{}` is {x} but reads {shown}.",
                            given.name
                        ),
                        "Give it a value with at most six digits, or a `step` with fewer decimals.",
                    );
                }
            }
        }
    }
}

fn is_what_it_reads(x: f64, shown: &str) -> bool {
    let read = longhand_notation::read(shown)
        .and_then(|program| program.evaluate(&Scope::new()))
        .ok()
        .and_then(|value| value.as_number());
    read.is_some_and(|read| (read - x).abs() <= 1e-9 * x.abs())
}

/// The numbers of a value; none for a function or a truth value.
fn numbers(value: &Value) -> Vec<f64> {
    match (value.as_truth(), value.as_tensor()) {
        (None, Some(tensor)) => tensor.data().to_vec(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::CHECK;

    #[test]
    fn a_given_that_does_not_read_as_it_is_is_found() {
        let found = spoiled(&CHECK, WHOLE, "\"0.8\", ", "\"1/3\", ");
        assert!(found.contains("but reads 0.333333"), "{found}");
    }

    #[test]
    fn a_given_with_too_many_digits_is_found() {
        let found = spoiled(&CHECK, WHOLE, "[4, -2, 6]", "[4, -2, 123456789012]");
        assert!(found.contains("reads 123"), "{found}");
    }

    #[test]
    fn a_step_that_is_not_finite_is_found() {
        let text = WHOLE.replace(
            "[[steps]]\nname = \"m3\"",
            "[[steps]]\nname = \"odd\"\nis = \"0 / (b1 - b1)\"\n[[steps]]\nname = \"m3\"",
        );
        let found = spoiled(&CHECK, &text, "kind", "kind");
        assert!(found.contains("`odd` is not finite"), "{found}");
    }
}
