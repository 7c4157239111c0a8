//! From bytes to a log: what a file is, is found out by its content.
//!
//! [`Reader`] takes a file in chunks, cut anywhere, and gives the [`Log`] at the
//! end. Memory is proportional to the records that were read, not to the file.

mod checksum;
mod console;
mod csv;
mod events;
mod flat;
mod gzip;
mod json;
mod wrong;

use crate::columns::Kind;
use crate::run::{Assembler, Log};
use crate::text::Lines;
use crate::text::utf16::Utf16;
use console::Console;
use csv::Table;
use events::Events;
use gzip::Gzip;
use json::Document;

pub use console::{SHAPES, Shape};
pub use wrong::EXPECTED;

/// How much of a file's beginning is looked at before its format is decided.
const HEAD: usize = 1 << 16;

/// Reads a file.
///
/// ```
/// use longhand_doctor::{columns::Kind, readers::Reader};
///
/// let mut reader = Reader::new();
/// reader.push(b"step:1/10 train_loss:10.8 train_ti");
/// reader.push(b"me:139ms\nstep:2/10 train_loss:9.4 train_time:278ms\n");
/// let log = reader.finish()?;
/// assert_eq!(log.runs[0].format, "modded-nanogpt");
/// let loss = log.runs[0].column(Kind::Loss).ok_or("no loss")?;
/// assert_eq!(loss.values, [10.8, 9.4]);
/// # Ok::<(), String>(())
/// ```
#[derive(Debug)]
pub struct Reader {
    stage: Stage,
    into: Assembler,
    taken: u64,
}

#[derive(Debug)]
enum Stage {
    /// The first bytes, as long as they do not decide.
    Head(Vec<u8>),
    Gzip(Box<Gzip>, Box<Stage>),
    Utf16(Utf16, Box<Stage>),
    Events(Events),
    Text(Box<Text>),
    /// No log: what it is instead.
    Wrong(String),
}

/// What a text is made of.
#[derive(Debug)]
enum Form {
    /// Not decided yet: the text so far.
    Unknown(Vec<u8>),
    Document(Document),
    Lines(Lines, Body),
}

#[derive(Debug)]
enum Body {
    Table(Table),
    Console(Console),
}

#[derive(Debug)]
struct Text {
    form: Form,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Reader {
    /// For a file of which nothing has been read.
    #[must_use]
    pub fn new() -> Reader {
        Reader::with(Vec::new())
    }

    /// As [`Reader::new`], where somebody has said what some columns hold.
    #[must_use]
    pub fn with(corrections: Vec<(String, Kind)>) -> Reader {
        Reader {
            stage: Stage::Head(Vec::new()),
            into: Assembler::new(corrections),
            taken: 0,
        }
    }

    /// Takes the next bytes of the file.
    pub fn push(&mut self, bytes: &[u8]) {
        self.taken += bytes.len() as u64;
        self.stage.push(bytes, &mut self.into);
    }

    /// How many bytes have been taken.
    #[must_use]
    pub fn taken(&self) -> u64 {
        self.taken
    }

    /// The log.
    ///
    /// # Errors
    /// A sentence for a person: what the file is instead, and what was expected.
    pub fn finish(mut self) -> Result<Log, String> {
        self.stage.finish(&mut self.into);
        if let Stage::Wrong(what) = self.stage.innermost() {
            return Err(format!("{what} {EXPECTED}"));
        }
        let log = self.into.finish();
        if log.runs.is_empty() && log.settings.is_empty() {
            let mut message = wrong::nothing(self.taken, &log.unread);
            message.push(' ');
            message.push_str(EXPECTED);
            return Err(message);
        }
        Ok(log)
    }
}

impl Stage {
    fn innermost(&self) -> &Stage {
        match self {
            Stage::Gzip(_, inner) | Stage::Utf16(_, inner) => inner.innermost(),
            other => other,
        }
    }

    fn push(&mut self, bytes: &[u8], into: &mut Assembler) {
        match self {
            Stage::Head(head) => {
                head.extend_from_slice(bytes);
                if head.len() >= 16 {
                    let head = std::mem::take(head);
                    *self = Stage::begin(&head, into);
                }
            }
            Stage::Gzip(gzip, inner) => gzip.push(bytes, &mut |part| inner.push(part, into)),
            Stage::Utf16(utf16, inner) => {
                let text = utf16.push(bytes);
                inner.push(text.as_bytes(), into);
            }
            Stage::Events(events) => events.push(bytes, into),
            Stage::Text(text) => text.push(bytes, into),
            Stage::Wrong(_) => {}
        }
    }

