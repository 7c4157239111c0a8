//! How much work the formulas of an exercise take.

use longhand_exercise::{Exercise, Formula, Variant};

/// Most work of one formula, see [`longhand_notation::Program::work`]. The largest in the workbooks
/// that come with Longhand takes a tenth of it.
pub(crate) const MOST: usize = 200_000;

/// The formulas that take too much work, by their part, with how much it is.
pub(crate) fn too_much<'a>(
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
