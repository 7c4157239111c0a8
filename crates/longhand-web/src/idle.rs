//! What is done while nothing happens, so that the first answer does not wait for it.
//!
//! Browsers compile a function when it is first called. The first wrong answer would call most of
//! the program: it would be told after thirty milliseconds, and the second one after eight. So one
//! wrong answer is given as a rehearsal, to a copy of a card that stands in no page.

use js_sys::Function;
use wasm_bindgen::JsValue;

use longhand_exercise::Kind;
use longhand_view::card::{Event, Setting};

use crate::app::{Message, send};
use crate::dom;
use crate::mounted::Mounted;

/// Goes on when nothing else is to be done.
pub fn soon() {
    dom::idle(|| send(Message::Idle));
}

/// Does a little; whether there is more to be done.
pub fn step(
    cards: &mut [Mounted],
    rehearsed: &mut bool,
    setting: &Setting,
    morph: &Function,
) -> bool {
    if !*rehearsed {
        *rehearsed = true;
        let one = cards
            .iter_mut()
            .find(|one| matches!(one.exercise().kind, Kind::Numeric(_)));
        if let Some(one) = one {
            rehearse(one, setting, morph);
        }
    } else if let Some(next) = cards.iter_mut().find(|one| !one.is_made()) {
        next.card();
    }
    cards.iter().any(|one| !one.is_made())
}

/// A wrong answer to a copy; what it would lead to is not carried out.
fn rehearse(one: &mut Mounted, setting: &Setting, morph: &Function) {
    let mut card = one.card().clone();
    let text = "-98765.4321".to_owned();
    card.update(Event::Typed {
        part: 0,
        cell: 0,
        text,
    });
    card.update(Event::Check);
    let html = card.view(setting).into_string();
    if let Ok(copy) = one.element.clone_node_with_deep(true) {
        // What fails here fails in earnest later, and is told then.
        let _ = morph.call2(&JsValue::NULL, &copy, &html.into());
    }
}
