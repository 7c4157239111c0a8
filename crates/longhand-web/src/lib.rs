//! The browser program: carries out what [`longhand_session`] decides.
//!
//! It holds no mathematics, draws nothing itself and decides nothing about a learner's work: it
//! brings the session the browser's events as messages, morphs the widgets' markup into the page
//! and carries out their effects:
//!
//! - `app` is the loop, the only place where anything happens; `start` finds the page's widgets.
//! - `dom_events` turns the page's events into messages, by `data-on` attributes.
//!   `event_target` reads from those whose an event is.
//! - `cells` moves between the cells of a vector or matrix and takes pasted lists.
//! - `storage` keeps progress in the browser; `mark` shows it.
//! - `order_keys` and `order_drag` move the lines of an order exercise.
//! - `next` leads from one exercise to the next.
//! - `canvas` paints, `worker` works away from the page, both for widgets that ask for it.
//! - `sandbox` runs learners' programs.
//!
//! What it shares with the programs of the tools stands in [`longhand_browser`].
//!
//! Only wasm32 runs it; natively it compiles so that its pure parts are tested.

mod app;
mod canvas;
mod cells;
mod dom_events;
mod event_target;
mod mark;
mod next;
mod order_drag;
mod order_keys;
mod overview;
mod sandbox;
mod start;
mod storage;
mod worker;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use longhand_browser::dom;
use longhand_view::data::PageData;
use longhand_view::page::Notice;

/// Makes the page live. `data` is the page's exercises as the site wrote them
/// (empty on a page without any), `base` the path of the site with a slash at its end. `morph` is
/// called with a widget's element and its new HTML; `load` fetches an interpreter of Python
/// (`js/python/load.js`); `worker` starts a web worker with a task (`js/worker/worker.js`).
#[wasm_bindgen]
pub fn start(
    data: &[u8],
    base: String,
    morph: js_sys::Function,
    load: js_sys::Function,
    worker: js_sys::Function,
) {
    // A panic ends in a trap, and `main.js` tells the reader of that.
    std::panic::set_hook(Box::new(|what| {
        web_sys::console::error_1(&what.to_string().into());
    }));
    let read = if data.is_empty() {
        Ok(None)
    } else {
        PageData::from_bytes(data).map(Some)
    };
    let host = start::Host {
        morph,
        load,
        worker,
        base,
    };
    match read {
        Ok(data) => start::start(data, host),
        Err(fault) => {
            web_sys::console::error_1(&fault.to_string().into());
            dom::show(Notice::NotLoaded);
        }
    }
}

/// A piece of the page was put in (`js/rest.js`): its cards become live.
#[wasm_bindgen]
pub fn arrived() {
    app::receive(app::Incoming::Arrived);
}

/// Does a widget's work; called in a web worker. `tell` takes each answer.
#[wasm_bindgen]
pub fn work(task: &[u8], tell: &js_sys::Function) {
    longhand_session::work(task, &mut |answer| {
        // Who hears it is gone where it fails.
        let _ = tell.call1(&JsValue::NULL, &js_sys::Uint8Array::from(answer));
    });
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
            .map(|exercise| longhand_exercise::fingerprint::describe(exercise, 0..20))
            .collect(),
        Err(fault) => format!("unreadable: {fault}\n"),
    }
}
