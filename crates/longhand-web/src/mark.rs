//! Shows progress around the cards: rings of chapters, ticks of exercises, what waits for a try.

use web_sys::Element;

use longhand_exercise::progress::{ExerciseProgress, Progress};
use longhand_view::catalogue::ENGLISH;
use longhand_view::data::WorkbookData;
use longhand_view::page::{self as view, BookProgress, LATEST, Last, WorkbookOutline, ring};

use longhand_browser::dom;

/// Brings every ring and tick of the page up to date. They are of the page's own workbook unless
/// they stand in an element that names another (`data-workbook`).
pub fn show(progress: &Progress, workbooks: &[WorkbookData], own: &str) {
    for element in dom::all("[data-mark]") {
        let slug = element.get_attribute("data-mark").unwrap_or_default();
        let workbook = workbook_of(&element, own);
        let solved = progress.of(&workbook, &slug).is_some_and(|p| p.solved);
        if element.has_attribute("data-solved") != solved {
            // Setting an attribute of a fixed name cannot fail.
            let _ = element.toggle_attribute("data-solved");
        }
    }
    for element in dom::all("[data-later]") {
        let slug = element.get_attribute("data-later").unwrap_or_default();
        let workbook = workbook_of(&element, own);
        let tried = progress
            .of(&workbook, &slug)
            .is_some_and(ExerciseProgress::is_tried);
        if element.has_attribute("data-tried") != tried {
            let _ = element.toggle_attribute("data-tried");
        }
    }
    for element in dom::all("[data-ring]") {
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

/// Brings the strips of workbooks up to date, and the links that lead on to where the reader
/// stopped.
pub fn show_outlines(progress: &Progress, outlines: &[WorkbookOutline], last: &[Last<'_>]) {
    let on_shelf = |one: &&Last<'_>| outlines.iter().any(|outline| outline.slug == one.workbook);
    let latest = last.iter().find(on_shelf).map(|one| one.workbook);
    for outline in outlines {
        let slug = outline.slug.as_str();
        let solved = |id: &str| progress.of(slug, id).is_some_and(|p| p.solved);
        let of_this = last.iter().find(|one| one.workbook == slug);
        let book = BookProgress::of(outline, solved, of_this.map(|one| one.exercise));
        let strip = view::strip(&ENGLISH, slug, &book).into_string();
        for element in dom::all(&format!("[data-strip='{slug}']")) {
            element.set_outer_html(&strip);
        }
        let Some(next) = book.next else { continue };
        let (address, label) = view::go_on(&ENGLISH, &outline.folder, next);
        for element in dom::all("[data-go-on]") {
            let of = element.get_attribute("data-go-on").unwrap_or_default();
            if of == slug || (of == LATEST && latest == Some(slug)) {
                // Setting an attribute of a fixed name cannot fail.
                let _ = element.set_attribute("href", &address);
                element.set_text_content(Some(&label));
            }
        }
    }
}

/// The workbook of an element: the one that something around it names, or the page's own.
pub fn workbook_of(element: &Element, own: &str) -> String {
    let named = element.closest("[data-workbook]").ok().flatten();
    named
        .and_then(|one| one.get_attribute("data-workbook"))
        .unwrap_or_else(|| own.to_owned())
}
