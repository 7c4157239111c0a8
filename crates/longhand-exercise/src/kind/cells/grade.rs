//! Judging a vector or matrix: every cell by itself, then the whole.

use super::Cells;
use crate::grade::answer::Answer;
use crate::grade::number::{self, Agreement};
use crate::grade::target::Target;
use crate::kind::behaviour::Grade;
use crate::read::context::Context;
use crate::read::number::{Reading, reading};
use crate::read::{LONGEST, fault};
use crate::slip::Slip;
use crate::task::Task;
use crate::tolerance::Tolerance;
use crate::units::{self, Sorted};
use crate::verdict::{self, Diagnosis, Help, Judgement, Verdict};
use longhand_notation::Tensor;

impl Grade for Cells {
    fn grade(&self, task: &Task, answer: &Answer) -> Judgement {
        let right = task.variant.answers.get(task.part);
        let Some(right) = right.and_then(|one| one.numbers()) else {
            return Judgement::help(Help::no_answer());
        };
        let expected = size(right);
        let (texts, found, typed) = match answer {
            Answer::Cells(texts) if texts.len() > right.len() => {
                (texts.clone(), (1, texts.len()), None)
            }
            Answer::Cells(texts) => (texts.clone(), expected, None),
            Answer::Text(text) => match list(task, text, expected) {
                Ok((texts, found)) => (texts, found, Some(text)),
                Err(help) => return Judgement::help(help),
            },
            _ => return Judgement::help(Help::Empty),
        };
        if texts.iter().all(|text| text.trim().is_empty()) {
            return Judgement::help(Help::Empty);
        }
        // A column is a list too.
        let fits = found == expected || (!self.matrix && found == (expected.1, expected.0));
        let fits = fits && texts.len() <= right.len();
        let few = texts.len() <= right.len().max(100);
        if !fits && !few {
            return Judgement::help(Help::Cells { found, expected });
        }
        let context = Context::new(task.question, task.variant, self.unit.as_deref());
        let read = texts.iter().map(|text| reading(&context, text));
        let mut readings: Vec<Reading> = read.collect();
        let judging = |readings| Judging {
            task,
            cells: self,
            right,
            readings,
        };
        if !fits {
            let judging = judging(readings);
            // A mistake may have a size of its own: the last row forgotten, one row too many.
            return match judging.mistake_of_size(found) {
                Some(verdict) => Judgement::plain(verdict),
                None if self.whole => judging.other_size(found),
                None => Judgement::help(Help::Cells { found, expected }),
            };
        }
        readings.resize_with(right.len(), || reading(&context, ""));
        let judging = judging(readings);
        let mut judged: Vec<Judgement> = (0..right.len()).map(|cell| judging.cell(cell)).collect();
        let (verdict, by) = judging.verdict(&judged);
        // What explains the whole explains each of its cells, and better than what fits a cell alone.
        if by == By::Whole {
            for one in judged.iter_mut().filter(|one| !one.is_right()) {
                one.verdict = verdict.clone();
            }
        }
        let reading = typed.map(|text| verdict::Reading::of(text, echo(&judged, &texts)));
        Judgement {
            verdict,
            reading,
            cells: judged,
            parts: Vec::new(),
        }
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
fn list(
    task: &Task,
    text: &str,
    size: (usize, usize),
) -> Result<(Vec<String>, (usize, usize)), Help> {
    if text.trim().is_empty() {
        return Err(Help::Empty);
    }
    if text.len() > LONGEST {
        return Err(Help::too_long(text));
    }
    let rows = match longhand_notation::cells::split(text) {
        Some(cells) => cells.of_size(size).map_err(fault)?.clone(),
        None => worked_out(task, text)?,
    };
    let columns = rows.first().map_or(0, Vec::len);
    let found = (rows.len(), columns);
    if rows.iter().any(|row| row.len() != columns) {
        return Err(Help::Ragged);
    }
    Ok((rows.into_iter().flatten().collect(), found))
}

/// A calculation with lists, such as `p - [1, 0, 0]`, worked out; another text says for itself what
/// is wrong with it.
fn worked_out(task: &Task, text: &str) -> Result<Vec<Vec<String>>, Help> {
    let context = Context::new(task.question, task.variant, None);
    let is_name = |name: &str| context.names_a_given(name);
    let answer = longhand_notation::lenient::Context::answer(&is_name, None);
    let value = longhand_notation::lenient::read_in(text, &answer)
        .and_then(|read| read.program.evaluate(context.names()))
        .map_err(fault)?;
    let Some(all) = value.as_tensor().filter(|all| all.rank() > 0) else {
        return Ok(vec![vec![text.trim().to_string()]]);
    };
    let columns = all.sizes().last().copied().unwrap_or(1).max(1);
    let written = |row: &[f64]| row.iter().map(|x| format!("{x}")).collect();
    Ok(all.data().chunks(columns).map(written).collect())
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

/// The cells as they were read, beside the right ones.
struct Judging<'a> {
    task: &'a Task<'a>,
    cells: &'a Cells,
    right: &'a Tensor,
    readings: Vec<Reading>,
}

impl Judging<'_> {
    /// A number of this answer of which nothing is known but the value.
    fn bare(&self, value: f64, accept: Tolerance) -> Target<'_> {
        Target::bare(
            self.task.question,
            self.task.variant,
            &self.cells.is,
            value,
            accept,
            self.cells.unit.as_deref(),
        )
    }

