//! The program's state and the queue of what happens to it.
//!
//! Everything that happens (an event of the page, an answer of the store or the
//! sandbox, a timer) is a [`Message`] in one queue, and one message is dealt
//! with at a time. A callback that fires while another is at work only adds to
//! the queue, so no two of them ever see a half-changed state.

mod kept;

use std::cell::RefCell;
use std::collections::VecDeque;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use longhand_exercise::progress::{self, Names};
use longhand_view::card::{self, Effect, Preference, Pythons, Setting};
use longhand_view::catalogue::ENGLISH;
use longhand_view::data::{PageData, WorkbookData};
use longhand_view::page::{Notice, WorkbookOutline};

use crate::clock::Clock;
use crate::file;
use crate::link::Link;
use crate::mounted::Mounted;
use crate::sandbox::{News, Sandbox, Told};
use crate::scroll_boxes;
use crate::storage::{self, Opened, Storage};
use crate::{dom, dom_events, idle};

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// An event in the card of the exercise with this id.
    Happened(String, card::Event),
    /// The store was opened and read.
    Opened(Opened),
    /// Another tab added this event.
    Heard(String),
    /// An event could not be kept anywhere.
    NotKept,
    /// What was typed is to be kept now.
    Flush,
    /// The page may be gone in a moment.
    Leaving,
    /// Nothing else is to be done.
    Idle,
    /// The sandbox has something to say.
    Sandbox(Told),
    /// The editor was entered; a run is likely.
    Editing,
    /// A language was chosen in an earlier visit.
    Prefer,
    /// The address's part from `#` on has changed.
    Followed,
    /// A link to a variant was asked for; whether it is on the clipboard.
    Linked(String, bool),
    /// Progress is to be saved to a file.
    Save,
    /// A file with progress was brought in: its text.
    Brought(String),
    /// Everything is to be forgotten.
    Forget,
}

thread_local! {
    static APP: RefCell<Option<App>> = const { RefCell::new(None) };
    static QUEUE: RefCell<VecDeque<Message>> = const { RefCell::new(VecDeque::new()) };
}

/// Adds a message, and deals with all that wait unless that is going on already.
pub fn send(message: Message) {
    QUEUE.with_borrow_mut(|queue| queue.push_back(message));
    APP.with(|app| {
        let Ok(mut app) = app.try_borrow_mut() else {
            return;
        };
        let Some(app) = app.as_mut() else { return };
        while let Some(message) = QUEUE.with_borrow_mut(VecDeque::pop_front) {
            app.take(message);
        }
    });
}

/// Mounts the page's cards and begins to listen. `None` is a page without
/// exercises, which shows progress all the same.
pub fn start(data: Option<PageData>, morph: js_sys::Function, load: js_sys::Function) {
    let with_data = data.is_some();
    let data = data.unwrap_or_default();
    let mut cards = Vec::new();
    // A page whose data names no exercise (the gallery) shows cards as they stand.
    if with_data && !data.exercises.is_empty() {
        let mut exercises = data.exercises;
        for element in dom::all("[data-exercise]") {
            let slug = element.get_attribute("data-exercise").unwrap_or_default();
            match exercises.iter().position(|e| e.slug == slug) {
                Some(at) => cards.push(Mounted::new(element, exercises.swap_remove(at))),
                None => say_missing(&element),
            }
        }
    }
    let before: Vec<Message> = cards
        .iter()
        .flat_map(|mounted| {
            let slug = mounted.slug().to_owned();
            dom_events::already(&mounted.element)
                .into_iter()
                .map(move |event| Message::Happened(slug.clone(), event))
        })
        .collect();
    let app = App {
        morph,
        cards,
        names: data.workbooks.iter().map(|one| one.names.clone()).collect(),
        workbook: data.workbook,
        workbooks: data.workbooks,
        outlines: data.outlines,
        report: data.report,
        events: Vec::new(),
        storage: None,
        desk: Vec::new(),
        rehearsed: false,
        timer: None,
        clock: Clock::new(),
        sandbox: Sandbox::new(|told| send(Message::Sandbox(told)), load),
        pythons: Pythons {
            small: dom::tells("micropython"),
            full: dom::tells("pyodide"),
        },
        preference: Preference::from_word(&storage::remembered(PREFERENCE).unwrap_or_default()),
    };
    let preferred = app.preference != Preference::default();
    APP.with(|place| place.replace(Some(app)));
    if preferred {
        send(Message::Prefer);
    }
    before.into_iter().for_each(send);
    send(Message::Followed);
    dom_events::listen();
    scroll_boxes::reach_boxes_soon();
    storage::open(
        |opened| send(Message::Opened(opened)),
        |text| send(Message::Heard(text)),
    );
}

