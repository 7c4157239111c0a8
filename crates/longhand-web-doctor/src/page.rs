//! The page: hands files and what is filled in to the worker, shows the answer.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event, File, FileList, HtmlInputElement, PointerEvent};

use longhand_browser::tool::Tool;
use longhand_browser::{dom, file};
use longhand_view::catalogue::{DOCTOR, fill};

use crate::charts::Charts;
use crate::worker::{Bench, Heard};
use crate::{bench, fetched};

thread_local! {
    static PAGE: RefCell<Option<Page>> = const { RefCell::new(None) };
}

/// What the page holds.
struct Page {
    tool: Tool,
    bench: Option<Bench>,
    charts: Charts,
}

/// Begins.
pub fn begin(tool: Tool) {
    let element = tool.element.clone();
    PAGE.set(Some(Page {
        tool,
        bench: Bench::start(|heard| with(|page| page.hear(heard))),
        charts: Charts::new(&element, || {
            dom::next_frame(|_| with(|page| page.charts.paint()));
        }),
    }));
    listen(&element);
}

fn with(then: impl FnOnce(&mut Page)) {
    PAGE.with_borrow_mut(|page| {
        if let Some(page) = page {
            then(page);
        }
    });
}

fn listen(element: &Element) {
    dom::on(element, "change", |event| with(|page| page.changed(event)));
    dom::on(element, "click", clicked);
    dom::on(element, "keydown", |event| {
        with(|page| page.charts.key(event))
    });
    for name in [
        "pointerdown",
        "pointermove",
        "pointerup",
        "pointercancel",
        "pointerout",
    ] {
        dom::on(element, name, |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                with(|page| page.charts.pointer(event));
            }
        });
    }
    if let Some(document) = dom::document() {
        dom::on(&document, "dragover", |event| {
            event.prevent_default();
            mark_drop(true);
        });
        dom::on(&document, "dragleave", |_| mark_drop(false));
        dom::on(&document, "drop", |event| {
            event.prevent_default();
            mark_drop(false);
            let dropped = event
                .dyn_ref::<DragEvent>()
                .and_then(DragEvent::data_transfer);
            if let Some(dropped) = dropped.and_then(|data| data.files()) {
                let files = listed(&dropped);
                with(|page| page.lay(&files, &[]));
            }
        });
    }
    if let Some(window) = dom::window() {
        for name in ["resize", "scroll"] {
            dom::on(&window, name, |_| with(|page| page.charts.repaint()));
        }
        // The page's own choice of colours is a control like others.
        dom::on(&window, "change", |_| with(|page| page.charts.repaint()));
        if let Ok(Some(paper)) = window.match_media("print") {
            dom::on(&paper, "change", |_| with(|page| page.charts.paint_all()));
        }
        let dark = window.match_media("(prefers-color-scheme: dark)");
        if let Ok(Some(dark)) = dark {
            dom::on(&dark, "change", |_| with(|page| page.charts.repaint()));
        }
    }
}

fn mark_drop(over: bool) {
    if let Some(zone) = dom::one("[data-doctor=drop]") {
        // An attribute of a fixed name cannot fail.
        let _ = zone.toggle_attribute_with_force("data-over", over);
    }
}

