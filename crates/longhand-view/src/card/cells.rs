//! A vector or matrix: one field a cell, each with its mark once judged.

use super::Card;
use super::field::{keys_for, outcome_mark};
use super::frame::math;
use crate::catalogue::{Catalogue, fill};
use longhand_exercise::kind::cells::Cells;
use longhand_exercise::{Kind, Variant};
use maud::{Markup, html};

impl Card {
    /// An exercise with cells.
    pub(super) fn in_cells(
        &self,
        words: &Catalogue,
        kind: &Kind,
        cells: &Cells,
        variant: &Variant,
    ) -> Markup {
        html! {
            form.filling data-on="check" {
                (self.grid(words, 0, kind, cells, variant, None))
                div.answer { (self.buttons(words, words.check, false)) }
            }
            (keys_for(words, kind))
            (self.rule(words, 0, kind))
        }
    }

    /// Rows and columns of a part's cells.
    pub(super) fn size(variant: &Variant, part: usize) -> (usize, usize) {
        let numbers = variant.answers.get(part).and_then(|one| one.numbers());
        match numbers.map(|numbers| (numbers.sizes(), numbers.len())) {
            Some(([rows, columns], _)) => (*rows, *columns),
            Some((_, length)) => (1, length),
            None => (0, 0),
        }
    }

    /// The cells of a part, in brackets. A vector whose cells have names stands one below another.
    pub(super) fn grid(
        &self,
        words: &Catalogue,
        part: usize,
        kind: &Kind,
        cells: &Cells,
        variant: &Variant,
        named_by: Option<&str>,
    ) -> Markup {
        let (rows, columns) = Card::size(variant, part);
        let matrix = matches!(kind, Kind::Matrix(_));
        let named = !matrix && !cells.labels.is_empty();
        let slug = &self.exercise.slug;
        let help = format!("{slug}-cells-{part}");
        // Cells with names of their own need none before them.
        let symbol = (!named && !cells.symbol.is_empty())
            .then(|| math(&format!("{}<mo>=</mo>", cells.symbol)));
        let label = named_by.is_none().then_some(words.your_answer);
        html! {
            div.cells role="group" aria-label=[label] aria-labelledby=[named_by] aria-describedby=(help) {
                @if let Some(symbol) = symbol { span.sym aria-hidden="true" { (symbol) } }
                @if named {
                    ul.named {
                        @for cell in 0..columns {
                            li {
                                @if let Some(label) = cells.labels.get(cell) {
                                    label for=(self.field_id(part, cell)) {
                                        span.visually-hidden { (fill(words.kinds.cell, &[&(cell + 1)])) " " }
                                        (math(&format!("{label}<mo>=</mo>")))
                                    }
                                }
                                (self.cell(words, part, (columns, 1), (cell, 0), None))
                            }
                        }
                    }
                } @else if matrix {
                    div.scroll {
                        table.matrix role="presentation" {
                            @if !cells.columns.is_empty() {
                                thead { tr {
                                    @if !cells.labels.is_empty() { td {} }
                                    @for label in &cells.columns { th { (math(label)) } }
                                } }
                            }
                            tbody {
                                @for row in 0..rows {
                                    tr {
                                        @if let Some(label) = cells.labels.get(row) { th { (math(label)) } }
                                        @for column in 0..columns {
                                            td.first[column == 0].last[column + 1 == columns] {
                                                (self.cell(words, part, (rows, columns), (row, column), Some(true)))
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                } @else {
                    div.vector {
                        @for column in 0..columns {
                            (self.cell(words, part, (1, columns), (0, column), Some(false)))
                        }
                    }
                }
                @if let Some(unit) = &cells.unit { span.unit { (unit) } }
                p.visually-hidden id=(help) { (words.kinds.cells_help) }
            }
        }
    }

    /// One cell. `spoken` is how it is named for screen readers where it has no label: as a cell
    /// of a matrix, or by its number.
    fn cell(
        &self,
        words: &Catalogue,
        part: usize,
        (_, columns): (usize, usize),
        (row, column): (usize, usize),
        spoken: Option<bool>,
    ) -> Markup {
        let cell = row * columns + column;
        let judged = self.standing(part, cell);
        let name = spoken.map(|matrix| {
            if matrix {
                fill(words.kinds.row_column, &[&(row + 1), &(column + 1)])
            } else {
                fill(words.kinds.cell, &[&(column + 1)])
            }
        });
        let outcome = judged.map(|judged| judged.verdict.name());
        html! {
            span.cell data-judged=[outcome] {
                input.field id=(self.field_id(part, cell)) value=(self.field(part, cell)) data-on="typed"
                    data-part=[(part > 0).then_some(part)] data-cell=(cell) data-row=(row) data-column=(column)
                    autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" enterkeyhint="done"
                    aria-label=[name] aria-invalid=[(outcome == Some("wrong")).then_some("true")];
                @if let Some(judged) = judged { (outcome_mark(words, judged)) }
            }
        }
    }

    /// How a cell is called in a sentence.
    pub(super) fn cell_name(
        words: &Catalogue,
        kind: &Kind,
        cells: &Cells,
        columns: usize,
        cell: usize,
    ) -> Markup {
        match kind {
            Kind::Matrix(_) => {
                let columns = columns.max(1);
                html! { (fill(words.kinds.row_column, &[&(cell / columns + 1), &(cell % columns + 1)])) }
            }
            _ => match cells.labels.get(cell) {
                Some(label) => math(label),
                None => html! { (fill(words.kinds.cell, &[&(cell + 1)])) },
            },
        }
    }
}
