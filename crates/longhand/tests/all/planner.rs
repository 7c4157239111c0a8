//! The planner and the workbooks.

use longhand_exercise::{Variant, own};
use longhand_plan::{PRESETS, Settings, plan};
use longhand_view::plan::{PARTS, numbers};

use crate::doctor::exercise;

#[test]
fn the_exercise_of_a_part_takes_the_numbers_of_any_plan() {
    for (preset, _) in PRESETS {
        for tokens in ["3e9", "15e12"] {
            let text = format!("[model]\npreset = \"{preset}\"\n[data]\ntokens = {tokens}\n");
            let settings = Settings::read(&text).unwrap();
            let report = plan(&settings, None).unwrap();
            for part in PARTS.iter().filter(|part| !part.numbers.is_empty()) {
                let (exercise, _) = exercise(part.exercise.trim_start_matches("training/"));
                let values = numbers(&report, part.part);
                assert_eq!(values.len(), part.numbers.len(), "{preset}: {}", part.part);
                let number = own::number(&values).unwrap();
                let variant = Variant::draw(&exercise, number)
                    .unwrap_or_else(|fault| panic!("{}: {fault:?}", part.exercise));
                assert!(variant.own, "{} does not take {values:?}", part.exercise);
                let givens = exercise.givens.iter().zip(&values);
                for (given, value) in givens {
                    let held = variant.scope.value(&given.name).unwrap().as_number();
                    assert_eq!(held, Some(*value), "{}", part.exercise);
                }
            }
        }
    }
}
