//! A text as an author wrote it: Markdown with TeX between dollar signs, and slots.
//!
//! `#{b1}` or `#{1 - b1^3}` is a *slot*: a formula over givens and steps whose value is put in when
//! a variant is shown. (A bare `{N}` stays ordinary TeX.)

use longhand_exercise::Formula;
use longhand_notation::Scope;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Markdown.
    Markdown(String),
    /// A formula whose value is put in.
    Slot(Formula),
}

/// A text in pieces.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// Markdown and slots in turn.
    pub pieces: Vec<Piece>,
}

/// A slot that is never closed.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenSlot {
    /// Where `#{` stands, in bytes.
    pub at: usize,
}

impl Written {
    /// Splits a text at its slots.
    ///
    /// # Errors
    /// [`OpenSlot`] when a `#{` has no `}`.
    pub fn parse(text: &str) -> Result<Written, OpenSlot> {
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
                pieces.push(Piece::Markdown(rest[..start].to_string()));
            }
            pieces.push(Piece::Slot(Formula::new(&after[..end])));
            rest = &after[end + 1..];
        }
        if !rest.is_empty() {
            pieces.push(Piece::Markdown(rest.to_string()));
        }
        Ok(Written { pieces })
    }

    /// The text with the slots' values; a slot without one stays as it is written.
    pub fn filled(&self, scope: &Scope) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Markdown(text) => text.clone(),
            Piece::Slot(formula) => formula
                .evaluate(scope)
                .map_or_else(|_| format!("#{{{}}}", formula.text), |value| value.plain()),
        });
        pieces.collect::<String>().trim().to_string()
    }

    /// The formulas in the slots.
    pub fn slots(&self) -> impl Iterator<Item = &Formula> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(formula) => Some(formula),
            Piece::Markdown(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_its_slots() {
        for (text, slots) in [
            ("", 0),
            ("plain", 0),
            ("$#{a}$ and {N} and #{1 - b^2}.", 2),
            ("# {x}", 0),
            ("}#{a}#{b}{", 2),
        ] {
            let written = Written::parse(text).unwrap();
            assert_eq!(written.slots().count(), slots, "{text}");
            let again: String = written
                .pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Markdown(text) => text.clone(),
                    Piece::Slot(formula) => format!("#{{{}}}", formula.text),
                })
                .collect();
            assert_eq!(again, text);
        }
    }

    #[test]
    fn an_open_slot_is_found_where_it_stands() {
        assert_eq!(Written::parse("ab #{x} #{y"), Err(OpenSlot { at: 8 }));
    }
}
