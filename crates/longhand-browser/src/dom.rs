//! The page's parts, found and changed; the browser's clock, clipboard and address.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, Window};

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
    let root = document().and_then(|d| d.document_element());
    root.map_or(Vec::new(), |root| all_in(&root, selector))
}

/// All elements within one that a selector finds.
pub fn all_in(element: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = element.query_selector_all(selector) else {
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

/// Whether the page tells something under this name, see `longhand_view::page::Assets`.
pub fn tells(name: &str) -> bool {
    one(&format!("meta[name=\"longhand-{name}\"]")).is_some()
}

/// Shows one of the page's notices.
pub fn show(notice: Notice) {
    set_hidden(notice, false);
}

/// Takes a notice away again.
pub fn hide(notice: Notice) {
    set_hidden(notice, true);
}

/// Shows a notice, and takes it away again after the time that it takes to read it.
pub fn show_for_a_while(notice: Notice) {
    show(notice);
    after(2_500, move || hide(notice));
}

fn set_hidden(notice: Notice, hidden: bool) {
    let selector = format!("[data-notice=\"{}\"]", notice.name());
    if let Some(element) = one(&selector).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        element.set_hidden(hidden);
    }
}

/// Marks the page as live: its cards work and show what was done before. Style
/// sheets and tests may wait for it (`<html data-live>`).
pub fn say_live() {
    if let Some(root) = document().and_then(|d| d.document_element()) {
        // An attribute of a fixed name cannot fail.
        let _ = root.set_attribute("data-live", "");
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
    let then = Closure::once_into_js(then);
    window()?
        .set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), milliseconds)
        .ok()
}

/// Calls a function once the next frame is on its way to the screen. A page that is not looked at
/// has no frames; there it waits until it is.
pub fn after_frame(then: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let then = Closure::once_into_js(move || {
        after(0, then);
    });
    // Asking with a function cannot fail.
    let _ = window.request_animation_frame(then.unchecked_ref());
}

/// Calls a function when the page has nothing else to do; a little later where the browser cannot
/// tell when that is.
pub fn idle(then: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let ask = js_sys::Reflect::get(&window, &"requestIdleCallback".into());
    match ask.map(JsCast::dyn_into::<js_sys::Function>) {
        Ok(Ok(ask)) => {
            // Asking with a function cannot fail.
            let _ = ask.call1(&window, &Closure::once_into_js(then));
        }
        _ => {
            after(200, then);
        }
    }
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

/// The page's address without what follows `#`.
pub fn address() -> String {
    let address = window().and_then(|w| w.location().href().ok());
    let address = address.unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        // A page that cannot be loaded again stays as it is.
        let _ = window.location().reload();
    }
}

/// Puts a text on the clipboard and says whether that worked. It does not
/// where the page is not served securely, or where the reader forbade it.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let Some(writing) = write(text) else {
        return then(false);
    };
    // Only one of the two is ever called.
    let then = Rc::new(Cell::new(Some(then)));
    let told = |copied: bool| {
        let then = Rc::clone(&then);
        Closure::once_into_js(move || {
            if let Some(then) = then.take() {
                then(copied);
            }
        })
    };
    let (done, failed) = (told(true), told(false));
    // The clipboard's promise ends in one of the two; what comes after is nobody's concern.
    let _ = js_sys::Reflect::get(&writing, &"then".into()).and_then(|chain| {
        chain
            .unchecked_into::<js_sys::Function>()
            .call2(&writing, &done, &failed)
    });
}

fn write(text: &str) -> Option<js_sys::Promise> {
    let window = window()?;
    // The property is missing where the page is not served securely.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into()).ok()?;
    let clipboard: web_sys::Clipboard = clipboard.dyn_into().ok()?;
    Some(clipboard.write_text(text))
}

/// Writes a sentence into the notice that has none of its own.
pub fn write_notice(text: &str) {
    let selector = format!("[data-notice=\"{}\"]", Notice::Told.name());
    if let Some(element) = one(&selector) {
        element.set_text_content(Some(text));
    }
}

/// Calls a function in the next frame, with the milliseconds since the page began.
pub fn next_frame(then: impl FnOnce(f64) + 'static) {
    let Some(window) = window() else { return };
    let then = Closure::once_into_js(then);
    // Asking with a function cannot fail.
    let _ = window.request_animation_frame(then.unchecked_ref());
}

/// How far the page is scrolled down, in pixels.
pub fn scrolled() -> f64 {
    window().and_then(|w| w.scroll_y().ok()).unwrap_or(0.0)
}

/// Hears events of a kind, as long as the page lives.
pub fn on(target: &EventTarget, name: &str, then: impl Fn(&Event) + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| then(&event));
    // Adding a listener of a well-known kind cannot fail.
    let _ = target.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// The nearest element around an event's target that a selector matches.
pub fn around(event: &Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()?
}

/// What stands in a field, a choice or a text area; nothing for any other element.
pub fn value(element: &Element) -> String {
    let value = js_sys::Reflect::get(element, &"value".into()).ok();
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}
