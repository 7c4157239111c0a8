//! The working ends in the answer.

use super::check::{Check, Report, Sample};
use longhand_exercise::formula::Formula;
use longhand_exercise::kind::Kind;
use longhand_exercise::worked::Worked;
use longhand_notation::Value;

pub(super) const CHECK: Check = Check {
    name: "last_step",
    holds: "The last worked step is the answer.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    let Some(last) = drawn.exercise.steps.last() else {
        return;
    };
    let exercise = drawn.exercise;
    for variant in &drawn.variants {
        let worked = match variant.scope.value(&last.name) {
            Some(value) => Worked::Value(value.clone()),
            None => Worked::Formula(exercise.written_out(&Formula::new(&last.name))),
        };
        let answers: Vec<(&Kind, &Worked)> = exercise
            .parts()
            .into_iter()
            .zip(&variant.answers)
            .filter(|(_, answer)| !matches!(answer, Worked::Nothing))
            .collect();
        let ends = answers
            .iter()
            .any(|(kind, answer)| match (&worked, answer) {
                // Exactly, whatever the tolerance.
                (Worked::Value(a), Worked::Value(b)) => agree(a, b),
                _ => kind.same(exercise, &variant.scope, &worked, answer),
            });
        if !answers.is_empty() && !ends {
            let shown = |worked: &Worked| match worked {
                Worked::Value(value) => value.plain(),
                Worked::Formula(formula) => formula.text.clone(),
                Worked::Nothing => String::new(),
            };
            let right: Vec<String> = answers.iter().map(|(_, answer)| shown(answer)).collect();
            report.find(
                format!(
                    "In variant {} the last step is {} but the answer is {}.",
                    variant.number,
                    shown(&worked),
                    right.join(", ")
                ),
                "Let the last step be the answer; of an exercise in parts, that of one of them.",
            );
        }
    }
}

fn agree(a: &Value, b: &Value) -> bool {
    match (a.as_tensor(), b.as_tensor()) {
        (Some(a), Some(b)) => {
            a.sizes() == b.sizes()
                && a.data()
                    .iter()
                    .zip(b.data())
                    .all(|(a, b)| (a - b).abs() <= 1e-9 * b.abs())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::CHECK;

    #[test]
    fn a_working_that_ends_elsewhere_is_found() {
        let found = spoiled(&CHECK, WHOLE, "is = \"m_hat\"", "is = \"2*m_hat\"");
        assert!(found.contains("the last step is"), "{found}");
    }
}
