//! One JSON value: Hugging Face's `trainer_state.json` and its like.
//!
//! The text is followed byte by byte. Rows are the objects of a list named
//! `log_history` (or of a list that is the whole value); each is read when it is
//! complete. What stands beside them on the first level is kept as settings, so
//! that a `config.json` or training arguments serve too.

use super::flat;
use crate::run::{Assembler, Row};
use crate::text::number::Cell;

/// Longest row, and longest first level.
const LONGEST: usize = 1 << 20;
/// Lists whose objects are rows.
const ROWS: &[&[u8]] = &[
    b"log_history",
    b"history",
    b"logs",
    b"metrics",
    b"data",
    b"rows",
    b"records",
];

/// Where in a JSON value the reader stands.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// What is open: `{` or `[`.
    open: Vec<u8>,
    in_string: bool,
    escaped: bool,
    /// The last string on the first level: maybe the name of what follows.
    key: Vec<u8>,
    /// The row that is being read.
    row: Vec<u8>,
    in_row: bool,
    in_rows: bool,
    /// The first level without what is nested in it.
    top: Vec<u8>,
    rows: u64,
    line: u64,
    ended: bool,
    fault: Option<String>,
}

impl Document {
    /// Whether a text that begins with this line is one JSON value that goes on
    /// beyond it (or is a whole state by itself).
    pub(super) fn begins(line: &[u8], ended: bool) -> bool {
        let text = line.trim_ascii();
        let Some(rest) = text.strip_prefix(b"{").or_else(|| text.strip_prefix(b"[")) else {
            return false;
        };
        let list = text.first() == Some(&b'[');
        match rest.trim_ascii_start().first() {
            None => ended,
            Some(b'{' | b']') => list,
            Some(b'"') => {
                let whole = flat::object(text, |_, _| {}) == Some(text.len());
                let state = crate::text::find(text, b"\"log_history\"").is_some();
                !list && (!whole || state)
            }
            Some(b'}') => false,
            Some(_) => false,
        }
    }

    pub(super) fn push(&mut self, bytes: &[u8], into: &mut Assembler) {
        for &byte in bytes {
            if self.fault.is_some() {
                return;
            }
            self.line += u64::from(byte == b'\n');
            self.byte(byte, into);
        }
    }

    fn byte(&mut self, byte: u8, into: &mut Assembler) {
        if self.in_row {
            if self.row.len() >= LONGEST {
                self.fault = Some("a row is longer than a megabyte".to_owned());
                return;
            }
            self.row.push(byte);
        } else if self.open.len() == 1 && self.top.len() < LONGEST {
            self.top.push(byte);
        }
        if self.in_string {
            self.string(byte);
            return;
        }
        match byte {
            b'"' => {
                self.in_string = true;
                self.key.clear();
            }
            b'{' | b'[' => self.opens(byte),
            b'}' | b']' => self.closes(byte, into),
            _ => {}
        }
    }

    fn string(&mut self, byte: u8) {
        if self.escaped {
            self.escaped = false;
        } else if byte == b'\\' {
            self.escaped = true;
        } else if byte == b'"' {
            self.in_string = false;
        }
        if self.in_string && self.key.len() < 64 {
            self.key.push(byte);
        }
    }

    fn opens(&mut self, byte: u8) {
        if self.ended {
            self.fault = Some("text after the end of the JSON value".to_owned());
            return;
        }
        let depth = self.open.len();
        if byte == b'[' && !self.in_row {
            let named = depth == 1 && ROWS.contains(&self.key.as_slice());
            self.in_rows |= depth == 0 || named;
        }
        let parent_is_list = self.open.last() == Some(&b'[');
        if byte == b'{' && self.in_rows && parent_is_list && !self.in_row {
            self.in_row = true;
            self.row.clear();
            self.row.push(byte);
        }
        if depth == 1 && self.top.last() == Some(&byte) {
            // What is nested has no place on the first level.
            self.top.pop();
            self.top.extend_from_slice(b"null");
        }
        self.open.push(byte);
        if depth == 0 {
            self.top.clear();
            self.top.push(byte);
        }
        if depth > 64 {
            self.fault = Some("nested too deeply".to_owned());
        }
    }

    fn closes(&mut self, byte: u8, into: &mut Assembler) {
        let opened = if byte == b'}' { b'{' } else { b'[' };
        if self.open.pop() != Some(opened) {
            self.fault = Some("a bracket is closed that was not opened".to_owned());
            return;
        }
        let row_closes = self.in_row
            && byte == b'}'
            && self.open.last() == Some(&b'[')
            && (self.open.len() == 1 || self.open.len() == 2);
        if row_closes {
            self.in_row = false;
            self.rows += 1;
            self.take_row(into);
        } else if byte == b']' && self.open.len() <= 1 {
            self.in_rows = false;
        }
        self.ended = self.open.is_empty();
    }

    fn take_row(&mut self, into: &mut Assembler) {
        let mut row = Row::default();
        let text = std::mem::take(&mut self.row);
        let line = self.line + 1;
        let read = flat::object(&text, |name, cell| {
            if let Cell::Number(number) = cell {
                let name = into.name(name);
                into.put(&mut row, name, number.value, number.decimals);
            }
        });
        self.row = text;
        if read.is_none() {
            into.unread(line, "a row of the history that is no JSON object");
        }
        into.row(&mut row, "trainer_state");
    }

    pub(super) fn finish(&mut self, into: &mut Assembler) {
        let line = self.line + 1;
        if let Some(fault) = self.fault.take() {
            into.unread(line, format!("the JSON is broken: {fault}"));
        } else if !self.ended {
            into.unread(line, "the file ends inside its JSON value");
            self.top.push(b'}');
        }
        let settings = flat::object(&self.top, |name, cell| {
            if let Cell::Number(number) = cell {
                into.setting(&String::from_utf8_lossy(name), number.value);
            }
        });
        if settings.is_none() && self.rows == 0 && self.top.first() == Some(&b'{') {
            into.unread(line, "JSON without a `log_history` and without settings");
        }
    }
}
