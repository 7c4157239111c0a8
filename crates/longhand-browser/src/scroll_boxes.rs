//! The page's frame: boxes that scroll, and the sheet of chapters.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use crate::dom;

/// Time for a fold to open, in milliseconds.
const UNFOLD: i32 = 60;

/// How far a formula's ink may reach below its box, in pixels.
const INK: i32 = 8;

/// On a phone a paragraph with a wide formula is a box that scrolls as well. What is folded away is
/// left alone: to measure it the browser would have to lay it out, and that is most of a page.
const BOXES: &str = ":is(.scroll, p:has(math)):not(details:not([open]) *)";

/// Makes each box that scrolls a stop for the keyboard exactly while it is
/// narrower or lower than what it holds.
pub fn reach_boxes() {
    reach(&dom::all(&format!("main {BOXES}")));
}

fn reach(boxes: &[Element]) {
    // Measured first and changed after, so that the page is laid out once.
    let wide: Vec<bool> = boxes
        .iter()
        .map(|one| {
            let low = one.scroll_height() > one.client_height() + INK;
            one.scroll_width() > one.client_width() + 1
                || (low && one.matches(".scroll").unwrap_or(false))
        })
        .collect();
    for (one, wide) in boxes.iter().zip(wide) {
        if wide == one.has_attribute("tabindex") {
            continue;
        }
        // Setting a well-formed attribute cannot fail.
        let _ = if wide {
            one.set_attribute("tabindex", "0")
        } else {
            one.remove_attribute("tabindex")
        };
    }
}

/// The same, once what is under way is on the screen: measuring lays the page
/// out, and neither a page's start nor a verdict is to wait for that.
pub fn reach_boxes_soon() {
    dom::after_frame(reach_boxes);
}

/// The same for the boxes of one part of the page.
pub fn reach_boxes_in(part: &Element) {
    let part = part.clone();
    dom::after_frame(move || reach(&dom::all_in(&part, BOXES)));
}

/// What a click does to the frame: a link inside the sheet of chapters closes
/// it, a fold may bring a box that scrolls.
pub fn clicked(event: &Event) {
    let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else {
        return;
    };
    let near = |selector| target.closest(selector).ok().flatten();
    if near("[popover] a").is_some()
        && let Some(sheet) = near(":popover-open")
        && let Ok(sheet) = sheet.dyn_into::<HtmlElement>()
    {
        // Already closed is as good.
        let _ = sheet.hide_popover();
    }
    if near("summary").is_some() {
        dom::after(UNFOLD, reach_boxes);
    }
}
