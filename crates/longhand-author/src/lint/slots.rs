//! Every slot of every text has a value.

use super::check::{Check, Report, Sample};
use longhand_exercise::variant_error::VariantError;
use longhand_notation::Value;

pub(super) const CHECK: Check = Check {
    name: "slots",
    holds: "Every slot of every text has a value in every variant.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    let texts = drawn.exercise.texts();
    for variant in &drawn.variants {
        for slot in texts.iter().flat_map(|text| text.formulas()) {
            let broken = match variant.value(slot) {
                Err(broken) => broken,
                Ok(value) if shows(&value) => continue,
                Ok(_) => VariantError {
                    part: slot.text.clone(),
                    message: "it has no number to show".to_owned(),
                },
            };
            {
                report.find(
                    format!(
                        "In variant {} the slot `#{{{}}}` fails: {}",
                        variant.number, slot.text, broken.message
                    ),
                    "Use names of givens and steps.",
                );
            }
        }
    }
}

/// Whether there is something to put in: numbers, each of which has a value.
fn shows(value: &Value) -> bool {
    let numbers = value.as_tensor();
    numbers.is_some_and(|all| all.data().iter().all(|x| !x.is_nan()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::CHECK;

    #[test]
    fn a_slot_with_an_unknown_name_is_found_wherever_it_stands() {
        for place in ["gradients #{g[1]}", "Average #{g[1]}"] {
            let found = spoiled(&CHECK, WHOLE, place, "#{nobody}");
            assert!(found.contains("nobody"), "{found}");
        }
        for empty in ["#{0/0}", "#{softmax}"] {
            let found = spoiled(&CHECK, WHOLE, "Average #{g[1]}", empty);
            assert!(found.contains("no number to show"), "{empty}: {found}");
        }
    }
}