/// A card whose exercise did not come with the page says so; the others work.
fn say_missing(element: &Element) {
    let Some(document) = dom::document() else {
        return;
    };
    if let Ok(note) = document.create_element("p") {
        note.set_class_name("broken");
        note.set_text_content(Some(ENGLISH.missing_exercise));
        let _ = element.append_child(&note);
    }
}

struct App {
    morph: js_sys::Function,
    cards: Vec<Mounted>,
    /// The slug of the page's own workbook.
    workbook: String,
    workbooks: Vec<WorkbookData>,
    outlines: Vec<WorkbookOutline>,
    names: Vec<Names>,
    /// Where mistakes of the workbook are reported.
    report: Option<String>,
    events: Vec<progress::Event>,
    storage: Option<Storage>,
    /// What stands on the desk and is not kept yet.
    desk: Vec<progress::Event>,
    rehearsed: bool,
    timer: Option<i32>,
    clock: Clock,
    sandbox: Sandbox,
    pythons: Pythons,
    preference: Preference,
}

/// Under which name the chosen language is kept.
const PREFERENCE: &str = "language";

/// How long a passing notice stays, in milliseconds.
const NOTICE_DELAY: i32 = 4_000;

impl App {
    fn take(&mut self, message: Message) {
        match message {
            Message::Happened(slug, event) => {
                if let Some(index) = self.cards.iter().position(|m| m.slug() == slug) {
                    self.happened(index, event);
                }
            }
            Message::Opened(opened) => self.opened(opened),
            Message::Heard(text) => self.heard(&text),
            Message::NotKept => {
                // Where nothing can be kept at all, that has been said already.
                if self.storage.as_ref().is_some_and(Storage::lasts) {
                    dom::show(Notice::NotSaved);
                }
            }
            Message::Flush => self.flush(),
            Message::Leaving => self.leave(),
            Message::Idle => self.idle(),
            Message::Sandbox(told) => {
                let news = self.sandbox.hear(told);
                self.reported(news);
                self.pump();
            }
            Message::Editing => self.sandbox.prepare(self.preference.engine()),
            Message::Prefer => (0..self.cards.len()).for_each(|index| self.follow(index)),
            Message::Followed => self.followed(),
            Message::Linked(fragment, copied) => {
                // The address shows it in any case.
                dom::set_fragment(&fragment);
                if !copied {
                    return;
                }
                dom::show(Notice::LinkCopied);
                dom::after(NOTICE_DELAY, || dom::hide(Notice::LinkCopied));
            }
            Message::Save => {
                self.flush();
                let text = progress::export(&self.events, self.clock.now());
                file::save(ENGLISH.progress_file, &text);
            }
            Message::Brought(text) => self.brought(&text),
            Message::Forget => self.forget(),
        }
    }

    fn happened(&mut self, index: usize, event: card::Event) {
        let Some(mounted) = self.cards.get_mut(index) else {
            return;
        };
        mounted.touched = true;
        let effects = mounted.card().update(event);
        self.draw(index);
        for effect in effects {
            self.carry_out(index, effect);
        }
    }

