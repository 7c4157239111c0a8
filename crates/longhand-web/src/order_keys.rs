//! Buttons and keys of the lines of an order exercise. (Dragging is in `order_drag`.)

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use longhand_view::card::{self, Action, OrderAction};

use crate::event_target::{happened, said};

/// A button beside a line was clicked.
pub fn clicked(element: &Element, event: &Event) -> Option<card::Event> {
    let act = match element.get_attribute("data-act")?.as_str() {
        "up" => OrderAction::Up,
        "down" => OrderAction::Down,
        "out" => OrderAction::Out,
        "in" => OrderAction::In,
        // A pointer drags the grip; a click that no pointer made (a screen reader's) lifts the line.
        "lift" => {
            let pointer = event.dyn_ref::<MouseEvent>()?.detail() > 0;
            (!pointer).then_some(OrderAction::Lift)?
        }
        _ => return None,
    };
    line_of(element, act)
}

/// A key was pressed at a line's grip or one of its buttons.
pub fn pressed(event: &Event) {
    let Some((key, (element, action, slug))) = event.dyn_ref::<KeyboardEvent>().zip(said(event))
    else {
        return;
    };
    if action != Action::Line || key.ctrl_key() || key.meta_key() || key.alt_key() {
        return;
    }
    let grip = element.get_attribute("data-act").as_deref() == Some("lift");
    let act = match key.key().as_str() {
        "ArrowUp" => OrderAction::KeyUp,
        "ArrowDown" => OrderAction::KeyDown,
        "Home" => OrderAction::KeyFirst,
        "End" => OrderAction::KeyLast,
        "Escape" => OrderAction::PutBack,
        " " | "Enter" if grip && !key.repeat() => OrderAction::Lift,
        "Delete" | "Backspace" if grip => OrderAction::Out,
        _ => return,
    };
    if act != OrderAction::PutBack {
        // Arrows would scroll the page, Space and Enter click the grip as well.
        event.prevent_default();
    }
    if let Some(event) = line_of(&element, act) {
        happened(slug, event);
    }
}

/// The focus came to a line.
pub fn entered(event: &Event) {
    if let Some((element, Action::Line, slug)) = said(event)
        && let Some(event) = line_of(&element, OrderAction::Entered)
    {
        happened(slug, event);
    }
}

fn line_of(element: &Element, act: OrderAction) -> Option<card::Event> {
    let line = element.closest("[data-line]").ok()??;
    let line = line.get_attribute("data-line")?;
    Some(card::Event::Line { line, act })
}
