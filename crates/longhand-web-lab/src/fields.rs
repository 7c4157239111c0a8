//! Fields, buttons and folds of a lab.

use std::rc::Rc;

use longhand_browser::dom;
use longhand_view::lab::Event;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::bench::Mounted;
use crate::page;

/// Listens from now on, as long as the page lives.
pub(crate) fn listen(mounted: &Rc<Mounted>) {
    let hear = |name: &str, then: fn(&Rc<Mounted>, &web_sys::Event)| {
        let to = Rc::clone(mounted);
        dom::on(&mounted.element, name, move |event| then(&to, event));
    };
    hear("input", used);
    hear("click", clicked);
    if let Some(window) = dom::window() {
        let to = Rc::clone(mounted);
        dom::on(&window, "resize", move |_| {
            to.send(Event::Sized(page::size()))
        });
        let to = Rc::clone(mounted);
        dom::on(&window, "hashchange", move |_| {
            to.send(Event::Followed(dom::fragment()));
        });
    }
}

fn used(to: &Rc<Mounted>, event: &web_sys::Event) {
    let Some(field) = dom::around(event, "[data-control]") else {
        return;
    };
    let control = field.get_attribute("data-control").unwrap_or_default();
    let value = match field.dyn_ref::<HtmlInputElement>() {
        Some(field) if field.type_() == "checkbox" => {
            if field.checked() { "on" } else { "off" }.to_owned()
        }
        _ => dom::value(&field),
    };
    to.send(Event::Used { control, value });
}

fn clicked(to: &Rc<Mounted>, event: &web_sys::Event) {
    if let Some(summary) = dom::around(event, "summary") {
        return folded(to, &summary);
    }
    let Some(button) = dom::around(event, "[data-do]") else {
        return;
    };
    to.send(match button.get_attribute("data-do").as_deref() {
        Some("reset") => Event::Reset,
        Some("link") => Event::Link,
        Some("copy") => Event::Copy,
        Some("csv") => Event::Csv(button.get_attribute("value").unwrap_or_default()),
        _ => return,
    });
}

/// The browser folds by itself; the lab is told, so that it draws what is seen.
fn folded(to: &Rc<Mounted>, summary: &Element) {
    let Some(details) = summary.closest("[data-fold]").ok().flatten() else {
        return;
    };
    let to = Rc::clone(to);
    dom::after(0, move || {
        to.send(Event::Folded {
            fold: details.get_attribute("data-fold").unwrap_or_default(),
            open: details.has_attribute("open"),
        });
    });
}
