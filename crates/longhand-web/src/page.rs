//! The parts of the page that are not cards.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, Window};

use longhand_view::page::{LIVE, Notice};

/// The window; `None` only outside a browser.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// All elements that a selector finds.
pub fn all(selector: &str) -> Vec<Element> {
    let Some(found) = document().and_then(|d| d.query_selector_all(selector).ok()) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|i| found.get(i)?.dyn_into().ok())
        .collect()
}

/// The first element that a selector finds.
pub fn one(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// Shows one of the page's notices.
pub fn show(notice: Notice) {
    set_hidden(notice, false);
}

/// Takes a notice away again.
pub fn hide(notice: Notice) {
    set_hidden(notice, true);
}

fn set_hidden(notice: Notice, hidden: bool) {
    let selector = format!("[data-notice=\"{}\"]", notice.name());
    if let Some(element) = one(&selector).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        element.set_hidden(hidden);
    }
}

/// Lets screen readers say a text, once. The region is emptied first, so that
/// the same verdict twice is said twice.
pub fn announce(text: String) {
    let Some(region) = one(&format!("[{LIVE}]")) else {
        return;
    };
    region.set_text_content(None);
    after(40, move || region.set_text_content(Some(&text)));
}

/// Puts the focus on the element with this id.
pub fn focus(id: &str) {
    let element = document().and_then(|d| d.get_element_by_id(id));
    if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take it leaves the focus where it is.
        let _ = element.focus();
    }
}

/// Calls a function once, after some milliseconds. The number stops it, see [`never_mind`].
pub fn after(milliseconds: i32, then: impl FnOnce() + 'static) -> Option<i32> {
    let then = wasm_bindgen::closure::Closure::once_into_js(then);
    window()?
        .set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), milliseconds)
        .ok()
}

/// Stops what [`after`] would have called.
pub fn never_mind(timer: Option<i32>) {
    if let (Some(window), Some(timer)) = (window(), timer) {
        window.clear_timeout_with_handle(timer);
    }
}

/// The address's part from `#` on.
pub fn fragment() -> String {
    window()
        .and_then(|w| w.location().hash().ok())
        .unwrap_or_default()
}

/// Writes the address's part from `#` on, without a step in the history.
pub fn set_fragment(fragment: &str) {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        // From a file, some browsers refuse; the address then stays as it is.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// Puts a link to a variant on the clipboard. `false` where there is none (a
/// page that is not served securely).
pub fn copy_link(fragment: &str) -> bool {
    let Some(window) = window() else { return false };
    let Ok(address) = window.location().href() else {
        return false;
    };
    let page = address.split('#').next().unwrap_or_default();
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    let Some(clipboard) = clipboard
        .ok()
        .filter(|c| !c.is_undefined())
        .map(|c| c.unchecked_into::<web_sys::Clipboard>())
    else {
        return false;
    };
    let _ = clipboard.write_text(&format!("{page}{fragment}"));
    true
}
