//! No formula takes more work than an exercise that is done by hand can need.

use super::check::{Check, Report, Sample};
use longhand_exercise::{Exercise, Formula, Variant};

/// Most work of one formula, see [`longhand_notation::Program::work`]. The largest in the workbooks
/// that come with Longhand takes a tenth of it.
pub(super) const MOST: usize = 200_000;

pub(super) const CHECK: Check = Check {
    name: "heavy",
    holds: "A formula takes less work than would be felt on a page.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    let Some(variant) = drawn.variants.first() else {
        return;
    };
    for (part, work) in of(drawn.exercise, variant) {
        report.find_at(
            drawn.places.line(&part),
            format!("The formula of {part} takes {work} operations."),
            "Choose smaller lists and matrices: a page works every formula out each time it draws.",
        );
    }
}

/// The formulas that take too much work, by their part, with how much it is.
pub(super) fn of<'a>(
    exercise: &'a Exercise,
    variant: &'a Variant,
) -> impl Iterator<Item = (String, usize)> + 'a {
    let givens = exercise.givens.iter().flat_map(|given| {
        let avoid = given.avoid.iter().map(|avoid| ("avoid of", avoid));
        let both = avoid.chain([("given", &given.book)]);
        both.map(|(what, formula)| (format!("{what} {}", given.name), formula))
    });
    let require = exercise
        .require
        .iter()
        .map(|one| ("require".to_owned(), one));
    let steps = exercise.steps.iter();
    let steps = steps.map(|step| (format!("step {}", step.name), &step.is));
    let mistakes = exercise.mistakes.iter().flat_map(|mistake| {
        let formulas = [
            Some(&mistake.is),
            mistake.when.as_ref(),
            mistake.or.as_ref(),
        ];
        let formulas = formulas.into_iter().flatten();
        formulas.map(|formula| (format!("mistake {}", mistake.id), formula))
    });
    let all = givens.chain(require).chain(steps).chain(mistakes);
    all.filter_map(|(part, formula): (String, &Formula)| {
        let work = formula.program().ok()?.work(&variant.scope);
        (work > MOST).then_some((part, work))
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::super::testing::{WHOLE, exercise, spoiled};
    use super::CHECK;
    use crate::parse::Places;

    const HEAVY: &str = "m3 / (1 - b1^3) + 0*sum(ones(90, 90) @ ones(90, 90))";

    #[test]
    fn a_matrix_product_that_nobody_does_by_hand_is_found() {
        let found = spoiled(&CHECK, WHOLE, "m3 / (1 - b1^3)", HEAVY);
        assert!(
            found.starts_with("The formula of step m_hat takes"),
            "{found}"
        );
        assert_eq!(spoiled(&CHECK, WHOLE, "kind", "kind"), "");
    }

    /// It is found in one variant; two thousand would take minutes.
    #[test]
    fn what_is_heavy_is_told_without_drawing_every_variant() {
        let spoilt = WHOLE.replace("m3 / (1 - b1^3)", &HEAVY.replace("90", "150"));
        let start = std::time::Instant::now();
        let found = check("x.toml", &exercise(&spoilt), &Places::of(&spoilt), 2000);
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
        assert!(
            found
                .iter()
                .any(|one| one.line == 16 && one.found.contains("operations")),
            "{found:?}"
        );
    }
}
