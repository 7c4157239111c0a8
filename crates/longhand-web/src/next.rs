//! From one exercise to the next: the button after "Right.", and the key `n`.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use longhand_browser::dom;

const CARDS: &str = "main [data-exercise]";
/// Where somebody begins to answer.
const FIELD: &str = "form :is(input, textarea, select, button):not([type=hidden], [disabled])";

/// Leads to the exercise after the one of this slug; after the last, to the next chapter.
pub fn after(slug: &str) {
    let cards = dom::all(CARDS);
    let at = cards
        .iter()
        .position(|card| card.get_attribute("data-exercise").as_deref() == Some(slug));
    match at.and_then(|at| cards.get(at + 1)) {
        Some(card) => to(card),
        None => {
            let on = dom::one(".onward a.next");
            if let Some(on) = on.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
                on.click();
            }
        }
    }
}

/// `n`, where nothing is being typed: on from the card that has the focus, or from the last one that
/// begins above the middle of the screen.
pub fn pressed(key: &KeyboardEvent) -> bool {
    let plain = !(key.ctrl_key() || key.alt_key() || key.meta_key() || key.is_composing());
    if key.key() != "n" || !plain || typing(key) {
        return false;
    }
    key.prevent_default();
    let inside = dom::around(key, "[data-exercise]");
    match inside.or_else(looked_at) {
        Some(card) => after(&card.get_attribute("data-exercise").unwrap_or_default()),
        // The reader is before the first.
        None => {
            if let Some(first) = dom::one(CARDS) {
                to(&first);
            }
        }
    }
    true
}

fn typing(event: &Event) -> bool {
    dom::around(
        event,
        "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]",
    )
    .is_some()
}

fn looked_at() -> Option<Element> {
    let height = dom::window()?.inner_height().ok()?.as_f64()?;
    let above = |card: &Element| card.get_bounding_client_rect().top() < height / 2.0;
    dom::all(CARDS).into_iter().take_while(above).last()
}

/// Brings a card into sight, and the focus to where one answers.
fn to(card: &Element) {
    card.scroll_into_view();
    let field = card.query_selector(FIELD).ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // A field that cannot take it leaves the focus where it is.
        let _ = field.focus();
    }
}
