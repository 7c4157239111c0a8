//! Dragging the lines of an order exercise, with a mouse, a pen or a finger.
//!
//! A finger drags by the grip only, so that the page still scrolls under a line; a mouse drags the
//! whole line. While it lasts the line follows the pointer and the others move apart where it would
//! be inserted; the card hears of it once, when the line is let go. The rest of the card's acts
//! (buttons, keys) are in `dom_events` and `order_keys`.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};

use longhand_view::card::{self, OrderAction};

use longhand_session::Message;

use crate::app;
use longhand_browser::dom;

/// Pixels a pointer travels before it is a drag and no click.
const SLACK: f64 = 5.0;
/// Pixels from the window's edge at which the page begins to scroll.
const EDGE: f64 = 56.0;
/// Pixels it scrolls at a time, and milliseconds between.
const STEP: (f64, i32) = (9.0, 16);

/// A line under way.
struct Drag {
    slug: String,
    line: String,
    element: HtmlElement,
    pointer: i32,
    /// Where the pointer went down and is now, in the window.
    from: (f64, f64),
    now: (f64, f64),
    /// How far the page was scrolled then.
    scrolled: f64,
    /// Whether it has travelled far enough.
    going: bool,
    /// Where it would be inserted: `Some(None)` outside of the order.
    aim: Option<Option<usize>>,
}

thread_local! {
    static DRAG: RefCell<Option<Drag>> = const { RefCell::new(None) };
}

/// A pointer goes down: perhaps on a line.
pub fn down(event: &Event) {
    let Some((pointer, target)) = event
        .dyn_ref::<PointerEvent>()
        .and_then(|pointer| Some((pointer, pointer.target()?.dyn_into::<Element>().ok()?)))
    else {
        return;
    };
    let near = |selector| target.closest(selector).ok().flatten();
    let grip = near(".grip").is_some();
    let other = near("button,a").is_some() && !grip;
    let mouse = pointer.pointer_type() == "mouse";
    if pointer.button() != 0 || !pointer.is_primary() || other || (!mouse && !grip) {
        return;
    }
    let Some(element) = near("[data-line]").and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let (Some(line), Some(slug)) = (
        element.get_attribute("data-line"),
        near("[data-exercise]").and_then(|card| card.get_attribute("data-exercise")),
    ) else {
        return;
    };
    let from = (f64::from(pointer.client_x()), f64::from(pointer.client_y()));
    DRAG.replace(Some(Drag {
        slug,
        line,
        element,
        pointer: pointer.pointer_id(),
        from,
        now: from,
        scrolled: scrolled(),
        going: false,
        aim: None,
    }));
}

/// The pointer moves.
pub fn moved(event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>() else {
        return;
    };
    let begun = DRAG.with_borrow_mut(|drag| {
        let drag = drag
            .as_mut()
            .filter(|drag| drag.pointer == pointer.pointer_id())?;
        drag.now = (f64::from(pointer.client_x()), f64::from(pointer.client_y()));
        let (aside, down) = (drag.now.0 - drag.from.0, drag.now.1 - drag.from.1);
        let far = aside.abs().max(down.abs()) > SLACK;
        let begins = far && !drag.going;
        if begins {
            drag.begin();
        }
        if drag.going {
            event.prevent_default();
            drag.show();
        }
        Some(begins)
    });
    if begun == Some(true) {
        dom::after(STEP.1, scroll);
    }
}

/// The pointer is lifted: the line is let go where it is.
pub fn up(event: &Event) {
    let Some(drag) = take(event) else { return };
    drag.end();
    if let (true, Some(to)) = (drag.going, drag.aim) {
        let event = card::Event::Line {
            line: drag.line,
            act: OrderAction::To(to),
        };
        app::send(Message::Card(drag.slug, event));
    }
}

/// The browser has taken the pointer away: the line goes back.
pub fn cancelled(event: &Event) {
    if let Some(drag) = take(event) {
        drag.end();
    }
}

/// Escape puts the line back while it is dragged.
pub fn pressed(event: &Event) {
    let escape = event
        .dyn_ref::<KeyboardEvent>()
        .is_some_and(|key| key.key() == "Escape");
    if escape && let Some(drag) = DRAG.take() {
        drag.end();
    }
}

fn take(event: &Event) -> Option<Drag> {
    let pointer = event.dyn_ref::<PointerEvent>()?.pointer_id();
    DRAG.with_borrow_mut(|drag| drag.take_if(|drag| drag.pointer == pointer))
}

impl Drag {
    fn begin(&mut self) {
        self.going = true;
        // What moves then is sent to the line, wherever the pointer is. Where the pointer is gone
        // already, the drag ends with its next event.
        let _ = self.element.set_pointer_capture(self.pointer);
        let _ = self.element.class_list().add_1("dragged");
        if let Some(form) = self.form() {
            let _ = form.class_list().add_1("dragging");
        }
        if let Some(selection) = dom::window().and_then(|w| w.get_selection().ok().flatten()) {
            let _ = selection.remove_all_ranges();
        }
    }

