//! Events in IndexedDB: one store, event id → the event as JSON text.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode,
};

use super::entry::Entry;
use longhand_browser::Names;
use longhand_browser::dom::window;

/// The one store.
const EVENTS: &str = "events";
/// The key under which the store says that what the former database held is carried over. Events go
/// by texts, so none is in its way.
const CARRIED: f64 = 0.0;
/// What stands there; no event reads so.
const CARRIED_OVER: &str = "carried over";

/// The database of this site.
#[derive(Clone, Debug)]
pub struct Database(IdbDatabase);

/// Opens the database and reads every text in it; `None` where there is none, as in some private
/// windows. What was kept under the former name is carried over the first time.
pub fn open(names: Names, then: impl FnOnce(Option<Database>, Vec<String>) + 'static) {
    let factory = window().and_then(|w| w.indexed_db().ok().flatten());
    let Some(factory) = factory else {
        return then(None, Vec::new());
    };
    let request = factory.open_with_u32(names.site(), 1).ok();
    let Some(request) = request else {
        return then(None, Vec::new());
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
        let Some(database) = fine.then(|| database(&result)).flatten().map(Database) else {
            return then(None, Vec::new());
        };
        let reading = database.clone();
        reading.read(move |mut texts| {
            if texts.iter().any(|text| text == CARRIED_OVER) {
                texts.retain(|text| text != CARRIED_OVER);
                return then(Some(database), texts);
            }
            read_former(&factory, move |former| {
                texts.extend(former.iter().map(|entry| entry.text.clone()));
                // Where it does not arrive, it is carried over next time.
                database.write_marked(&former, |_| ());
                then(Some(database), texts);
            });
        });
    });
}

impl Database {
    /// Reads every text.
    pub fn read(&self, then: impl FnOnce(Vec<String>) + 'static) {
        let request = store(&self.0, IdbTransactionMode::Readonly).and_then(|one| one.get_all());
        match request {
            Ok(request) => settled_list(&request, then),
            Err(_) => then(Vec::new()),
        }
    }

    /// Writes all entries or none. `ended` is told whether they have arrived for certain.
    pub fn write(&self, entries: &[Entry], ended: impl FnOnce(bool) + 'static) {
        self.write_all(entries, false, ended);
    }

    /// The same, and notes that the former database is carried over.
    fn write_marked(&self, entries: &[Entry], ended: impl FnOnce(bool) + 'static) {
        self.write_all(entries, true, ended);
    }

    fn write_all(&self, entries: &[Entry], marked: bool, ended: impl FnOnce(bool) + 'static) {
        let Ok(store) = store(&self.0, IdbTransactionMode::Readwrite) else {
            return ended(false);
        };
        let written = entries.iter().try_for_each(|entry| put(&store, entry));
        let marked = written.and_then(|()| if marked { mark(&store) } else { Ok(()) });
        let transaction = store.transaction();
        // Only now: a transaction into which nothing could be put would complete all the same, and
        // be taken for one that has arrived.
        if marked.is_err() {
            // Nothing of it is to stay; where it is over already, nothing does.
            let _ = transaction.abort();
            return ended(false);
        }
        let done = Closure::once_into_js(move |event: web_sys::Event| {
            ended(event.type_() == "complete");
        });
        transaction.set_oncomplete(Some(done.unchecked_ref()));
        transaction.set_onabort(Some(done.unchecked_ref()));
    }

    /// Removes every event. The former database is not carried over again.
    pub fn clear(&self, then: impl FnOnce() + 'static) {
        let cleared = store(&self.0, IdbTransactionMode::Readwrite).and_then(|store| {
            store.clear()?;
            mark(&store)?;
            Ok(store.transaction())
        });
        let Ok(transaction) = cleared else {
            return then();
        };
        let done = Closure::once_into_js(then);
        transaction.set_oncomplete(Some(done.unchecked_ref()));
        transaction.set_onabort(Some(done.unchecked_ref()));
    }
}

fn mark(store: &IdbObjectStore) -> Result<(), JsValue> {
    store.put_with_key(&CARRIED_OVER.into(), &CARRIED.into())?;
    Ok(())
}

fn put(store: &IdbObjectStore, entry: &Entry) -> Result<(), JsValue> {
    let (text, id) = (JsValue::from(&entry.text), JsValue::from(&entry.id));
    if entry.replaceable {
        store.put_with_key(&text, &id)?;
    } else {
        let request = store.add_with_key(&text, &id)?;
        LEAVE.with(|leave| request.set_onerror(Some(leave.as_ref().unchecked_ref())));
    }
    Ok(())
}

thread_local! {
    /// Leaves what is there under an id as it is, and lets the rest of the transaction go on.
    static LEAVE: Closure<dyn Fn(web_sys::Event)> = Closure::new(|event: web_sys::Event| {
        let request = event.target().and_then(|one| one.dyn_into::<IdbRequest>().ok());
        let error = request.and_then(|request| request.error().ok().flatten());
        if error.is_some_and(|error| error.name() == "ConstraintError") {
            event.prevent_default();
            event.stop_propagation();
        }
    });
}

/// What the database under the former name holds. It is not made where it is not there, and it
/// stays as it is: other sites of this origin have yet to carry theirs over.
fn read_former(factory: &IdbFactory, then: impl FnOnce(Vec<Entry>) + 'static) {
    let Ok(request) = factory.open(Names::FORMER) else {
        return then(Vec::new());
    };
    let upgrading = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if let Some(transaction) = upgrading.transaction() {
            // It was not there: without this it would be now.
            let _ = transaction.abort();
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let result = request.clone();
    settle(&request, move |fine| {
        let former = fine.then(|| database(&result)).flatten();
        let Some(former) = former else {
            return then(Vec::new());
        };
        let requests = store(&former, IdbTransactionMode::Readonly)
            .and_then(|store| Ok((store.get_all_keys()?, store.get_all()?)));
        let Ok((keys, texts)) = requests else {
            former.close();
            return then(Vec::new());
        };
        settled_list(&texts, move |texts| {
            // The keys were asked for first, so they are there.
            let keys = strings(keys.result().ok());
            former.close();
            let entries = keys.into_iter().zip(texts).map(|(id, text)| Entry {
                id,
                text,
                // Nothing that is there gives way.
                replaceable: false,
            });
            then(entries.collect());
        });
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

fn store(database: &IdbDatabase, mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
    database
        .transaction_with_str_and_mode(EVENTS, mode)?
        .object_store(EVENTS)
}

/// Hands on the texts of the list that a request comes to.
fn settled_list(request: &IdbRequest, then: impl FnOnce(Vec<String>) + 'static) {
    let result = request.clone();
    settle(request, move |fine| {
        then(strings(fine.then(|| result.result().ok()).flatten()));
    });
}

fn strings(list: Option<JsValue>) -> Vec<String> {
    let list = list.map(|list| js_sys::Array::from(&list));
    list.map_or_else(Vec::new, |list| {
        list.iter().filter_map(|one| one.as_string()).collect()
    })
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
