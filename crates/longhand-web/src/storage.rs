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

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    BroadcastChannel, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransactionMode, MessageEvent,
};

use longhand_exercise::progress::Event;

use crate::dom::window;

/// Name of the database and of the channel.
const NAME: &str = "longhand";
/// Its one store: event id → the event as JSON text.
const EVENTS: &str = "events";
/// What tabs tell one another when everything is forgotten; no event reads so.
pub const FORGET: &str = "forget";
/// Local storage keys begin with this.
const PREFIX: &str = "longhand/event/";

/// Where events are kept.
#[derive(Clone, Debug)]
pub struct Storage {
    database: Option<IdbDatabase>,
    local: Option<web_sys::Storage>,
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

/// Opens the store and reads everything in it.
///
/// `opened` is called once; `heard` with the text of every event that another
/// tab adds from then on.
pub fn open(opened: impl FnOnce(Opened) + 'static, heard: impl Fn(String) + 'static) {
    let local = window().and_then(|w| w.local_storage().ok().flatten());
    let channel = BroadcastChannel::new(NAME).ok();
    if let Some(channel) = &channel {
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                heard(text);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        // It listens as long as the page lives.
        listener.forget();
    }
    let entries = local.as_ref().map(read_local).unwrap_or_default();
    open_database(move |database| {
        let keep = Storage {
            database,
            local,
            channel,
            under_way: Rc::default(),
        };
        let mut texts: Vec<String> = entries.iter().map(|(_, text)| text.clone()).collect();
        let Some(database) = keep.database.clone() else {
            return opened(Opened {
                texts,
                storage: keep,
            });
        };
        read_database(&database, move |more| {
            for (id, text) in &entries {
                keep.put_in_database(id, text, Rc::new(|| ()));
            }
            texts.extend(more);
            opened(Opened {
                texts,
                storage: keep,
            });
        });
    });
}

impl Storage {
    /// Whether anything outlives the page.
    pub fn lasts(&self) -> bool {
        self.database.is_some() || self.local.is_some()
    }

    /// Keeps an event. `failed` is called if it could not be kept anywhere.
    pub fn put(&self, event: &Event, failed: impl Fn() + 'static) {
        let text = event.to_json().to_string();
        let (keep, id, value) = (self.clone(), event.id.clone(), text.clone());
        let next: Rc<dyn Fn()> = Rc::new(move || {
            if !keep.put_locally(&id, &value) {
                failed();
            }
        });
        if !self.put_in_database(&event.id, &text, Rc::clone(&next)) {
            next();
        }
    }

    /// Keeps an event before the page is gone. Where that cannot be done at
    /// once, it is left to [`Storage::put`].
    pub fn put_at_once(&self, event: &Event) -> bool {
        self.put_locally(&event.id, &event.to_json().to_string())
    }

    /// Keeps what is still on its way into the database, before the page is gone.
    pub fn put_under_way_at_once(&self) {
        for (id, text) in self.under_way.borrow().iter() {
            // Where it fails, the database may still manage.
            self.put_locally(id, text);
        }
    }

    fn put_locally(&self, id: &str, text: &str) -> bool {
        self.local
            .as_ref()
            .is_some_and(|local| local.set_item(&format!("{PREFIX}{id}"), text).is_ok())
    }

    /// Writes into the database. What local storage holds under this id is removed once the same
    /// text has arrived for certain.
    fn put_in_database(&self, id: &str, text: &str, failed: Rc<dyn Fn()>) -> bool {
        let Some(database) = &self.database else {
            return false;
        };
        let (local, key) = (self.local.clone(), format!("{PREFIX}{id}"));
        self.under_way
            .borrow_mut()
            .insert(id.to_owned(), text.to_owned());
        let (under_way, what) = (Rc::clone(&self.under_way), (id.to_owned(), text.to_owned()));
        let arrived = Closure::once_into_js(move || {
            // A newer text of this id may be on its way already.
            let mut under_way = under_way.borrow_mut();
            if under_way.get(&what.0) == Some(&what.1) {
                under_way.remove(&what.0);
            }
            // What was put there since, as the page was left, is newer than what has arrived.
            let same = |local: &web_sys::Storage| {
                local.get_item(&key).ok().flatten().as_ref() == Some(&what.1)
            };
            if let Some(local) = local.filter(same) {
                // If it stays, it is carried over once more, which changes nothing.
                let _ = local.remove_item(&key);
            }
        });
        write(database, id, text, &arrived, failed).is_ok()
    }

