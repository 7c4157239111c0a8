//! A run while its log is read.

use super::log::{Numbering, Restart};
use crate::columns::Kind;

/// A name that stands in the file.
#[derive(Clone, Debug)]
pub struct Name {
    /// As it is written.
    pub shown: String,
    /// What it means, and how plain it is.
    pub kind: Option<(Kind, usize)>,
    /// Whether it marks a summary.
    pub summary: bool,
}

/// A metric of one row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The column, as [`super::Assembler::name`] numbered it.
    pub name: usize,
    /// Its value.
    pub value: f64,
    /// With how many decimals it was written.
    pub decimals: u8,
}

/// Values of one column so far.
#[derive(Clone, Debug)]
pub(super) struct Growing {
    pub name: usize,
    pub steps: Vec<f64>,
    pub values: Vec<f64>,
    pub decimals: u8,
    /// The rank that logs it, where ranks are told apart.
    pub rank: Option<u32>,
}

/// How many values tell how finely a column is printed.
const LOOKED_AT: usize = 200;

impl Growing {
    pub(super) fn push(&mut self, step: f64, cell: Cell) {
        if self.values.len() < LOOKED_AT && cell.value.is_finite() {
            self.decimals = self.decimals.max(cell.decimals);
        }
        self.steps.push(step);
        self.values.push(cell.value);
    }

    pub(super) fn last(&self) -> f64 {
        self.steps.last().copied().unwrap_or(f64::NEG_INFINITY)
    }

    fn at(&self, step: f64) -> Option<f64> {
        let at = self.steps.partition_point(|&s| s < step);
        (self.steps.get(at) == Some(&step)).then(|| self.values[at])
    }
}

/// Rows after the steps went back, as long as they may be a repetition.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    pub first: f64,
    pub rows: Vec<(f64, Option<f64>, Vec<Cell>)>,
}

/// A run while its log is read.
#[derive(Clone, Debug)]
pub(super) struct Building {
    pub format: &'static str,
    pub columns: Vec<Growing>,
    pub restarts: Vec<Restart>,
    pub lowered: Vec<(f64, f64, f64)>,
    pub numbering: Option<Numbering>,
    pub total: Option<f64>,
    pub first: f64,
    pub last: f64,
    pub rows: u64,
    pub repeated: u64,
    pub pending: Option<Pending>,
    /// Records so far, where rows have no step.
    pub records: f64,
    /// Epoch of each record, where rows have no step.
    pub epochs: Vec<f64>,
    /// Step and epoch of each row that names one.
    pub epoch: Vec<(f64, f64)>,
    /// Where steps count anew in each epoch: what to add.
    pub offset: f64,
    pub before: Option<(f64, f64)>,
    /// How plain the name is by which a table's rows are counted.
    pub counts_by: Option<usize>,
}

impl Building {
    pub(super) fn new(format: &'static str) -> Building {
        Building {
            format,
            columns: Vec::new(),
            restarts: Vec::new(),
            lowered: Vec::new(),
            numbering: None,
            total: None,
            first: f64::INFINITY,
            last: f64::NEG_INFINITY,
            rows: 0,
            repeated: 0,
            pending: None,
            records: 0.0,
            epochs: Vec::new(),
            epoch: Vec::new(),
            offset: 0.0,
            before: None,
            counts_by: None,
        }
    }

    pub(super) fn has_values(&self) -> bool {
        !self.columns.is_empty() || !self.lowered.is_empty()
    }

    pub(super) fn column(&mut self, name: usize) -> &mut Growing {
        let at = match self.columns.iter().position(|column| column.name == name) {
            Some(at) => at,
            None => {
                self.columns.push(Growing {
                    name,
                    steps: Vec::new(),
                    values: Vec::new(),
                    decimals: 0,
                    rank: None,
                });
                self.columns.len() - 1
            }
        };
        &mut self.columns[at]
    }

    /// The latest step of the columns that a row has values for.
    pub(super) fn top(&self, cells: &[Cell]) -> f64 {
        self.columns
            .iter()
            .filter(|column| cells.iter().any(|cell| cell.name == column.name))
            .map(Growing::last)
            .fold(f64::NEG_INFINITY, f64::max)
    }

    /// Whether all of this was logged for that step before, value for value.
    pub(super) fn repeats(&self, step: f64, cells: &[Cell]) -> bool {
        cells.iter().all(|cell| {
            self.columns
                .iter()
                .find(|column| column.name == cell.name)
                .and_then(|column| column.at(step))
                .is_some_and(|old| old == cell.value || (old.is_nan() && cell.value.is_nan()))
        })
    }

    /// Puts a row's values behind those that are there.
    pub(super) fn append(&mut self, step: f64, epoch: Option<f64>, cells: &[Cell]) {
        self.rows += 1;
        self.first = self.first.min(step);
        self.last = self.last.max(step);
        if let Some(epoch) = epoch
            && self.numbering == Some(Numbering::Records)
            && step == self.records
        {
            self.epochs.push(epoch);
        }
        if let Some(epoch) = epoch
            && self.epoch.last().is_none_or(|(last, _)| *last < step)
        {
            self.epoch.push((step, epoch));
        }
        let mut repeated = 0;
        for cell in cells {
            let column = self.column(cell.name);
            if column.last() < step {
                column.push(step, *cell);
            } else {
                repeated += 1;
            }
        }
        self.repeated += repeated;
    }

    /// Takes back everything from `step` on; `losses` names the columns whose
    /// earlier values are kept aside.
    pub(super) fn restart(&mut self, step: f64, is_loss: impl Fn(usize) -> bool) {
        let mut before = Vec::new();
        for column in &mut self.columns {
            let keep = column.steps.partition_point(|&s| s < step);
            let steps = column.steps.split_off(keep);
            let values = column.values.split_off(keep);
            if is_loss(column.name) && steps.len() > before.len() {
                before = steps.into_iter().zip(values).collect();
            }
        }
        self.lowered.retain(|(s, ..)| *s < step);
        self.epoch.retain(|(s, _)| *s < step);
        self.restarts.push(Restart { step, before });
        self.last = step;
    }
}
