//! The loop: what happens goes into the session, what it wants done is carried out here.
//!
//! Everything that happens (an event of the page, an answer of the store or the sandbox, a timer)
//! joins one queue and is dealt with by itself. What is to come of it is decided in
//! [`longhand_session`]; this file only knows who carries out what.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, File, HtmlElement};

use longhand_browser::{Names, dom, file, scroll_boxes};
use longhand_session::{Effect, Message, Queue, Session, Timer, widget};

use longhand_view::page::WorkbookOutline;

use crate::sandbox::{News, Sandbox, Told};
use crate::storage::{Opened, Storage};
use crate::worker::Workers;
use crate::{canvas, mark, overview};

/// Something that happened.
#[derive(Debug)]
pub enum Incoming {
    /// For the session.
    Message(Message),
    /// The sandbox has something to say.
    Sandbox(Told),
    /// The store was opened and read.
    Opened(Opened),
    /// A file with progress was chosen.
    File(File),
    /// A piece of the page was put in.
    Arrived,
}

thread_local! {
    static APP: RefCell<Option<App>> = const { RefCell::new(None) };
    static QUEUE: Queue<Incoming> = const { Queue::new() };
}

/// Something happens; see [`Queue::send`].
pub fn receive(incoming: Incoming) {
    QUEUE.with(|queue| {
        queue.send(incoming, |next| {
            APP.with_borrow_mut(|app| {
                if let Some(app) = app {
                    app.take(next);
                }
            });
        });
    });
}

/// A message for the session.
pub fn send(message: Message) {
    receive(Incoming::Message(message));
}

/// The page's programs and what they hold.
pub struct App {
    /// What decides.
    pub session: Session,
    /// Where the widgets stand, by their numbers.
    pub places: Vec<Place>,
    /// The workbooks of which the page says where to go on.
    pub outlines: Vec<WorkbookOutline>,
    /// Morphs an element into new HTML.
    pub morph: js_sys::Function,
    /// What runs learners' programs.
    pub sandbox: Sandbox,
    /// What works for widgets.
    pub workers: Workers,
    /// The names under which this site keeps things.
    pub names: Names,
    /// Where progress is kept, once that is open.
    pub storage: Option<Storage>,
    /// Timers under way.
    pub timers: Vec<(Timer, i32)>,
    /// The file that was chosen last.
    pub file: Option<File>,
}

/// Where a widget stands.
#[derive(Debug, Default)]
pub struct Place {
    /// Its element; `None` until its piece of the page is put in.
    pub element: Option<Element>,
    /// It changed before it had one, and is to be drawn then.
    pub changed: bool,
}

impl App {
    /// Begins: from now on messages are dealt with. `effects` are carried out first.
    pub fn begin(mut self, effects: Vec<Effect>) {
        self.carry_out(effects);
        APP.set(Some(self));
    }

    fn take(&mut self, incoming: Incoming) {
        match incoming {
            Incoming::Message(message) => self.update(message),
            Incoming::Sandbox(told) => {
                let news = self.sandbox.hear(told);
                report(news);
                self.pump();
            }
            Incoming::Opened(Opened { texts, storage }) => {
                let lasts = storage.lasts();
                self.storage = Some(storage);
                self.update(Message::Opened { texts, lasts });
            }
            Incoming::Arrived => self.arrived(),
            Incoming::File(chosen) => {
                let size = chosen.size() as u64;
                self.file = Some(chosen);
                self.update(Message::FileChosen(size));
            }
        }
    }

    fn update(&mut self, message: Message) {
        let effects = self.session.update(now(), message);
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        effects.into_iter().for_each(|effect| self.effect(effect));
    }

    fn effect(&mut self, effect: Effect) {
        match effect {
            Effect::Draw(index) => self.draw(index),
            Effect::Mark => self.mark(),
            Effect::Live => dom::say_live(),
            Effect::Keep(_)
            | Effect::KeepNow(_)
            | Effect::TakeIn(_)
            | Effect::Tell(_)
            | Effect::ReadStore
            | Effect::Forget => self.store(effect),
            Effect::Reload => dom::reload(),
            Effect::Remember(word) => self.names.remember(PREFERENCE, word),
            Effect::Start(timer, milliseconds) => self.start(timer, milliseconds),
            Effect::Stop(timer) => self.stop(timer),
            Effect::WhenIdle => dom::idle(|| send(Message::Idle)),
            Effect::Show(notice) => dom::show(notice),
            Effect::Hide(notice) => dom::hide(notice),
            Effect::Words(text) => dom::write_notice(&text),
            Effect::Focus(id) => dom::focus(&id),
            Effect::Announce(text) => dom::announce(text),
            Effect::Fragment(fragment) => dom::set_fragment(&fragment),
            Effect::ScrollTo(index) => {
                let element = self.element(index);
                if let Some(element) = element.and_then(|one| one.dyn_ref::<HtmlElement>()) {
                    element.scroll_into_view();
                }
            }
            Effect::Copy(text, what) => {
                dom::copy(&text, |done| send(Message::Copied(what, done)));
            }
            Effect::SaveFile(name, text) => file::save(name, &text),
            Effect::ReadFile => {
                if let Some(file) = self.file.take() {
                    file::read(&file, |text| send(Message::Brought(text)));
                }
            }
            Effect::Run(index, run, engine) => {
                self.sandbox.run(index, engine, run);
                self.pump();
            }
            Effect::StopRun(index) => self.sandbox.stop(index),
            Effect::Prepare(engine) => self.sandbox.prepare(engine),
            Effect::Rehearse(index, html) => self.rehearse(index, &html),
            Effect::Tick(index) => {
                if let Some(key) = self.key(index) {
                    dom::next_frame(|time| {
                        send(Message::Widget(key, widget::Event::Tick(time)));
                    });
                }
            }
            Effect::Paint(index, picture) => {
                if let Some(element) = self.element(index) {
                    canvas::paint(element, &picture);
                }
            }
            Effect::Work(index, task) => {
                if let Some(key) = self.key(index) {
                    self.workers.start(index, &task, move |event| {
                        send(Message::Widget(key.clone(), event));
                    });
                }
            }
            Effect::StopWork(index) => self.workers.stop(index),
        }
    }

