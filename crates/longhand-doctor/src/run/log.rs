//! The data: runs, their columns and restarts.

use crate::columns::{self, Kind};
use crate::sorted;

/// A file that has been read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    /// The runs, in the order in which they stand.
    pub runs: Vec<Run>,
    /// What looked like part of a log and could not be read.
    pub unread: Vec<String>,
    /// Settings that stand beside the log (`config.json`, training arguments).
    pub settings: Vec<(String, f64)>,
}

/// How a run's steps are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbering {
    /// By the optimizer's steps.
    #[default]
    Steps,
    /// By records: one may be the mean of many steps.
    Records,
    /// By epochs.
    Epochs,
}

/// One training run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// The format it was written in.
    pub format: &'static str,
    /// What the file calls it, where it holds several.
    pub name: Option<String>,
    /// Its columns: those of a known kind first.
    pub columns: Vec<Column>,
    /// Where it was begun again.
    pub restarts: Vec<Restart>,
    /// What its steps count.
    pub numbering: Numbering,
    /// How many steps it was to take, if the file says so.
    pub max_steps: Option<f64>,
    /// How many rows of the file belong to it.
    pub rows: u64,
    /// How many values stood there twice (other ranks, a log written twice).
    pub repeated: u64,
    /// Steps at which the scaler or the trainer said that it lowers the scale:
    /// step, scale before (NaN if not said), scale after.
    pub lowered: Vec<(f64, f64, f64)>,
}

/// A metric over the steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// As the file writes it.
    pub name: String,
    /// What it holds, if it is known and no plainer column holds it.
    pub kind: Option<Kind>,
    /// Steps, rising.
    pub steps: Vec<f64>,
    /// The value at each step.
    pub values: Vec<f64>,
    /// Most decimals among the first two hundred values.
    pub decimals: u8,
}

/// A place where the steps went back.
#[derive(Clone, Debug, PartialEq)]
pub struct Restart {
    /// The first step after it.
    pub step: f64,
    /// The losses logged before it from that step on, which the new ones replace.
    pub before: Vec<(f64, f64)>,
}

impl Run {
    /// The column of a kind.
    #[must_use]
    pub fn column(&self, kind: Kind) -> Option<&Column> {
        self.columns.iter().find(|column| column.kind == Some(kind))
    }

    /// The column whose metric has this name, whatever is before its last `/`.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Column> {
        self.columns
            .iter()
            .find(|column| column.name.rsplit('/').next() == Some(name))
    }

    /// First and last step.
    #[must_use]
    pub fn span(&self) -> (f64, f64) {
        let mut span = (f64::INFINITY, f64::NEG_INFINITY);
        for column in &self.columns {
            if let (Some(first), Some(last)) = (column.steps.first(), column.steps.last()) {
                span = (span.0.min(*first), span.1.max(*last));
            }
        }
        if span.0 > span.1 { (0.0, 0.0) } else { span }
    }

    /// Whether the loss may be a cross-entropy of tokens.
    #[must_use]
    pub fn is_of_tokens(&self) -> bool {
        !self.is_rl() && !self.tells(columns::tells_of_no_tokens)
    }

    /// Whether the run is one of reinforcement learning.
    #[must_use]
    pub fn is_rl(&self) -> bool {
        self.tells(columns::tells_of_rl)
    }

    fn tells(&self, of: fn(&str) -> bool) -> bool {
        self.columns.iter().any(|column| of(&column.name))
    }

    /// Corrects by hand what a column holds: `name` becomes the column of this
    /// kind, and what was taken for it before becomes a column without a kind.
    /// Whether there is such a column.
    pub fn take_as(&mut self, name: &str, kind: Kind) -> bool {
        let Some(at) = self.columns.iter().position(|column| column.name == name) else {
            return false;
        };
        for column in &mut self.columns {
            if column.kind == Some(kind) {
                column.kind = None;
            }
        }
        self.columns[at].kind = Some(kind);
        order(&mut self.columns);
        true
    }
}

impl Column {
    /// The name in reports: the kind's, or its own.
    #[must_use]
    pub fn key(&self) -> &str {
        match self.kind {
            Some(kind) => kind.name(),
            None => &self.name,
        }
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value at a step, if one was logged there.
    #[must_use]
    pub fn at(&self, step: f64) -> Option<f64> {
        let at = self.steps.partition_point(|&s| s < step);
        (self.steps.get(at) == Some(&step)).then(|| self.values[at])
    }

    /// The last value at or before a step.
    #[must_use]
    pub fn until(&self, step: f64) -> Option<f64> {
        let at = self.steps.partition_point(|&s| s <= step);
        at.checked_sub(1).map(|at| self.values[at])
    }
}

/// Known kinds first, in their order, then the others as they stand.
pub(super) fn order(columns: &mut [Column]) {
    sorted::few(columns, |column| {
        column
            .kind
            .and_then(|kind| Kind::all().position(|known| known == kind))
            .unwrap_or(usize::MAX)
    });
}
