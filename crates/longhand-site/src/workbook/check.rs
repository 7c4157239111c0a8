//! Content checks over a whole workbook, and an exercise written out.

use super::book::Workbook;
use super::{english, rules, spoils};
use longhand_author::{Finding, Places};
use longhand_exercise::{Exercise, Variant};
use rayon::prelude::*;

/// Checks every exercise over many variants, on all of the machine's cores, and what the workbook
/// holds itself to.
pub fn check(workbook: &Workbook, seeds: u32) -> Vec<Finding> {
    let mut findings = check_only(workbook, seeds, &|_| true);
    findings.extend(rules::check(workbook));
    findings.extend(spoils::check(workbook));
    findings.extend(english::check(workbook));
    findings.sort();
    findings
}

/// Checks those exercises whose id is wanted, on all of the machine's cores.
pub fn check_only(
    workbook: &Workbook,
    seeds: u32,
    wanted: &(dyn Fn(&str) -> bool + Sync),
) -> Vec<Finding> {
    let exercises: Vec<(String, &Exercise, &Places)> = workbook
        .placed_exercises()
        .filter(|(_, exercise, _)| wanted(&exercise.slug))
        .collect();
    // One exercise takes a hundred times as long as another, so each core takes the next one as
    // soon as it is free.
    let each = exercises.par_iter().with_max_len(1);
    let mut findings: Vec<Finding> = each
        .flat_map_iter(|(file, exercise, places)| {
            longhand_author::lint::check(file, exercise, places, seeds)
        })
        .collect();
    findings.sort();
    findings
}

/// An exercise written out in its first variants, for the one who writes it. `None` where there is
/// no exercise of that name.
pub fn preview(workbook: &Workbook, slug: &str, variants: u32) -> Option<String> {
    let exercise = workbook.find(slug)?;
    let texts = (0..variants).map(|number| match Variant::draw(exercise, number) {
        Ok(variant) => longhand_author::preview::preview(exercise, &variant),
        Err(broken) => format!("{slug} @{number}\n  {broken}\n"),
    });
    Some(texts.collect::<Vec<_>>().join("\n"))
}
