//! The browser program: makes the cards of a page live.
//!
//! It holds no mathematics and draws nothing itself. [`longhand_view`]'s cards
//! are state machines from events to markup; this crate brings them the
//! browser's events, morphs their markup into the page and carries out their
//! effects:
//!
//! - `app` holds the cards and is the only place where anything happens: every
//!   event, answer and timer becomes a [`Message`](app) in one queue.
//! - `mounted` is a card with its place in the page; `idle` gets it ready while nothing happens;
//!   `clock` gives events their moments and ids.
//! - `dom_events` turns the page's events into messages, by `data-on` attributes.
//! - `dom` finds and changes parts of the page that are not cards.
//! - `cells` moves between the cells of a vector or matrix and takes pasted lists.
//! - `scroll_boxes` keeps wide boxes in the keyboard's reach and closes the sheet of chapters.
//! - `storage` keeps progress in the browser; `mark` shows it; `file` saves it and brings it in.
//! - `order_keys` and `order_drag` move the lines of an order exercise.
//! - `sandbox` runs learners' programs.
//!
//! Only wasm32 runs it; natively it compiles so that its pure parts are tested.

mod app;
mod cells;
mod clock;
mod dom;
mod dom_events;
mod file;
mod idle;
mod link;
mod mark;
mod mounted;
mod order_drag;
mod order_keys;
mod sandbox;
mod scroll_boxes;
mod storage;

use wasm_bindgen::prelude::wasm_bindgen;

use longhand_view::data::PageData;
use longhand_view::page::Notice;

/// Makes the page live. `data` is the page's exercises as the site wrote them
/// (empty on a page without any); `morph` is called with a card's element and
/// its new HTML; `load` fetches an interpreter of Python (`js/python/load.js`).
#[wasm_bindgen]
pub fn start(data: &[u8], morph: js_sys::Function, load: js_sys::Function) {
    // A panic ends in a trap, and `main.js` tells the reader of that.
    std::panic::set_hook(Box::new(|what| {
        web_sys::console::error_1(&what.to_string().into());
    }));
    let read = if data.is_empty() {
        Ok(None)
    } else {
        PageData::from_bytes(data).map(Some)
    };
    match read {
        Ok(data) => app::start(data, morph, load),
        Err(fault) => {
            web_sys::console::error_1(&fault.to_string().into());
            dom::show(Notice::NotLoaded);
        }
    }
}

/// Describes the first twenty variants of every exercise in a page's data, in
/// exact bits: the text that must agree with the native one.
#[wasm_bindgen]
#[must_use]
pub fn golden(data: &[u8]) -> String {
    match PageData::from_bytes(data) {
        Ok(data) => data
            .exercises
            .iter()
            .map(|exercise| longhand_exercise::golden::describe(exercise, 0..20))
            .collect(),
        Err(fault) => format!("unreadable: {fault}\n"),
    }
}
