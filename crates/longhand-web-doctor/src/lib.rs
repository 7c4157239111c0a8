//! The browser program of the run doctor's page.
//!
//! It runs twice. In a web worker [`Bench`] reads files, judges them and writes
//! the answer, so that the page never waits. On the page `page` hands files and
//! what is filled in to the worker, morphs the answer into the page and paints
//! its curves: `worker` starts the other one and hears it, `charts` knows how each
//! chart is looked at, `moves` turns drags and keys into looks, `surface` paints,
//! `fetched` gets the examples.
//!
//! Nothing is sent anywhere: files are read where they are.

mod bench;
mod charts;
mod fetched;
mod moves;
mod page;
mod surface;
mod worker;

pub use bench::Bench;

use wasm_bindgen::prelude::wasm_bindgen;

use longhand_browser::dom;
use longhand_browser::tool::Tool;

/// Makes the page live; see [`Tool::find`].
#[wasm_bindgen]
pub fn start(base: &str, morph: js_sys::Function) {
    if let Some(tool) = Tool::find("doctor", base, morph) {
        page::begin(tool);
        dom::say_live();
    }
}
