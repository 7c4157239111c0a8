//! Finds what a page holds, and begins.

use wasm_bindgen::JsCast;
use web_sys::Element;

use longhand_browser::{Names, dom, scroll_boxes};
use longhand_exercise::Exercise;
use longhand_session::widget::CardWidget;
use longhand_session::{Message, Page, Session, Widget};
use longhand_view::card::Pythons;
use longhand_view::catalogue::ENGLISH;
use longhand_view::data::PageData;

use crate::app::{self, App, Incoming, Place};
use crate::dom_events;
use crate::overview;
use crate::sandbox::Sandbox;
use crate::storage::{self, News};
use crate::worker::Workers;

/// What the page's entry (`js/main.js`) can do better than this program.
pub struct Host {
    /// Morphs an element into new HTML.
    pub morph: js_sys::Function,
    /// Fetches an interpreter of Python.
    pub load: js_sys::Function,
    /// Starts a web worker with this program.
    pub worker: js_sys::Function,
    /// The path of the site, with a slash at its end.
    pub base: String,
}

/// Mounts the page's widgets and begins to listen. `None` is a page without
/// exercises, which shows progress all the same.
pub fn start(data: Option<PageData>, host: Host) {
    let data = data.unwrap_or_default();
    let (places, widgets) = mounted(data.exercises);
    let before: Vec<Message> = places
        .iter()
        .zip(&widgets)
        .filter(|(_, widget)| matches!(widget, Widget::Card(_)))
        .filter_map(|(place, widget)| Some((place.element.as_ref()?, widget)))
        .flat_map(|(element, widget)| {
            let slug = widget.key().to_owned();
            let already = dom_events::already(element).into_iter();
            already.map(move |event| Message::Card(slug.clone(), event))
        })
        .collect();
    let names = Names::new(&host.base);
    let page = Page {
        workbook: data.workbook,
        workbooks: data.workbooks,
        report: data.report,
        pythons: Pythons {
            small: dom::tells("micropython"),
            full: dom::tells("pyodide"),
        },
        preference: names.remembered(app::PREFERENCE).unwrap_or_default(),
        now: app::now(),
        random: (js_sys::Math::random() * 4_503_599_627_370_496.0) as u64,
    };
    let (session, effects) = Session::open(page, widgets);
    let app = App {
        session,
        places,
        outlines: data.outlines,
        morph: host.morph,
        sandbox: Sandbox::new(|told| app::receive(Incoming::Sandbox(told)), host.load),
        workers: Workers::new(host.worker),
        names: names.clone(),
        storage: None,
        timers: Vec::new(),
        file: None,
    };
    app.begin(effects);
    before.into_iter().for_each(app::send);
    app::send(dom_events::followed());
    dom_events::listen();
    overview::attend();
    scroll_boxes::reach_boxes_soon();
    storage::open(
        names,
        |opened| app::receive(Incoming::Opened(opened)),
        |news| {
            app::send(match news {
                News::Event(text) => Message::Heard(text),
                News::LookAgain => Message::LookAgain,
                News::Forgotten => Message::ForgottenElsewhere,
            });
        },
    );
}

/// The page's widgets, each with where it stands.
fn mounted(mut exercises: Vec<Exercise>) -> (Vec<Place>, Vec<Widget>) {
    let mut found = Vec::new();
    // A page whose data names no exercise (the gallery) shows cards as they stand.
    if !exercises.is_empty() {
        for element in dom::all("[data-exercise]") {
            let slug = element.get_attribute("data-exercise").unwrap_or_default();
            match exercises.iter().position(|one| one.slug == slug) {
                Some(at) => {
                    let variant = element.get_attribute("data-variant");
                    let variant = variant.and_then(|number| number.parse().ok());
                    let card = CardWidget::new(exercises.remove(at), variant.unwrap_or(0));
                    found.push((element, Widget::Card(Box::new(card))));
                }
                None => say_missing(&element),
            }
        }
    }
    for element in dom::all("[data-widget]") {
        let key = element.get_attribute("data-widget").unwrap_or_default();
        if let Some(widget) = Widget::named(&key) {
            found.push((element, widget));
        }
    }
    let found = found.into_iter().map(|(element, widget)| {
        let place = Place {
            element: Some(element),
            changed: false,
        };
        (place, widget)
    });
    // What is left stands in the rest of the page, which is put in later.
    let rest = exercises.into_iter().map(|exercise| {
        let card = CardWidget::new(exercise, 0);
        (Place::default(), Widget::Card(Box::new(card)))
    });
    found.chain(rest).unzip()
}

/// A card whose exercise did not come with the page says so; the others work.
fn say_missing(element: &Element) {
    let Some(document) = dom::document() else {
        return;
    };
    if let Ok(note) = document.create_element("p") {
        note.set_class_name("broken");
        note.set_text_content(Some(ENGLISH.missing_exercise));
        let _ = element.append_child(note.unchecked_ref());
    }
}
