//! Which reader reads which kind: one line a kind.

use super::asked::{Answered, Asked};
use super::file::File;
use super::parts::FilePart;
use super::reader::Reader;
use super::{cells, estimate, expression, numeric, shape};
use longhand_exercise::Kind;
use longhand_exercise::kind::Part;

/// Reads a kind whose answer is one formula.
type ReadAnswer = fn(&mut Reader, &Answered) -> Option<Kind>;

/// The kinds with one formula as their answer, in an exercise of their own or in a part.
const ANSWERED: &[(&str, ReadAnswer)] = &[
    ("numeric", numeric::read),
    ("vector", cells::read_vector),
    ("matrix", cells::read_matrix),
    ("shape", shape::read),
    ("expression", expression::read),
    ("estimate", estimate::read),
];

/// Reads a kind that has tables of its own.
type ReadTables = fn(&mut Reader, &File, usize) -> Option<Kind>;

/// The kinds with tables of their own.
const IN_TABLES: &[(&str, ReadTables)] = &[
    ("parts", parts),
    ("choice", |reader, file, at| {
        let several = file.several.unwrap_or(false);
        Some(Kind::Choice(reader.choice(several, &file.options, at)))
    }),
    ("code", |reader, file, at| {
        reader.code_kind(file.code.as_ref(), &file.tests, at)
    }),
    ("bug", |reader, file, at| {
        reader.bug_kind(file.code.as_ref(), &file.tests, file.bug.as_ref(), at)
    }),
    ("order", |reader, file, at| reader.order(&file.lines, at)),
    ("graph", |reader, file, at| {
        reader.graph(file.graph.as_ref(), at)
    }),
];

/// What the file asks for.
pub(super) fn read(reader: &mut Reader, file: &File) -> Option<Kind> {
    let at = file.kind.span().start;
    let word = file.kind.get_ref().as_str();
    if let Some((_, read)) = IN_TABLES.iter().find(|(name, _)| *name == word) {
        return read(reader, file, at);
    }
    let Some((_, read)) = ANSWERED.iter().find(|(name, _)| *name == word) else {
        reader.find(
            at,
            format!("There is no kind `{word}`."),
            format!("Write one of {}.", longhand_exercise::kind::ALL.join(", ")),
        );
        return None;
    };
    let Some(answer) = &file.answer else {
        reader.find(
            at,
            format!("An exercise of kind `{word}` needs an answer."),
            "Add `[answer]` with `is = \"…\"`.",
        );
        return None;
    };
    let answered = answered(reader, file, answer.asked(), true);
    read(reader, &answered)
}

fn answered<'f>(reader: &mut Reader, file: &'f File, asked: Asked<'f>, last: bool) -> Answered<'f> {
    Answered {
        symbol: reader.answer_symbol(&file.steps, &asked, last),
        asked,
        has_variables: !file.variables.0.is_empty(),
    }
}

/// An exercise in parts.
fn parts(reader: &mut Reader, file: &File, at: usize) -> Option<Kind> {
    if !reader.enough_parts(&file.parts, at) {
        return None;
    }
    let mut parts = Vec::new();
    for part in &file.parts {
        let kind = part_kind(reader, file, part)?;
        parts.push(Part {
            id: part.id.get_ref().clone(),
            ask: reader.prose(&part.ask),
            kind,
        });
    }
    Some(Kind::Parts(parts))
}

fn part_kind(reader: &mut Reader, file: &File, part: &FilePart) -> Option<Kind> {
    let (at, word) = (part.kind.span().start, part.kind.get_ref().as_str());
    if word == "choice" {
        let several = part.several.unwrap_or(false);
        return Some(Kind::Choice(reader.choice(several, &part.options, at)));
    }
    let Some((_, read)) = ANSWERED.iter().find(|(name, _)| *name == word) else {
        let names: Vec<&str> = ANSWERED.iter().map(|(name, _)| *name).collect();
        reader.find(
            at,
            format!("A part cannot be of kind `{word}`."),
            format!("Write one of {}, choice.", names.join(", ")),
        );
        return None;
    };
    let answered = answered(reader, file, part.asked(), false);
    read(reader, &answered)
}
