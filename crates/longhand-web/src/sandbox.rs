//! Runs learners' programs in the frame that [`longhand_view::sandbox`] describes.
//!
//! The page keeps the clock: when a run's time is up, or another takes its
//! place, the whole frame is removed, which ends whatever runs in it, and the
//! next run gets a fresh one. One program runs at a time; each card waits with
//! at most one.

use std::collections::VecDeque;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlIFrameElement, MessageChannel, MessageEvent, MessagePort};

use longhand_exercise::run::{
    CodeRun, DEPTH_LIMIT, PRINT_LIMIT, RESULT_LIMIT, RunReport, TEXT_LIMIT, TIME_LIMIT,
};
use longhand_view::sandbox::frame_html;

use crate::page;

/// How long a frame may take to answer at first, in milliseconds.
const LOADING_LIMIT: u32 = 10_000;

/// What the sandbox tells the program.
#[derive(Debug)]
pub enum Told {
    /// The frame with this number is ready to run programs.
    Ready(u32),
    /// The frame answered a run.
    Answered {
        /// The frame's number.
        frame: u32,
        /// What it sent.
        data: JsValue,
    },
    /// Time is up for the run, or the frame, with this number.
    TimeUp(u32),
}

/// The frame, the run in it and those that wait.
pub struct Sandbox {
    tell: fn(Told),
    frame: Option<Frame>,
    waiting: VecDeque<(usize, CodeRun)>,
    current: Option<Current>,
    count: u32,
}

struct Frame {
    number: u32,
    element: HtmlIFrameElement,
    port: MessagePort,
    ready: bool,
    timer: Option<i32>,
}

struct Current {
    number: u32,
    card: usize,
    run: CodeRun,
    timer: Option<i32>,
}

impl Sandbox {
    /// A sandbox without a frame yet. `tell` is called from the browser's own
    /// callbacks; what it is told belongs to [`Sandbox::hear`].
    pub fn new(tell: fn(Told)) -> Sandbox {
        Sandbox {
            tell,
            frame: None,
            waiting: VecDeque::new(),
            current: None,
            count: 0,
        }
    }

    /// Makes the frame ready, so that the first run need not wait for it.
    pub fn prepare(&mut self) {
        if self.frame.is_none() {
            let number = self.next_number();
            self.frame = open_frame(number, self.tell);
        }
    }

    /// Runs a card's program, in place of one that this card runs or waits with.
    pub fn run(&mut self, card: usize, run: CodeRun) {
        self.waiting.retain(|(other, _)| *other != card);
        if self
            .current
            .as_ref()
            .is_some_and(|current| current.card == card)
        {
            self.drop_frame();
            self.waiting.push_front((card, run));
        } else {
            self.waiting.push_back((card, run));
        }
    }

    /// Starts the next waiting run if it can. A report comes back where it
    /// cannot even be started.
    pub fn pump(&mut self) -> Option<(usize, RunReport)> {
        if self.current.is_some() || self.waiting.is_empty() {
            return None;
        }
        self.prepare();
        let Some(frame) = &self.frame else {
            let (card, _) = self.waiting.pop_front()?;
            return Some((card, RunReport::failed("The sandbox could not be opened.")));
        };
        if !frame.ready {
            return None;
        }
        let (card, run) = self.waiting.pop_front()?;
        let number = self.next_number();
        let frame = self.frame.as_ref()?;
        if frame.port.post_message(&message(number, &run)).is_err() {
            return Some((card, RunReport::failed("The sandbox could not be reached.")));
        }
        let tell = self.tell;
        let timer = page::after(TIME_LIMIT as i32, move || tell(Told::TimeUp(number)));
        self.current = Some(Current {
            number,
            card,
            run,
            timer,
        });
        None
    }

    /// Takes in what the browser told; returns the report of a run that ended by it.
    pub fn hear(&mut self, told: Told) -> Option<(usize, RunReport)> {
        match told {
            Told::Ready(number) => {
                let frame = self.frame.as_mut().filter(|frame| frame.number == number)?;
                frame.ready = true;
                page::never_mind(frame.timer.take());
                None
            }
            Told::Answered { frame, data } => {
                self.frame.as_ref().filter(|f| f.number == frame)?;
                let number = field(&data, "run").as_f64()?;
                let current = self
                    .current
                    .take_if(|current| f64::from(current.number) == number)?;
                page::never_mind(current.timer);
                let text = field(&data, "text").as_string().unwrap_or_default();
                let address = field(&data, "program").as_string().unwrap_or_default();
                Some((current.card, RunReport::read(&text, &current.run, &address)))
            }
            Told::TimeUp(number) => {
                if self
                    .frame
                    .as_ref()
                    .is_some_and(|f| f.number == number && !f.ready)
                {
                    self.drop_frame();
                    let (card, _) = self.waiting.pop_front()?;
                    return Some((card, RunReport::failed("The sandbox did not answer.")));
                }
                let current = self.current.take_if(|current| current.number == number)?;
                self.drop_frame();
                Some((current.card, RunReport::stopped()))
            }
        }
    }

    fn drop_frame(&mut self) {
        if let Some(current) = self.current.take() {
            page::never_mind(current.timer);
        }
        if let Some(frame) = self.frame.take() {
            page::never_mind(frame.timer);
            frame.port.close();
            frame.element.remove();
        }
    }

    fn next_number(&mut self) -> u32 {
        self.count = self.count.wrapping_add(1);
        self.count
    }
}

fn open_frame(number: u32, tell: fn(Told)) -> Option<Frame> {
    let document = page::document()?;
    let element: HtmlIFrameElement = document.create_element("iframe").ok()?.dyn_into().ok()?;
    // Scripts and nothing else: no origin, no forms, no windows, no downloads.
    element.set_attribute("sandbox", "allow-scripts").ok()?;
    element.set_attribute("aria-hidden", "true").ok()?;
    element.set_hidden(true);
    element.set_srcdoc(&frame_html());

    let channel = MessageChannel::new().ok()?;
    let port = channel.port1();
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        tell(if field(&data, "ready").is_truthy() {
            Told::Ready(number)
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
    let timer = page::after(LOADING_LIMIT as i32, move || tell(Told::TimeUp(number)));
    Some(Frame {
        number,
        element,
        port,
        ready: false,
        timer,
    })
}

/// A run as the frame's script takes it.
fn message(number: u32, run: &CodeRun) -> JsValue {
    let cases = Array::new();
    for case in &run.cases {
        cases.push(&case.arguments.iter().map(JsValue::from).collect::<Array>());
    }
    let limits = object(&[
        ("print", PRINT_LIMIT.into()),
        ("result", RESULT_LIMIT.into()),
        ("text", TEXT_LIMIT.into()),
        ("depth", DEPTH_LIMIT.into()),
    ]);
    object(&[
        ("run", number.into()),
        ("source", JsValue::from(&run.source)),
        ("called", JsValue::from(&run.function)),
        ("cases", cases.into()),
        ("limits", limits),
    ])
}

fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from(*name), value);
    }
    object.into()
}

fn field(data: &JsValue, name: &str) -> JsValue {
    Reflect::get(data, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
