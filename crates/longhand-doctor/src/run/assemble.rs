//! Rows into runs: restarts, resumes, other ranks, several runs, summaries.

use crate::sorted;
use std::collections::HashMap;

use super::building::{Building, Name, Pending};
use super::log::{Log, Numbering};
use super::resolve;
use crate::columns::{self, Kind};

use super::building::Cell;

/// Most columns of one file; what goes beyond is dropped and said.
const MOST_COLUMNS: usize = 1_000;
/// Most different reasons in the list of what could not be read.
const MOST_REASONS: usize = 40;

/// One row of a log.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The step it names.
    pub step: Option<f64>,
    /// Steps under the names of columns, with how plain each name is: a table
    /// may count in two ways, and a run keeps to one.
    pub steps: Vec<(usize, f64)>,
    /// Of how many.
    pub total: Option<f64>,
    /// The epoch it names.
    pub epoch: Option<f64>,
    /// Its metrics.
    pub cells: Vec<Cell>,
    /// The rank that wrote it, where it says so.
    pub rank: Option<u32>,
    /// Which of several runs side by side it belongs to.
    pub lane: usize,
    /// Whether it sums up the whole run.
    pub summary: bool,
}

impl Row {
    /// Empties it for the next one.
    pub fn clear(&mut self) {
        self.step = None;
        self.steps.clear();
        self.total = None;
        self.epoch = None;
        self.cells.clear();
        self.rank = None;
        self.lane = 0;
        self.summary = false;
    }
}

/// Puts rows together to runs.
#[derive(Debug, Default)]
pub struct Assembler {
    names: Vec<Name>,
    numbers: HashMap<Vec<u8>, usize>,
    corrections: Vec<(String, Kind)>,
    lanes: Vec<Lane>,
    done: Vec<(usize, Building)>,
    unread: Vec<(String, u64, u64)>,
    settings: Vec<(String, f64)>,
    max_steps: Option<f64>,
    too_many: bool,
}

#[derive(Debug, Default)]
struct Lane {
    name: Option<String>,
    now: Option<Building>,
}

impl Assembler {
    /// Nothing read yet; `corrections` say by hand what a column holds.
    #[must_use]
    pub fn new(corrections: Vec<(String, Kind)>) -> Assembler {
        Assembler {
            corrections,
            ..Assembler::default()
        }
    }

    /// The number of a column's name.
    pub fn name(&mut self, raw: &[u8]) -> usize {
        if let Some(&number) = self.numbers.get(raw) {
            return number;
        }
        if self.names.len() >= MOST_COLUMNS && !self.names.is_empty() {
            self.too_many = true;
            return usize::MAX;
        }
        let shown = String::from_utf8_lossy(raw).trim().to_owned();
        let corrected = self
            .corrections
            .iter()
            .find(|(name, _)| *name == shown)
            .map(|(_, kind)| (*kind, 0));
        let taken = |kind: Kind| self.corrections.iter().any(|(_, k)| *k == kind);
        let kind =
            corrected.or_else(|| columns::recognise(&shown).filter(|(kind, _)| !taken(*kind)));
        // `Loss` and `loss` are one column.
        let same = kind
            .filter(|_| corrected.is_none())
            .and_then(|kind| self.names.iter().position(|known| known.kind == Some(kind)));
        if let Some(number) = same {
            self.numbers.insert(raw.to_vec(), number);
            return number;
        }
        self.names.push(Name {
            kind,
            summary: columns::is_summary(&shown),
            shown,
        });
        self.numbers.insert(raw.to_vec(), self.names.len() - 1);
        self.names.len() - 1
    }

    /// What a name means.
    #[must_use]
    pub fn kind(&self, name: usize) -> Option<Kind> {
        self.names.get(name)?.kind.map(|(kind, _)| kind)
    }

    /// How plain a name is among those of its kind.
    #[must_use]
    pub fn plainness(&self, name: usize) -> usize {
        self.names
            .get(name)
            .and_then(|name| name.kind)
            .map_or(usize::MAX, |(_, plain)| plain)
    }

    /// Adds a named value to a row: the step and the epoch to their places.
    pub fn put(&mut self, row: &mut Row, name: usize, value: f64, decimals: u8) {
        let Some(known) = self.names.get(name) else {
            return;
        };
        row.summary |= known.summary;
        match known.kind {
            Some((Kind::Step, plain)) if value.is_finite() => row.steps.push((plain, value)),
            Some((Kind::Step, _)) => {}
            Some((Kind::Epoch, _)) => row.epoch = row.epoch.or(value.is_finite().then_some(value)),
            _ => row.cells.push(Cell {
                name,
                value,
                decimals,
            }),
        }
    }