    fn store(&mut self, effect: Effect) {
        let not_kept = || send(Message::NotKept);
        let Some(storage) = &self.storage else { return };
        match effect {
            Effect::Keep(events) => storage.keep(&events, not_kept),
            Effect::KeepNow(events) => storage.keep_now(&events, not_kept),
            Effect::TakeIn(events) => storage.take_in(&events, not_kept),
            Effect::Tell(event) => storage.tell(&event),
            Effect::ReadStore => storage.read(|texts| send(Message::Read(texts))),
            Effect::Forget => storage.forget(dom::reload),
            // The others have nothing to do with it.
            _ => {}
        }
    }

    /// Brings rings, ticks, and what says where to go on, up to date.
    fn mark(&self) {
        let (own, workbooks) = self.session.workbooks();
        let progress = self.session.progress();
        mark::show(&progress, workbooks, own);
        let last = longhand_view::page::last(self.session.events(), self.session.names());
        overview::show(&progress, own, &last);
        if !self.outlines.is_empty() {
            mark::show_outlines(&progress, &self.outlines, &last);
        }
    }

    /// Brings a widget's part of the page up to date.
    fn draw(&mut self, index: usize) {
        let Some(place) = self.places.get_mut(index) else {
            return;
        };
        let Some(element) = &place.element else {
            place.changed = true;
            return;
        };
        let html = self.session.view(index);
        let done = self.morph.call2(&JsValue::NULL, element, &html.into());
        if let Err(fault) = done {
            web_sys::console::error_1(&fault);
        }
        scroll_boxes::reach_boxes_in(element);
    }

    fn rehearse(&self, index: usize, html: &str) {
        let copy = self.element(index);
        if let Some(Ok(copy)) = copy.map(|element| element.clone_node_with_deep(true)) {
            // What fails here fails in earnest later, and is told then.
            let _ = self.morph.call2(&JsValue::NULL, &copy, &html.into());
        }
    }

    fn element(&self, index: usize) -> Option<&Element> {
        self.places.get(index)?.element.as_ref()
    }

    /// Finds the widgets whose piece of the page was put in.
    fn arrived(&mut self) {
        for index in 0..self.places.len() {
            if self.element(index).is_some() {
                continue;
            }
            let Some(key) = self.key(index) else { continue };
            let Some(element) = dom::one(&["[data-exercise=\"", &key, "\"]"].concat()) else {
                continue;
            };
            scroll_boxes::reach_boxes_in(&element);
            let place = Place {
                element: Some(element),
                changed: false,
            };
            let before = std::mem::replace(&mut self.places[index], place);
            if before.changed {
                self.draw(index);
            }
        }
        if self.storage.is_some() {
            self.mark();
        }
        scroll_boxes::reach_boxes_soon();
    }

    fn start(&mut self, timer: Timer, milliseconds: u32) {
        self.stop(timer);
        let delay = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        if let Some(handle) = dom::after(delay, move || send(Message::Time(timer))) {
            self.timers.push((timer, handle));
        }
    }

    fn stop(&mut self, timer: Timer) {
        // Of those that have run out already, the browser knows nothing any more.
        self.timers.retain(|(other, handle)| {
            if *other == timer {
                dom::never_mind(Some(*handle));
            }
            *other != timer
        });
    }

    fn pump(&mut self) {
        let news = self.sandbox.pump();
        report(news);
    }

    fn key(&self, index: usize) -> Option<String> {
        let widget = self.session.widgets().get(index)?;
        Some(widget.key().to_owned())
    }
}

/// Under which name the chosen language is kept.
pub const PREFERENCE: &str = "language";

/// Milliseconds since 1970.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

fn report(news: Option<(usize, News)>) {
    match news {
        Some((index, News::Ended(report))) => send(Message::Ran(index, report)),
        Some((index, News::Loading(loading))) => send(Message::Loading(index, loading)),
        None => {}
    }
}
