//! Files that are fetched from the site: the examples.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, Response};

use longhand_browser::dom;

use crate::worker;

/// A file of this name that holds this.
pub fn named(part: &JsValue, name: &str) -> Option<File> {
    File::new_with_blob_sequence(&Array::of1(part), name).ok()
}

/// Fetches examples, with blanks between their names, one after the other; nothing where one cannot
/// be had.
pub fn files(names: &str, then: impl FnOnce(Option<Vec<File>>) + 'static) {
    let names: Vec<String> = names.split(' ').map(str::to_owned).collect();
    fetch(names, Vec::new(), Box::new(then));
}

type Then = Box<dyn FnOnce(Option<Vec<File>>)>;

fn fetch(mut names: Vec<String>, mut files: Vec<File>, done: Then) {
    if names.is_empty() {
        return done(Some(files));
    }
    let name = names.remove(0);
    let shown = name.trim_end_matches(".gz").to_owned();
    let fetched = worker::folder().and_then(|folder| {
        let window = dom::window()?;
        Some(window.fetch_with_str(&format!("{folder}/examples/{name}")))
    });
    let Some(fetched) = fetched else {
        return done(None);
    };
    then(&fetched, move |answer| {
        let answer = answer.and_then(|answer| answer.dyn_into::<Response>().ok());
        let blob = answer
            .filter(Response::ok)
            .and_then(|answer| answer.blob().ok());
        let Some(blob) = blob else { return done(None) };
        then(&blob, move |bytes| {
            let file = bytes.and_then(|bytes| named(&bytes, &shown));
            let Some(file) = file else { return done(None) };
            files.push(file);
            fetch(names, files, done);
        });
    });
}

/// Calls a function with what a promise brings; with nothing, where it fails.
fn then(promise: &Promise, then: impl FnOnce(Option<JsValue>) + 'static) {
    // Only one of the two is ever called.
    let then = Rc::new(Cell::new(Some(then)));
    let call = |brought: bool| {
        let then = Rc::clone(&then);
        Closure::once_into_js(move |value: JsValue| {
            if let Some(then) = then.take() {
                then(brought.then_some(value));
            }
        })
    };
    let (done, failed) = (call(true), call(false));
    // Every promise has the method.
    let _ = js_sys::Reflect::get(promise, &"then".into()).and_then(|method| {
        method
            .unchecked_into::<Function>()
            .call2(promise, &done, &failed)
    });
}
