//! What workbooks and exercises are called, now and before.

use serde::{Deserialize, Serialize};

use super::Event;

/// What a workbook and its exercises are called, now and before.
///
/// Events keep the names that were right when they were noted; these lead to the present ones. A
/// workbook that stands alone on a site and is not called [`super::TRAINING`] has that among its
/// former slugs: what was done in it before events named their workbook is its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// The workbook's slug.
    pub workbook: String,
    /// Earlier slugs of the workbook.
    pub former: Vec<String>,
    /// Earlier ids of its exercises, each with the present one.
    pub exercises: Vec<(String, String)>,
}

impl Names {
    /// The present workbook and id of the exercise that an event speaks of.
    #[must_use]
    pub fn present<'a>(names: &'a [Names], event: &'a Event) -> (&'a str, &'a str) {
        let own = |one: &&Names| one.workbook == event.workbook;
        let former = |one: &&Names| one.former.contains(&event.workbook);
        // A workbook that bears the name comes before one that bore it.
        let Some(workbook) = names.iter().find(own).or_else(|| names.iter().find(former)) else {
            return (&event.workbook, &event.exercise);
        };
        let mut exercises = workbook.exercises.iter();
        let alias = exercises.find(|(former, _)| *former == event.exercise);
        let exercise = alias.map_or(&event.exercise, |(_, present)| present);
        (&workbook.workbook, exercise)
    }
}
