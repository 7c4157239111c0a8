//! Judging the numbers of a graph, each by itself.

use super::number;
use super::target::Target;
use crate::exercise::Exercise;
use crate::kind::graph::Graphed;
use crate::kind::graph::sheet::{Field, Sheet};
use crate::kind::graph::slip::GraphSlip;
use crate::variant::Variant;
use crate::verdict::{Diagnosis, Help, Judgement, Verdict};

/// Most cells that are read; an answer with more is not one to this graph.
const MOST: usize = 200;

/// Judges what stands in the fields, in their order. A field that is empty is unreadable, and so
/// is then the whole; the others are judged all the same.
pub fn judge(
    exercise: &Exercise,
    variant: &Variant,
    graphed: &Graphed,
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
    let cells: Vec<Judgement> = (0..asked)
        .map(|cell| judge_field(exercise, variant, graphed, &sheet, texts, cell))
        .collect();
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

/// Judges one field.
pub fn judge_field(
    exercise: &Exercise,
    variant: &Variant,
    graphed: &Graphed,
    sheet: &Sheet,
    texts: &[String],
    cell: usize,
) -> Judgement {
    let text = |cell: usize| texts.get(cell).map_or("", String::as_str);
    let Some(&field) = sheet.fields.get(cell) else {
        return Judgement::help(Help::Empty);
    };
    let target = |answer: f64| target(exercise, variant, graphed, answer);
    let aim = target(sheet.number(field));
    let mut judged = number::judge(&aim, text(cell));
    let judgeable = !matches!(
        judged.verdict,
        Verdict::Right { .. } | Verdict::Unreadable(_)
    );
    if let (Some(typed), true) = (number::typed(&aim, text(cell)), judgeable) {
        // To the digits typed, and never wider than 0.2%.
        let close = |value: f64| {
            let off = (typed.value - value).abs();
            off <= 1e-9 * value.abs() || (typed.rounds(value) && off <= 0.002 * value.abs())
        };
        let own = |field: Field| {
            let other = sheet.fields.iter().position(|other| *other == field)?;
            number::typed(&aim, text(other)).map(|typed| typed.value)
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

fn target<'a>(
    exercise: &'a Exercise,
    variant: &'a Variant,
    graphed: &'a Graphed,
    answer: f64,
) -> Target<'a> {
    Target {
        exercise,
        variant,
        answer,
        accept: graphed.accept,
        also: Vec::new(),
        unit: None,
        mistakes: Vec::new(),
        steps: Vec::new(),
        last: 0,
        formula: &graphed.is,
        cell: 0,
    }
}
