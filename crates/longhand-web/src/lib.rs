//! The browser program: makes the cards of a page live.
//!
//! It holds no mathematics and draws nothing itself. [`longhand_view`]'s cards
//! are state machines from events to markup; this crate brings them the
//! browser's events, morphs their markup into the page and carries out their
//! effects:
//!
//! - `app` holds the cards and is the only place where anything happens: every
//!   event, answer and timer becomes a [`Message`](app) in one queue.
//! - `mounted` is a card with its place in the page; `warm` gets it ready while nothing happens;
//!   `clock` gives events their moments and ids.
//! - `listen` turns the page's events into messages, by `data-on` attributes.
//! - `page` finds and changes parts of the page that are not cards.
//! - `cells` moves between the cells of a vector or matrix and takes pasted lists.
//! - `frame` keeps wide boxes in the keyboard's reach and closes the sheet of chapters.
//! - `keep` keeps progress in the browser; `mark` shows it; `file` saves it and brings it in.
//! - `lines` and `drag` move the lines of an order exercise.
//! - `sandbox` runs learners' programs.
//!
//! Only wasm32 runs it; natively it compiles so that its pure parts are tested.

mod app;
mod cells;
mod clock;
mod drag;
mod file;
mod frame;
mod keep;
mod lines;
mod link;
mod listen;
mod mark;
mod mounted;
mod page;
mod sandbox;
mod warm;

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
            page::show(Notice::NotLoaded);
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
