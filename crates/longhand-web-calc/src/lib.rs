//! The browser program of the calculator's page: events in, markup out.
//!
//! What the page holds and shows is decided in [`longhand_view::calculator`]; this file brings it the
//! browser's events and carries out its effects. What happens is written in the markup: an element's
//! `data-on` names it, `data-line` the line.
//!
//! Only wasm32 runs it; natively it compiles.

// The language with every rule: the page's own code does not name it, its features do.
use longhand_notation as _;

use std::cell::RefCell;
use std::rc::Rc;

use longhand_browser::tool::Tool;
use longhand_browser::{dom, file};
use longhand_view::calculator::{Calculator, Effect, Event};
use longhand_view::catalogue::ENGLISH;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{ClipboardEvent, Element, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

/// Under which name the notebook is remembered.
const REMEMBERED: &str = "calculator";

/// The page and its state.
struct Page {
    tool: Tool,
    calculator: RefCell<Calculator>,
}

/// Makes the page live; see [`Tool::find`].
#[wasm_bindgen]
pub fn start(base: &str, morph: js_sys::Function) {
    let Some(tool) = Tool::find("calc", base, morph) else {
        return;
    };
    let remembered = tool.names.remembered(REMEMBERED).unwrap_or_default();
    let page = Rc::new(Page {
        calculator: RefCell::new(Calculator::open(
            &ENGLISH,
            &tool.brought(REMEMBERED),
            &remembered,
        )),
        tool,
    });
    page.draw();
    listen(&page);
    dom::say_live();
}

impl Page {
    fn send(&self, event: Event) {
        let effects = self.calculator.borrow_mut().update(event);
        effects.into_iter().for_each(|effect| self.effect(effect));
    }

    fn effect(&self, effect: Effect) {
        match effect {
            Effect::Draw => self.draw(),
            Effect::DrawLines(lines) => lines.into_iter().for_each(|line| self.draw_line(line)),
            Effect::Caret(line, at) => {
                if let Some(field) = field(line) {
                    // A field that has gone takes no caret.
                    let _ = field.focus();
                    let at = at as u32;
                    let _ = field.set_selection_range(at, at);
                }
            }
            Effect::Write(line, text) => {
                if let Some(field) = field(line) {
                    field.set_value(&text);
                }
            }
            Effect::Address(fragment) => {
                self.tool.hold(REMEMBERED, &fragment);
            }
            Effect::CopyLink(fragment) => self.tool.copy_link(&fragment),
            Effect::Save(name, text) => file::save(name, &text),
        }
    }

    fn draw(&self) {
        let html = self.calculator.borrow().view().into_string();
        self.tool.draw(&html);
    }

    fn draw_line(&self, line: u32) {
        let html = self.calculator.borrow().line(line);
        let element = dom::one(&format!("#line-{line}"));
        if let (Some(html), Some(element)) = (html, element) {
            self.tool.draw_in(&element, &html.into_string());
        }
    }
}

/// The field of a line.
fn field(line: u32) -> Option<HtmlInputElement> {
    dom::one(&format!("#line-{line}-in"))?.dyn_into().ok()
}

fn listen(page: &Rc<Page>) {
    let element = page.tool.element.clone();
    let hear = |name: &str, then: fn(&Rc<Page>, &web_sys::Event)| {
        let page = Rc::clone(page);
        dom::on(&element, name, move |event| then(&page, event));
    };
    hear("input", typed);
    hear("keydown", pressed);
    hear("click", clicked);
    hear("paste", pasted);
    hear("focusout", left);
    // A press on a candidate must not take the focus from the line.
    hear("mousedown", |_, event| {
        if dom::around(event, "[data-on=take]").is_some() {
            event.prevent_default();
        }
    });
    if let Some(window) = dom::window() {
        let page = Rc::clone(page);
        dom::on(&window, "hashchange", move |_| followed(&page));
    }
}

/// The line around an event, its field, and where the caret stands.
fn line_of(event: &web_sys::Event) -> Option<(u32, HtmlInputElement, [usize; 2])> {
    let field = dom::around(event, "[data-on=line]")?;
    let line = line_at(&field)?;
    let field: HtmlInputElement = field.dyn_into().ok()?;
    let end = field.value().encode_utf16().count();
    let place = |found: Option<u32>| found.map_or(end, |at| at as usize);
    let start = place(field.selection_start().ok().flatten());
    let end = place(field.selection_end().ok().flatten());
    Some((line, field, [start, end]))
}

fn line_at(element: &Element) -> Option<u32> {
    let row = element.closest("[data-line]").ok()??;
    row.get_attribute("data-line")?.parse().ok()
}

fn typed(page: &Rc<Page>, event: &web_sys::Event) {
    if let Some((line, field, [_, caret])) = line_of(event) {
        return page.send(Event::Typed(line, field.value(), caret));
    }
    let select = dom::around(event, "[data-on=example]");
    if let Some(select) = select.and_then(|one| one.dyn_into::<HtmlSelectElement>().ok())
        && let Ok(place) = select.value().parse()
    {
        page.send(Event::Example(place));
        select.set_value("");
    }
}

fn pressed(page: &Rc<Page>, event: &web_sys::Event) {
    let (Some(key), Some((line, field, [from, to]))) =
        (event.dyn_ref::<KeyboardEvent>(), line_of(event))
    else {
        return;
    };
    if key.is_composing() || key.ctrl_key() || key.meta_key() || key.alt_key() {
        return;
    }
    let completing = field.get_attribute("aria-expanded").as_deref() == Some("true");
    let looking = field.has_attribute("aria-activedescendant");
    let happening = match key.key().as_str() {
        "ArrowDown" if completing => Event::Candidate(true),
        "ArrowUp" if completing => Event::Candidate(false),
        "Enter" | "Tab" if looking => Event::Take(None),
        "Escape" if completing => Event::Close,
        "ArrowDown" => Event::Move(line, true),
        "ArrowUp" => Event::Move(line, false),
        "Enter" if from == to => Event::Enter(line, from),
        "Enter" => Event::Pasted(line, "\n".to_owned(), from, to),
        "Backspace" if from == 0 && to == 0 => Event::Join(line),
        _ => return,
    };
    event.prevent_default();
    page.send(happening);
}

fn pasted(page: &Rc<Page>, event: &web_sys::Event) {
    let data = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data);
    let text = data.and_then(|data| data.get_data("text").ok());
    // One line is the browser's own affair.
    if let (Some(text), Some((line, _, [from, to]))) = (text, line_of(event))
        && text.trim_end_matches(['\r', '\n']).contains('\n')
    {
        event.prevent_default();
        page.send(Event::Pasted(line, text, from, to));
    }
}