    /// Names the run of a lane.
    pub fn lane(&mut self, lane: usize, name: &str) {
        self.lane_at(lane).name = Some(name.to_owned());
    }

    fn lane_at(&mut self, lane: usize) -> &mut Lane {
        while self.lanes.len() <= lane {
            self.lanes.push(Lane::default());
        }
        &mut self.lanes[lane]
    }

    /// The last step of a lane's run.
    #[must_use]
    pub fn last_step(&self, lane: usize) -> Option<f64> {
        let now = self.lanes.get(lane)?.now.as_ref()?;
        (now.last > f64::NEG_INFINITY && now.numbering == Some(Numbering::Steps))
            .then_some(now.last)
    }

    /// Whether no column is of a known kind, but for those that say where a row
    /// stands.
    #[must_use]
    pub fn knows_no_metric(&self) -> bool {
        !self
            .names
            .iter()
            .any(|name| name.kind.is_some_and(|(kind, _)| !kind.places()))
    }

    /// Whether anything has been measured yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
            && !self
                .lanes
                .iter()
                .any(|lane| lane.now.as_ref().is_some_and(Building::has_values))
    }

    /// Something looked like part of a log and could not be read.
    pub fn unread(&mut self, line: u64, reason: impl Into<String>) {
        let reason = reason.into();
        if let Some((_, _, count)) = self.unread.iter_mut().find(|(said, ..)| *said == reason) {
            *count += 1;
        } else if self.unread.len() < MOST_REASONS {
            self.unread.push((reason, line, 1));
        }
    }

    /// A setting that stands in the file.
    pub fn setting(&mut self, name: &str, value: f64) {
        if name == "max_steps" && value > 0.0 {
            self.max_steps = Some(value);
        }
        if !self.settings.iter().any(|(known, _)| known == name) {
            self.settings.push((name.to_owned(), value));
        }
    }

    /// The scale was lowered, outside of any row.
    pub fn lowered(&mut self, from: f64, to: f64, format: &'static str) {
        let lane = self.lane_at(0);
        let now = lane.now.get_or_insert_with(|| Building::new(format));
        #[allow(clippy::cast_precision_loss)]
        let step = if now.last > f64::NEG_INFINITY {
            now.last
        } else {
            now.lowered.len() as f64 + 1.0
        };
        now.lowered.push((step, from, to));
    }

    /// Takes a row.
    pub fn row(&mut self, row: &mut Row, format: &'static str) {
        if row.summary {
            return;
        }
        row.cells.retain(|cell| cell.name != usize::MAX);
        if let Some(rank) = row.rank {
            self.keep_one_rank(row, rank);
        }
        if row.cells.is_empty() {
            return;
        }
        let names = &self.names;
        let kind = |name: usize| {
            names
                .get(name)
                .and_then(|name| name.kind)
                .map(|(kind, _)| kind)
        };
        let only_held_out = row
            .cells
            .iter()
            .any(|cell| kind(cell.name) == Some(Kind::ValLoss))
            && !row
                .cells
                .iter()
                .any(|cell| kind(cell.name) == Some(Kind::Loss));
        while self.lanes.len() <= row.lane {
            self.lanes.push(Lane::default());
        }
        let lane = &mut self.lanes[row.lane];
        let now = lane.now.get_or_insert_with(|| Building::new(format));
        if now.columns.is_empty() {
            now.format = format;
        }
        let Some(step) = place(now, row, only_held_out) else {
            return;
        };
        if row.total.is_some() {
            now.total = row.total;
        }
        if let Some(rank) = row.rank {
            for cell in &row.cells {
                now.column(cell.name).rank.get_or_insert(rank);
            }
        }
        let is_loss = |name: usize| kind(name) == Some(Kind::Loss);
        if let Some(fresh) = take(now, step, row.epoch, &row.cells, is_loss) {
            let old = std::mem::replace(now, fresh);
            self.done.push((row.lane, old));
        }
    }

    /// Drops what another rank than the first has logged.
    fn keep_one_rank(&mut self, row: &mut Row, rank: u32) {
        let Some(now) = self
            .lanes
            .get_mut(row.lane)
            .and_then(|lane| lane.now.as_mut())
        else {
            return;
        };
        let before = row.cells.len();
        row.cells.retain(|cell| {
            let column = now.columns.iter().find(|column| column.name == cell.name);
            column.is_none_or(|column| column.rank.is_none_or(|first| first == rank))
        });
        now.repeated += (before - row.cells.len()) as u64;
    }

    /// The runs, and what could not be read.
    #[must_use]
    pub fn finish(mut self) -> Log {
        for (number, lane) in self.lanes.iter_mut().enumerate() {
            if let Some(mut now) = lane.now.take() {
                if let Some(pending) = now.pending.take() {
                    now.repeated += pending.rows.len() as u64;
                }
                self.done.push((number, now));
            }
        }
        sorted::few(&mut self.done, |(lane, _)| *lane);
        if self.too_many {
            self.unread.push((
                format!("more than {MOST_COLUMNS} columns; those beyond are left out"),
                0,
                1,
            ));
        }
        let mut runs = Vec::new();
        for (lane, building) in self.done {
            let name = self.lanes.get(lane).and_then(|lane| lane.name.clone());
            runs.extend(resolve::run(building, &self.names, name, self.max_steps));
        }
        let unread = self.unread.into_iter().map(|(reason, line, count)| {
            let place = if line == 0 {
                String::new()
            } else {
                format!("line {line}: ")
            };
            let more = match count {
                1 => String::new(),
                many => format!(" ({many} times)"),
            };
            format!("{place}{reason}{more}")
        });
        Log {
            runs,
            unread: unread.collect(),
            settings: self.settings,
        }
    }
}

