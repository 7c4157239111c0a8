//! Shows progress around the cards: rings of chapters, ticks of exercises.

use web_sys::Element;

use longhand_exercise::progress::Progress;
use longhand_view::catalogue::ENGLISH;
use longhand_view::data::WorkbookData;
use longhand_view::page::ring;

use crate::page;

/// Brings every ring and tick of the page up to date. They are of the page's own workbook unless
/// they stand in an element that names another (`data-workbook`).
pub fn show(progress: &Progress, workbooks: &[WorkbookData], own: &str) {
    for element in page::all("[data-mark]") {
        let slug = element.get_attribute("data-mark").unwrap_or_default();
        let workbook = workbook_of(&element, own);
        let solved = progress.of(&workbook, &slug).is_some_and(|p| p.solved);
        if element.has_attribute("data-solved") != solved {
            // Setting an attribute of a fixed name cannot fail.
            let _ = element.toggle_attribute("data-solved");
        }
    }
    for element in page::all("[data-ring]") {
        let slug = element.get_attribute("data-ring").unwrap_or_default();
        let workbook = workbook_of(&element, own);
        let known = workbooks.iter().find(|one| one.names.workbook == workbook);
        let chapter = known.and_then(|one| one.chapters.iter().find(|(name, _)| *name == slug));
        let Some((_, exercises)) = chapter else {
            continue;
        };
        let solved =
            |exercise: &&String| progress.of(&workbook, exercise).is_some_and(|p| p.solved);
        let count = exercises.iter().filter(solved).count();
        if element.get_attribute("data-solved") != Some(count.to_string()) {
            element.set_outer_html(&ring(&ENGLISH, &slug, count, exercises.len()).into_string());
        }
    }
}

fn workbook_of(element: &Element, own: &str) -> String {
    let named = element.closest("[data-workbook]").ok().flatten();
    named
        .and_then(|one| one.get_attribute("data-workbook"))
        .unwrap_or_else(|| own.to_owned())
}
