//! Keeps progress in the browser: events are added, never changed.
//!
//! Three places, best first: IndexedDB; local storage with one entry for each
//! event; memory, which the page says. Whatever cannot be kept in one place is
//! tried in the next, and the learner is told when all have failed.
//!
//! A page that is being left has no time for IndexedDB: what it is to keep
//! then goes into local storage, which is written at once. What is found there
//! when a page opens is carried over into the database.
//!
//! Other tabs hear of every event over a broadcast channel, see [`Storage::tell`].
//!
//! Several sites may stand on one origin (`…/a/`, `…/b/`). Each has names of its own, see [`Names`].

mod database;
mod entry;
mod local;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use longhand_browser::Names;
use longhand_exercise::progress::Event;

use database::Database;
use entry::Entry;
use local::Local;

/// What tabs tell one another when everything is forgotten; no event reads so.
const FORGET: &str = "forget";
/// What tabs tell one another when one has brought a file in.
const LOOK_AGAIN: &str = "look again";

/// Where events are kept.
#[derive(Clone, Debug)]
pub struct Storage {
    database: Option<Database>,
    local: Option<Local>,
    channel: Option<BroadcastChannel>,
    /// Events on their way into the database, by id: a page that is left meanwhile takes what it
    /// was writing with it.
    under_way: Rc<RefCell<BTreeMap<String, String>>>,
}

/// What was kept, as JSON texts, and the place to keep more.
#[derive(Debug)]
pub struct Opened {
    /// The events' texts.
    pub texts: Vec<String>,
    /// The place.
    pub storage: Storage,
}

/// What another tab tells.
#[derive(Debug)]
pub enum News {
    /// It has added the event with this text.
    Event(String),
    /// It has brought a file in.
    LookAgain,
    /// It has forgotten everything.
    Forgotten,
}

/// Opens the store and reads everything in it.
///
/// `opened` is called once; `heard` with everything that other tabs tell from then on.
pub fn open(names: Names, opened: impl FnOnce(Opened) + 'static, heard: impl Fn(News) + 'static) {
    let channel = BroadcastChannel::new(names.site()).ok();
    if let Some(channel) = &channel {
        listen(channel, heard);
    }
    let local = Local::open(&names);
    if let Some(local) = &local {
        local.carry_over();
    }
    database::open(names, move |database, mut texts| {
        let storage = Storage {
            database,
            local,
            channel,
            under_way: Rc::default(),
        };
        let entries = storage.local.as_ref().map(Local::entries);
        let entries = entries.unwrap_or_default();
        texts.extend(entries.iter().map(|entry| entry.text.clone()));
        if storage.database.is_some() && !entries.is_empty() {
            // Where that fails they stay where they are.
            storage.put(entries, |_| (), || ());
        }
        opened(Opened { texts, storage });
    });
}

fn listen(channel: &BroadcastChannel, heard: impl Fn(News) + 'static) {
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(text) = event.data().as_string() {
            heard(match text.as_str() {
                FORGET => News::Forgotten,
                LOOK_AGAIN => News::LookAgain,
                _ => News::Event(text),
            });
        }
    });
    channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // It listens as long as the page lives.
    listener.forget();
}

impl Storage {
    /// Whether anything outlives the page.
    pub fn lasts(&self) -> bool {
        self.database.is_some() || self.local.is_some()
    }

    /// Keeps events. `failed` is called if one could not be kept anywhere.
    pub fn keep(&self, events: &[Event], failed: impl Fn() + 'static) {
        self.keep_then(events, failed, || ());
    }

    /// Keeps events that a file brought; then tells the other tabs to look again.
    pub fn take_in(&self, events: &[Event], failed: impl Fn() + 'static) {
        let channel = self.channel.clone();
        self.keep_then(events, failed, move || post(channel.as_ref(), LOOK_AGAIN));
    }

    fn keep_then(
        &self,
        events: &[Event],
        failed: impl Fn() + 'static,
        then: impl FnOnce() + 'static,
    ) {
        let entries: Vec<Entry> = events.iter().map(Entry::of).collect();
        let local = self.local.clone();
        let next = move |entries: &[Entry]| {
            // Each is tried, even where one fails.
            let kept = |local: Local| entries.iter().filter(|entry| local.put(entry)).count();
            let kept = local.map_or(0, kept) == entries.len();
            if !kept {
                failed();
            }
        };
        self.put(entries, next, then);
    }

    /// Keeps events before the page is gone, and with them what is still on its way into the
    /// database. What cannot be kept at once is left to the database.
    pub fn keep_now(&self, events: &[Event], failed: impl Fn() + 'static) {
        let put = |entry: &Entry| self.local.as_ref().is_some_and(|local| local.put(entry));
        for (id, text) in self.under_way.borrow().iter() {
            // Where it fails, the database may still manage.
            put(&Entry {
                id: id.clone(),
                text: text.clone(),
                replaceable: true,
            });
        }
        let late: Vec<Event> = events
            .iter()
            .filter(|event| !put(&Entry::of(event)))
            .cloned()
            .collect();
        if !late.is_empty() {
            self.keep(&late, failed);
        }
    }

    /// Writes into the database, all at once. `failed` is handed what has not arrived; `then` is
    /// called when it has, or when `failed` is done.
    fn put(
        &self,
        entries: Vec<Entry>,
        failed: impl FnOnce(&[Entry]) + 'static,
        then: impl FnOnce() + 'static,
    ) {
        let Some(database) = &self.database else {
            failed(&entries);
            return then();
        };
        for entry in &entries {
            let (id, text) = (entry.id.clone(), entry.text.clone());
            self.under_way.borrow_mut().insert(id, text);
        }
        let (under_way, local) = (Rc::clone(&self.under_way), self.local.clone());
        let written = entries.clone();
        database.write(&entries, move |arrived| {
            let mut under_way = under_way.borrow_mut();
            for entry in &written {
                // A newer text of this id may be on its way already.
                if under_way.get(&entry.id) == Some(&entry.text) {
                    under_way.remove(&entry.id);
                }
                if arrived && let Some(local) = &local {
                    local.remove_if_same(entry);
                }
            }
            drop(under_way);
            if !arrived {
                failed(&written);
            }
            then();
        });
    }

    /// Reads everything once more.
    pub fn read(&self, then: impl FnOnce(Vec<String>) + 'static) {
        let entries = self.local.as_ref().map(Local::entries);
        let local = entries.unwrap_or_default().into_iter();
        let mut texts: Vec<String> = local.map(|entry| entry.text).collect();
        match &self.database {
            Some(database) => database.read(move |found| {
                texts.extend(found);
                then(texts);
            }),
            None => then(texts),
        }
    }

    /// Forgets everything, here and in the other tabs. `then` is called once it is gone.
    pub fn forget(&self, then: impl FnOnce() + 'static) {
        if let Some(local) = &self.local {
            local.clear();
        }
        post(self.channel.as_ref(), FORGET);
        match &self.database {
            Some(database) => database.clear(then),
            None => then(),
        }
    }

    /// Tells the other tabs of an event.
    pub fn tell(&self, event: &Event) {
        post(self.channel.as_ref(), &event.to_json().to_string());
    }
}

fn post(channel: Option<&BroadcastChannel>, text: &str) {
    if let Some(channel) = channel {
        // A closed channel only means that nobody hears it.
        let _ = channel.post_message(&text.into());
    }
}
