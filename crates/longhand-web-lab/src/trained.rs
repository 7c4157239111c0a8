//! Signs of a run, as they come from the worker.

use std::rc::Rc;

use js_sys::{Array, Float64Array};
use longhand_view::lab::Event;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::CustomEvent;

use crate::bench::Mounted;

/// Hears the page's script, which has the worker: an event with the run and its numbers.
pub(crate) fn listen(mounted: &Rc<Mounted>) {
    let heard = Rc::clone(mounted);
    let listener = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
        let parts: Array = match event.detail().dyn_into() {
            Ok(parts) => parts,
            Err(_) => return,
        };
        let (Some(run), Ok(numbers)) = (
            parts.get(0).as_string(),
            parts.get(1).dyn_into::<Float64Array>(),
        ) else {
            return;
        };
        heard.send(Event::Trained {
            run,
            numbers: numbers.to_vec(),
        });
        heard.rest_soon();
    });
    // An element of the page takes listeners.
    let _ = mounted
        .element
        .add_event_listener_with_callback("longhand-trained", listener.as_ref().unchecked_ref());
    listener.forget();
}
