//! Turns the page's events into messages.
//!
//! One listener for each kind of event stands on the document. What is to
//! happen is written in the markup: an element's `data-on` names the event, the
//! card around it (`data-exercise`) says whose it is.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

use longhand_exercise::program::language::Language;
use longhand_view::card::{self, Action};

use longhand_session::{Copied, Message, widget};

use crate::app::{self, Incoming};
use crate::cells;
use crate::event_target::{action, count, happened, said};
use crate::next;
use crate::order_drag;
use crate::order_keys;
use longhand_browser::{dom, file, scroll_boxes};

/// Listens from now on, as long as the page lives.
pub fn listen() {
    let Some(document) = dom::document() else {
        return;
    };
    dom::on(&document, "click", clicked);
    dom::on(&document, "click", scroll_boxes::clicked);
    dom::on(&document, "click", progress);
    dom::on(&document, "input", typed);
    dom::on(&document, "change", chosen);
    dom::on(&document, "change", brought);
    dom::on(&document, "submit", submitted);
    dom::on(&document, "paste", cells::pasted);
    dom::on(&document, "keydown", pressed);
    dom::on(&document, "mousedown", held);
    dom::on(&document, "focusin", entered);
    dom::on(&document, "pointerdown", order_drag::down);
    dom::on(&document, "pointermove", order_drag::moved);
    dom::on(&document, "pointerup", order_drag::up);
    dom::on(&document, "pointercancel", order_drag::cancelled);
    dom::on(&document, "keydown", order_drag::pressed);
    dom::on(&document, "keydown", order_keys::pressed);
    dom::on(&document, "focusin", order_keys::entered);
    dom::on(&document, "visibilitychange", |_| {
        app::send(Message::Leaving)
    });
    if let Some(window) = dom::window() {
        dom::on(&window, "resize", |_| scroll_boxes::reach_boxes());
        dom::on(&window, "pagehide", |_| app::send(Message::Leaving));
        dom::on(&window, "hashchange", |_| app::send(followed()));
    }
}

/// What the address names, as a message.
pub fn followed() -> Message {
    Message::Followed {
        fragment: dom::fragment(),
        at_top: dom::scrolled() < 1.0,
    }
}

fn clicked(event: &Event) {
    let Some((element, does, slug)) = said(event) else {
        return used(event, "button");
    };
    let happening = match does {
        Action::Hint => card::Event::Hint,
        Action::New => card::Event::NewNumbers,
        Action::Previous => card::Event::PreviousNumbers,
        Action::Book => card::Event::BookNumbers,
        Action::Restart => card::Event::StartOver,
        Action::AskRestart => card::Event::AskToStartOver,
        Action::Keep => card::Event::KeepCode,
        Action::Stop => card::Event::Stop,
        Action::FullPython => card::Event::FullPython(true),
        Action::SmallPython => card::Event::FullPython(false),
        Action::RunInFull => card::Event::RunInFull,
        Action::Language => {
            let slug = element.get_attribute("data-language").unwrap_or_default();
            match Language::named(&slug) {
                Some(language) => card::Event::Language(language),
                None => return,
            }
        }
        Action::Mend => card::Event::Mend,
        Action::Report => card::Event::Report,
        Action::Working => {
            // The card folds and unfolds it, so that it can do so by itself as well.
            event.prevent_default();
            card::Event::ToggleWorking
        }
        Action::Link => {
            event.prevent_default();
            let fragment = element.get_attribute("href").unwrap_or_default();
            let link = fragment.clone();
            return dom::copy(&[dom::address(), link].concat(), move |copied| {
                app::send(Message::Copied(Copied::Link(fragment), copied));
            });
        }
        Action::Key => return key(&element, slug),
        Action::Line => match order_keys::clicked(&element, event) {
            Some(event) => event,
            None => return,
        },
        Action::Help => card::Event::Help,
        Action::Next => return next::after(&slug),
        // These happen when something is typed, picked or handed in.
        Action::Check | Action::Typed | Action::Chosen | Action::Code => return,
    };
    happened(slug, happening);
}

/// A control of a widget that is no card was used.
fn used(event: &Event, controls: &str) {
    let near = |selector: &str| dom::around(event, selector);
    let (Some(control), Some(widget)) = (near("[data-on]"), near("[data-widget]")) else {
        return;
    };
    let (Some(what), Some(key)) = (
        control.get_attribute("data-on"),
        widget.get_attribute("data-widget"),
    ) else {
        return;
    };
    if control.matches(controls).unwrap_or(false) {
        // A field's value is what stands in it, a button's what its markup says.
        let value = dom::value(&control);
        app::send(Message::Widget(key, widget::Event::Used(what, value)));
    }
}

