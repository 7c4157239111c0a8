//! What stands in the fields of one part.

use longhand_exercise::Answer;
use std::collections::BTreeSet;

/// Most fields that a part can have; what claims to stand further on is left out.
const MOST: usize = 1_000;

/// What stands in one part's fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Inputs {
    /// The text of each field: one, or one a cell, row by row. Shorter where the rest is empty.
    pub(super) fields: Vec<String>,
    /// Ids of the options picked.
    pub(super) picked: BTreeSet<String>,
}

impl Inputs {
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

    /// The text of the one field, as an answer.
    pub(super) fn text(&self) -> Answer {
        Answer::Text(self.field(0).to_string())
    }

    /// The fields as one text, kept as a draft. They are apart by tabs, which no field holds.
    pub(super) fn written(&self) -> String {
        self.fields.join("\t")
    }

    /// Puts such a draft back.
    pub(super) fn read(&mut self, draft: &str) {
        let fields = draft.split('\t').take(MOST);
        self.fields = fields.map(str::to_string).collect();
    }

    /// The ids picked, as one text.
    pub(super) fn picks(&self) -> String {
        let picked: Vec<&str> = self.picked.iter().map(String::as_str).collect();
        picked.join(" ")
    }

    /// What a learner would have in the fields of each part who hands this in.
    pub(super) fn of(answer: &Answer) -> Vec<Inputs> {
        let mut inputs = Inputs::default();
        match answer {
            Answer::Parts(parts) => {
                let each = parts.iter().map(Inputs::of);
                return each
                    .map(|inputs| inputs.into_iter().next().unwrap_or_default())
                    .collect();
            }
            Answer::Text(text) => inputs.put(0, text.clone()),
            Answer::Cells(cells) => {
                for (cell, text) in cells.iter().enumerate() {
                    inputs.put(cell, text.clone());
                }
            }
            Answer::Picked(ids) | Answer::Ordered(ids) => {
                inputs.picked.extend(ids.iter().cloned());
            }
            Answer::Lines(lines) => inputs.picked.extend(lines.iter().map(u32::to_string)),
            Answer::Ran(_) => {}
        }
        vec![inputs]
    }
}
