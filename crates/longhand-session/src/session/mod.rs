//! The page's state, and what happens to it.

mod cards;
mod progress;
mod store;

use longhand_exercise::progress::{Event, Names, Progress};
use longhand_view::card::{Preference, Pythons, RenderContext};
use longhand_view::catalogue::ENGLISH;
use longhand_view::data::WorkbookData;
use longhand_view::page::Notice;

use crate::{Clock, Copied, Effect, Message, Timer, Widget, widget};

/// How long a passing notice stays, in milliseconds.
const NOTICE_DELAY: u32 = 4_000;

/// What a page is: its workbooks, and what the browser remembers of the learner's choices.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The slug of the page's own workbook.
    pub workbook: String,
    /// The workbooks whose progress the page shows.
    pub workbooks: Vec<WorkbookData>,
    /// Where mistakes of the workbook are reported.
    pub report: Option<String>,
    /// Which interpreters of Python the site has.
    pub pythons: Pythons,
    /// The language that was chosen in an earlier visit, as [`Effect::Remember`] kept it.
    pub preference: String,
    /// When the visit begins, in milliseconds since 1970.
    pub now: u64,
    /// Tells visits that begin together apart.
    pub random: u64,
}

impl Default for Page {
    fn default() -> Self {
        Page {
            workbook: String::new(),
            workbooks: Vec::new(),
            report: None,
            pythons: Pythons::BOTH,
            preference: String::new(),
            now: 0,
            random: 0,
        }
    }
}

/// The page's widgets and the learner's progress.
#[derive(Clone, Debug)]
pub struct Session {
    widgets: Vec<Widget>,
    workbook: String,
    workbooks: Vec<WorkbookData>,
    names: Vec<Names>,
    report: Option<String>,
    pythons: Pythons,
    preference: Preference,
    clock: Clock,
    /// Every event that is known.
    events: Vec<Event>,
    /// What stands on the desk and is not kept yet.
    unsaved: Vec<Event>,
    /// What other tabs have told and was not dealt with yet.
    heard: Vec<String>,
    store: Store,
    /// The flush of what stands on the desk is on its way.
    flushing: bool,
    rehearsed: bool,
    /// How often the events were folded: what a flood may cost is tested by it.
    folds: std::cell::Cell<u32>,
}

/// What is known of the place where events are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Store {
    /// It is being opened.
    Awaited,
    /// It is being opened, and everything in it is to be forgotten then.
    ForgetOnceOpen,
    /// It is there.
    Open {
        /// Whether anything outlives the page.
        lasts: bool,
        /// It is being read once more.
        reading: Reading,
    },
    /// Everything was forgotten; the page is about to be loaded again.
    Gone,
}

/// Whether the store is being read once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    No,
    UnderWay,
    /// Something came meanwhile: once more after this one.
    Again,
}

impl Session {
    /// The session of a page with these widgets, and what is to be done at once.
    #[must_use]
    pub fn open(page: Page, widgets: Vec<Widget>) -> (Session, Vec<Effect>) {
        let names = page.workbooks.iter().map(|one| one.names.clone()).collect();
        let mut session = Session {
            widgets,
            workbook: page.workbook,
            workbooks: page.workbooks,
            names,
            report: page.report,
            pythons: page.pythons,
            preference: Preference::from_word(&page.preference),
            clock: Clock::new(page.now, page.random),
            events: Vec::new(),
            unsaved: Vec::new(),
            heard: Vec::new(),
            store: Store::Awaited,
            flushing: false,
            rehearsed: false,
            folds: std::cell::Cell::new(0),
        };
        let mut effects = Vec::new();
        if session.preference != Preference::default() {
            session.follow_preference(page.now, None, &mut effects);
        }
        (session, effects)
    }

