//! Work for widgets, away from the page: a web worker each, with this same program.

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Worker;

use longhand_session::widget::Event;

/// The workers under way.
pub struct Workers {
    /// Starts one, see `js/main.js`: task, what takes each answer → worker.
    make: Function,
    running: Vec<Running>,
}

struct Running {
    widget: usize,
    worker: Worker,
    /// What it answers to; it lives as long as the worker.
    _heard: Closure<dyn Fn(JsValue)>,
}

impl Workers {
    /// None yet.
    pub fn new(make: Function) -> Workers {
        Workers {
            make,
            running: Vec::new(),
        }
    }

    /// Does a widget's work, in place of work under way. `tell` takes what comes of it.
    pub fn start(&mut self, widget: usize, task: &[u8], tell: impl Fn(Event) + Clone + 'static) {
        self.stop(widget);
        let failed = tell.clone();
        let heard = Closure::<dyn Fn(JsValue)>::new(move |answer: JsValue| {
            tell(match answer.dyn_into::<Uint8Array>() {
                Ok(bytes) => Event::Worked(bytes.to_vec()),
                Err(_) => Event::WorkFailed,
            });
        });
        let task = Uint8Array::from(task);
        let made = self
            .make
            .call2(&JsValue::NULL, &task, heard.as_ref().unchecked_ref());
        match made.map(JsCast::dyn_into::<Worker>) {
            Ok(Ok(worker)) => self.running.push(Running {
                widget,
                worker,
                _heard: heard,
            }),
            _ => failed(Event::WorkFailed),
        }
    }

    /// Ends the work for a widget. Nothing more is heard of it.
    pub fn stop(&mut self, widget: usize) {
        self.running.retain(|one| {
            if one.widget == widget {
                one.worker.terminate();
            }
            one.widget != widget
        });
    }
}
