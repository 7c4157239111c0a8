//! What is said of an answer in cells: of the whole where one thing explains it, else cell by cell.

use super::answered::field;
use super::cell_names::{cell_name, size};
use super::context::{Context, Told};
use super::sentence::sentence;
use crate::catalogue::fill;
use longhand_exercise::{Diagnosis, Help, Judgement, Kind, Verdict};
use maud::{Markup, html};

/// More empty cells than these are counted, not named.
const NAMED: usize = 2;

impl Context<'_> {
    pub(super) fn cells_told(&self, told: &Told) -> Markup {
        let cells = &told.judgement.cells;
        if told.judgement.is_right() || of_the_whole(told.judgement) {
            return self.verdict_told(told);
        }
        let right = cells.iter().filter(|cell| cell.is_right()).count();
        let counted = fill(self.words.kinds.cells_right, &[&right, &cells.len()]);
        match &told.judgement.verdict {
            Verdict::Unreadable(_) => self.cells_unreadable(told),
            verdict => {
                let heading = match verdict {
                    Verdict::Near(_) => self.words.near,
                    _ => self.words.not_yet,
                };
                html! {
                    (sentence(heading, &html! { (counted) }))
                    @for of in grouped(cells) {
                        div.cell-note {
                            p.where { (self.cell_names(told.part, &of)) ":" }
                            @if let Some(judgement) = of.first().and_then(|first| cells.get(*first)) {
                                (self.verdict_told(&Told { judgement, brief: true, ..*told }))
                            }
                        }
                    }
                }
            }
        }
    }

    fn cells_unreadable(&self, told: &Told) -> Markup {
        let cells = &told.judgement.cells;
        let matching = |wanted: &dyn Fn(&Help) -> bool| -> Vec<usize> {
            let all = cells.iter().enumerate();
            all.filter(
                |(_, cell)| matches!(&cell.verdict, Verdict::Unreadable(help) if wanted(help)),
            )
            .map(|(i, _)| i)
            .collect()
        };
        let empty = matching(&|help| *help == Help::Empty);
        let other = matching(&|help| *help != Help::Empty);
        html! {
            @if empty.len() > NAMED {
                p { b { (fill(self.words.kinds.cells_empty, &[&empty.len()])) } " " (self.words.not_counted) }
            } @else if !empty.is_empty() {
                @let text = if empty.len() > 1 { self.words.kinds.all_empty } else { self.words.kinds.still_empty };
                @let (before, after) = text.split_once("{}").unwrap_or((text, ""));
                p { b.of-cells { (before) (self.cell_names(told.part, &empty)) (after) } " " (self.words.not_counted) }
            }
            @for cell in other {
                @if let Some(judgement) = cells.get(cell) {
                    div.cell-note {
                        p.where { (self.cell_names(told.part, &[cell])) ":" }
                        (self.verdict_told(&Told {
                            judgement,
                            text: field(self.answer, told.part, cell),
                            ..*told
                        }))
                    }
                }
            }
        }
    }

    /// "z₁, z₂ and z₃".
    fn cell_names(&self, part: usize, of: &[usize]) -> Markup {
        let Some(kind) = self.exercise.part(part) else {
            return html! {};
        };
        let (Kind::Vector(cells) | Kind::Matrix(cells)) = kind else {
            return html! {};
        };
        let columns = size(self.variant, part).1;
        html! {
            @for (i, cell) in of.iter().enumerate() {
                @if i > 0 { (if i + 1 == of.len() { self.words.kinds.and } else { ", " }) }
                (cell_name(self.words, kind, cells, columns, *cell))
            }
        }
    }
}

/// Whether one thing explains every cell that is not right.
fn of_the_whole(judgement: &Judgement) -> bool {
    let Some(whole) = judgement.verdict.diagnosis() else {
        return false;
    };
    let wrong = || judgement.cells.iter().filter(|cell| !cell.is_right());
    let told = wrong().filter(|cell| cell.verdict.diagnosis() == Some(whole));
    let (told, all) = (told.count(), wrong().count());
    told == 0 || (told == all && all > 1)
}

/// The cells in which something was found, those together in which it was the same.
fn grouped(cells: &[Judgement]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(&Diagnosis, Vec<usize>)> = Vec::new();
    for (i, cell) in cells.iter().enumerate() {
        let Some(diagnosis) = cell.verdict.diagnosis() else {
            continue;
        };
        match groups.iter_mut().find(|(known, _)| *known == diagnosis) {
            Some((_, of)) => of.push(i),
            None => groups.push((diagnosis, vec![i])),
        }
    }
    groups.into_iter().map(|(_, of)| of).collect()
}
