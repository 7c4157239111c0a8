//! The charts on the page: how they are looked at, moved and painted.

use std::collections::HashMap;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, PointerEvent};

use longhand_browser::dom;
use longhand_doctor::text::number::whole;
use longhand_view::doctor::chart::{Across, Chart, Frame, Look};

use crate::moves::{self, Moves};
use crate::surface::{self, Style};

/// The charts on the page.
pub struct Charts {
    charts: Vec<Chart>,
    /// By each chart's run and title, so that a look outlives an answer.
    looks: HashMap<(usize, String), Look>,
    /// The chart on which pointers are, and they.
    moving: Option<(usize, Moves)>,
    /// Which charts are to be painted in the next frame.
    stale: Vec<usize>,
    /// Where the page's colours are read.
    element: Element,
    /// Asks for a frame in which [`Charts::paint`] is called.
    ask: fn(),
}

impl Charts {
    /// None yet. `ask` has [`Charts::paint`] called in the next frame.
    pub fn new(element: &Element, ask: fn()) -> Charts {
        Charts {
            charts: Vec::new(),
            looks: HashMap::new(),
            moving: None,
            stale: Vec::new(),
            element: element.clone(),
            ask,
        }
    }

    /// Other charts from now on.
    pub fn set(&mut self, charts: Vec<Chart>) {
        self.charts = charts;
        self.moving = None;
    }

    /// A control of a chart.
    pub fn look(&mut self, control: &Element, name: &str, value: &str) {
        let Some((at, figure)) = figure(control) else {
            return;
        };
        let Some(chart) = self.charts.get(at) else {
            return;
        };
        let (run, title) = (chart.run, chart.title.clone());
        let frame = self.frame(at, &figure);
        let mut look = self.look_of(at);
        match name {
            "across" => {
                let across = Across::named(value).unwrap_or_default();
                // All of a run's curves are drawn against the same.
                for other in self.of_run(run) {
                    let mut look = self.look_of(other);
                    look.across = across;
                    look.part = None;
                    self.keep(other, look);
                }
                self.set_controls();
                return self.repaint();
            }
            "log" => look.logarithmic = value == "true",
            "smooth" => look.smooth = value.parse().unwrap_or(0),
            _ => {
                if let Some(frame) = frame {
                    moves::key(name, &mut look, &frame);
                }
            }
        }
        self.looks.insert((run, title), look);
        self.moved(at);
    }

    /// A key on a chart.
    pub fn key(&mut self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if key.ctrl_key() || key.alt_key() || key.meta_key() {
            return;
        }
        let Some((at, figure)) = dom::around(event, ".doctor-surface").and_then(|one| figure(&one))
        else {
            return;
        };
        let Some(frame) = self.frame(at, &figure) else {
            return;
        };
        let mut look = self.look_of(at);
        if moves::key(&key.key(), &mut look, &frame) {
            event.prevent_default();
            look.pointer = None;
            self.keep(at, look);
            self.moved(at);
        }
    }

    /// A pointer on a chart.
    pub fn pointer(&mut self, event: &PointerEvent) {
        let found = dom::around(event, ".doctor-surface")
            .and_then(|one| Some((one.clone(), figure(&one)?)));
        let Some((surface, (at, figure))) = found else {
            return;
        };
        let Some(frame) = self.frame(at, &figure) else {
            return;
        };
        let x = f64::from(event.client_x()) - surface.get_bounding_client_rect().left();
        let mut look = self.look_of(at);
        let (on, mut moves) = self.moving.take().unwrap_or((at, Moves::default()));
        if on != at {
            moves = Moves::default();
        }
        match event.type_().as_str() {
            "pointerdown" => {
                if event.button() == 0 {
                    moves.down(
                        event.pointer_id(),
                        x,
                        event.pointer_type() != "mouse" || event.shift_key(),
                    );
                    // What goes beyond the surface is still heard; where that is refused, it is not.
                    let _ = surface.set_pointer_capture(event.pointer_id());
                }
            }
            "pointermove" => {
                moves.moved(event.pointer_id(), x, &mut look, &frame);
            }
            "pointerup" => moves.up(event.pointer_id(), &mut look, &frame),
            "pointercancel" => moves.cancel(&mut look),
            _ => look.pointer = None,
        }
        self.moving = Some((at, moves));
        self.keep(at, look);
        self.moved(at);
    }

