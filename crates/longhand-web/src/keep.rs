//! Keeps progress in the browser: events are added, never changed.
//!
//! Three places, best first: IndexedDB; local storage with one entry for each
//! event; memory, which the page says. What local storage holds from a time
//! when IndexedDB could not be had is read as well. Whatever cannot be kept in
//! one place is tried in the next, and the learner is told when all have failed.
//!
//! Other tabs hear of every event over a broadcast channel, see [`Keep::tell`].

use std::rc::Rc;

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    BroadcastChannel, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransactionMode, MessageEvent, Storage,
};

use longhand_exercise::progress::Event;

use crate::page::window;

/// Name of the database and of the channel.
const NAME: &str = "longhand";
/// Its one store: event id → the event as JSON text.
const EVENTS: &str = "events";
/// Local storage keys begin with this.
const PREFIX: &str = "longhand/event/";

/// Where events are kept.
#[derive(Clone, Debug)]
pub struct Keep {
    database: Option<IdbDatabase>,
    local: Option<Storage>,
    channel: Option<BroadcastChannel>,
}

/// What was kept, as JSON texts, and the place to keep more.
#[derive(Debug)]
pub struct Opened {
    /// The events' texts.
    pub texts: Vec<String>,
    /// The place.
    pub keep: Keep,
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
    let texts = local.as_ref().map(read_local).unwrap_or_default();
    open_database(move |database| match database {
        None => opened(Opened {
            texts,
            keep: Keep {
                database: None,
                local,
                channel,
            },
        }),
        Some(database) => {
            let keep = Keep {
                database: Some(database.clone()),
                local,
                channel,
            };
            read_database(&database, move |more| {
                let mut texts = texts;
                texts.extend(more);
                opened(Opened { texts, keep });
            });
        }
    });
}

impl Keep {
    /// Whether anything outlives the page.
    pub fn lasts(&self) -> bool {
        self.database.is_some() || self.local.is_some()
    }

    /// Keeps an event. `failed` is called if it could not be kept anywhere.
    pub fn put(&self, event: &Event, failed: impl Fn() + 'static) {
        let id = event.id.clone();
        let text = event.to_json().to_string();
        let local = self.local.clone();
        let (key, value) = (id.clone(), text.clone());
        let next: Rc<dyn Fn()> = Rc::new(move || {
            let kept = local
                .as_ref()
                .is_some_and(|local| local.set_item(&format!("{PREFIX}{key}"), &value).is_ok());
            if !kept {
                failed();
            }
        });
        let written = self
            .database
            .as_ref()
            .is_some_and(|database| write(database, &id, &text, Rc::clone(&next)).is_ok());
        if !written {
            next();
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

fn read_local(local: &Storage) -> Vec<String> {
    let count = local.length().unwrap_or(0);
    (0..count)
        .filter_map(|i| local.key(i).ok().flatten())
        .filter(|key| key.starts_with(PREFIX))
        .filter_map(|key| local.get_item(&key).ok().flatten())
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

/// Starts writing. `failed` is called if it is broken off later.
fn write(
    database: &IdbDatabase,
    id: &str,
    text: &str,
    failed: Rc<dyn Fn()>,
) -> Result<(), JsValue> {
    let store = store(database, IdbTransactionMode::Readwrite)?;
    let aborted = Closure::once_into_js(move || failed());
    store
        .transaction()
        .set_onabort(Some(aborted.unchecked_ref()));
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
