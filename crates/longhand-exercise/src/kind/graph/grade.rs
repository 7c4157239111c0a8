//! Judging the numbers of a graph, each by itself.

use super::GraphTask;
use super::sheet::{Field, Sheet};
use super::slip::GraphSlip;
use crate::grade::answer::Answer;
use crate::grade::number;
use crate::grade::target::Target;
use crate::kind::behaviour::Grade;
use crate::question::Question;
use crate::read::context::Context;
use crate::read::number::{Reading, reading};
use crate::task::Task;
use crate::variant::Variant;
use crate::verdict::{Diagnosis, Help, Judgement, Verdict};

/// Most cells that are read; an answer with more is not one to this graph.
const MOST: usize = 200;

impl Grade for GraphTask {
    fn grade(&self, task: &Task, answer: &Answer) -> Judgement {
        match answer {
            Answer::Cells(cells) => judge(task.question, task.variant, self, cells),
            _ => Judgement::help(Help::Empty),
        }
    }
}

/// Judges what stands in the fields, in their order. A field that is empty is unreadable, and so
/// is then the whole; the others are judged all the same.
pub fn judge(
    question: &Question,
    variant: &Variant,
    graphed: &GraphTask,
    texts: &[String],
) -> Judgement {
    let sheet = match graphed.sheet(&variant.scope) {
        Ok(sheet) => sheet,
        Err(fault) => return Judgement::help(Help::Broken(fault.message)),
    };
    let asked = sheet.fields.len();
    if texts.len() > asked.min(MOST) {
        return Judgement::help(Help::Cells {
            found: (1, texts.len()),
            expected: (1, asked),
        });
    }
    let readings = read(question, variant, texts);
    let field = |cell| field(question, variant, graphed, &sheet, &readings, cell);
    let cells: Vec<Judgement> = (0..asked).map(field).collect();
    let empty = |judgement: &&Judgement| judgement.verdict == Verdict::Unreadable(Help::Empty);
    let still = cells.iter().filter(empty).count();
    let verdict = if still == asked {
        Verdict::Unreadable(Help::Empty)
    } else if still > 0 && cells.iter().all(|cell| cell.is_right() || empty(&cell)) {
        Verdict::Unreadable(Help::StillEmpty(still))
    } else {
        // An empty field beside a wrong one is no reason to be silent about the wrong one.
        Verdict::fold(
            cells
                .iter()
                .filter(|cell| !empty(cell))
                .map(|cell| &cell.verdict),
        )
    };
    Judgement {
        verdict,
        reading: None,
        cells,
        parts: Vec::new(),
    }
}

/// Judges one field. What stands in the others tells whether its number was carried on.
pub fn judge_field(
    question: &Question,
    variant: &Variant,
    graphed: &GraphTask,
    sheet: &Sheet,
    texts: &[String],
    cell: usize,
) -> Judgement {
    let readings = read(question, variant, texts);
    field(question, variant, graphed, sheet, &readings, cell)
}

fn read(question: &Question, variant: &Variant, texts: &[String]) -> Vec<Reading> {
    let context = Context::new(question, variant, None);
    let read = texts.iter().map(|text| reading(&context, text));
    read.collect()
}

fn field(
    question: &Question,
    variant: &Variant,
    graphed: &GraphTask,
    sheet: &Sheet,
    readings: &[Reading],
    cell: usize,
) -> Judgement {
    let (Some(&field), Some(reading)) = (sheet.fields.get(cell), readings.get(cell)) else {
        return Judgement::help(Help::Empty);
    };
    let answer = sheet.number(field);
    let target = Target::bare(question, variant, &graphed.is, answer, graphed.accept, None);
    let mut judged = number::judge(&target, reading);
    let judgeable = !matches!(
        judged.verdict,
        Verdict::Right { .. } | Verdict::Unreadable(_)
    );
    if let (Ok(number), true) = (&reading.number, judgeable) {
        let typed = &number.typed;
        // To the digits typed, and never wider than 0.2%.
        let close = |value: f64| {
            let off = (typed.value - value).abs();
            off <= 1e-9 * value.abs() || (typed.rounds(value) && off <= 0.002 * value.abs())
        };
        let own = |field: Field| {
            let other = sheet.fields.iter().position(|other| *other == field)?;
            let number = readings.get(other)?.number.as_ref().ok()?;
            Some(number.typed.value)
        };
        judged.verdict = match sheet.slip(field, &close, &own) {
            Some(
                slip @ (GraphSlip::Sign
                | GraphSlip::Carried { .. }
                | GraphSlip::CarriedValue { .. }),
            ) => Verdict::Near(Diagnosis::Graph(slip)),
            Some(slip) => Verdict::Wrong(Some(Diagnosis::Graph(slip))),
            None => Verdict::Wrong(None),
        };
    }
    judged
}