/// At which step a row stands.
fn place(now: &mut Building, row: &Row, only_held_out: bool) -> Option<f64> {
    let named = row.steps.iter().map(|(plain, _)| *plain).min();
    if let Some(plain) = named {
        now.counts_by.get_or_insert(plain);
    }
    let column = row
        .steps
        .iter()
        .find(|(plain, _)| now.counts_by == Some(*plain));
    let step = row.step.or(column.map(|(_, step)| *step));
    let numbering = *now.numbering.get_or_insert(match step {
        Some(_) => Numbering::Steps,
        None => Numbering::Records,
    });
    if numbering == Numbering::Steps {
        let Some(step) = step else {
            return (now.last > f64::NEG_INFINITY).then_some(now.last);
        };
        // Steps that count anew in each epoch.
        if let (Some(epoch), Some((old_epoch, old_step))) = (row.epoch, now.before)
            && epoch > old_epoch
            && step < old_step
        {
            now.offset += row.total.unwrap_or(0.0).max(old_step);
        }
        if let (Some(epoch), Some((old_epoch, _))) = (row.epoch, now.before)
            && epoch < old_epoch
        {
            now.offset = 0.0;
        }
        if let Some(epoch) = row.epoch {
            now.before = Some((epoch, step));
        }
        return Some(step + now.offset);
    }
    if only_held_out {
        return Some(now.records.max(1.0));
    }
    if let (Some(epoch), Some(&last)) = (row.epoch, now.epochs.last())
        && epoch < last - 1e-9
    {
        let back = now.epochs.partition_point(|&e| e < epoch - 1e-12);
        #[allow(clippy::cast_precision_loss)]
        let records = back as f64;
        now.records = records;
        now.epochs.truncate(back);
    }
    now.records += 1.0;
    Some(now.records)
}

/// Puts a row where it belongs; a new run, if one begins here.
fn take(
    now: &mut Building,
    step: f64,
    epoch: Option<f64>,
    cells: &[Cell],
    is_loss: impl Fn(usize) -> bool,
) -> Option<Building> {
    let top = now.top(cells);
    if let Some(mut pending) = now.pending.take() {
        if step > top {
            // It has only repeated itself, and goes on.
            now.repeated += pending.rows.len() as u64;
        } else if now.repeats(step, cells) {
            pending.rows.push((step, epoch, cells.to_vec()));
            now.pending = Some(pending);
            return None;
        } else {
            pending.rows.push((step, epoch, cells.to_vec()));
            return begin_again(now, pending, is_loss);
        }
    } else if step < top {
        let pending = Pending {
            first: step,
            rows: vec![(step, epoch, cells.to_vec())],
        };
        if now.repeats(step, cells) {
            now.pending = Some(pending);
            return None;
        }
        return begin_again(now, pending, is_loss);
    }
    now.append(step, epoch, cells);
    None
}

/// A restart, or a new run where the steps fell back to the beginning.
fn begin_again(
    now: &mut Building,
    pending: Pending,
    is_loss: impl Fn(usize) -> bool,
) -> Option<Building> {
    let mut fresh = (pending.first <= now.first).then(|| {
        let mut fresh = Building::new(now.format);
        fresh.numbering = now.numbering;
        fresh.records = now.records;
        fresh.counts_by = now.counts_by;
        fresh.total = now.total;
        fresh
    });
    if fresh.is_none() {
        now.restart(pending.first, is_loss);
    }
    let into = fresh.as_mut().unwrap_or(now);
    for (step, epoch, cells) in pending.rows {
        into.append(step, epoch, &cells);
    }
    fresh
}