    fn carry_out(&mut self, index: usize, effect: Effect) {
        let Some(mounted) = self.cards.get(index) else {
            return;
        };
        match effect {
            Effect::Record(kind) => self.record(index, kind),
            Effect::Run(run, engine) => {
                self.sandbox.run(index, engine, run);
                self.pump();
            }
            Effect::Stop => self.sandbox.stop(index),
            Effect::Prefer(preference) => self.prefer(index, preference),
            Effect::Focus(id) => dom::focus(&id),
            Effect::Announce(text) => dom::announce(text),
            Effect::Copy(text) => dom::copy(&text, |copied| {
                if copied {
                    dom::show(Notice::ReportCopied);
                    dom::after(NOTICE_DELAY, || dom::hide(Notice::ReportCopied));
                }
            }),
            Effect::Link(variant) => {
                dom::set_fragment(&Link::fragment(mounted.slug(), variant));
            }
        }
    }

    /// Brings a card's part of the page up to date.
    fn draw(&mut self, index: usize) {
        let Some(mounted) = self.cards.get_mut(index) else {
            return;
        };
        let setting = setting(self.pythons, self.report.as_deref());
        let html = mounted.card().view(&setting).into_string();
        let done = self
            .morph
            .call2(&JsValue::NULL, &mounted.element, &html.into());
        if let Err(fault) = done {
            web_sys::console::error_1(&fault);
        }
        scroll_boxes::reach_boxes_in(&mounted.element);
    }

    fn idle(&mut self) {
        let setting = setting(self.pythons, self.report.as_deref());
        if idle::step(&mut self.cards, &mut self.rehearsed, &setting, &self.morph) {
            idle::soon();
        }
    }

    fn pump(&mut self) {
        let news = self.sandbox.pump();
        self.reported(news);
    }

    fn reported(&mut self, news: Option<(usize, News)>) {
        match news {
            Some((index, News::Ended(report))) => {
                self.happened(index, card::Event::CodeReport(report));
            }
            Some((index, News::Loading(loading))) => {
                self.happened(index, card::Event::Loading(loading));
            }
            None => {}
        }
    }

    /// A language was chosen on one card: the others follow, and later visits.
    fn prefer(&mut self, chosen: usize, preference: Preference) {
        self.preference = preference;
        storage::remember(PREFERENCE, preference.word());
        for index in (0..self.cards.len()).filter(|index| *index != chosen) {
            self.follow(index);
        }
    }

    /// A card takes the language that was chosen elsewhere.
    fn follow(&mut self, index: usize) {
        let preference = self.preference;
        let Some(mounted) = self.cards.get_mut(index) else {
            return;
        };
        if mounted.exercise().code().is_none() {
            return;
        }
        let effects = mounted.card().update(card::Event::Preferred(preference));
        self.draw(index);
        for effect in effects {
            self.carry_out(index, effect);
        }
    }

    /// Opens the variant that the address names.
    fn followed(&mut self) {
        let fragment = dom::fragment();
        let Some(Link {
            slug,
            variant: Some(variant),
        }) = Link::read(&fragment)
        else {
            return;
        };
        let Some(index) = self.cards.iter().position(|m| m.slug() == slug) else {
            return;
        };
        let Some(mounted) = self.cards.get_mut(index) else {
            return;
        };
        // The address is right already, and nobody asked for the focus.
        let effects = mounted.card().update(card::Event::OpenVariant(variant));
        // A reload keeps the place where the reader was.
        let at_top = dom::window().and_then(|w| w.scroll_y().ok()).unwrap_or(0.0) < 1.0;
        if at_top && let Some(element) = mounted.element.dyn_ref::<HtmlElement>() {
            element.scroll_into_view();
        }
        self.draw(index);
        for effect in effects {
            if matches!(effect, Effect::Record(_)) {
                self.carry_out(index, effect);
            }
        }
    }
}

fn setting(pythons: Pythons, report: Option<&str>) -> Setting<'_> {
    Setting {
        pythons,
        report,
        ..Setting::ENGLISH
    }
}
