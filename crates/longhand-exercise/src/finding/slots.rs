//! Every slot of every text has a value.

use super::{Check, Drawn, Report};
use crate::exercise::Exercise;
use crate::prose::Prose;

pub(super) const CHECK: Check = Check {
    name: "slots",
    holds: "Every slot of every text has a value in every variant.",
    run,
};

fn run(drawn: &Drawn, report: &mut Report) {
    let texts = texts(drawn.exercise);
    for variant in &drawn.variants {
        for slot in texts.iter().flat_map(Prose::slots) {
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

/// Every text of an exercise that may hold slots.
pub(super) fn texts(exercise: &Exercise) -> Vec<Prose> {
    let mut all = Vec::new();
    let mut copy = exercise.clone();
    let _: Result<(), ()> = copy.each_prose(&mut |prose| {
        all.push(prose.clone());
        Ok(())
    });
    all
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
