//! The exercise file: strict TOML, and what each field means.
//!
//! One file per exercise; its stem is the exercise's id. A file that does not fit gives findings
//! with file, line, what was found and what to write. The structs of `file` and of each kind's own
//! file here are the authors' reference.

mod asked;
mod cells;
mod choice;
mod code;
mod estimate;
mod exercise;
mod expression;
mod file;
mod given;
mod graph;
mod kinds;
mod numeric;
mod order;
mod ordered;
mod parts;
mod places;
mod reader;
mod shape;
mod tables;
mod texts;

pub use places::Places;
pub use texts::{Texts, texts};

use crate::finding::{Finding, line_of};
use crate::tex::Tex;
use crate::text_fault::TextFault;
use file::File;
use longhand_exercise::Exercise;
use reader::Reader;

/// The library's message without names of Rust's types.
fn in_words(message: &str) -> String {
    let number = "a whole number, without quotation marks";
    message
        .replace("expected u8", &format!("expected {number}"))
        .replace("expected u32", &format!("expected {number}"))
        .replace("expected usize", &format!("expected {number}"))
        .replace(
            "data did not match any variant of untagged enum FileAccept",
            "no such tolerance: `\"exact\"`, `{ absolute = 0.001 }`, `{ relative = 0.01 }` and `{ figures = 3 }` are known",
        )
        .replace(
            "data did not match any variant of untagged enum",
            "not one of the forms that are known of",
        )
        .replace("expected f64", "expected a number, without quotation marks")
        .replace(
            "expected a boolean",
            "expected `true` or `false`, without quotation marks",
        )
}

/// Reads an exercise file.
///
/// `file` names it in findings, `slug` is its stem, `chapter` its folder.
///
/// # Errors
/// Every finding that keeps it from being an exercise.
pub fn read(file: &str, slug: &str, chapter: &str, text: &str) -> Result<Exercise, Vec<Finding>> {
    read_with_places(file, slug, chapter, text).map(|(exercise, _)| exercise)
}

/// As [`read`], with the lines of the exercise's formulas.
///
/// # Errors
/// As [`read`].
pub fn read_with_places(
    file: &str,
    slug: &str,
    chapter: &str,
    text: &str,
) -> Result<(Exercise, Places), Vec<Finding>> {
    let parsed: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(0, |span| line_of(text, span.start));
        vec![Finding::new(
            file,
            line,
            in_words(error.message()),
            "See docs/exercise-format.md for every field and its form.",
        )]
    })?;
    let tex = Tex::shared().map_err(|fault| vec![TextFault::from(fault).finding(file, 0)])?;
    let mut reader = Reader::new(file, text, tex);
    let places = Places::in_file(text, &parsed);
    let exercise = exercise::read(&mut reader, parsed, slug, chapter);
    match exercise {
        Some(exercise) if reader.findings.is_empty() => Ok((exercise, places)),
        _ => Err(reader.findings),
    }
}