    /// Forgets everything, here and in the other tabs. `then` is called once it is gone.
    pub fn forget(&self, then: impl FnOnce() + 'static) {
        if let Some(local) = &self.local {
            for (id, _) in read_local(local) {
                // What cannot be removed is not there.
                let _ = local.remove_item(&format!("{PREFIX}{id}"));
            }
        }
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&FORGET.into());
        }
        let cleared = self.database.as_ref().and_then(|database| {
            let store = store(database, IdbTransactionMode::Readwrite).ok()?;
            store.clear().ok()
        });
        match cleared {
            Some(request) => settle(&request, |_| then()),
            None => then(),
        }
    }

    /// Tells the other tabs of an event.
    pub fn tell(&self, event: &Event) {
        if let Some(channel) = &self.channel {
            // A closed channel only means that nobody hears it.
            let _ = channel.post_message(&event.to_json().to_string().into());
        }
    }
}

/// Keeps a choice that is no progress: how the page is to be. It may be lost.
pub fn remember(name: &str, word: &str) {
    if let Some(local) = window().and_then(|w| w.local_storage().ok().flatten()) {
        // Where nothing can be kept, that has been said already.
        let _ = local.set_item(&format!("longhand/{name}"), word);
    }
}

/// What was kept so.
pub fn remembered(name: &str) -> Option<String> {
    let local = window()?.local_storage().ok().flatten()?;
    local.get_item(&format!("longhand/{name}")).ok().flatten()
}

/// The events in local storage: id and text.
fn read_local(local: &web_sys::Storage) -> Vec<(String, String)> {
    let count = local.length().unwrap_or(0);
    (0..count)
        .filter_map(|i| local.key(i).ok().flatten())
        .filter_map(|key| {
            let text = local.get_item(&key).ok().flatten()?;
            Some((key.strip_prefix(PREFIX)?.to_owned(), text))
        })
        .collect()
}

/// Opens the database; `None` where there is none, as in some private windows.
fn open_database(then: impl FnOnce(Option<IdbDatabase>) + 'static) {
    let factory = window().and_then(|w| w.indexed_db().ok().flatten());
    let request = factory.and_then(|f| f.open_with_u32(NAME, 1).ok());
    let Some(request) = request else {
        return then(None);
    };
    let upgrading = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if let Some(database) = database(&upgrading) {
            // Where the store is there already, it stays.
            let _ = database.create_object_store(EVENTS);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let result = request.clone();
    settle(&request, move |fine| {
        then(if fine { database(&result) } else { None })
    });
}

fn database(request: &IdbOpenDbRequest) -> Option<IdbDatabase> {
    let database: IdbDatabase = request.result().ok()?.dyn_into().ok()?;
    // A newer version of the program in another tab may want to upgrade.
    let closing = database.clone();
    let close = Closure::once_into_js(move || closing.close());
    database.set_onversionchange(Some(close.unchecked_ref()));
    Some(database)
}

fn read_database(database: &IdbDatabase, then: impl FnOnce(Vec<String>) + 'static) {
    let request = store(database, IdbTransactionMode::Readonly).and_then(|store| store.get_all());
    let Ok(request) = request else {
        return then(Vec::new());
    };
    let result = request.clone();
    settle(&request, move |fine| {
        let found = if fine { result.result().ok() } else { None };
        then(
            found
                .map(|list| {
                    js_sys::Array::from(&list)
                        .iter()
                        .filter_map(|text| text.as_string())
                        .collect()
                })
                .unwrap_or_default(),
        );
    });
}

/// Starts writing. `arrived` is called once it is done, `failed` if it is
/// broken off.
fn write(
    database: &IdbDatabase,
    id: &str,
    text: &str,
    arrived: &JsValue,
    failed: Rc<dyn Fn()>,
) -> Result<(), JsValue> {
    let store = store(database, IdbTransactionMode::Readwrite)?;
    let aborted = Closure::once_into_js(move || failed());
    let transaction = store.transaction();
    transaction.set_onabort(Some(aborted.unchecked_ref()));
    transaction.set_oncomplete(Some(arrived.unchecked_ref()));
    store.put_with_key(&text.into(), &id.into())?;
    Ok(())
}

fn store(database: &IdbDatabase, mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
    database
        .transaction_with_str_and_mode(EVENTS, mode)?
        .object_store(EVENTS)
}

/// Calls `then` once a request has ended, with whether it went well.
fn settle(request: &IdbRequest, then: impl FnOnce(bool) + 'static) {
    let ended = Closure::once_into_js(move |event: web_sys::Event| {
        // A failed request would otherwise be reported as an uncaught error.
        event.prevent_default();
        then(event.type_() == "success");
    });
    request.set_onsuccess(Some(ended.unchecked_ref()));
    request.set_onerror(Some(ended.unchecked_ref()));
}
