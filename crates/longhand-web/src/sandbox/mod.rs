//! Runs learners' programs, away from everything else.
//!
//! What keeps a program in is told by [`longhand_view::sandbox`]. Here are the
//! frames, one for each engine that has been asked for, and the measure of a run:
//! how many rounds a loop beside it has done. When they are up, or another run takes
//! its place, the whole frame is removed, which ends whatever runs in it, and a new
//! one is made ready. One program runs at a time;
//! each card waits with at most one.
//!
//! A frame for Python is given the interpreter's files first. They are fetched
//! once, on the first run, and stay here for the frames to come.

mod frame;
mod message;
mod told;

use std::collections::VecDeque;
pub use told::Told;

use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::AbortController;

use longhand_exercise::program::run::{
    CLOCK_LIMIT, CodeRun, Engine, ROUNDS, RunReport, SENT_LIMIT,
};
use longhand_view::card::Loading;
use longhand_view::catalogue::ENGLISH;

use frame::{Frame, Stage};
use longhand_browser::dom;

/// What comes of it for a card.
#[derive(Debug)]
pub enum News {
    /// A run has ended.
    Ended(RunReport),
    /// The interpreter it waits for is on its way.
    Loading(Loading),
}

/// The frames, the run in one of them and those that wait.
pub struct Sandbox {
    tell: fn(Told),
    load: js_sys::Function,
    pens: [Pen; 3],
    waiting: VecDeque<(usize, Engine, CodeRun)>,
    current: Option<Current>,
    count: u32,
}

/// Where one engine runs.
#[derive(Default)]
struct Pen {
    frame: Option<Frame>,
    /// The interpreter's files, as the frame takes them.
    files: Option<JsValue>,
    /// Fetching them is under way.
    fetching: Option<AbortController>,
}

struct Current {
    number: u32,
    card: usize,
    engine: Engine,
    run: CodeRun,
    timer: Option<i32>,
    /// When it began, in milliseconds.
    began: f64,
    /// How many rounds the loop beside it has done.
    rounds: u32,
    /// How far it was when it told last.
    so_far: String,
}

fn place(engine: Engine) -> usize {
    match engine {
        Engine::JavaScript => 0,
        Engine::SmallPython => 1,
        Engine::FullPython => 2,
    }
}

impl Sandbox {
    /// A sandbox without a frame yet. `tell` is called from the browser's own
    /// callbacks; what it is told belongs to [`Sandbox::hear`]. `load` fetches an
    /// interpreter's files.
    pub fn new(tell: fn(Told), load: js_sys::Function) -> Sandbox {
        Sandbox {
            tell,
            load,
            pens: Default::default(),
            waiting: VecDeque::new(),
            current: None,
            count: 0,
        }
    }

    /// Makes an engine's frame ready, so that the first run need not wait for it.
    /// An interpreter that is not here yet is fetched by [`Sandbox::pump`] alone.
    pub fn prepare(&mut self, engine: Engine) {
        let number = self.next_number();
        let (tell, pen) = (self.tell, &mut self.pens[place(engine)]);
        if pen.frame.is_none() && (engine == Engine::JavaScript || pen.files.is_some()) {
            pen.frame = Frame::open(number, engine, tell);
        }
    }

    /// Runs a card's program, in place of one that this card runs or waits with.
    pub fn run(&mut self, card: usize, engine: Engine, run: CodeRun) {
        let under_way = self.current.as_ref().is_some_and(|run| run.card == card);
        self.stop(card);
        if under_way {
            self.waiting.push_front((card, engine, run));
        } else {
            self.waiting.push_back((card, engine, run));
        }
    }

    /// Ends what a card runs or waits with.
    pub fn stop(&mut self, card: usize) {
        self.waiting.retain(|(other, ..)| *other != card);
        if let Some(current) = self.current.take_if(|current| current.card == card) {
            dom::never_mind(current.timer);
            self.drop_frame(current.engine);
            self.prepare(current.engine);
        }
        for engine in Engine::ALL {
            let wanted = self.waiting.iter().any(|(_, other, _)| *other == engine);
            if !wanted && let Some(fetching) = self.pens[place(engine)].fetching.take() {
                fetching.abort();
            }
        }
    }

    /// Starts the next waiting run if it can. A report comes back where it
    /// cannot even be started.
    pub fn pump(&mut self) -> Option<(usize, News)> {
        if self.current.is_some() {
            return None;
        }
        let &(card, engine, _) = self.waiting.front()?;
        let pen = &mut self.pens[place(engine)];
        if engine != Engine::JavaScript && pen.files.is_none() {
            if pen.fetching.is_some() {
                return None;
            }
            pen.fetching = message::fetch(&self.load, engine, self.tell);
            return Some((card, News::Loading(Loading::default())));
        }
        self.prepare(engine);
        let number = self.next_number();
        let pen = &self.pens[place(engine)];
        let failed = |message: &str| Some((card, News::Ended(RunReport::failed(message))));
        let Some(frame) = &pen.frame else {
            self.waiting.pop_front();
            return failed(ENGLISH.sandbox_closed);
        };
        if frame.stage != Stage::Ready {
            return None;
        }
        let (card, engine, run) = self.waiting.pop_front()?;
        if !frame.post(&message::run(number, &run)) {
            return failed(ENGLISH.sandbox_closed);
        }
        let tell = self.tell;
        let timer = dom::after(CLOCK_LIMIT as i32, move || tell(Told::TimeUp(number)));
        self.current = Some(Current {
            number,
            card,
            engine,
            run,
            timer,
            began: js_sys::Date::now(),
            rounds: 0,
            so_far: String::new(),
        });
        None
    }

