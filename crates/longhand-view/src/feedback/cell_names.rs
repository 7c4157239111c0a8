//! The cells of a vector or matrix: how many there are and how each is called.

use super::sentence::{Line, math, words as line_of};
use crate::catalogue::{Catalogue, fill};
use longhand_exercise::kind::cells::Cells;
use longhand_exercise::{Kind, Variant};

/// Rows and columns of a part's cells.
pub(crate) fn size(variant: &Variant, part: usize) -> (usize, usize) {
    let numbers = variant.answers.get(part).and_then(|one| one.numbers());
    match numbers.map(|numbers| (numbers.sizes(), numbers.len())) {
        Some(([rows, columns], _)) => (*rows, *columns),
        Some((_, length)) => (1, length),
        None => (0, 0),
    }
}

/// How a cell is called in a sentence.
pub(crate) fn cell_name(
    words: &Catalogue,
    kind: &Kind,
    cells: &Cells,
    columns: usize,
    cell: usize,
) -> Line {
    if let Kind::Matrix(_) = kind {
        let columns = columns.max(1);
        let place: [&dyn core::fmt::Display; 2] = [&(cell / columns + 1), &(cell % columns + 1)];
        return line_of(fill(words.kinds.row_column, &place));
    }
    match cells.labels.get(cell) {
        Some(label) => math(label.clone()),
        None => line_of(fill(words.kinds.cell, &[&(cell + 1)])),
    }
}
