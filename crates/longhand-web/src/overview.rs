//! The overview: each exercise's square says how far the reader is, and filters hide squares.

use web_sys::{Element, HtmlSelectElement};

use longhand_browser::dom;
use longhand_exercise::progress::Progress;
use longhand_view::catalogue::ENGLISH;
use longhand_view::page::{Standing, counted};
use wasm_bindgen::JsCast;

use crate::mark::workbook_of;

/// Listens to the filters, where the page has some.
pub fn attend() {
    let filters = dom::all("[data-filter]");
    for filter in &filters {
        dom::on(filter, "change", |_| filtered());
    }
    if !filters.is_empty() {
        filtered();
    }
}

/// Brings every square up to date.
pub fn show(progress: &Progress, own: &str) {
    let squares = dom::all("[data-square]");
    for square in &squares {
        let slug = square.get_attribute("data-square").unwrap_or_default();
        let standing = Standing::of(progress.of(&workbook_of(square, own), &slug));
        if square.get_attribute("data-standing").as_deref() != Some(standing.name()) {
            // Setting an attribute of a fixed name cannot fail.
            let _ = square.set_attribute("data-standing", standing.name());
            if let Ok(Some(words)) = square.query_selector("[data-words]") {
                words.set_text_content(Some(standing.words(&ENGLISH)));
            }
        }
    }
    if !squares.is_empty() {
        filtered();
    }
}

/// Hides the squares that the filters leave out, and the chapters that have none left.
fn filtered() {
    let wanted: Vec<(String, String)> = dom::all("[data-filter]")
        .into_iter()
        .filter_map(|filter| {
            let name = filter.get_attribute("data-filter")?;
            let value = filter.dyn_into::<HtmlSelectElement>().ok()?.value();
            (!value.is_empty()).then(|| (format!("data-{name}"), value))
        })
        .collect();
    let mut count = 0_usize;
    for square in dom::all("[data-square]") {
        let fits = wanted.iter().all(|(attribute, value)| {
            let held = square.get_attribute(attribute).unwrap_or_default();
            held.split(' ').any(|one| one == value)
        });
        count += usize::from(fits);
        hide(&square, !fits);
    }
    if let Some(told) = dom::one("[data-count]") {
        let text = counted(&ENGLISH, count);
        if told.text_content().as_deref() != Some(text.as_str()) {
            told.set_text_content(Some(&text));
        }
    }
}

fn hide(element: &Element, hidden: bool) {
    if element.has_attribute("hidden") != hidden {
        let _ = element.toggle_attribute("hidden");
    }
}
