//! The browser program of the planner's page: events in, markup out.
//!
//! What the page holds and shows is decided in [`longhand_view::plan::planner`]; this file brings it
//! the browser's events and carries out its effects. What happens is written in the markup: an
//! element's `data-on` names it.
//!
//! Only wasm32 runs it; natively it compiles.

use std::cell::RefCell;
use std::rc::Rc;

use longhand_browser::tool::Tool;
use longhand_browser::{dom, file};
use longhand_plan::LARGEST;
use longhand_view::catalogue::ENGLISH;
use longhand_view::plan::planner::{Effect, Event, Planner};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{DragEvent, Element, File, HtmlInputElement};

/// Under which name the plan is remembered.
const REMEMBERED: &str = "plan";

/// The page and its state.
struct Page {
    tool: Tool,
    planner: RefCell<Planner>,
}

/// Makes the page live; see [`Tool::find`].
#[wasm_bindgen]
pub fn start(base: &str, morph: js_sys::Function) {
    let Some(tool) = Tool::find("plan", base, morph) else {
        return;
    };
    let remembered = tool.names.remembered(REMEMBERED).unwrap_or_default();
    let practice = tool.element.get_attribute("data-practice");
    let practice = practice.unwrap_or_default();
    let planner = Planner::open(&ENGLISH, &tool.brought(REMEMBERED), &remembered, &practice);
    let page = Rc::new(Page {
        tool,
        planner: RefCell::new(planner),
    });
    page.draw();
    listen(&page);
    dom::say_live();
}

impl Page {
    fn send(&self, event: Event) {
        let effects = self.planner.borrow_mut().update(event);
        for effect in effects {
            match effect {
                Effect::Draw => self.draw(),
                Effect::Address(fragment) => {
                    self.tool.hold(REMEMBERED, &fragment);
                }
                Effect::CopyLink(fragment) => self.tool.copy_link(&fragment),
                Effect::Save(name, text) => file::save(name, &text),
            }
        }
    }

    fn draw(&self) {
        let html = self.planner.borrow().view().into_string();
        self.tool.draw(&html);
    }
}

fn listen(page: &Rc<Page>) {
    let element = page.tool.element.clone();
    let hear = |name: &str, then: fn(&Rc<Page>, &web_sys::Event)| {
        let page = Rc::clone(page);
        dom::on(&element, name, move |event| then(&page, event));
    };
    hear("input", typed);
    hear("change", changed);
    hear("click", clicked);
    hear("submit", |_, event| event.prevent_default());
    if let Some(document) = dom::document() {
        dom::on(&document, "dragover", |event| event.prevent_default());
        let page = Rc::clone(page);
        dom::on(&document, "drop", move |event| dropped(&page, event));
    }
    if let Some(window) = dom::window() {
        let page = Rc::clone(page);
        dom::on(&window, "hashchange", move |_| followed(&page));
    }
}

/// The element around an event that says what is to happen, and what it says.
fn said(event: &web_sys::Event) -> Option<(Element, String)> {
    let element = dom::around(event, "[data-on]")?;
    let what = element.get_attribute("data-on")?;
    Some((element, what))
}

fn typed(page: &Rc<Page>, event: &web_sys::Event) {
    let Some((element, what)) = said(event) else {
        return;
    };
    let value = dom::value(&element);
    page.send(match what.as_str() {
        "key" => Event::Typed(element.get_attribute("data-key").unwrap_or_default(), value),
        "source" => Event::Source(value),
        "convention" => Event::Convention(value),
        _ => return,
    });
}

fn changed(page: &Rc<Page>, event: &web_sys::Event) {
    if let Some((element, what)) = said(event)
        && what == "file"
        && let Ok(field) = element.dyn_into::<HtmlInputElement>()
        && let Some(chosen) = file::chosen(&field)
    {
        bring_in(page, &chosen);
    }
}

fn dropped(page: &Rc<Page>, event: &web_sys::Event) {
    event.prevent_default();
    let files = event
        .dyn_ref::<DragEvent>()
        .and_then(DragEvent::data_transfer)
        .and_then(|data| data.files());
    if let Some(chosen) = files.and_then(|files| files.get(0)) {
        bring_in(page, &chosen);
    }
}

/// A file was chosen or dropped. One that is too large is not read.
fn bring_in(page: &Rc<Page>, chosen: &File) {
    let name = chosen.name();
    if chosen.size() > LARGEST as f64 {
        return page.send(Event::TooLarge(name));
    }
    let page = Rc::clone(page);
    file::read(chosen, move |text| {
        // What is no text comes with signs in place of what could not be read, or with zeros.
        let is_text = !text.contains(['\u{fffd}', '\0']);
        page.send(Event::File(name, is_text.then_some(text)));
    });
}

fn clicked(page: &Rc<Page>, event: &web_sys::Event) {
    let Some((element, what)) = said(event) else {
        return;
    };
    page.send(match what.as_str() {
        "open" => {
            event.prevent_default();
            let number = dom::around(event, "[data-key]");
            let key = number.and_then(|number| number.get_attribute("data-key"));
            Event::Opened(key.unwrap_or_default())
        }
        "field" => {
            event.prevent_default();
            let address = element.get_attribute("href").unwrap_or_default();
            return reach(address.trim_start_matches('#'));
        }
        "show" => {
            let place = element.get_attribute("data-place");
            Event::Show(place.and_then(|place| place.parse().ok()).unwrap_or(0))
        }
        "compare" => Event::Compare,
        "one-plan" => Event::OnePlan,
        "apply" => Event::Apply,
        "restart" => Event::StartOver,
        "copy" => Event::CopyLink,
        "save" => Event::Save,
        _ => return,
    });
}

/// Unfolds what is around a field, and puts the focus on it.
fn reach(id: &str) {
    let field = dom::document().and_then(|document| document.get_element_by_id(id));
    let fold = field.and_then(|field| field.closest("details").ok().flatten());
    if let Some(fold) = fold {
        // An attribute of a fixed name cannot fail.
        let _ = fold.set_attribute("open", "");
    }
    dom::focus(id);
}

/// Another link was followed on this page.
fn followed(page: &Rc<Page>) {
    let fragment = dom::fragment();
    // What this page wrote itself is no news; nor is a place on the page.
    if !fragment.contains('=') || fragment == format!("#{}", page.planner.borrow().fragment()) {
        return;
    }
    let practice = page.tool.element.get_attribute("data-practice");
    let fragment = fragment.trim_start_matches('#');
    let fresh = Planner::open(&ENGLISH, fragment, "", &practice.unwrap_or_default());
    page.planner.replace(fresh);
    page.draw();
}
