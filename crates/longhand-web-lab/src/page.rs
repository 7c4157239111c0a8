//! The page: its width, and changes of its elements.

use longhand_browser::dom;
use longhand_view::lab::{Change, Patch};
use longhand_view::plot::Size;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement};

/// Where the style sheet shows the drawings made for phones.
const NARROW: &str = "(max-width:42rem)";

/// Which drawings are seen.
pub(crate) fn size() -> Size {
    let narrow = dom::window().and_then(|window| window.match_media(NARROW).ok().flatten());
    if narrow.is_some_and(|narrow| narrow.matches()) {
        Size::Phone
    } else {
        Size::Column
    }
}

/// Carries out changes of an element and what is in it.
pub(crate) fn apply(root: &Element, patches: Vec<Patch>) {
    // Neighbouring patches mostly happen to one element, and to its neighbours.
    let mut way: Vec<(usize, Element)> = Vec::new();
    for patch in patches {
        let shared = way
            .iter()
            .zip(&patch.path)
            .take_while(|((place, _), wanted)| place == *wanted)
            .count();
        way.truncate(shared);
        let mut found = true;
        for place in patch.path.iter().skip(shared) {
            let here = way.last().map_or(root, |(_, element)| element);
            match here.children().item(*place as u32) {
                Some(element) => way.push((*place, element)),
                None => found = false,
            }
        }
        if !found {
            continue;
        }
        let element = way.last().map_or(root, |(_, element)| element).clone();
        if matches!(patch.change, Change::Replace(_)) {
            way.pop();
        }
        change(&element, patch.change);
    }
}

fn change(element: &Element, change: Change) {
    // Names of attributes are ours and well-formed, so setting them cannot fail; neither can markup
    // of ours.
    match change {
        Change::Set(name, value) => {
            let _ = element.set_attribute(name, &value);
            as_shown(element, name, Some(&value));
        }
        Change::Unset(name) => {
            let _ = element.remove_attribute(name);
            as_shown(element, name, None);
        }
        Change::Text(text) => element.set_text_content(Some(&text)),
        Change::Replace(html) => element.set_outer_html(&html),
        Change::Append(html) => {
            let _ = element.insert_adjacent_html("beforeend", &html);
        }
        Change::Cut(count) => {
            for _ in 0..count {
                if let Some(last) = element.last_element_child() {
                    last.remove();
                }
            }
        }
    }
}

/// What a field shows is a property of its own once it was used: the attribute alone no longer
/// moves it.
fn as_shown(element: &Element, name: &str, value: Option<&str>) {
    let set = |property: &str, value: &JsValue| {
        // Setting a property of an element of the page cannot fail.
        let _ = js_sys::Reflect::set(element, &property.into(), value);
    };
    match (name, value) {
        ("value", Some(value)) => {
            if let Some(field) = element.dyn_ref::<HtmlInputElement>()
                && field.value() != value
            {
                field.set_value(value);
            }
        }
        ("checked" | "selected", value) => set(name, &value.is_some().into()),
        _ => {}
    }
}
