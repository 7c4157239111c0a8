//! The cells of a vector or matrix: arrow keys move between them, a pasted list fills them.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlInputElement, KeyboardEvent};

use longhand_exercise::kind::cells::rows::rows;
use longhand_view::card;

use crate::event_target::{count, happened, slug_of};

/// The cell that an event happens in.
fn cell(event: &Event) -> Option<HtmlInputElement> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.has_attribute("data-cell").then_some(())?;
    element.dyn_into().ok()
}

/// Moves to the next cell where an arrow key leads out of this one. Left and right move the caret
/// as ever until it stands at the text's end.
pub fn moved(key: &KeyboardEvent) -> bool {
    if key.ctrl_key() || key.meta_key() || key.alt_key() || key.shift_key() {
        return false;
    }
    let Some(field) = cell(key) else {
        return false;
    };
    let length = field.value().encode_utf16().count() as u32;
    let start = field.selection_start().ok().flatten();
    let end = field.selection_end().ok().flatten();
    let at_start = start == Some(0) && end == Some(0);
    let at_end = start == Some(length) && end == Some(length);
    let (down, right) = match key.key().as_str() {
        "ArrowUp" => (-1, 0),
        "ArrowDown" => (1, 0),
        "ArrowLeft" if at_start => (0, -1),
        "ArrowRight" if at_end => (0, 1),
        _ => return false,
    };
    let Some(next) = beside(&field, down, right) else {
        return false;
    };
    key.prevent_default();
    let fits = next.focus().is_ok();
    // What stands there is replaced by typing, as in a table.
    next.select();
    fits
}

/// The cell in this direction. A vector that stands in one row is also walked through up and down.
fn beside(field: &HtmlInputElement, down: i32, right: i32) -> Option<HtmlInputElement> {
    let group = field.closest(".cells").ok()??;
    let at = |row: i32, column: i32| -> Option<HtmlInputElement> {
        let selector = format!("input[data-row='{row}'][data-column='{column}']");
        group.query_selector(&selector).ok()??.dyn_into().ok()
    };
    let place = |name: &str| i32::try_from(count(field, name)).unwrap_or(0);
    let (row, column) = (place("data-row"), place("data-column"));
    at(row + down, column + right).or_else(|| {
        let line = at(row + 1, column).is_none() && at(row - 1, column).is_none();
        let list = at(row, column + 1).is_none() && at(row, column - 1).is_none();
        match (line, list) {
            (true, false) => at(row, column + down),
            (false, true) => at(row + right, column),
            _ => None,
        }
    })
}

/// A list pasted into a cell goes into the cells; anything else is pasted as ever.
pub fn pasted(event: &Event) {
    let text = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data)
        .and_then(|data| data.get_data("text").ok());
    let (Some(field), Some(text)) = (cell(event), text) else {
        return;
    };
    let cells = rows(&text).map_or(0, |rows| rows.iter().map(Vec::len).sum());
    if cells < 2 {
        return;
    }
    let Some(slug) = slug_of(&field) else {
        return;
    };
    event.prevent_default();
    happened(
        slug,
        card::Event::Pasted {
            part: count(&field, "data-part"),
            cell: count(&field, "data-cell"),
            text,
        },
    );
}
