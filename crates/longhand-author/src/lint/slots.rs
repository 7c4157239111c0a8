//! Every slot of every text has a value.

use super::check::{Check, Drawn, Report};

pub(super) const CHECK: Check = Check {
    name: "slots",
    holds: "Every slot of every text has a value in every variant.",
    run,
};

fn run(drawn: &Drawn, report: &mut Report) {
    let texts = drawn.exercise.texts();
    for variant in &drawn.variants {
        for slot in texts.iter().flat_map(|text| text.formulas()) {
            if let Err(broken) = variant.value(slot) {
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
    }
}
