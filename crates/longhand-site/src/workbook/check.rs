//! Content checks over a whole workbook, and an exercise written out.

use super::book::Workbook;
use super::rules;
use longhand_author::Finding;
use longhand_exercise::{Exercise, Prose, Variant};
use longhand_view::plain;
use longhand_view::prose::{Ink, fill};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Checks every exercise over many variants, on all of the machine's cores, and what the workbook
/// holds itself to.
pub fn check(workbook: &Workbook, seeds: u32) -> Vec<Finding> {
    let mut findings = check_only(workbook, seeds, &|_| true);
    findings.extend(rules::check(workbook));
    findings.sort();
    findings
}

/// Checks those exercises whose id is wanted, on all of the machine's cores.
pub fn check_only(
    workbook: &Workbook,
    seeds: u32,
    wanted: &(dyn Fn(&str) -> bool + Sync),
) -> Vec<Finding> {
    let exercises: Vec<(String, &Exercise)> = workbook
        .exercises()
        .filter(|(_, exercise)| wanted(&exercise.slug))
        .collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    // One exercise takes a hundred times as long as another, so each core takes the next one as
    // soon as it is free.
    let work = || {
        let mut findings = Vec::new();
        while let Some((file, exercise)) = exercises.get(next.fetch_add(1, Ordering::Relaxed)) {
            findings.extend(longhand_author::lint::check(file, exercise, seeds));
        }
        findings
    };
    let mut findings: Vec<Finding> = std::thread::scope(|scope| {
        let threads: Vec<_> = (1..cores.min(exercises.len()))
            .map(|_| scope.spawn(work))
            .collect();
        let mut findings = work();
        for thread in threads {
            match thread.join() {
                Ok(more) => findings.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        findings
    });
    findings.sort();
    findings
}

/// An exercise written out in its first variants, for the one who writes it. `None` where there is
/// no exercise of that name.
pub fn preview(workbook: &Workbook, slug: &str, variants: u32) -> Option<String> {
    let exercise = workbook.find(slug)?;
    let texts = (0..variants).map(|number| match Variant::draw(exercise, number) {
        Ok(variant) => longhand_author::preview::preview(exercise, &variant, &in_plain_words),
        Err(broken) => format!("{slug} @{number}\n  {broken}\n"),
    });
    Some(texts.collect::<Vec<_>>().join("\n"))
}

fn in_plain_words(prose: &Prose, variant: &Variant) -> String {
    plain::text(&fill(prose, variant, Ink::Text).0)
}
