//! Judging a vector or matrix: every cell by itself, then the whole.

use super::answer::{Answer, LONGEST};
use super::number;
use super::target::Target;
use crate::exercise::Exercise;
use crate::kind::Kind;
use crate::kind::cells::{Cells, rows};
use crate::slip::Slip;
use crate::variant::Variant;
use crate::verdict::{Diagnosis, Help, Judgement, Reading, Verdict};
use longhand_notation::Tensor;

/// Judges a vector or matrix.
pub(super) fn judge(
    exercise: &Exercise,
    variant: &Variant,
    part: usize,
    kind: &Kind,
    cells: &Cells,
    answer: &Answer,
) -> Judgement {
    let Some(right) = variant.answers.get(part).and_then(|one| one.numbers()) else {
        return Judgement::help(Help::Broken("this exercise has no answer".to_string()));
    };
    let expected = size(right);
    let (texts, found, typed) = match answer {
        Answer::Cells(texts) => (texts.clone(), expected, None),
        Answer::Text(text) => match list(text) {
            Ok((texts, found)) => (texts, found, Some(text)),
            Err(help) => return Judgement::help(help),
        },
        _ => return Judgement::help(Help::Empty),
    };
    if texts.iter().all(|text| text.trim().is_empty()) {
        return Judgement::help(Help::Empty);
    }
    // A column is a list too.
    let fits =
        found == expected || (matches!(kind, Kind::Vector(_)) && found == (expected.1, expected.0));
    if !fits || texts.len() > right.len() {
        if cells.whole && texts.len() <= right.len().max(100) {
            return other_size(exercise, variant, cells, right, &texts, found);
        }
        return Judgement::help(Help::Cells { found, expected });
    }
    let whole = Whole {
        exercise,
        variant,
        part,
        cells,
        texts: (0..right.len())
            .map(|i| texts.get(i).map_or("", String::as_str))
            .collect(),
    };
    let mut judged: Vec<Judgement> = (0..right.len())
        .map(|cell| whole.cell(right, cell))
        .collect();
    let (verdict, by) = whole.verdict(right, &judged);
    // What explains the whole explains each of its cells, and better than what fits a cell alone.
    if by == By::Whole {
        for one in judged.iter_mut().filter(|one| !one.is_right()) {
            one.verdict = verdict.clone();
        }
    }
    let reading = typed.map(|text| {
        let echo = echo(&judged, &texts);
        Reading::of(text, echo)
    });
    Judgement {
        verdict,
        reading,
        cells: judged,
        parts: Vec::new(),
    }
}

/// Rows and columns; a list is one row.
pub fn size(tensor: &Tensor) -> (usize, usize) {
    match tensor.sizes() {
        [rows, columns] => (*rows, *columns),
        _ => (1, tensor.len()),
    }
}

/// A typed list as cells, row by row, with rows and columns.
fn list(text: &str) -> Result<(Vec<String>, (usize, usize)), Help> {
    if text.trim().is_empty() {
        return Err(Help::Empty);
    }
    if text.len() > LONGEST {
        return Err(Help::NotANumber(format!(
            "It has {} characters.",
            text.len()
        )));
    }
    let rows = rows(text).unwrap_or_else(|| vec![vec![text.trim().to_string()]]);
    let columns = rows.first().map_or(0, Vec::len);
    let found = (rows.len(), columns);
    if rows.iter().any(|row| row.len() != columns) {
        return Err(Help::Ragged);
    }
    Ok((rows.into_iter().flatten().collect(), found))
}

/// Where the size is part of the answer and is another.
fn other_size(
    exercise: &Exercise,
    variant: &Variant,
    cells: &Cells,
    right: &Tensor,
    texts: &[String],
    found: (usize, usize),
) -> Judgement {
    let mut judged = Vec::new();
    for text in texts {
        // Only whether it can be read counts here.
        let target = Target::bare(exercise, variant, &cells.is, f64::NAN, cells.accept);
        let one = number::judge(&target, text);
        if let Verdict::Unreadable(help) = one.verdict {
            return Judgement::help(help);
        }
        judged.extend(one.reading.and_then(|reading| reading.value));
    }
    let (rows, columns) = size(right);
    if found == (columns, rows)
        && let Ok(transposed) = right.transpose()
        && agree(cells, &judged, transposed.data())
    {
        return Judgement::plain(Verdict::Near(Diagnosis::Slip(Slip::Transposed)));
    }
    Judgement::plain(Verdict::Wrong(Some(Diagnosis::Size { found })))
}

fn agree(cells: &Cells, typed: &[f64], values: &[f64]) -> bool {
    typed.len() == values.len()
        && typed
            .iter()
            .zip(values)
            .all(|(typed, value)| cells.accept.takes(*typed, *value))
}

fn echo(judged: &[Judgement], texts: &[String]) -> String {
    let each: Vec<String> = judged
        .iter()
        .zip(texts)
        .map(|(one, text)| {
            let value = one.reading.as_ref().and_then(|reading| reading.value);
            value.map_or_else(|| text.clone(), longhand_notation::number::plain)
        })
        .collect();
    format!("[{}]", each.join(", "))
}

