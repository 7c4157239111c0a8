//! What stands in a card's fields.

use longhand_exercise::{Answer, Kind};
use std::collections::BTreeSet;

/// Most fields that a part can have; what claims to stand further on is left out.
const MOST: usize = 1_000;

/// What stands in one part's fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Desk {
    /// The text of each field: one, or one a cell, row by row. Shorter where the rest is empty.
    pub(super) fields: Vec<String>,
    /// Ids of the options picked.
    pub(super) picked: BTreeSet<String>,
}

impl Desk {
    /// What stands in a field.
    pub(super) fn field(&self, cell: usize) -> &str {
        self.fields.get(cell).map_or("", String::as_str)
    }

    /// Puts a text into a field.
    pub(super) fn put(&mut self, cell: usize, text: String) {
        if cell >= MOST {
            return;
        }
        if self.fields.len() <= cell {
            self.fields.resize(cell + 1, String::new());
        }
        if let Some(field) = self.fields.get_mut(cell) {
            *field = text;
        }
    }

    /// Picks an option or takes it back.
    pub(super) fn choose(&mut self, option: String, on: bool, several: bool) {
        if !several {
            self.picked.clear();
        }
        if on {
            self.picked.insert(option);
        } else {
            self.picked.remove(&option);
        }
    }

    /// The answer that stands here.
    pub(super) fn answer(&self, kind: &Kind) -> Answer {
        match kind {
            Kind::Choice(_) => Answer::Picked(self.picked.iter().cloned().collect()),
            Kind::Bug(bug) => {
                let lines = self.picked.iter().filter_map(|line| line.parse().ok());
                let known = lines.filter(|line| bug.line(*line).is_some());
                Answer::Lines(known.collect())
            }
            Kind::Graph(_) => Answer::Cells(self.fields.clone()),
            Kind::Vector(cells) | Kind::Matrix(cells) if !cells.whole => {
                Answer::Cells(self.fields.clone())
            }
            _ => Answer::Text(self.field(0).to_string()),
        }
    }

    /// Spreads a list over the cells of a grid. One as long as there are cells fills them all; a
    /// shorter one is laid down from `cell` on, if it fits there. Says whether it did.
    pub(super) fn spread(
        &mut self,
        list: &[Vec<String>],
        cell: usize,
        size: (usize, usize),
    ) -> bool {
        let (rows, columns) = size;
        let total = rows * columns;
        let count: usize = list.iter().map(Vec::len).sum();
        if count == total && total > 0 && total < MOST {
            self.fields = list.iter().flatten().cloned().collect();
            return true;
        }
        let columns = columns.max(1);
        let (row, column) = (cell / columns, cell % columns);
        let fits = count > 1
            && row + list.len() <= rows
            && list.iter().all(|line| column + line.len() <= columns);
        if fits {
            for (i, line) in list.iter().enumerate() {
                for (j, text) in line.iter().enumerate() {
                    self.put((row + i) * columns + column + j, text.clone());
                }
            }
        }
        fits
    }

    /// What stands here as one text, kept as a draft. Cells are apart by tabs, which no field holds.
    pub(super) fn draft(&self, kind: &Kind) -> String {
        match kind {
            Kind::Choice(_) | Kind::Bug(_) => {
                let picked: Vec<&str> = self.picked.iter().map(String::as_str).collect();
                picked.join(" ")
            }
            _ => self.fields.join("\t"),
        }
    }

    /// Puts a draft back.
    pub(super) fn restore(&mut self, kind: &Kind, draft: &str) {
        match kind {
            Kind::Choice(choice) => {
                let known = draft.split(' ').filter(|id| choice.option(id).is_some());
                self.picked = known.map(str::to_string).collect();
            }
            Kind::Bug(bug) => {
                let known = |line: &&str| line.parse().is_ok_and(|line| bug.line(line).is_some());
                let lines = draft.split(' ').filter(known);
                self.picked = lines.map(str::to_string).collect();
            }
            _ => self.fields = draft.split('\t').take(MOST).map(str::to_string).collect(),
        }
    }
}