/// A key of the row above a phone's keyboard: types into the card's field.
fn key(element: &Element, slug: String) {
    let Some(card) = element.closest("[data-exercise]").ok().flatten() else {
        return;
    };
    // The field with the focus, if it is one of this card, or else the card's first.
    let focused = dom::document()
        .and_then(|document| document.active_element())
        .filter(|field| card.contains(Some(field)))
        .and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
        .filter(|field| action(field) == Some(Action::Typed));
    let first = || {
        let typed = format!("input[data-on={}]", Action::Typed.name());
        let field = card.query_selector(&typed).ok().flatten()?;
        field.dyn_into::<HtmlInputElement>().ok()
    };
    let Some(field) = focused.or_else(first) else {
        return;
    };
    let key = element.get_attribute("data-key").unwrap_or_default();
    let length = field.value().encode_utf16().count() as u32;
    let start = field.selection_start().ok().flatten().unwrap_or(length);
    let end = field.selection_end().ok().flatten().unwrap_or(start);
    let put = field.set_range_text_with_start_and_end_and_selection_mode(
        &key,
        start,
        end,
        web_sys::SelectionMode::End,
    );
    if put.is_ok() {
        let _ = field.focus();
        happened(slug, typed_in(&field));
    }
}

/// The buttons for the learner's progress, below every page.
fn progress(event: &Event) {
    let button = dom::around(event, "[data-progress]");
    match button
        .and_then(|it| it.get_attribute("data-progress"))
        .as_deref()
    {
        Some("save") => app::send(Message::Save),
        Some("forget") => app::send(Message::Forget),
        _ => {}
    }
}

/// A file with progress was chosen.
fn brought(event: &Event) {
    let target = event
        .target()
        .and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = target
        && field.has_attribute("data-progress")
        && let Some(file) = file::chosen(&field)
    {
        app::receive(Incoming::File(file));
    }
}

fn typed_in(field: &HtmlInputElement) -> card::Event {
    card::Event::Typed {
        part: count(field, "data-part"),
        cell: count(field, "data-cell"),
        text: field.value(),
    }
}

fn chosen_in(field: &HtmlInputElement) -> card::Event {
    card::Event::Chosen {
        part: count(field, "data-part"),
        option: field.value(),
        on: field.checked(),
    }
}

fn typed(event: &Event) {
    let Some((element, does, slug)) = said(event) else {
        return used(event, "input, select");
    };
    if does == Action::Typed
        && let Some(field) = element.dyn_ref::<HtmlInputElement>()
    {
        happened(slug, typed_in(field));
    } else if does == Action::Code
        && let Some(field) = element.dyn_ref::<HtmlTextAreaElement>()
    {
        happened(slug, card::Event::Code(field.value()));
    }
}

fn chosen(event: &Event) {
    if let Some((field, cell, slug)) = judged_when_left(event) {
        // A letter may have come without an event of its own, as from a browser's own filling in.
        happened(slug.clone(), typed_in(&field));
        return happened(slug, card::Event::FieldLeft { cell, next: false });
    }
    if let Some((element, Action::Chosen, slug)) = said(event)
        && let Ok(field) = element.dyn_into::<HtmlInputElement>()
    {
        happened(slug, chosen_in(&field));
    }
}

fn submitted(event: &Event) {
    if let Some((_, Action::Check, slug)) = said(event) {
        event.prevent_default();
        happened(slug, card::Event::Check);
    }
}

fn pressed(event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    if cells::moved(key) || next::pressed(key) {
        return;
    }
    if key.key() == "Enter"
        && !key.is_composing()
        && let Some((_, cell, slug)) = judged_when_left(event)
    {
        event.prevent_default();
        return happened(slug, card::Event::FieldLeft { cell, next: true });
    }
    if key.key() == "Enter"
        && (key.ctrl_key() || key.meta_key())
        && let Some((_, Action::Code, slug)) = said(event)
    {
        event.prevent_default();
        happened(slug, card::Event::Check);
    }
}

/// A touch on the row of keys must not take the focus from the field: the
/// phone's keyboard would close.
fn held(event: &Event) {
    if said(event).is_some_and(|(_, does, _)| does == Action::Key) {
        event.prevent_default();
    }
}

/// The field of the event, its number and its card, where each field is judged when it is left.
fn judged_when_left(event: &Event) -> Option<(HtmlInputElement, usize, String)> {
    let (element, _, slug) = said(event)?;
    element.get_attribute("data-leave")?;
    let cell = element.get_attribute("data-cell")?.parse().ok()?;
    Some((element.dyn_into().ok()?, cell, slug))
}

fn entered(event: &Event) {
    if let Some((_, cell, slug)) = judged_when_left(event) {
        return happened(slug, card::Event::FieldEntered(cell));
    }
    if said(event).is_some_and(|(_, does, _)| does == Action::Code) {
        app::send(Message::Editing);
    }
}

/// What was typed and picked in a card before the program was there.
pub fn already(card: &Element) -> Vec<card::Event> {
    let Ok(fields) = card.query_selector_all("[data-on]") else {
        return Vec::new();
    };
    (0..fields.length())
        .filter_map(|i| fields.get(i))
        .filter_map(|node| changed(node.into()))
        .collect()
}

fn changed(field: JsValue) -> Option<card::Event> {
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        return (Ok(field.value()) != field.default_value())
            .then(|| card::Event::Code(field.value()));
    }
    let field = field.dyn_ref::<HtmlInputElement>()?;
    match action(field)? {
        Action::Typed if field.value() != field.default_value() => Some(typed_in(field)),
        Action::Chosen if field.checked() != field.default_checked() => Some(chosen_in(field)),
        _ => None,
    }
}