    /// Takes in what the browser told; returns what comes of it.
    pub fn hear(&mut self, told: Told) -> Option<(usize, News)> {
        match told {
            Told::Open(number) => self.opened(number),
            Told::Equipped(number) => {
                let tell = self.tell;
                let (_, frame) = self.frame(number)?;
                frame.start_over(tell);
                None
            }
            Told::Ready(number) => {
                let (_, frame) = self.frame(number)?;
                frame.become_ready();
                None
            }
            Told::Failed(number, message) => {
                let (engine, _) = self.frame(number)?;
                self.give_up(engine, &message)
            }
            Told::Answered { frame, data } => self.answered(frame, &data),
            Told::TimeUp(number) => self.time_is_up(number),
            Told::Loading(engine, loading) => {
                let waits = self.waiting.iter().find(|(_, other, _)| *other == engine)?;
                Some((waits.0, News::Loading(loading)))
            }
            Told::Loaded(engine, Ok(files)) => {
                let pen = &mut self.pens[place(engine)];
                pen.fetching = None;
                pen.files = Some(files);
                self.prepare(engine);
                None
            }
            Told::Loaded(engine, Err(_)) => {
                self.pens[place(engine)].fetching.take()?;
                self.give_up(engine, ENGLISH.python_not_loaded)
            }
        }
    }

    fn frame(&mut self, number: u32) -> Option<(Engine, &mut Frame)> {
        let pens = Engine::ALL.into_iter().zip(&mut self.pens);
        pens.filter_map(|(engine, pen)| Some((engine, pen.frame.as_mut()?)))
            .find(|(_, frame)| frame.number == number)
    }

    /// A frame's script is there. JavaScript needs no more; an interpreter is
    /// handed its files and has some time to start.
    fn opened(&mut self, number: u32) -> Option<(usize, News)> {
        let (engine, frame) = self.frame(number)?;
        if engine == Engine::JavaScript {
            frame.become_ready();
            return None;
        }
        let files = self.pens[place(engine)].files.clone()?;
        let tell = self.tell;
        let (_, frame) = self.frame(number)?;
        if frame.post(&files) {
            frame.start_over(tell);
            return None;
        }
        self.give_up(engine, ENGLISH.sandbox_closed)
    }

    fn answered(&mut self, number: u32, data: &JsValue) -> Option<(usize, News)> {
        let (engine, _) = self.frame(number)?;
        let run = message::field(data, "run").as_f64()?;
        let current = self
            .current
            .as_mut()
            .filter(|current| f64::from(current.number) == run)?;
        if message::field(data, "round").is_truthy() {
            current.rounds += 1;
            let (rounds, number) = (current.rounds, current.number);
            return (rounds >= ROUNDS).then(|| self.time_is_up(number))?;
        }
        let text = message::field(data, "text");
        // The frame cuts what it sends; a longer text is not even copied.
        let fits = text.dyn_ref::<JsString>()?.length() <= SENT_LIMIT;
        let text = text.as_string().filter(|_| fits).unwrap_or_default();
        if !message::field(data, "done").is_truthy() {
            current.so_far = text;
            return None;
        }
        let current = self.current.take()?;
        dom::never_mind(current.timer);
        if engine != Engine::JavaScript {
            let tell = self.tell;
            let (_, frame) = self.frame(number)?;
            // The next interpreter is on its way already.
            frame.start_over(tell);
        }
        let address = message::field(data, "program").as_string();
        let report = RunReport::read(&text, &current.run, &address.unwrap_or_default());
        Some((current.card, News::Ended(report)))
    }

    fn time_is_up(&mut self, number: u32) -> Option<(usize, News)> {
        if let Some((engine, frame)) = self.frame(number) {
            if frame.stage == Stage::Ready {
                return None;
            }
            return self.give_up(engine, ENGLISH.sandbox_silent);
        }
        let current = self.current.take_if(|current| current.number == number)?;
        self.drop_frame(current.engine);
        self.prepare(current.engine);
        dom::never_mind(current.timer);
        let mut report = if current.so_far.is_empty() {
            RunReport::stopped()
        } else {
            RunReport::cut_short(&current.so_far, &current.run, "")
        };
        report.stopped_after = Some((js_sys::Date::now() - current.began).max(0.0) as u32);
        Some((current.card, News::Ended(report)))
    }

    /// An engine's frame is of no use; the run that waits for it is told why.
    fn give_up(&mut self, engine: Engine, why: &str) -> Option<(usize, News)> {
        self.drop_frame(engine);
        let at = self.waiting.iter().position(|(_, e, _)| *e == engine)?;
        let (card, ..) = self.waiting.remove(at)?;
        Some((card, News::Ended(RunReport::failed(why))))
    }

    fn drop_frame(&mut self, engine: Engine) {
        if let Some(frame) = self.pens[place(engine)].frame.take() {
            frame.remove();
        }
    }

    fn next_number(&mut self) -> u32 {
        self.count = self.count.wrapping_add(1);
        self.count
    }
}
