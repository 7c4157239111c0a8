//! What works in the web worker: a desk, its charts, and its answer.

use longhand_doctor::columns::Kind;
use longhand_doctor::desk::Desk;
use longhand_view::catalogue::DOCTOR;
use longhand_view::doctor::{answer, chart, document, markdown};
use wasm_bindgen::prelude::wasm_bindgen;

/// A desk with what is drawn of it; `js/worker.mjs` hands it files and acts.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Bench {
    desk: Desk,
    charts: Vec<chart::Chart>,
    fault: String,
}

#[wasm_bindgen]
impl Bench {
    /// An empty desk.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Bench {
        Bench::default()
    }

    /// Begins to read a file.
    pub fn begin(&mut self, name: &str) {
        self.desk.begin(name);
    }

    /// Takes the file's next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.desk.push(bytes);
    }

    /// The file has no more bytes.
    pub fn end(&mut self) {
        self.desk.end();
    }

    /// Gives up the file that is being read.
    pub fn stop(&mut self) {
        self.desk.stop();
    }

    /// Does what a control of the answer asks for: `remove 0`, `clear`,
    /// `give vocab`, `column Value`. Whether the files have to be read again.
    pub fn act(&mut self, act: &str, value: &str) -> bool {
        self.fault.clear();
        let (what, rest) = act.split_once(' ').unwrap_or((act, ""));
        match what {
            "remove" => {
                if let Ok(at) = rest.parse() {
                    self.desk.remove(at);
                }
            }
            "clear" => self.desk = Desk::default(),
            "give" => {
                if let Err(fault) = self.desk.give(rest, value) {
                    self.fault = fault;
                }
            }
            "column" => {
                self.desk.correct(rest, Kind::named(value));
                self.desk.clear();
                return true;
            }
            _ => {}
        }
        false
    }

    /// Judges what lies on the desk.
    pub fn judge(&mut self) {
        self.desk.judge();
        self.charts = match self.desk.report() {
            Some(report) => {
                let mut charts = chart::of(report, &self.desk.known());
                charts.extend(self.compared());
                charts
            }
            None => Vec::new(),
        };
    }

    fn compared(&self) -> Vec<chart::Chart> {
        if self.desk.comparison().is_none() {
            return Vec::new();
        }
        let logs = self.desk.files().iter().filter_map(|file| {
            let log = file.log.as_ref().ok()?;
            (!log.runs.is_empty()).then_some((file.name.as_str(), log))
        });
        match logs.collect::<Vec<_>>()[..] {
            [(name_a, a), (name_b, b)] => chart::compared(a, b, [name_a, name_b]),
            _ => Vec::new(),
        }
    }

    /// The answer as HTML.
    #[must_use]
    pub fn answer(&self) -> String {
        answer(&DOCTOR, &self.desk, &self.charts).into_string()
    }

    /// What is drawn, for [`charts`].
    #[must_use]
    pub fn charts(&self) -> Vec<u8> {
        postcard::to_allocvec(&self.charts).unwrap_or_default()
    }

    /// A sentence for a screen reader: how many findings there are, or what was
    /// wrong with what was filled in.
    #[must_use]
    pub fn said(&self) -> String {
        if !self.fault.is_empty() {
            return self.fault.clone();
        }
        let words = &DOCTOR;
        match self.desk.report() {
            Some(report) => match report.findings.len() {
                0 => words.nothing.to_owned(),
                1 => words.finding.to_owned(),
                many => longhand_view::catalogue::fill(words.findings, &[&many]),
            },
            None => {
                let faults = self.desk.files().iter();
                faults
                    .filter_map(|file| file.log.as_ref().err().cloned())
                    .next_back()
                    .unwrap_or_default()
            }
        }
    }

    /// The report as `html`, `markdown`, `json`, or the comparison as `compared`.
    #[must_use]
    pub fn saved(&self, kind: &str) -> Option<String> {
        match kind {
            "html" => document(&DOCTOR, &self.desk, &self.charts),
            "markdown" => markdown(&DOCTOR, &self.desk),
            "json" => self.desk.json(),
            "compared" => self.desk.comparison_json(),
            _ => None,
        }
    }
}

/// What [`Bench::charts`] wrote.
#[must_use]
pub fn charts(bytes: &[u8]) -> Vec<chart::Chart> {
    postcard::from_bytes(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(bench: &mut Bench, name: &str, text: &str) {
        bench.begin(name);
        bench.push(text.as_bytes());
        bench.end();
    }

    fn log(more: f64) -> String {
        (1..=40)
            .map(|step| format!("step {step}: loss {:.4}\n", more + 8.0 / f64::from(step)))
            .collect()
    }

    #[test]
    fn what_is_drawn_arrives_as_it_was_sent() {
        let mut bench = Bench::new();
        laid(&mut bench, "a.log", &(log(2.0) + "step 41: loss nan\n"));
        laid(&mut bench, "b.log", &log(3.0));
        bench.judge();
        let arrived = charts(&bench.charts());
        assert_eq!(arrived.len(), bench.charts.len());
        // Two runs, and two charts of both.
        assert_eq!(arrived.len(), 4);
        assert!(arrived[0].lines[0].values[40].is_nan());
        assert_eq!(arrived[1], bench.charts[1]);
        assert!(charts(b"nonsense").is_empty());
    }

    #[test]
    fn controls_of_the_answer_act() {
        let mut bench = Bench::new();
        laid(&mut bench, "a.log", &log(20.0));
        bench.judge();
        assert!(bench.answer().contains("data-act=\"give vocab\""));
        assert!(!bench.act("give vocab", "50304"));
        bench.judge();
        assert!(bench.answer().contains("value=\"50304\""));
        assert!(!bench.act("give vocab", "many"));
        assert!(bench.said().contains("many"));
        assert!(bench.act("column loss", "val_loss"));
        laid(&mut bench, "a.log", &log(20.0));
        bench.judge();
        assert!(
            bench
                .saved("json")
                .unwrap_or_default()
                .contains("\"val_loss\": 40")
        );
        assert!(!bench.act("remove 0", ""));
        bench.judge();
        assert!(bench.answer().is_empty() && bench.saved("json").is_none());
        assert!(!bench.act("remove 99", "") && !bench.act("nonsense", "") && !bench.act("", ""));
    }

    #[test]
    fn a_wrong_file_is_said() {
        let mut bench = Bench::new();
        laid(&mut bench, "paper.pdf", "%PDF-1.7 and so on and so on");
        bench.judge();
        assert!(bench.said().contains("This is a PDF."));
        assert!(bench.answer().contains("This is a PDF."));
    }
}
