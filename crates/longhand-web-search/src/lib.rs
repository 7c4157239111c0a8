//! The browser program of the search's page: fetches the index, and shows what is found at every key.
//!
//! What is searched and how it looks is decided in [`longhand_search`] and [`longhand_view::search`].
//! Words in the address (`search.html?q=…`) are searched for at once, so that a result can be linked
//! and the browser's back button leads to it.
//!
//! Only wasm32 runs it; natively it compiles.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{ArrayBuffer, Uint8Array, encode_uri_component};
use longhand_browser::dom;
use longhand_browser::tool::Tool;
use longhand_search::{Index, Search};
use longhand_view::catalogue::ENGLISH;
use longhand_view::page::Notice;
use longhand_view::search::{MOST, results};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlInputElement, Response};

/// The page: its field, and the index once it is there.
struct Page {
    tool: Tool,
    field: HtmlInputElement,
    search: RefCell<Option<Search>>,
}

/// Makes the page live; see [`Tool::find`].
#[wasm_bindgen]
pub fn start(base: &str, morph: js_sys::Function) {
    let Some(tool) = Tool::find("search", base, morph) else {
        return;
    };
    let field = dom::one("#search-in").and_then(|field| field.dyn_into().ok());
    let (Some(field), Some(index)) = (field, tool.element.get_attribute("data-index")) else {
        return;
    };
    let page = Rc::new(Page {
        tool,
        field,
        search: RefCell::default(),
    });
    if page.field.value().is_empty() {
        page.field.set_value(&asked().unwrap_or_default());
    }
    // A field that has gone takes no focus.
    let _ = page.field.focus();
    listen(&page);
    fetch(&page, &index);
}

/// What the address asks for.
fn asked() -> Option<String> {
    let address = dom::window()?.location().search().ok()?;
    let text = address
        .strip_prefix("?q=")
        .or_else(|| address.split_once("&q=").map(|(_, q)| q))?;
    let text = text.split('&').next()?.replace('+', " ");
    js_sys::decode_uri_component(&text).ok()?.as_string()
}

impl Page {
    fn show(&self) {
        let search = self.search.borrow();
        let Some(search) = search.as_ref() else {
            return;
        };
        let typed = self.field.value();
        let found = results(&ENGLISH, &typed, &search.find(&typed, MOST)).into_string();
        self.tool.element.set_inner_html(&found);
    }

    /// Writes what was typed into the address, once it is whole: when the field is left, as it is when
    /// a result is followed.
    fn note(&self) {
        let typed = self.field.value();
        let query = String::from(encode_uri_component(&typed));
        dom::set_fragment(&format!("search.html?q={query}"));
    }
}

fn listen(page: &Rc<Page>) {
    let heard = Rc::clone(page);
    dom::on(&page.field, "input", move |_| heard.show());
    let heard = Rc::clone(page);
    dom::on(&page.field, "change", move |_| heard.note());
    if let Some(form) = dom::one("form.search") {
        let heard = Rc::clone(page);
        dom::on(&form, "submit", move |event| {
            event.prevent_default();
            // Enter opens the first result.
            match dom::one(".hits a").and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok())
            {
                Some(link) => link.click(),
                None => heard.show(),
            }
        });
    }
}

/// Fetches the index; what was typed meanwhile is searched for when it is there.
fn fetch(page: &Rc<Page>, address: &str) {
    let Some(window) = dom::window() else { return };
    let page = Rc::clone(page);
    let failed = Closure::once_into_js(|_: JsValue| dom::show(Notice::NotLoaded));
    let failed: js_sys::Function = failed.unchecked_into();
    let there = Closure::once_into_js(move |bytes: JsValue| {
        let bytes = Uint8Array::new(&bytes.unchecked_into::<ArrayBuffer>()).to_vec();
        match Index::from_bytes(&bytes) {
            Ok(index) => {
                page.search.replace(Some(Search::new(index)));
                page.show();
                dom::say_live();
            }
            Err(fault) => {
                web_sys::console::error_1(&fault.to_string().into());
                dom::show(Notice::NotLoaded);
            }
        }
    });
    let there: js_sys::Function = there.unchecked_into();
    let answered = Closure::once_into_js(|answer: JsValue| -> JsValue {
        let buffer = answer.dyn_into::<Response>().ok();
        let buffer = buffer
            .filter(Response::ok)
            .and_then(|one| one.array_buffer().ok());
        buffer.map_or(JsValue::UNDEFINED, JsValue::from)
    });
    let answered: js_sys::Function = answered.unchecked_into();
    let promise: JsValue = window.fetch_with_str(address).into();
    let then = |promise: JsValue, name: &str, with: &js_sys::Function| -> JsValue {
        let then = js_sys::Reflect::get(&promise, &name.into()).ok();
        let then = then.and_then(|then| then.dyn_into::<js_sys::Function>().ok());
        then.and_then(|then| then.call1(&promise, with).ok())
            .unwrap_or(JsValue::UNDEFINED)
    };
    let bytes = then(promise, "then", &answered);
    let done = then(bytes, "then", &there);
    then(done, "catch", &failed);
}
