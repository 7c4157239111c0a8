//! Tables: CSV with `,`, `;` or tabs, and decimal commas where `;` separates.

use crate::columns::{self, Kind};
use crate::run::{Assembler, Row};
use crate::text::excerpt;
use crate::text::number::{self, Cell};

/// A table while it is read.
#[derive(Debug)]
pub(super) struct Table {
    separator: u8,
    point: u8,
    header: Vec<u8>,
    columns: Vec<Place>,
    /// How many columns the header has.
    width: usize,
    begun: bool,
    row: Row,
    /// TensorBoard's download names no metric.
    nameless: bool,
    lanes: usize,
}

/// Where a column's cells go.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// A column's number, in one run or in all.
    Column {
        name: usize,
        lane: Option<usize>,
    },
    Ignored,
}

impl Table {
    /// A table, if the line is the header of one: at least two known names, or
    /// one known name among others.
    pub(super) fn begin(line: &[u8], into: &mut Assembler) -> Option<Table> {
        if line.starts_with(b"{") || line.starts_with(b"[") {
            return None;
        }
        let separator = [b',', b';', b'\t']
            .into_iter()
            .max_by_key(|separator| cells(line, *separator).len())?;
        let names = cells(line, separator);
        if names.len() < 2 || names.iter().any(|name| name.len() > 200) {
            return None;
        }
        let kinds: Vec<Option<Kind>> = names
            .iter()
            .map(|name| columns::recognise(&String::from_utf8_lossy(name)).map(|(kind, _)| kind))
            .collect();
        let known = kinds.iter().flatten().count();
        let numbers = names
            .iter()
            .any(|name| matches!(number::cell(name, b'.'), Cell::Number(_)));
        let wordy = names
            .iter()
            .any(|name| name.contains(&b' ') && name.len() > 60);
        let placed = kinds.iter().flatten().any(|kind| kind.places());
        if numbers || wordy || known == 0 || (known < 2 && !placed) {
            return None;
        }
        let mut table = Table {
            separator,
            point: if separator == b',' { b'.' } else { b',' },
            header: line.to_vec(),
            columns: Vec::new(),
            width: names.len(),
            begun: false,
            row: Row::default(),
            nameless: is_download(&names),
            lanes: 0,
        };
        table.place(&names, into);
        Some(table)
    }

    /// Gives each column its place; the columns of a chart may be of several runs.
    fn place(&mut self, names: &[Vec<u8>], into: &mut Assembler) {
        let mut runs: Vec<String> = Vec::new();
        for name in names {
            let shown = String::from_utf8_lossy(name).into_owned();
            if columns::is_bound(&shown) || shown.trim().is_empty() {
                self.columns.push(Place::Ignored);
                continue;
            }
            let lane = columns::run(&shown).map(|run| {
                runs.iter()
                    .position(|known| known == run)
                    .unwrap_or_else(|| {
                        runs.push(run.to_owned());
                        runs.len() - 1
                    })
            });
            let name = into.name(shown.as_bytes());
            self.columns.push(Place::Column { name, lane });
        }
        for (lane, run) in runs.iter().enumerate() {
            into.lane(lane, run);
        }
        self.lanes = runs.len();
    }

    pub(super) fn line(&mut self, line: &[u8], number: u64, into: &mut Assembler) {
        let line = line.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(line);
        if line.trim_ascii() == self.header {
            self.begun = true;
            return;
        }
        if !self.begun || line.trim_ascii().is_empty() {
            return;
        }
        let cells = cells(line, self.separator);
        if cells.len() > self.width {
            into.unread(number, "more cells than the header has columns");
            return;
        }
        if self.lanes > 1 {
            for lane in 0..self.lanes {
                self.row_of(&cells, number, Some(lane), into);
            }
        } else {
            self.row_of(&cells, number, None, into);
        }
    }

    fn row_of(&mut self, cells: &[Vec<u8>], number: u64, of: Option<usize>, into: &mut Assembler) {
        self.row.clear();
        self.row.lane = of.unwrap_or(0);
        for (text, place) in cells.iter().zip(&self.columns) {
            let Place::Column { name, lane } = *place else {
                continue;
            };
            if of.is_some() && lane.is_some() && lane != of {
                continue;
            }
            match number::cell(text, self.point) {
                Cell::Number(found) => {
                    into.put(&mut self.row, name, found.value, found.decimals);
                }
                Cell::Nothing => {}
                Cell::Text => {
                    if let Some(kind) = into.kind(name) {
                        let found = excerpt(text);
                        into.unread(number, format!("`{found}` in column {}", kind.name()));
                    }
                }
            }
        }
        into.row(&mut self.row, "csv");
    }

    pub(super) fn finish(&mut self, into: &mut Assembler) {
        if self.nameless && into.knows_no_metric() {
            into.unread(
                0,
                "the metric's name stands only in the file's name: say what the column `Value` holds",
            );
        }
    }
}

/// Whether this is what TensorBoard offers for download.
fn is_download(names: &[Vec<u8>]) -> bool {
    let plain = |name: &Vec<u8>| name.to_ascii_lowercase();
    names.len() == 3
        && plain(&names[0]) == b"wall time"
        && plain(&names[1]) == b"step"
        && plain(&names[2]) == b"value"
}

/// The cells of a line; quoted ones may hold the separator.
fn cells(line: &[u8], separator: u8) -> Vec<Vec<u8>> {
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        while line.get(at) == Some(&b' ') {
            at += 1;
        }
        if line.get(at) == Some(&b'"') {
            let mut cell = Vec::new();
            at += 1;
            while let Some(&byte) = line.get(at) {
                at += 1;
                if byte == b'"' {
                    if line.get(at) != Some(&b'"') {
                        break;
                    }
                    at += 1;
                }
                cell.push(byte);
            }
            let end = memchr::memchr(separator, &line[at..]);
            cells.push(cell);
            match end {
                Some(end) => at += end + 1,
                None => return cells,
            }
        } else if let Some(end) = memchr::memchr(separator, &line[at..]) {
            cells.push(line[at..at + end].trim_ascii().to_vec());
            at += end + 1;
        } else {
            cells.push(line[at..].trim_ascii().to_vec());
            return cells;
        }
    }
}