    /// Decides what a file is, and takes its beginning.
    fn begin(head: &[u8], into: &mut Assembler) -> Stage {
        if head.starts_with(&[0x1f, 0x8b]) {
            let mut stage = Stage::Gzip(Box::default(), Box::new(Stage::Head(Vec::new())));
            stage.push(head, into);
            return stage;
        }
        if let [a, b, rest @ ..] = head
            && let Some(utf16) = Utf16::of([*a, *b])
        {
            let mut stage = Stage::Utf16(utf16, Box::new(Stage::Head(Vec::new())));
            stage.push(rest, into);
            return stage;
        }
        if Events::begins(head) {
            let mut events = Events::default();
            events.push(head, into);
            return Stage::Events(events);
        }
        if let Some(what) = wrong::magic(head) {
            return Stage::Wrong(what.to_owned());
        }
        let head = head.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(head);
        let mut text = Text {
            form: Form::Unknown(Vec::new()),
        };
        text.push(head, into);
        Stage::Text(Box::new(text))
    }

    fn finish(&mut self, into: &mut Assembler) {
        if let Stage::Head(head) = self {
            let head = std::mem::take(head);
            *self = Stage::begin(&head, into);
        }
        match self {
            Stage::Gzip(gzip, inner) => {
                gzip.finish();
                if let Some(fault) = gzip.fault() {
                    into.unread(0, fault);
                }
                inner.finish(into);
            }
            Stage::Utf16(_, inner) => inner.finish(into),
            Stage::Events(events) => events.finish(into),
            Stage::Text(text) => text.finish(into),
            Stage::Head(_) | Stage::Wrong(_) => {}
        }
    }
}

impl Text {
    fn push(&mut self, bytes: &[u8], into: &mut Assembler) {
        match &mut self.form {
            Form::Unknown(head) => {
                head.extend_from_slice(bytes);
                if head.len() >= HEAD || first_line(head).is_some() {
                    self.decide(into);
                }
            }
            Form::Document(document) => document.push(bytes, into),
            Form::Lines(lines, body) => {
                lines.push(bytes, |line, number| body.line(line, number, into));
            }
        }
    }

    /// One JSON value, a table, or lines of a console.
    fn decide(&mut self, into: &mut Assembler) {
        let Form::Unknown(head) = &mut self.form else {
            return;
        };
        let head = std::mem::take(head);
        let (line, ended) = match first_line(&head) {
            Some(line) => (line, true),
            None => (&head[..head.len().min(HEAD)], false),
        };
        self.form = if Document::begins(line, ended) {
            Form::Document(Document::default())
        } else if let Some(table) = Table::begin(line, into) {
            Form::Lines(Lines::new(), Body::Table(table))
        } else {
            Form::Lines(Lines::new(), Body::Console(Console::default()))
        };
        self.push(&head, into);
    }

    fn finish(&mut self, into: &mut Assembler) {
        if matches!(self.form, Form::Unknown(_)) {
            self.decide(into);
        }
        match &mut self.form {
            Form::Unknown(_) => {}
            Form::Document(document) => document.finish(into),
            Form::Lines(lines, body) => {
                lines.finish(|line, number| body.line(line, number, into));
                for number in lines.too_long() {
                    into.unread(*number, "longer than a megabyte: no line of a log");
                }
                if let Body::Table(table) = body {
                    table.finish(into);
                }
            }
        }
    }
}

impl Body {
    fn line(&mut self, line: &[u8], number: u64, into: &mut Assembler) {
        match self {
            Body::Table(table) => table.line(line, number, into),
            Body::Console(console) => console.line(line, number, into),
        }
    }
}

/// The first line that is not blank, once its end is there.
fn first_line(head: &[u8]) -> Option<&[u8]> {
    // No further than a fixed length: how a file is cut must make no difference.
    let head = &head[..head.len().min(HEAD)];
    let start = head.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let end = memchr::memchr(b'\n', &head[start..])?;
    Some(head[start..start + end].trim_ascii_end())
}
