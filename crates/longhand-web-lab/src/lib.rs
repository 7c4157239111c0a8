//! The browser program of the labs in chapters: events in, changes of the page out.
//!
//! What a lab holds and shows is decided in [`longhand_view::lab`]; this program brings it the
//! browser's events and carries out its effects. What happens is written in the markup:
//! `data-control` names a field, `data-figure` a drawing, `data-do` a button, `data-fold` a fold.
//!
//! Only wasm32 runs it; natively it compiles.

mod bench;
mod fields;
mod page;
mod pointer;
mod trained;

use longhand_browser::dom;
use longhand_lab::Lab;
use longhand_view::catalogue::LAB_ENGLISH;
use longhand_view::lab;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use bench::Mounted;

/// Makes a lab of the page live: an element with `data-lab`. A panic is told on the console.
#[wasm_bindgen]
pub fn mount(element: Element) {
    std::panic::set_hook(Box::new(|what| {
        web_sys::console::error_1(&what.to_string().into());
    }));
    let name = element.get_attribute(lab::MARK).unwrap_or_default();
    let Some(name) = Lab::named(&name) else {
        return;
    };
    let mounted = Mounted::new(lab::Bench::new(&LAB_ENGLISH, name), element);
    trained::listen(&mounted);
    mounted.begin(page::size(), &dom::fragment());
    fields::listen(&mounted);
    pointer::listen(&mounted);
}
