//! The web worker: what is sent to it, and what it says.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, MessageEvent, Worker, WorkerOptions, WorkerType};

use longhand_browser::dom;

/// What the worker says.
#[derive(Debug)]
pub enum Heard {
    /// So much of a file is read.
    Reading {
        /// The file's name.
        name: String,
        /// From 0 to 1.
        share: f64,
    },
    /// The answer.
    Answer {
        /// As HTML.
        html: String,
        /// What is drawn.
        charts: Vec<u8>,
        /// For a screen reader.
        said: String,
        /// Whether the reading was stopped.
        stopped: bool,
        /// Whether files were laid down for it.
        fresh: bool,
    },
    /// Something to save.
    Save {
        /// What it is.
        kind: String,
        /// The text.
        text: String,
    },
    /// It can do no more.
    Failed,
}

/// Where the page's program stands, with its worker and the examples beside it.
pub fn folder() -> Option<String> {
    let program = dom::one("meta[name=\"longhand-program\"]")?.get_attribute("content")?;
    Some(program.rsplit_once('/')?.0.to_owned())
}

/// The worker.
#[derive(Debug)]
pub struct Bench {
    worker: Worker,
}

impl Bench {
    /// Starts it. It stands beside the page's program.
    pub fn start(hear: impl Fn(Heard) + Clone + 'static) -> Option<Bench> {
        let folder = folder()?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&format!("{folder}/worker.mjs"), &options).ok()?;
        let failed = hear.clone();
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            hear(read(&event.data()));
        });
        worker.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
        dom::on(&worker, "error", move |_| failed(Heard::Failed));
        Some(Bench { worker })
    }

    /// Lays files down, with what is known beside them.
    pub fn lay(&self, files: &[File], given: &[(&str, &str)]) {
        let laid: Array = files.iter().collect();
        let pairs = given
            .iter()
            .map(|(name, value)| Array::of2(&(*name).into(), &(*value).into()));
        self.send(&[
            ("laid", laid.into()),
            ("given", pairs.collect::<Array>().into()),
        ]);
    }

    /// Does what a control asks for.
    pub fn act(&self, what: &str, value: &str) {
        self.send(&[("what", what.into()), ("value", value.into())]);
    }

    /// Asks for something to save.
    pub fn save(&self, kind: &str) {
        self.send(&[("save", kind.into())]);
    }

    /// Stops the reading.
    pub fn stop(&self) {
        self.send(&[("stop", true.into())]);
    }

    fn send(&self, members: &[(&str, JsValue)]) {
        let message = Object::new();
        for (name, value) in members {
            // Setting a member of a plain object cannot fail.
            let _ = Reflect::set(&message, &(*name).into(), value);
        }
        if let Err(fault) = self.worker.post_message(&message) {
            web_sys::console::error_1(&fault);
        }
    }
}

fn read(data: &JsValue) -> Heard {
    let member = |name: &str| Reflect::get(data, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let text = |name: &str| member(name).as_string();
    if let Some(name) = text("reading") {
        return Heard::Reading {
            name,
            share: member("share").as_f64().unwrap_or(0.0),
        };
    }
    if let Some(html) = text("answer") {
        return Heard::Answer {
            html,
            charts: member("charts")
                .dyn_into()
                .map_or_else(|_| Vec::new(), |bytes: Uint8Array| bytes.to_vec()),
            said: text("said").unwrap_or_default(),
            stopped: member("stopped").is_truthy(),
            fresh: member("fresh").is_truthy(),
        };
    }
    match (text("save"), text("text")) {
        (Some(kind), Some(text)) => Heard::Save { kind, text },
        _ => Heard::Failed,
    }
}