    /// Something happened, at this moment (milliseconds since 1970); what is to be done, in order.
    pub fn update(&mut self, now: u64, message: Message) -> Vec<Effect> {
        let mut effects = Vec::new();
        let out = &mut effects;
        match message {
            Message::Card(slug, event) => {
                if let Some(index) = self.index(&slug) {
                    self.happened(now, index, widget::Event::Card(event), out);
                }
            }
            Message::Widget(key, event) => {
                if let Some(index) = self.index(&key) {
                    self.happened(now, index, event, out);
                }
            }
            Message::Opened { texts, lasts } => self.opened(&texts, lasts, out),
            Message::Heard(text) => self.heard(text, out),
            Message::LookAgain => self.look_again(out),
            Message::Read(texts) => self.read(&texts, out),
            Message::ForgottenElsewhere => self.forgotten_elsewhere(out),
            Message::NotKept => {
                // Where nothing can be kept at all, that has been said already.
                if let Store::Open { lasts: true, .. } = self.store {
                    out.push(Effect::Show(Notice::NotSaved));
                }
            }
            Message::Time(Timer::Flush) => self.flush(out),
            Message::Time(Timer::Settle) => self.settle(out),
            Message::Time(Timer::Notice(notice)) => out.push(Effect::Hide(notice)),
            Message::Leaving => self.leave(out),
            Message::Idle => self.idle(out),
            Message::Ran(index, report) => {
                let event = longhand_view::card::Event::CodeReport(report);
                self.happened(now, index, widget::Event::Card(event), out);
            }
            Message::Loading(index, loading) => {
                let event = longhand_view::card::Event::Loading(loading);
                self.happened(now, index, widget::Event::Card(event), out);
            }
            Message::Editing => out.push(Effect::Prepare(self.preference.engine())),
            Message::Followed { fragment, at_top } => self.followed(now, &fragment, at_top, out),
            Message::Copied(what, done) => copied(what, done, out),
            Message::Save => self.save(now, out),
            Message::FileChosen(bytes) => file_chosen(bytes, out),
            Message::Brought(text) => self.brought(now, &text, out),
            Message::Forget => self.forget(out),
        }
        effects
    }

    /// How a widget looks now.
    pub fn view(&mut self, index: usize) -> String {
        let setting = setting(self.pythons, self.report.as_deref());
        self.widgets
            .get_mut(index)
            .map_or_else(String::new, |widget| widget.view(&setting))
    }

    /// The widgets, in the order of their numbers.
    #[must_use]
    pub fn widgets(&self) -> &[Widget] {
        &self.widgets
    }

    /// What the learner's events add up to.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.folds.set(self.folds.get() + 1);
        longhand_exercise::progress::fold(&self.events, &self.names)
    }

    /// The page's own workbook, and those whose progress it shows.
    #[must_use]
    pub fn workbooks(&self) -> (&str, &[WorkbookData]) {
        (&self.workbook, &self.workbooks)
    }

    /// What those workbooks and their exercises are called, now and before.
    #[must_use]
    pub fn names(&self) -> &[Names] {
        &self.names
    }

    /// Every event that is known, those on the desk left out.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// How often the events were folded since the page began.
    #[must_use]
    pub fn folds(&self) -> u32 {
        self.folds.get()
    }

    fn index(&self, key: &str) -> Option<usize> {
        self.widgets.iter().position(|widget| widget.key() == key)
    }
}

/// Passing words in the page's notices.
fn say(words: String, out: &mut Vec<Effect>) {
    out.push(Effect::Words(words));
    show(Notice::Told, 2 * NOTICE_DELAY, out);
}

fn show(notice: Notice, milliseconds: u32, out: &mut Vec<Effect>) {
    out.push(Effect::Show(notice));
    out.push(Effect::Start(Timer::Notice(notice), milliseconds));
}

fn copied(what: Copied, done: bool, out: &mut Vec<Effect>) {
    let notice = match what {
        Copied::Link(fragment) => {
            // The address shows it in any case.
            out.push(Effect::Fragment(fragment));
            Notice::LinkCopied
        }
        Copied::Report => Notice::ReportCopied,
    };
    if done {
        show(notice, NOTICE_DELAY, out);
    }
}

fn file_chosen(bytes: u64, out: &mut Vec<Effect>) {
    if bytes > crate::LARGEST_FILE {
        say(ENGLISH.progress_too_large.to_owned(), out);
    } else {
        out.push(Effect::ReadFile);
    }
}

fn setting(pythons: Pythons, report: Option<&str>) -> RenderContext<'_> {
    RenderContext {
        pythons,
        report,
        ..RenderContext::ENGLISH
    }
}
