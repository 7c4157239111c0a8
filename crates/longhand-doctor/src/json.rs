//! The report as JSON: the contract with other programs, the same bytes
//! wherever it is written.

use std::fmt::Write;

use crate::findings::{Finding, Note};
use crate::report::Report;
use crate::run::Run;

/// Writes a value while it is put together.
#[derive(Debug, Default)]
pub struct Writer {
    out: String,
    comma: bool,
}

impl Writer {
    /// What was written.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }

    fn separate(&mut self) {
        if self.comma {
            self.out.push_str(", ");
        }
        self.comma = true;
    }

    /// An object.
    pub fn object(&mut self, members: impl FnOnce(&mut Writer)) {
        self.nest('{', '}', members);
    }

    /// A list.
    pub fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut item: impl FnMut(&mut Writer, T),
    ) {
        self.nest('[', ']', |writer| {
            for one in items {
                item(writer, one);
            }
        });
    }

    fn nest(&mut self, open: char, close: char, inside: impl FnOnce(&mut Writer)) {
        self.separate();
        self.out.push(open);
        self.comma = false;
        inside(self);
        self.out.push(close);
        self.comma = true;
    }

    /// The name of the value that follows.
    pub fn key(&mut self, name: &str) -> &mut Writer {
        self.text(name);
        self.out.push_str(": ");
        self.comma = false;
        self
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.separate();
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                c if c < ' ' => {
                    let _infallible = write!(self.out, "\\u{:04x}", u32::from(c));
                }
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    /// A number; what is none becomes `null`, since JSON has no word for it.
    pub fn number(&mut self, x: f64) {
        self.separate();
        if !x.is_finite() {
            self.out.push_str("null");
        } else if x.fract() == 0.0 && x.abs() < 1e15 {
            let _infallible = write!(self.out, "{x:.0}");
        } else if x.abs() < 1e-4 || x.abs() >= 1e15 {
            let _infallible = write!(self.out, "{x:e}");
        } else {
            let _infallible = write!(self.out, "{x}");
        }
    }

    /// A text, or `null`.
    pub fn maybe(&mut self, text: Option<&str>) {
        if let Some(text) = text {
            self.text(text);
        } else {
            self.separate();
            self.out.push_str("null");
        }
    }
}

/// The report as one line of JSON.
#[must_use]
pub fn report(report: &Report) -> String {
    let mut writer = Writer::default();
    writer.object(|w| {
        w.key("runs")
            .list(report.log.runs.iter().zip(&report.notes), run);
        w.key("findings").list(&report.findings, finding);
        w.key("unread")
            .list(&report.log.unread, |w, line| w.text(line));
        w.key("cannot_tell").list(&report.cannot_tell, |w, rule| {
            w.object(|w| {
                w.key("rule").text(rule.rule);
                w.key("needs").list(&rule.needs, |w, need| w.text(need));
            });
        });
    });
    writer.finish()
}

fn run(w: &mut Writer, (run, notes): (&Run, &Vec<Note>)) {
    let (first, last) = run.span();
    w.object(|w| {
        w.key("format").text(run.format);
        w.key("first").number(first);
        w.key("last").number(last);
        w.key("columns").object(|w| {
            for column in &run.columns {
                #[allow(clippy::cast_precision_loss)]
                w.key(column.key()).number(column.len() as f64);
            }
        });
        #[allow(clippy::cast_precision_loss)]
        w.key("restarts").number(run.restarts.len() as f64);
        w.key("notes").list(notes, |w, note| {
            w.object(|w| {
                w.key("note").text(note.note);
                w.key("says").text(&note.says);
            });
        });
    });
}

fn finding(w: &mut Writer, finding: &Finding) {
    let charge = &finding.charge;
    w.object(|w| {
        w.key("rule").text(finding.rule);
        w.key("sure").text(charge.sure.word());
        #[allow(clippy::cast_precision_loss)]
        w.key("run").number(finding.run as f64);
        w.key("steps")
            .list(&charge.steps, |w, step| w.number(*step));
        w.key("says").text(&charge.says);
        w.key("evidence").object(|w| {
            for (name, value) in &charge.evidence {
                w.key(name).number(*value);
            }
        });
        w.key("formula").text(&charge.formula);
        w.key("exercise").maybe(finding.exercise);
        w.key("alternatives")
            .list(finding.alternatives, |w, other| w.text(other.what));
    });
}
