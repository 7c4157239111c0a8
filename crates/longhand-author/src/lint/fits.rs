//! What an exercise names fits what it asks for.

use super::check::{Check, Report, Sample};
use longhand_exercise::exercise::Exercise;
use longhand_exercise::kind::Kind;
use longhand_exercise::kind::cells::Cells;
use longhand_exercise::kind::cells::grade::size;
use longhand_exercise::kind::expression::compare::compare;
use longhand_exercise::variant::Variant;
use longhand_exercise::worked::Worked;
use longhand_notation::compare::Equivalence;

pub(super) const CHECK: Check = Check {
    name: "fits",
    holds: "Cells have as many labels as there are cells, and formulas have values where they are compared.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    for variant in &drawn.variants {
        for (part, kind) in drawn.exercise.parts().into_iter().enumerate() {
            let Some(answer) = variant.answers.get(part) else {
                continue;
            };
            if let Kind::Vector(cells) = kind {
                labels(cells, answer, false, report);
            }
            if let Kind::Matrix(cells) = kind {
                labels(cells, answer, true, report);
            }
            values(drawn.exercise, variant, answer, report);
        }
    }
}

fn labels(cells: &Cells, answer: &Worked, matrix: bool, report: &mut Report) {
    let Some((rows, columns)) = answer.numbers().map(size) else {
        return;
    };
    let mut fit = |named: usize, there: usize, field: &str, what: &str| {
        if named > 0 && named != there {
            report.find(
                format!("There are {named} `{field}` for {there} {what}."),
                "Give each one its name, in order, or none.",
            );
        }
    };
    if matrix {
        fit(cells.labels.len(), rows, "labels", "rows");
        fit(cells.columns.len(), columns, "columns", "columns");
    } else {
        fit(cells.labels.len(), columns, "labels", "cells");
    }
}

fn values(exercise: &Exercise, variant: &Variant, answer: &Worked, report: &mut Report) {
    let Worked::Formula(formula) = answer else {
        return;
    };
    let compared = formula
        .program()
        .ok()
        .and_then(|program| compare(exercise, &variant.scope, &program, &program));
    if !matches!(compared, Some(Equivalence::Same(_))) {
        report.find(
            format!(
                "In variant {} the formula `{}` has too few values on its domain.",
                variant.number, formula.text
            ),
            "Use only variables, givens and steps, and choose ranges in `[variables]` where it is finite.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{EXPRESSION, VECTOR, spoiled};
    use super::CHECK;

    #[test]
    fn labels_that_are_too_few_are_found() {
        let found = spoiled(&CHECK, VECTOR, "'z_1', 'z_2', 'z_3'", "'z_1', 'z_2'");
        assert_eq!(found, "There are 2 `labels` for 3 cells.");
        assert_eq!(spoiled(&CHECK, VECTOR, "kind", "kind"), "");
    }

    #[test]
    fn a_formula_without_values_is_found() {
        let found = spoiled(&CHECK, EXPRESSION, "2*u*a\"", "2*u*a + log(-1 - x^2)\"");
        assert!(found.contains("too few values"), "{found}");
        assert_eq!(spoiled(&CHECK, EXPRESSION, "kind", "kind"), "");
    }
}