/// What a verdict rests on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// One thing explains all the cells.
    Whole,
    /// Each cell was judged by itself.
    Cells,
}

struct Whole<'a> {
    exercise: &'a Exercise,
    variant: &'a Variant,
    part: usize,
    cells: &'a Cells,
    texts: Vec<&'a str>,
}

impl Whole<'_> {
    /// One cell against the right one, the mistakes' and the steps'.
    fn cell(&self, right: &Tensor, cell: usize) -> Judgement {
        let at = |tensor: &Tensor| {
            let fits = tensor.sizes() == right.sizes();
            tensor.data().get(cell).copied().filter(|_| fits)
        };
        let answer = at(right).unwrap_or(f64::NAN);
        let mut target = Target::bare(
            self.exercise,
            self.variant,
            &self.cells.is,
            answer,
            self.cells.accept,
        );
        target.cell = cell;
        target.unit = self.cells.unit.as_deref();
        target.mistakes = self
            .variant
            .mistakes_of(self.exercise, self.part)
            .filter_map(|(index, worked)| Some((index, at(worked.numbers()?)?)))
            .collect();
        target.last = self.exercise.step_of(&self.cells.is).unwrap_or(0);
        target.steps = self
            .exercise
            .steps
            .iter()
            .enumerate()
            .take(target.last)
            .filter_map(|(index, step)| {
                let value = self.variant.scope.value(&step.name)?.as_tensor()?;
                Some((index, at(value)?))
            })
            .collect();
        number::judge(&target, self.texts.get(cell).copied().unwrap_or_default())
    }

    /// The verdict on all cells together: what fits them as a whole is said of the whole.
    fn verdict(&self, right: &Tensor, judged: &[Judgement]) -> (Verdict, By) {
        let folded = Verdict::fold(judged.iter().map(|one| &one.verdict));
        if matches!(folded, Verdict::Right { .. }) {
            return (folded, By::Cells);
        }
        for (index, also) in self.cells.also.iter().enumerate() {
            let value = self.variant.value(&also.is).ok();
            if value.is_some_and(|value| self.fits(right, value.as_tensor(), also.accept)) {
                return (Verdict::Right { also: Some(index) }, By::Cells);
            }
        }
        if matches!(folded, Verdict::Unreadable(_)) {
            return (folded, By::Cells);
        }
        match self.explained(right) {
            Some(verdict) => (verdict, By::Whole),
            None => (folded, By::Cells),
        }
    }

    /// The one thing that explains all cells: a known mistake, an earlier step, or a slip.
    fn explained(&self, right: &Tensor) -> Option<Verdict> {
        for (index, worked) in self.variant.mistakes_of(self.exercise, self.part) {
            if self.fits(right, worked.numbers(), self.cells.accept) {
                return Some(Verdict::Wrong(Some(Diagnosis::Mistake(index))));
            }
        }
        let last = self.exercise.step_of(&self.cells.is).unwrap_or(0);
        for (index, step) in self.exercise.steps.iter().enumerate().take(last) {
            let value = self.variant.scope.value(&step.name);
            let fits =
                value.is_some_and(|value| self.fits(right, value.as_tensor(), self.cells.accept));
            if fits && self.exercise.leads_to(index, &self.cells.is) {
                let to_go = last - index;
                return Some(Verdict::Near(Diagnosis::Step { index, to_go }));
            }
        }
        if self.fits(right, Some(&right.scale(-1.0)), self.cells.accept) {
            return Some(Verdict::Near(Diagnosis::Slip(Slip::Sign)));
        }
        self.reordered(right)
    }

    /// Whether every cell is that of another answer, to the digits typed.
    fn fits(&self, right: &Tensor, other: Option<&Tensor>, accept: crate::Accept) -> bool {
        other.is_some_and(|other| {
            other.sizes() == right.sizes()
                && other.data().iter().zip(&self.texts).all(|(value, text)| {
                    let target =
                        Target::bare(self.exercise, self.variant, &self.cells.is, *value, accept);
                    matches!(
                        number::judge(&target, text).verdict,
                        Verdict::Right { .. } | Verdict::Unreadable(Help::MoreDigits)
                    )
                })
        })
    }

    /// The right numbers in other places.
    fn reordered(&self, right: &Tensor) -> Option<Verdict> {
        let slip = |slip| Some(Verdict::Near(Diagnosis::Slip(slip)));
        if right.rank() == 2 {
            let transposed = right.transpose().ok()?;
            return if self.fits(right, Some(&transposed), self.cells.accept) {
                slip(Slip::Transposed)
            } else {
                None
            };
        }
        let mut rest: Vec<f64> = right.data().to_vec();
        for text in &self.texts {
            let at = rest.iter().position(|value| {
                let target = Target::bare(
                    self.exercise,
                    self.variant,
                    &self.cells.is,
                    *value,
                    self.cells.accept,
                );
                number::judge(&target, text).is_right()
            })?;
            rest.swap_remove(at);
        }
        (self.texts.len() > 1 && rest.is_empty()).then_some(())?;
        slip(Slip::Reordered)
    }
}
