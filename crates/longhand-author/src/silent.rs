//! What a text would lose without a word, or hold unseen.

use crate::dialect::options;
use crate::finding::line_of;
use crate::text_fault::{TextFault, short};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::ops::Range;

/// What would be lost of an exercise's text.
pub(crate) fn fault(markdown: &str) -> Option<TextFault> {
    if let Some((at, found)) = unseen(markdown) {
        return Some(TextFault {
            found,
            remedy: "Take it out.",
            line: line_of(markdown, at),
        });
    }
    let mut cell = 0;
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        let line = line_of(markdown, range.start);
        match event {
            Event::Start(Tag::Image { .. }) => {
                return Some(TextFault {
                    found: "An exercise shows no pictures: of this one only its words would stay."
                        .to_owned(),
                    remedy: "Draw a figure in the chapter, or say it in words.",
                    line,
                });
            }
            Event::End(TagEnd::TableCell) => cell = range.end,
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => {
                if let Some(fault) = lost_cell(markdown, cell..range.end, line) {
                    return Some(fault);
                }
            }
            _ => {}
        }
    }
    None
}

/// A character that nobody sees and that is no space, with its place.
///
/// ```text
/// "\u{1b}[31m": (0, "The text holds the control character U+001B.")
/// ```
pub fn unseen(text: &str) -> Option<(usize, String)> {
    let (at, c) = text.char_indices().find(|(_, c)| {
        let control = c.is_control() && !matches!(c, '\n' | '\t');
        control || matches!(c, '\u{e000}'..='\u{f8ff}')
    })?;
    let kind = if c.is_control() {
        "control character"
    } else {
        "character without a meaning"
    };
    Some((
        at,
        format!("The text holds the {kind} U+{:04X}.", u32::from(c)),
    ))
}

/// The fault of a table's row with more cells than its head, `behind` being what follows its last.
pub(crate) fn lost_cell(text: &str, behind: Range<usize>, line: usize) -> Option<TextFault> {
    let rest = text.get(behind)?.trim();
    let rest = rest.strip_prefix('|').unwrap_or(rest).trim();
    (!rest.is_empty()).then(|| TextFault {
        found: format!(
            "The row has more cells than the table’s head: `{}` would be lost.",
            short(rest)
        ),
        remedy: "Write `\\|` for a bar inside a cell, in formulas and code too.",
        line,
    })
}

/// The fault of a directive that stands among words, where it would be printed as it is typed.
pub(crate) fn directive_among_words(words: &str, line: usize) -> Option<TextFault> {
    const KNOWN: [&str; 5] = ["{{exercise ", "{{lab ", "{{later ", "{{review ", "{{end}}"];
    let name = KNOWN.iter().find(|name| words.contains(**name))?;
    Some(TextFault {
        found: format!(
            "`{}` stands among words and would be printed as it is.",
            name.trim_end()
        ),
        remedy: "Put it on a line of its own, between empty lines; in code marks it is text.",
        line,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_lost_is_told_with_its_line() {
        for (text, line, words) in [
            ("a\n\n![x](a.png)", 3, "no pictures"),
            (
                "a\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |",
                5,
                "`3 |` would be lost",
            ),
            ("a\nb \u{1b}[31m", 2, "U+001B"),
            ("a \u{7}", 1, "U+0007"),
            ("a \u{e001}", 1, "U+E001"),
        ] {
            let fault = fault(text).unwrap_or_else(|| panic!("{text:?}"));
            assert_eq!(fault.line, line, "{text:?}");
            assert!(fault.found.contains(words), "{}", fault.found);
        }
        assert_eq!(fault("a\tb\n\n| a |\n|---|\n| $x \\| y$ |"), None);
    }
}
