//! Whose an event is, and what is to happen: read from the markup around it.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use longhand_session::Message;
use longhand_view::card::{self, Action};

use crate::app;

/// The nearest control around the event, with what it does and the card it is in.
pub fn said(event: &Event) -> Option<(Element, Action, String)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let element = target.closest("[data-on]").ok()??;
    let action = action(&element)?;
    let slug = slug_of(&element)?;
    Some((element, action, slug))
}

/// What a control does.
pub fn action(element: &Element) -> Option<Action> {
    Action::named(&element.get_attribute("data-on")?)
}

/// The card that an element is in.
pub fn slug_of(element: &Element) -> Option<String> {
    let card = element.closest("[data-exercise]").ok()??;
    card.get_attribute("data-exercise")
}

/// Something happens in a card.
pub fn happened(slug: String, event: card::Event) {
    app::send(Message::Card(slug, event));
}

/// A count that an element carries; 0 where it does not say.
pub fn count(element: &Element, name: &str) -> usize {
    let text = element.get_attribute(name);
    text.and_then(|text| text.parse().ok()).unwrap_or(0)
}