    /// One cell against the right one, the mistakes' and the steps'.
    fn cell(&self, cell: usize) -> Judgement {
        let (question, variant) = (self.task.question, self.task.variant);
        let at = |tensor: &Tensor| {
            let fits = tensor.sizes() == self.right.sizes();
            tensor.data().get(cell).copied().filter(|_| fits)
        };
        let answer = at(self.right).unwrap_or(f64::NAN);
        let mut target = self.bare(answer, self.cells.accept);
        target.cell = cell;
        // A reply to a mistake speaks of the whole list: it is given to a cell only where the other
        // cells that it changes say the same, or nothing yet.
        target.mistakes = variant
            .mistakes_of(question, self.task.part)
            .filter_map(|(index, worked)| {
                let made = worked.numbers()?;
                let value = at(made)?;
                self.may_be(made, cell).then_some((index, value))
            })
            .collect();
        target.last = question.step_of(&self.cells.is).unwrap_or(0);
        target.steps = question
            .steps
            .iter()
            .enumerate()
            .take(target.last)
            .filter_map(|(index, step)| {
                let value = variant.scope.value(&step.name)?.as_tensor()?;
                Some((index, at(value)?))
            })
            .collect();
        match self.readings.get(cell) {
            Some(reading) => number::judge(&target, reading),
            None => Judgement::help(Help::Empty),
        }
    }

    /// Whether every other cell in which a mistake differs from the answer is that of the mistake, or
    /// cannot be read yet.
    fn may_be(&self, made: &Tensor, cell: usize) -> bool {
        let mut both = made.data().iter().zip(self.right.data()).enumerate();
        both.all(|(place, (made, right))| {
            let told = self.readings.get(place).filter(|_| place != cell);
            let Some(reading) = told.filter(|reading| reading.number.is_ok()) else {
                return true;
            };
            let of = |value: f64| {
                number::agreement(&self.bare(value, self.cells.accept), reading) != Agreement::None
            };
            of(*made) || (made == right)
        })
    }

    /// The verdict on all cells together: what fits them as a whole is said of the whole.
    fn verdict(&self, judged: &[Judgement]) -> (Verdict, By) {
        let folded = Verdict::fold(judged.iter().map(|one| &one.verdict));
        if matches!(folded, Verdict::Right { .. }) {
            return (folded, By::Cells);
        }
        for (index, also) in self.cells.also.iter().enumerate() {
            let value = self.task.variant.value(&also.is).ok();
            if value.is_some_and(|value| self.fits(value.as_tensor(), also.accept)) {
                return (Verdict::Right { also: Some(index) }, By::Cells);
            }
        }
        if matches!(folded, Verdict::Unreadable(_)) {
            return (folded, By::Cells);
        }
        match self.explained() {
            Some(verdict) => (verdict, By::Whole),
            None => (folded, By::Cells),
        }
    }

