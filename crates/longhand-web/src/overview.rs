//! The overview: each exercise's square says how far the reader is, and filters hide squares.

use web_sys::{Element, HtmlSelectElement};

use longhand_browser::dom;
use longhand_exercise::progress::Progress;
use longhand_view::catalogue::ENGLISH;
use longhand_view::page::{Candidate, Last, Standing, counted, next_best, next_best_line};
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

/// Brings every square up to date, and the exercise to do next. `last` says what was done last in each
/// workbook, the latest first.
pub fn show(progress: &Progress, own: &str, last: &[Last<'_>]) {
    let squares = dom::all("[data-square]");
    let mut candidates = Vec::with_capacity(squares.len());
    let mut latest = None;
    for (place, square) in squares.iter().enumerate() {
        let slug = square.get_attribute("data-square").unwrap_or_default();
        let workbook = workbook_of(square, own);
        let standing = Standing::of(progress.of(&workbook, &slug));
        if last
            .first()
            .is_some_and(|one| one.workbook == workbook && one.exercise == slug)
        {
            latest = Some(place);
        }
        candidates.push(candidate(square, workbook, standing));
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
        lead_on(&squares, &candidates, latest);
    }
}

fn candidate(square: &Element, workbook: String, standing: Standing) -> Candidate {
    let told = |name: &str| square.get_attribute(name).unwrap_or_default();
    Candidate {
        workbook,
        topics: told("data-topic")
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
        difficulty: told("data-difficulty").parse().unwrap_or(1),
        standing,
    }
}

/// Says which exercise is best done next.
fn lead_on(squares: &[Element], candidates: &[Candidate], latest: Option<usize>) {
    let Some(line) = dom::one("[data-next-best]") else {
        return;
    };
    let best = next_best(candidates, latest);
    let found = best.and_then(|(place, reason)| Some((squares.get(place)?, reason)));
    let html = found.map(|(square, reason)| {
        let told = |name: &str| square.get_attribute(name).unwrap_or_default();
        let name = told("title");
        next_best_line(&ENGLISH, (&told("href"), &name), &reason, topic).into_string()
    });
    line.set_inner_html(&html.unwrap_or_default());
}

/// What a topic is called, as the choice of topics says it.
fn topic(id: &str) -> String {
    let option = dom::one(&format!("[data-filter=topic] option[value='{id}']"));
    option
        .and_then(|option| option.text_content())
        .unwrap_or_else(|| id.to_owned())
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