    fn form(&self) -> Option<Element> {
        self.element.closest("form").ok().flatten()
    }

    fn list(&self, name: &str) -> Option<Element> {
        let selector = format!("[data-drop={name}]");
        self.form()?.query_selector(&selector).ok().flatten()
    }

    /// Moves the line to the pointer, and the others out of its way.
    fn show(&mut self) {
        let travel = self.now.1 - self.from.1 + scrolled() - self.scrolled;
        let aside = self.now.0 - self.from.0;
        set(&self.element, "--dx", aside);
        set(&self.element, "--dy", travel);
        let Some(order) = self.list("in") else { return };
        let left = self.list("out");
        // The lists themselves do not move, so they tell where the pointer is.
        let outside = left.as_ref().is_some_and(|left| {
            let middle = f64::midpoint(
                order.get_bounding_client_rect().bottom(),
                left.get_bounding_client_rect().top(),
            );
            self.now.1 > middle
        });
        if let Some(left) = &left {
            let _ = left.class_list().toggle_with_force("aim", outside);
        }
        let lines = lines(&order);
        let own = lines.iter().position(|line| *line == self.element);
        let height = f64::from(self.element.offset_height());
        let top = order.get_bounding_client_rect().top();
        // Where each line stands when nothing is dragged.
        let middles: Vec<f64> = lines
            .iter()
            .map(|line| top + f64::from(line.offset_top()) + f64::from(line.offset_height()) / 2.0)
            .collect();
        let place = match own {
            // A line above is passed once the dragged one's upper edge is above its middle, a line
            // below once the lower edge is below it.
            Some(own) => {
                let middle = middles.get(own).copied().unwrap_or_default() + travel;
                let passed = |at: usize| {
                    if at < own {
                        middle - height / 2.0
                    } else {
                        middle + height / 2.0
                    }
                };
                (0..middles.len())
                    .filter(|&at| at != own && middles.get(at).is_some_and(|&one| passed(at) > one))
                    .count()
            }
            None => middles.iter().filter(|&&one| self.now.1 > one).count(),
        };
        self.aim = Some((!outside).then_some(place));
        for (at, line) in lines.iter().enumerate() {
            if Some(at) == own {
                continue;
            }
            // Its place among the others, without the dragged one.
            let among = at - usize::from(own.is_some_and(|own| own < at));
            let gone = own.is_some_and(|own| own < at);
            let pushed = !outside && among >= place;
            let shift = f64::from(i8::from(pushed) - i8::from(gone)) * height;
            set(line, "--shift", shift);
        }
    }

    /// Everything back to its own place.
    fn end(&self) {
        let _ = self.element.class_list().remove_1("dragged");
        let _ = self.element.release_pointer_capture(self.pointer);
        unset(&self.element, "--dx");
        unset(&self.element, "--dy");
        if let Some(form) = self.form() {
            let _ = form.class_list().remove_1("dragging");
        }
        for name in ["in", "out"] {
            if let Some(list) = self.list(name) {
                let _ = list.class_list().remove_1("aim");
                lines(&list).iter().for_each(|line| unset(line, "--shift"));
            }
        }
    }
}

/// Near the window's edge the page scrolls on while a line is dragged.
fn scroll() {
    let going = DRAG.with_borrow_mut(|drag| {
        let drag = drag.as_mut().filter(|drag| drag.going)?;
        let height = dom::window()?.inner_height().ok()?.as_f64()?;
        let by = if drag.now.1 < EDGE {
            -STEP.0
        } else if drag.now.1 > height - EDGE {
            STEP.0
        } else {
            0.0
        };
        if by != 0.0 {
            dom::window()?.scroll_by_with_x_and_y(0.0, by);
            drag.show();
        }
        Some(())
    });
    if going.is_some() {
        dom::after(STEP.1, scroll);
    }
}

fn scrolled() -> f64 {
    dom::window().and_then(|w| w.scroll_y().ok()).unwrap_or(0.0)
}

fn lines(list: &Element) -> Vec<HtmlElement> {
    let children = list.children();
    (0..children.length())
        .filter_map(|at| children.item(at)?.dyn_into().ok())
        .collect()
}

/// Sets a custom property that the style sheet moves an element by. (The policy forbids style
/// attributes in markup, not this.)
fn set(element: &HtmlElement, name: &str, pixels: f64) {
    // A well-formed property cannot fail.
    let _ = element
        .style()
        .set_property(name, &format!("{pixels:.1}px"));
}

fn unset(element: &HtmlElement, name: &str) {
    let _ = element.style().remove_property(name);
}