fn listed(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

/// Clicks that need the browser before they need the page.
fn clicked(event: &Event) {
    let Some(control) = dom::around(event, "button") else {
        return;
    };
    let told = |name: &str| control.get_attribute(name);
    if let Some(act) = told("data-act") {
        match act.strip_prefix("save ") {
            Some(kind) => with(|page| page.save(kind)),
            None => with(|page| page.act(&act, "")),
        }
    } else if let Some(go) = told("data-go") {
        with(|page| page.charts.go(&go));
    } else if let Some(look) = told("data-look") {
        if look == "print" {
            // A browser that does not print does nothing.
            let _ = dom::window().map(|window| window.print());
        } else {
            with(|page| page.charts.look(&control, &look, ""));
        }
    } else if told("data-doctor").as_deref() == Some("stop") {
        with(Page::stop);
    } else if told("data-doctor").as_deref() == Some("read-pasted") {
        let text = dom::one("[data-doctor=pasted]").map(|field| dom::value(&field));
        if let Some(file) = text.and_then(|text| fetched::named(&text.into(), DOCTOR.pasted)) {
            with(|page| page.lay(&[file], &[]));
        }
    } else if let Some(name) = told("data-file") {
        let given = told("data-given").unwrap_or_default();
        fetched::files(&name, move |files| match files {
            Some(files) => {
                let given: Vec<(&str, &str)> = given.split_once('=').into_iter().collect();
                with(|page| {
                    // In place of what is there.
                    page.act("clear", "");
                    page.lay(&files, &given);
                });
            }
            None => with(|page| page.say(DOCTOR.not_fetched)),
        });
    }
}

impl Page {
    fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Reading { name, share } => self.show_progress(&name, share),
            Heard::Answer {
                html,
                charts,
                said,
                stopped,
                fresh,
            } => {
                self.say(if stopped { DOCTOR.stopped } else { "" });
                self.charts.set(bench::charts(&charts));
                let read = !html.is_empty();
                if let Some(answer) = dom::one("[data-doctor=answer]") {
                    let whole = format!("<div data-doctor=\"answer\">{html}</div>");
                    self.tool.draw_in(&answer, &whole);
                }
                // An attribute of a fixed name cannot fail.
                let _ = self
                    .tool
                    .element
                    .toggle_attribute_with_force("data-read", read);
                self.charts.set_controls();
                self.charts.repaint();
                dom::announce(said);
                if fresh && read {
                    dom::focus("findings");
                }
            }
            Heard::Save { kind, text } => {
                let ending = match kind.as_str() {
                    "html" => "html",
                    "markdown" => "md",
                    _ => "json",
                };
                file::save(&format!("run-doctor-{kind}.{ending}"), &text);
            }
            Heard::Failed => {
                self.bench = None;
                self.say(DOCTOR.failed);
            }
        }
    }

    /// Lays files down.
    fn lay(&mut self, files: &[File], given: &[(&str, &str)]) {
        let Some(first) = files.first() else { return };
        if self.bench.is_none() {
            self.bench = Bench::start(|heard| with(|page| page.hear(heard)));
        }
        self.show_progress(&first.name(), 0.0);
        if let Some(bench) = &self.bench {
            bench.lay(files, given);
        }
    }

    fn act(&mut self, act: &str, value: &str) {
        if let Some(bench) = &self.bench {
            bench.act(act, value);
        }
    }

    fn save(&mut self, kind: &str) {
        if let Some(bench) = &self.bench {
            bench.save(kind);
        }
    }

    fn stop(&mut self) {
        if let Some(bench) = &self.bench {
            bench.stop();
        }
    }

    /// A sentence where the progress stands.
    fn say(&mut self, text: &str) {
        if let Some(status) = dom::one("[data-doctor=status]") {
            status.set_text_content(Some(text));
        }
    }

    fn show_progress(&mut self, name: &str, share: f64) {
        let Some(status) = dom::one("[data-doctor=status]") else {
            return;
        };
        if let Some(bar) = status.query_selector("progress").ok().flatten() {
            // Setting a plain attribute cannot fail.
            let _ = bar.set_attribute("value", &format!("{share:.3}"));
            if let Some(label) = status.query_selector("b").ok().flatten() {
                label.set_text_content(Some(&fill(DOCTOR.reading, &[&name])));
            }
            return;
        }
        status.set_inner_html(&longhand_view::doctor::progress(&DOCTOR, name, share).into_string());
    }

    fn changed(&mut self, event: &Event) {
        let Some(control) = dom::around(event, "input, select") else {
            return;
        };
        if control.get_attribute("data-doctor").as_deref() == Some("choose") {
            if let Some(field) = control.dyn_ref::<HtmlInputElement>() {
                let files = field.files().map(|files| listed(&files));
                field.set_value("");
                self.lay(&files.unwrap_or_default(), &[]);
            }
        } else if let Some(act) = control.get_attribute("data-act") {
            self.act(&act, &dom::value(&control));
        } else if let Some(look) = control.get_attribute("data-look") {
            let checked = control
                .dyn_ref::<HtmlInputElement>()
                .is_some_and(HtmlInputElement::checked);
            let value = if look == "log" {
                checked.to_string()
            } else {
                dom::value(&control)
            };
            self.charts.look(&control, &look, &value);
        }
    }
}