fn clicked(page: &Rc<Page>, event: &web_sys::Event) {
    let Some(element) = dom::around(event, "[data-on]") else {
        return;
    };
    let what = element.get_attribute("data-on").unwrap_or_default();
    page.send(match what.as_str() {
        "steps" => match line_at(&element) {
            Some(line) => Event::Steps(line),
            None => return,
        },
        "take" => {
            let at = element.get_attribute("data-at");
            Event::Take(at.and_then(|at| at.parse().ok()))
        }
        "clear" => Event::Clear,
        "back" => Event::Back,
        "copy" => Event::CopyLink,
        "text" => Event::SaveText,
        "markdown" => Event::SaveMarkdown,
        _ => return,
    });
}

/// A line is left: nothing is completed any more.
fn left(page: &Rc<Page>, event: &web_sys::Event) {
    if let Some((_, field, _)) = line_of(event)
        && field.get_attribute("aria-expanded").as_deref() == Some("true")
    {
        page.send(Event::Close);
    }
}

/// Another link was followed on this page.
fn followed(page: &Rc<Page>) {
    let fragment = dom::fragment();
    // What this page wrote itself is no news; nor is a place on the page.
    if !fragment.contains('=') || fragment == format!("#{}", page.calculator.borrow().fragment()) {
        return;
    }
    let fragment = fragment.trim_start_matches('#');
    let fresh = Calculator::open(&ENGLISH, fragment, "");
    page.calculator.replace(fresh);
    page.draw();
}
