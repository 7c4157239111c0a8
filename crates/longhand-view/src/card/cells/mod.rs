//! A vector or matrix: one field a cell, each with its mark once judged; or one field for the whole.

use crate::card::action::Action;
use crate::card::field::{Field, precision, text_field};
use crate::card::inputs::Inputs;
use crate::card::keys::{CALCULATION, Keys, LIST};
use crate::card::question::{Arrangement, Place, Question};
use crate::card::verdict_box::field_mark;
use crate::catalogue::{Catalogue, fill};
use crate::feedback;
use crate::html::{equals, math};
use longhand_exercise::kind::cells::Cells;
use longhand_exercise::{Answer, Exercise, Variant};
use maud::{Markup, html};

/// The cells of a vector or of a matrix.
#[derive(Clone, Copy)]
pub(super) struct Grid<'a> {
    cells: &'a Cells,
    matrix: bool,
}

impl<'a> Grid<'a> {
    pub(super) fn vector(cells: &'a Cells) -> Grid<'a> {
        Grid {
            cells,
            matrix: false,
        }
    }

    pub(super) fn matrix(cells: &'a Cells) -> Grid<'a> {
        Grid {
            cells,
            matrix: true,
        }
    }
}

impl Question for Grid<'_> {
    fn controls(&self, place: &Place) -> Markup {
        if !self.cells.whole {
            return self.bracketed(place);
        }
        let field = Field {
            symbol: self.cells.symbol.as_ref(),
            unit: self.cells.unit.as_deref(),
            wide: true,
            has_rule: true,
        };
        text_field(place, &field)
    }

    fn arrangement(&self) -> Arrangement {
        if self.cells.whole {
            Arrangement::Line
        } else {
            Arrangement::Cells
        }
    }

    fn keys(&self) -> Option<Keys> {
        Some(if self.cells.whole { LIST } else { CALCULATION })
    }

    fn rule(&self, words: &Catalogue, _: &Exercise) -> Option<String> {
        let form = match self.matrix {
            _ if !self.cells.whole => "",
            true => words.kinds.rule_matrix,
            false => words.kinds.rule_list,
        };
        let precision = precision(words, self.cells.accept).unwrap_or_default();
        let rule = [form, &precision].join(" ");
        (!rule.trim().is_empty()).then(|| rule.trim().to_string())
    }

    fn answer(&self, inputs: &Inputs) -> Answer {
        if self.cells.whole {
            inputs.text()
        } else {
            Answer::Cells(inputs.fields.clone())
        }
    }

    fn grid(&self, variant: &Variant, part: usize) -> Option<(usize, usize)> {
        (!self.cells.whole).then(|| feedback::size(variant, part))
    }
}

impl Grid<'_> {
    /// The cells in brackets. A vector whose cells have names stands one below another.
    fn bracketed(&self, place: &Place) -> Markup {
        let (words, cells, matrix) = (place.words, self.cells, self.matrix);
        let (rows, columns) = feedback::size(place.variant, place.part);
        let named = !matrix && !cells.labels.is_empty();
        let help = place.shell.id(&format!("cells-{}", place.part));
        // Cells with names of their own need none before them.
        let symbol = cells.symbol.as_ref().filter(|_| !named).map(equals);
        let label = place.named_by.is_none().then_some(words.your_answer);
        html! {
            div.cells role="group" aria-label=[label] aria-labelledby=[place.named_by] aria-describedby=(help) {
                @if let Some(symbol) = symbol { span.sym aria-hidden="true" { (symbol) } }
                @if named {
                    ul.named {
                        @for cell in 0..columns {
                            li {
                                @if let Some(label) = cells.labels.get(cell) {
                                    label for=(place.id(cell)) {
                                        span.visually-hidden { (fill(words.kinds.cell, &[&(cell + 1)])) " " }
                                        (equals(label))
                                    }
                                }
                                (self.cell(place, (columns, 1), (cell, 0), None))
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
                                                (self.cell(place, (rows, columns), (row, column), Some(true)))
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
                            (self.cell(place, (1, columns), (0, column), Some(false)))
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
        place: &Place,
        (_, columns): (usize, usize),
        (row, column): (usize, usize),
        spoken: Option<bool>,
    ) -> Markup {
        let cell = row * columns + column;
        let words = place.words;
        let judged = place.standing(cell);
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
                input.field id=(place.id(cell)) value=(place.inputs.field(cell)) data-on=(Action::Typed)
                    data-part=[place.noted()] data-cell=(cell) data-row=(row) data-column=(column)
                    autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" enterkeyhint="done"
                    aria-label=[name] aria-invalid=[(outcome == Some("wrong")).then_some("true")];
                @if let Some(judged) = judged { (field_mark(words, judged)) }
            }
        }
    }
}
