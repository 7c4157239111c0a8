//! Dragging and pointing in the drawings of a lab, by mouse, pen or finger.
//!
//! What a drag moves are sliders, which stand below the drawing for the keyboard.

use std::cell::RefCell;
use std::rc::Rc;

use longhand_browser::dom;
use longhand_view::lab::{Event, Grip};
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use crate::bench::Mounted;

/// How far from a point it may be taken hold of, in pixels of the drawing.
const REACH: f64 = 16.0;
/// The same for a finger: as far as the circle that keeps the page from scrolling, `.lab-reach`.
const FINGER: f64 = 20.0;

/// A drag: the drawing, its name, and what is held.
struct Drag {
    drawing: Element,
    figure: String,
    grip: Grip,
}

/// Listens from now on, as long as the page lives.
pub(crate) fn listen(mounted: &Rc<Mounted>) {
    let drag: Rc<RefCell<Option<Drag>>> = Rc::default();
    let hear = |name: &str, then: fn(&Rc<Mounted>, &RefCell<Option<Drag>>, &PointerEvent)| {
        let (to, drag) = (Rc::clone(mounted), Rc::clone(&drag));
        dom::on(&mounted.element, name, move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                then(&to, &drag, event);
            }
        });
    };
    hear("pointerdown", down);
    hear("pointermove", moved);
    hear("pointerup", up);
    hear("pointercancel", cancelled);
}

/// The drawing around an event, and its name.
fn drawing(event: &PointerEvent) -> Option<(Element, String)> {
    let drawing = dom::around(event, "[data-figure]")?;
    let name = drawing.get_attribute("data-figure")?;
    Some((drawing, name))
}

/// Where an event is in a drawing, in its own pixels.
fn place(drawing: &Element, event: &PointerEvent) -> Option<(f64, f64)> {
    let shown = drawing.get_bounding_client_rect();
    let made = |name| drawing.get_attribute(name)?.parse::<f64>().ok();
    let (width, height) = (made("width")?, made("height")?);
    let share = |from: f64, length: f64, at: i32| (f64::from(at) - from) / length.max(1.0);
    Some((
        share(shown.left(), shown.width(), event.client_x()) * width,
        share(shown.top(), shown.height(), event.client_y()) * height,
    ))
}

fn down(to: &Rc<Mounted>, drag: &RefCell<Option<Drag>>, event: &PointerEvent) {
    let plain = event.button() == 0 && event.is_primary();
    let Some((drawing, figure)) = drawing(event).filter(|_| plain) else {
        return;
    };
    let Some(at) = place(&drawing, event) else {
        return;
    };
    let touched = event.pointer_type() == "touch";
    let reach = if touched { FINGER } else { REACH };
    let grip = to.bench.borrow().grip(&figure, at, reach);
    // Without it a drag ends where the pointer leaves the drawing.
    let _ = drawing.set_pointer_capture(event.pointer_id());
    drag.replace(Some(Drag {
        drawing,
        figure: figure.clone(),
        grip,
    }));
    // A finger beside the handles may be about to scroll: it reads values when it is lifted.
    if !touched || grip != Grip::Ground {
        to.send(Event::Pulled { figure, grip, at });
    }
}

fn moved(to: &Rc<Mounted>, drag: &RefCell<Option<Drag>>, event: &PointerEvent) {
    if !event.is_primary() {
        return;
    }
    let held = drag.borrow().as_ref().and_then(|drag| {
        let at = place(&drag.drawing, event)?;
        Some((drag.figure.clone(), drag.grip, at))
    });
    if let Some((figure, grip, at)) = held {
        event.prevent_default();
        return to.send(Event::Pulled { figure, grip, at });
    }
    // Pointing without pressing reads values off.
    if event.pointer_type() != "touch"
        && let Some((drawing, figure)) = drawing(event)
        && let Some(at) = place(&drawing, event)
    {
        to.send(Event::Pulled {
            figure,
            grip: Grip::Ground,
            at,
        });
    }
}

fn up(to: &Rc<Mounted>, drag: &RefCell<Option<Drag>>, event: &PointerEvent) {
    if !event.is_primary() {
        return;
    }
    let held = drag.take();
    if let Some(held) = held
        && let Some(at) = place(&held.drawing, event)
    {
        to.send(Event::Pulled {
            figure: held.figure,
            grip: held.grip,
            at,
        });
    }
}

fn cancelled(_: &Rc<Mounted>, drag: &RefCell<Option<Drag>>, event: &PointerEvent) {
    if event.is_primary() {
        drag.replace(None);
    }
}
