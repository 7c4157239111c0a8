//! One frame: a document without an origin, and the channel to it.

use js_sys::Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlIFrameElement, MessageChannel, MessageEvent, MessagePort};

use longhand_exercise::program::run::{Engine, START_LIMIT};
use longhand_view::sandbox::frame_html;

use super::message::field;
use super::told::Told;
use longhand_browser::dom;

/// How far a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Its document or its interpreter is not there yet.
    Starting,
    /// It can run a program at once.
    Ready,
}

/// A frame in the page.
pub struct Frame {
    /// Its number.
    pub number: u32,
    /// How far it is.
    pub stage: Stage,
    element: HtmlIFrameElement,
    port: MessagePort,
    timer: Option<i32>,
}

impl Frame {
    /// Puts a frame into the page. `tell` hears what comes of it.
    pub fn open(number: u32, engine: Engine, tell: fn(Told)) -> Option<Frame> {
        let document = dom::document()?;
        let element: HtmlIFrameElement = document.create_element("iframe").ok()?.dyn_into().ok()?;
        // Scripts and nothing else: no origin, no forms, no windows, no downloads.
        element.set_attribute("sandbox", "allow-scripts").ok()?;
        element.set_attribute("aria-hidden", "true").ok()?;
        element.set_hidden(true);
        element.set_srcdoc(&frame_html(engine));

        let channel = MessageChannel::new().ok()?;
        let port = channel.port1();
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            tell(if field(&data, "open").is_truthy() {
                Told::Open(number)
            } else if field(&data, "equipped").is_truthy() {
                Told::Equipped(number)
            } else if field(&data, "ready").is_truthy() {
                Told::Ready(number)
            } else if let Some(message) = field(&data, "failed").as_string() {
                Told::Failed(number, message)
            } else {
                Told::Answered {
                    frame: number,
                    data,
                }
            });
        });
        port.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        heard.forget();

        let inner = element.clone();
        let other = channel.port2();
        let loaded = Closure::once_into_js(move || {
            if let Some(frame) = inner.content_window() {
                // Its origin is opaque and cannot be named; the port is what makes
                // sure that nobody else answers.
                let _ = frame.post_message_with_transfer(&"port".into(), "*", &Array::of1(&other));
            }
        });
        element.set_onload(Some(loaded.unchecked_ref()));
        document.body()?.append_child(&element).ok()?;
        let mut frame = Frame {
            number,
            stage: Stage::Starting,
            element,
            port,
            timer: None,
        };
        frame.start_over(tell);
        Some(frame)
    }

    /// It has [`START_LIMIT`] from now to come a step further.
    pub fn start_over(&mut self, tell: fn(Told)) {
        let number = self.number;
        dom::never_mind(self.timer.take());
        self.stage = Stage::Starting;
        self.timer = dom::after(START_LIMIT as i32, move || tell(Told::TimeUp(number)));
    }

    /// It is ready.
    pub fn become_ready(&mut self) {
        dom::never_mind(self.timer.take());
        self.stage = Stage::Ready;
    }

    /// Sends something into it; whether that went well.
    pub fn post(&self, message: &JsValue) -> bool {
        self.port.post_message(message).is_ok()
    }

    /// Takes it out of the page, which ends whatever runs in it.
    pub fn remove(self) {
        dom::never_mind(self.timer);
        self.port.close();
        self.element.remove();
    }
}