    /// Shows a step on its run's first curve.
    pub fn go(&mut self, go: &str) {
        let Some((run, step)) = go.split_once(' ') else {
            return;
        };
        let (Ok(run), Some(step)) = (run.parse::<usize>(), whole(step)) else {
            return;
        };
        let all = self.of_run(run);
        let Some(&first) = all.first() else { return };
        let span = self.charts[first].span(Across::Step);
        let room = (span.1 - span.0) * 0.06;
        for at in all {
            let mut look = self.look_of(at);
            look.across = Across::Step;
            look.set(span, (step - room, step + room));
            self.keep(at, look);
        }
        self.set_controls();
        self.repaint();
        let surface = dom::one(&format!("[data-chart=\"{first}\"] .doctor-surface"));
        if let Some(surface) = surface.and_then(|one| one.dyn_into::<HtmlElement>().ok()) {
            // An element that cannot take the focus leaves it where it is.
            let _ = surface.focus();
            surface.scroll_into_view_with_bool(false);
        }
    }

    fn of_run(&self, run: usize) -> Vec<usize> {
        let charts = self.charts.iter().enumerate();
        charts
            .filter(|(_, chart)| chart.run == run)
            .map(|(at, _)| at)
            .collect()
    }

    fn look_of(&self, at: usize) -> Look {
        let Some(chart) = self.charts.get(at) else {
            return Look::default();
        };
        let known = self.looks.get(&(chart.run, chart.title.clone()));
        let mut look = known.copied().unwrap_or_else(|| Look::first(chart));
        if !chart.across().contains(&look.across) {
            look.across = Across::Step;
        }
        look
    }

    fn keep(&mut self, at: usize, look: Look) {
        if let Some(chart) = self.charts.get(at) {
            self.looks.insert((chart.run, chart.title.clone()), look);
        }
    }

    fn frame(&self, at: usize, figure: &Element) -> Option<Frame> {
        let (_, size) = surface::canvas(figure)?;
        Some(Frame::of(self.charts.get(at)?, &self.look_of(at), size))
    }

    /// A chart was moved: those of its run go with it, where they are drawn
    /// against the same.
    fn moved(&mut self, at: usize) {
        let Some(chart) = self.charts.get(at) else {
            return;
        };
        let look = self.look_of(at);
        for other in self.of_run(chart.run) {
            let mut theirs = self.look_of(other);
            if other != at && theirs.across == look.across {
                theirs.part = look.part;
                theirs.pointer = look.pointer;
                self.keep(other, theirs);
            }
            self.stale(other);
        }
    }

    /// Paints all of them in the next frame.
    pub fn repaint(&mut self) {
        for at in 0..self.charts.len() {
            self.stale(at);
        }
    }

    /// Paints a chart in the next frame.
    fn stale(&mut self, at: usize) {
        if self.stale.is_empty() {
            (self.ask)();
        }
        if !self.stale.contains(&at) {
            self.stale.push(at);
        }
    }

    /// Paints those that are to be painted and are seen.
    pub fn paint(&mut self) {
        let style = Style::of(&self.element);
        for at in std::mem::take(&mut self.stale) {
            let figure = dom::one(&format!("[data-chart=\"{at}\"]"));
            if let (Some(figure), Some(chart)) = (figure, self.charts.get(at))
                && surface::is_seen(&figure)
            {
                surface::paint(&figure, chart, &self.look_of(at), &style);
            }
        }
    }

    /// Paints all at once, seen or not: paper shows the whole page, and in its own colours.
    pub fn paint_all(&mut self) {
        self.stale.clear();
        let style = Style::of(&self.element);
        for (at, chart) in self.charts.iter().enumerate() {
            if let Some(figure) = dom::one(&format!("[data-chart=\"{at}\"]")) {
                surface::paint(&figure, chart, &self.look_of(at), &style);
            }
        }
    }

    /// Controls say what the looks are.
    pub fn set_controls(&mut self) {
        for at in 0..self.charts.len() {
            let look = self.look_of(at);
            let Some(figure) = dom::one(&format!("[data-chart=\"{at}\"]")) else {
                continue;
            };
            for control in dom::all_in(&figure, "select, input") {
                let value = match control.get_attribute("data-look").as_deref() {
                    Some("across") => look.across.name().into(),
                    Some("smooth") => look.smooth.to_string().into(),
                    Some("log") => {
                        if let Some(box_) = control.dyn_ref::<HtmlInputElement>() {
                            box_.set_checked(look.logarithmic);
                        }
                        continue;
                    }
                    _ => continue,
                };
                // Setting the value of a control cannot fail.
                let _ = js_sys::Reflect::set(&control, &"value".into(), &value);
            }
        }
    }
}

/// The figure around an element, and which chart it shows.
fn figure(element: &Element) -> Option<(usize, Element)> {
    let figure = element.closest("[data-chart]").ok()??;
    let at = figure.get_attribute("data-chart")?.parse().ok()?;
    Some((at, figure))
}
