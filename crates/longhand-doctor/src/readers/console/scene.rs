//! What a shape sees of the file while it reads a line.

use super::meanings::Meanings;
use crate::run::{Assembler, Row};
use crate::text::number;

/// What a shape sees of the file while it reads a line.
pub struct Scene<'a> {
    /// The row to fill.
    pub(super) row: &'a mut Row,
    pub(super) into: &'a mut Assembler,
    pub(super) meanings: &'a mut Meanings,
    /// The step that the last header named.
    pub(super) header: &'a mut Option<f64>,
    /// The line's number.
    pub(super) number: u64,
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is not of this shape.
    No,
    /// The scene's row is filled.
    Row,
    /// It was read, and is no row.
    Read,
}

impl Taken {
    pub(super) fn row_if(read: bool) -> Taken {
        if read { Taken::Row } else { Taken::No }
    }
}

impl Scene<'_> {
    /// Notes the rank that stands before a line (`[rank3]:`, `[default7]:`);
    /// the line without it.
    pub(super) fn rank<'l>(&mut self, line: &'l [u8]) -> &'l [u8] {
        let Some(rest) = line
            .strip_prefix(b"[rank")
            .or_else(|| line.strip_prefix(b"[default"))
        else {
            return line;
        };
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let behind = &rest[digits..];
        let Some(behind) = behind
            .strip_prefix(b"]:")
            .or_else(|| behind.strip_prefix(b"]"))
        else {
            return line;
        };
        self.row.rank = std::str::from_utf8(&rest[..digits])
            .ok()
            .and_then(|digits| digits.parse().ok());
        behind.trim_ascii()
    }

    /// Adds a value under a name as it stands in the line.
    pub(super) fn put(&mut self, name: &[u8], number: number::Number) {
        let name = self.into.name(name);
        self.into.put(self.row, name, number.value, number.decimals);
    }
}

/// `i/N`, blanks allowed: both, and how many bytes they take.
pub(super) fn of_total(text: &[u8]) -> Option<(f64, f64, usize)> {
    let skip = |at: usize| at + text[at..].iter().take_while(|byte| **byte == b' ').count();
    let whole = |at: usize| {
        let count = text[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let number = number::read(text[at..at + count].as_ref())?;
        (count > 0).then_some((number.value, at + count))
    };
    let (i, at) = whole(skip(0))?;
    let at = skip(at);
    if text.get(at) != Some(&b'/') {
        return None;
    }
    let (total, at) = whole(skip(at + 1))?;
    Some((i, total, at))
}
