//! A desk on which files are laid: what was read, corrected and given, and what
//! is said of it.
//!
//! The command and the page both work through it, so that they say the same. It
//! knows no files and no clock: bytes come in pieces, in the order in which they
//! stand.

use crate::columns::Kind;
use crate::compare::{Comparison, compare};
use crate::given::Given;
use crate::readers::Reader;
use crate::report::{Report, examine};
use crate::run::{Log, merge};
use crate::{json, normal};

/// Files on a desk, and what is said of them.
///
/// ```
/// use longhand_doctor::desk::Desk;
///
/// let mut desk = Desk::default();
/// desk.begin("train.log");
/// desk.push(b"step 1: loss 10.8259\nstep 400: loss 10.8259\n");
/// desk.end();
/// desk.judge();
/// let report = desk.report().ok_or("nothing was read")?;
/// assert_eq!(report.findings[0].rule, "ln-of-vocabulary");
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Default)]
pub struct Desk {
    files: Vec<Sheet>,
    corrections: Vec<(String, Kind)>,
    given: Given,
    reading: Option<(String, Reader)>,
    report: Option<Report>,
    comparison: Option<Result<Comparison, String>>,
}

/// A file that was laid down.
#[derive(Debug)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// How many bytes were read.
    pub bytes: u64,
    /// What it holds; or what it is instead, for a person.
    pub log: Result<Log, String>,
}

impl Desk {
    /// Begins to read a file. One that is still being read is given up.
    pub fn begin(&mut self, name: &str) {
        let reader = Reader::with(self.corrections.clone());
        self.reading = Some((name.to_owned(), reader));
    }

    /// Takes the next bytes of the file that is being read.
    pub fn push(&mut self, bytes: &[u8]) {
        if let Some((_, reader)) = &mut self.reading {
            reader.push(bytes);
        }
    }

    /// The file has no more bytes: it lies on the desk now.
    pub fn end(&mut self) {
        if let Some((name, reader)) = self.reading.take() {
            let bytes = reader.taken();
            let log = reader.finish();
            self.files.push(Sheet { name, bytes, log });
        }
    }

    /// Gives up the file that is being read.
    pub fn stop(&mut self) {
        self.reading = None;
    }

    /// Takes a file away.
    pub fn remove(&mut self, at: usize) {
        if at < self.files.len() {
            self.files.remove(at);
        }
    }

    /// Takes all files away. What was given and corrected stays.
    pub fn clear(&mut self) {
        self.files.clear();
        self.reading = None;
        self.report = None;
        self.comparison = None;
    }

    /// Says by hand what a column holds; nothing: as it is recognised. It counts
    /// for what is read from then on.
    pub fn correct(&mut self, name: &str, kind: Option<Kind>) {
        self.corrections
            .retain(|(known, held)| known != name && Some(*held) != kind);
        if let Some(kind) = kind {
            self.corrections.push((name.to_owned(), kind));
        }
    }

    /// What was said by hand of columns.
    #[must_use]
    pub fn corrections(&self) -> &[(String, Kind)] {
        &self.corrections
    }

    /// Gives a value that the log does not say; an empty text takes it back.
    ///
    /// # Errors
    /// An unknown name, or what is no number, for a person.
    pub fn give(&mut self, name: &str, value: &str) -> Result<(), String> {
        if value.trim().is_empty() {
            self.given.remove(name);
            return Ok(());
        }
        self.given.add(&format!("{name}={value}"))
    }

    /// What was given.
    #[must_use]
    pub fn given(&self) -> &Given {
        &self.given
    }

    /// What was given, and what the files on the desk say beside it.
    #[must_use]
    pub fn known(&self) -> Given {
        let mut known = self.given.clone();
        if let Some(report) = &self.report {
            known.fill(&report.log.settings);
        }
        known
    }

    /// The files, in the order in which they were laid down.
    #[must_use]
    pub fn files(&self) -> &[Sheet] {
        &self.files
    }

    /// Judges what lies on the desk. Files of one run are put together; two that
    /// are not are compared as well.
    pub fn judge(&mut self) {
        let logs: Vec<&Log> = self
            .files
            .iter()
            .filter_map(|file| file.log.as_ref().ok())
            .collect();
        let log = merge(logs.iter().map(|log| (*log).clone()).collect());
        let runs: Vec<&Log> = logs
            .into_iter()
            .filter(|log| !log.runs.is_empty())
            .collect();
        self.comparison = match runs[..] {
            [a, b] if log.runs.len() > 1 => Some(compare(a, b)),
            _ => None,
        };
        self.report = (!log.runs.is_empty()).then(|| examine(log, &self.given));
    }

    /// What was said when it was last judged; nothing where no file holds a run.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        self.report.as_ref()
    }

    /// The two runs side by side, where there are two; or why they cannot be
    /// compared.
    #[must_use]
    pub fn comparison(&self) -> Option<Result<&Comparison, &str>> {
        let found = self.comparison.as_ref()?;
        Some(found.as_ref().map_err(String::as_str))
    }

    /// Where healthy runs stand, where it can be told.
    #[must_use]
    pub fn normal(&self) -> Vec<String> {
        let report = self.report.as_ref();
        report.map_or_else(Vec::new, |report| normal::of(&report.log, &self.known()))
    }

    /// The report as `longhand doctor --json` prints it, with its line's end.
    #[must_use]
    pub fn json(&self) -> Option<String> {
        let report = self.report.as_ref()?;
        Some(json::report(report) + "\n")
    }

    /// The comparison as `longhand compare --json` prints it, with its line's end.
    #[must_use]
    pub fn comparison_json(&self) -> Option<String> {
        let comparison = self.comparison()?.ok()?;
        Some(comparison.json() + "\n")
    }
}
