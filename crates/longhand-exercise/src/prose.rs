//! An author's text with slots for a variant's numbers.
//!
//! In a file, prose is Markdown with TeX between dollar signs; `#{b1}` or `#{1 - b1^3}` is a
//! *slot*: a formula over givens and steps whose value is put in when a variant is shown. (A bare
//! `{N}` stays ordinary TeX.) The site turns the fixed pieces into HTML and MathML once, when
//! pages are made; only slots are left to fill in the browser.

use crate::formula::Formula;
use serde::{Deserialize, Serialize};

/// A piece of [`Prose`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Piece {
    /// Text that is the same in every variant: Markdown as written, HTML once prepared.
    Fixed(String),
    /// A place for a value of the variant.
    Slot {
        /// What is put in.
        formula: Formula,
        /// Whether the slot stands inside a formula. Known once prepared.
        math: bool,
        /// Whether a negative number needs brackets there: after an operator, under a power.
        bracket: bool,
    },
}

/// Text with slots. See the [module](self).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Prose {
    /// Fixed text and slots in turn.
    pub pieces: Vec<Piece>,
}

/// A slot that is never closed.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenSlot {
    /// Where `#{` stands, in bytes.
    pub at: usize,
}

impl Prose {
    /// Splits an author's text at its slots.
    ///
    /// ```
    /// use longhand_exercise::{Piece, Prose};
    /// let prose = Prose::parse("$x = #{x}$.").unwrap();
    /// assert_eq!(prose.pieces.len(), 3);
    /// assert_eq!(prose.pieces[0], Piece::Fixed("$x = ".into()));
    /// ```
    ///
    /// # Errors
    /// [`OpenSlot`] when a `#{` has no `}`.
    pub fn parse(text: &str) -> Result<Prose, OpenSlot> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find("#{") {
            let after = &rest[start + 2..];
            let Some(end) = after.find('}') else {
                return Err(OpenSlot {
                    at: text.len() - rest.len() + start,
                });
            };
            if start > 0 {
                pieces.push(Piece::Fixed(rest[..start].to_string()));
            }
            pieces.push(Piece::Slot {
                formula: Formula::new(&after[..end]),
                math: false,
                bracket: false,
            });
            rest = &after[end + 1..];
        }
        if !rest.is_empty() {
            pieces.push(Piece::Fixed(rest.to_string()));
        }
        Ok(Prose { pieces })
    }

    /// The formulas in the slots.
    pub fn slots(&self) -> impl Iterator<Item = &Formula> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot { formula, .. } => Some(formula),
            Piece::Fixed(_) => None,
        })
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The text as the author wrote it, slots and all.
    pub fn written(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Fixed(text) => text.clone(),
                Piece::Slot { formula, .. } => format!("#{{{}}}", formula.text),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_a_prose_gives_back_what_was_read() {
        for text in [
            "",
            "plain",
            "#{a}",
            "$#{a}$ and {N} and #{1 - b^2}.",
            "# {x}",
            "}#{a}#{b}{",
        ] {
            assert_eq!(Prose::parse(text).unwrap().written(), text);
        }
    }

    #[test]
    fn an_open_slot_is_found_where_it_stands() {
        assert_eq!(Prose::parse("ab #{x} #{y"), Err(OpenSlot { at: 8 }));
    }
}
