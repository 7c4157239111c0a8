//! A run as the rules see it: its columns at hand, what is common computed once.

use std::cell::OnceCell;

use crate::columns::Kind;
use crate::excursion::{self, Excursion};
use crate::given::Given;
use crate::notes::norm_carries_the_scale;
use crate::run::{Column, Numbering, Run};
use crate::stats;
use crate::text::number::grain;

/// A run as the rules see it.
#[derive(Debug)]
pub struct Case<'a> {
    /// The run.
    pub run: &'a Run,
    /// What was given beside it.
    pub given: &'a Given,
    /// Rules that have already found something.
    pub fired: Vec<&'static str>,
    finite: OnceCell<(Vec<f64>, Vec<f64>)>,
    excursion: OnceCell<Option<Excursion>>,
    norms: OnceCell<Option<Column>>,
}

/// No column: for the places where one may be missing.
static NONE: Column = Column {
    name: String::new(),
    kind: None,
    steps: Vec::new(),
    values: Vec::new(),
    decimals: 0,
};

impl<'a> Case<'a> {
    /// The case of a run.
    #[must_use]
    pub fn new(run: &'a Run, given: &'a Given) -> Case<'a> {
        Case {
            run,
            given,
            fired: Vec::new(),
            finite: OnceCell::new(),
            excursion: OnceCell::new(),
            norms: OnceCell::new(),
        }
    }

    /// A column; an empty one if the run has none of the kind.
    #[must_use]
    pub fn column(&self, kind: Kind) -> &'a Column {
        self.run.column(kind).unwrap_or(&NONE)
    }

    /// The training loss.
    #[must_use]
    pub fn loss(&self) -> &'a Column {
        self.column(Kind::Loss)
    }

    /// The learning rate.
    #[must_use]
    pub fn lr(&self) -> &'a Column {
        self.column(Kind::Lr)
    }

    /// The loss on held-out data.
    #[must_use]
    pub fn val(&self) -> &'a Column {
        self.column(Kind::ValLoss)
    }

    /// Gradient norms; divided by the loss scale where they carry it.
    #[must_use]
    pub fn norms(&self) -> &Column {
        self.norms
            .get_or_init(|| norm_carries_the_scale::divided(self.run))
            .as_ref()
            .unwrap_or_else(|| self.column(Kind::GradNorm))
    }

    /// Gradient norms as they are printed.
    #[must_use]
    pub fn printed_norms(&self) -> &'a Column {
        self.column(Kind::GradNorm)
    }

    /// The losses that are numbers: steps and values.
    #[must_use]
    pub fn finite_loss(&self) -> (&[f64], &[f64]) {
        let (steps, values) = self.finite.get_or_init(|| {
            let loss = self.loss();
            loss.steps
                .iter()
                .copied()
                .zip(loss.values.iter().copied())
                .filter(|(_, loss)| loss.is_finite())
                .unzip()
        });
        (steps, values)
    }

    /// The rise of the loss, if there is one; never in reinforcement learning.
    #[must_use]
    pub fn excursion(&self) -> Option<&Excursion> {
        self.excursion
            .get_or_init(|| {
                if self.run.is_rl() {
                    return None;
                }
                excursion::find(self.finite_loss().1, !self.is_sampled())
            })
            .as_ref()
    }

    /// Whether the rows are a sample of what was logged.
    #[must_use]
    pub fn is_sampled(&self) -> bool {
        crate::notes::sampled_export::is_sampled(self.run)
    }

    /// Whether each record is one step, as far as the steps tell.
    #[must_use]
    pub fn is_of_steps(&self) -> bool {
        self.run.numbering == Numbering::Steps
    }

    /// Typical distance between records of a column.
    #[must_use]
    pub fn interval(column: &Column) -> f64 {
        let gaps: Vec<f64> = column
            .steps
            .windows(2)
            .take(1_000)
            .map(|pair| pair[1] - pair[0])
            .collect();
        if gaps.is_empty() {
            1.0
        } else {
            stats::median(&gaps)
        }
    }

    /// How finely a column is printed.
    #[must_use]
    pub fn grain(column: &Column) -> f64 {
        grain(column.decimals)
    }

    /// Whether the log has the run's beginning.
    #[must_use]
    pub fn begins(&self) -> bool {
        let loss = self.loss();
        let first = loss.steps.first().copied().unwrap_or(f64::INFINITY);
        first <= (3.0 * Case::interval(loss)).max(60.0)
    }
}
