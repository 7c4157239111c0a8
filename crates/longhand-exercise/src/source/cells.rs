//! `kind = "vector"` and `kind = "matrix"`.

use super::Reader;
use super::asked::Asked;
use crate::kind::cells::Cells;

impl Reader<'_> {
    pub(super) fn cells(&mut self, asked: &Asked, symbol: String, matrix: bool) -> Option<Cells> {
        let is = self.is(
            asked,
            if matrix {
                "[[1, 2], [3, 4]]"
            } else {
                "[1, 2, 3]"
            },
        )?;
        if !matrix && !asked.columns.is_empty() {
            self.find(
                asked.at,
                "A vector has no columns.",
                "Name its cells with `labels`, or make it `kind = \"matrix\"`.",
            );
        }
        let whole = asked.cells == Some(false);
        if whole && !(asked.labels.is_empty() && asked.columns.is_empty()) {
            self.find(
                asked.at,
                "One field has no cells to name.",
                "Take out `labels` and `columns`, or `cells = false`.",
            );
        }
        Some(Cells {
            is,
            symbol,
            accept: self.accept(asked.accept),
            unit: asked.unit.cloned(),
            also: self.also(asked),
            labels: asked.labels.to_vec(),
            columns: asked.columns.to_vec(),
            whole,
        })
    }
}
