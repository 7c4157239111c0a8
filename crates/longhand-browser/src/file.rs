//! Files: one that is saved, one that is brought in.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File, HtmlElement, HtmlInputElement, Url};

use crate::dom;

/// Hands a text to the browser to be saved under this name.
pub fn save(name: &str, text: &str) {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let Ok(blob) = Blob::new_with_str_sequence(&parts) else {
        return;
    };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else {
        return;
    };
    let link = dom::document().and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        // Setting attributes of fixed names cannot fail.
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("download", name);
        link.click();
    }
    // The browser has taken what it needs once this turn is over.
    dom::after(1_000, move || {
        let _ = Url::revoke_object_url(&address);
    });
}

/// Takes the file that was chosen in a field, and empties the field, so that the same file can be
/// chosen again.
pub fn chosen(field: &HtmlInputElement) -> Option<File> {
    let file = field.files().and_then(|files| files.get(0));
    field.set_value("");
    file
}

/// Reads a file.
pub fn read(file: &File, then: impl FnOnce(String) + 'static) {
    let text = file.text();
    let done = Closure::once_into_js(move |text: JsValue| {
        then(text.as_string().unwrap_or_default());
    });
    // A file that cannot be read has gone meanwhile; nothing happens then.
    let _ = js_sys::Reflect::get(&text, &"then".into()).and_then(|chain| {
        chain
            .unchecked_into::<js_sys::Function>()
            .call1(&text, &done)
    });
}
