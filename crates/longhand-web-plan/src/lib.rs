//! The browser program of the planner's page: events in, markup out.
//!
//! What the page holds and shows is decided in `longhand_view::plan`.

use longhand_browser::dom;
use longhand_browser::tool::Tool;
use longhand_view::catalogue::ENGLISH;
use longhand_view::plan::planner;
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes the page live; see [`Tool::find`].
#[wasm_bindgen]
pub fn start(base: &str, morph: js_sys::Function) {
    let Some(tool) = Tool::find("plan", base, morph) else {
        return;
    };
    let element = tool.element.clone();
    dom::on(&element, "input", move |event| {
        if let Some(field) = dom::around(event, "[data-on=plan]") {
            tool.draw(&planner::view(&ENGLISH, &dom::value(&field)).into_string());
        }
    });
    dom::say_live();
}