    /// The one thing that explains all cells: a known mistake, an earlier step, or a slip.
    fn explained(&self) -> Option<Verdict> {
        let (question, variant) = (self.task.question, self.task.variant);
        for (index, worked) in variant.mistakes_of(question, self.task.part) {
            if self.fits(worked.numbers(), self.cells.accept) {
                return Some(Verdict::Wrong(Some(Diagnosis::Mistake(index))));
            }
        }
        let last = question.step_of(&self.cells.is).unwrap_or(0);
        for (index, step) in question.steps.iter().enumerate().take(last) {
            let value = variant.scope.value(&step.name);
            let fits = value.is_some_and(|value| self.fits(value.as_tensor(), self.cells.accept));
            if fits && question.leads_to(index, &self.cells.is) {
                let to_go = last - index;
                return Some(Verdict::Near(Diagnosis::Step { index, to_go }));
            }
        }
        if self.fits(Some(&self.right.scale(-1.0)), self.cells.accept) {
            return Some(Verdict::Near(Diagnosis::Slip(Slip::Sign)));
        }
        self.reordered()
    }

    /// Whether every cell is that of another answer, to the digits typed.
    fn fits(&self, other: Option<&Tensor>, accept: Tolerance) -> bool {
        other.is_some_and(|other| {
            let mut both = other.data().iter().zip(&self.readings);
            other.sizes() == self.right.sizes()
                && both.all(|(value, reading)| {
                    number::agreement(&self.bare(*value, accept), reading) != Agreement::None
                })
        })
    }

    /// The right numbers in other places.
    fn reordered(&self) -> Option<Verdict> {
        let slip = |slip| Some(Verdict::Near(Diagnosis::Slip(slip)));
        if self.right.rank() == 2 {
            let transposed = self.right.transpose().ok()?;
            let fits = self.fits(Some(&transposed), self.cells.accept);
            return if fits { slip(Slip::Transposed) } else { None };
        }
        let mut rest: Vec<f64> = self.right.data().to_vec();
        for reading in &self.readings {
            let at = rest.iter().position(|value| {
                let target = self.bare(*value, self.cells.accept);
                number::agreement(&target, reading) == Agreement::Right
            })?;
            rest.swap_remove(at);
        }
        (self.readings.len() > 1 && rest.is_empty()).then_some(())?;
        slip(Slip::Reordered)
    }

    /// The mistake that has just this size and these numbers.
    fn mistake_of_size(&self, found: (usize, usize)) -> Option<Verdict> {
        let (question, variant) = (self.task.question, self.task.variant);
        let mut mistakes = variant.mistakes_of(question, self.task.part);
        let made = mistakes.find(|(_, worked)| {
            worked.numbers().is_some_and(|values| {
                let own = size(values);
                let same = own == found || (!self.cells.matrix && found == (own.1, own.0));
                let mut both = values.data().iter().zip(&self.readings);
                same && values.len() == self.readings.len()
                    && both.all(|(value, reading)| {
                        let target = self.bare(*value, self.cells.accept);
                        number::agreement(&target, reading) != Agreement::None
                    })
            })
        });
        made.map(|(index, _)| Verdict::Wrong(Some(Diagnosis::Mistake(index))))
    }

    /// Where the size is part of the answer and is another.
    fn other_size(&self, found: (usize, usize)) -> Judgement {
        let mut typed = Vec::new();
        for reading in &self.readings {
            match &reading.number {
                Err(help) => return Judgement::help(help.clone()),
                Ok(number) => match units::sort(number.typed.clone(), self.cells.unit.as_deref()) {
                    Sorted::Value { typed: one, .. } => typed.push(one.value),
                    Sorted::OtherKind { typed, asked, .. } => {
                        let right = false;
                        return Judgement::help(Help::OtherKind {
                            typed,
                            asked,
                            right,
                        });
                    }
                },
            }
        }
        let (rows, columns) = size(self.right);
        let takes = |values: &Tensor| {
            let mut both = typed.iter().zip(values.data());
            typed.len() == values.len()
                && both.all(|(typed, value)| self.cells.accept.takes(*typed, *value))
        };
        let turned = self.right.transpose().ok();
        if found == (columns, rows) && turned.is_some_and(|turned| takes(&turned)) {
            return Judgement::plain(Verdict::Near(Diagnosis::Slip(Slip::Transposed)));
        }
        Judgement::plain(Verdict::Wrong(Some(Diagnosis::Size { found })))
    }
}
