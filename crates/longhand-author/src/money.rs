//! Dollars that are money stay money.
//!
//! The Markdown library takes any two dollar signs for the ends of a formula. People also write
//! `$2.50 an hour` and `US$3/US$4`. Here a dollar opens a formula only where no letter or digit
//! stands before it, and closes one only where no digit follows; and a formula has no `and` in it.

use crate::dialect::options;
use crate::text_fault::TextFault;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// Words of prose that stand between two amounts, and in no formula.
const PROSE: [&str; 11] = [
    "and", "or", "to", "per", "the", "for", "from", "an", "at", "of", "is",
];

/// What stands before a dollar that is not the usual one.
const ABROAD: [&str; 6] = ["US", "USD", "AU", "CA", "NZ", "HK"];

/// The text with a backslash before each dollar of an amount that would have opened a formula.
pub(crate) fn kept(markdown: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(markdown);
    // What is no formula any more may leave its second dollar to open the next.
    for _ in 0..64 {
        let amounts: Vec<usize> = Parser::new_ext(&text, options())
            .into_offset_iter()
            .filter(|(event, range)| {
                matches!(event, Event::InlineMath(_)) && is_amount(&text, range)
            })
            .map(|(_, range)| range.start)
            .collect();
        if amounts.is_empty() {
            return text;
        }
        let mut escaped = String::with_capacity(text.len() + amounts.len());
        let mut from = 0;
        for at in amounts {
            escaped.push_str(text.get(from..at).unwrap_or_default());
            escaped.push('\\');
            from = at;
        }
        escaped.push_str(text.get(from..).unwrap_or_default());
        text = Cow::Owned(escaped);
    }
    text
}

fn is_amount(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|t| t.chars().next_back());
    let after = text.get(range.end..).and_then(|t| t.chars().next());
    let inside = text.get(range.clone()).unwrap_or_default();
    let prose = !inside.contains(['\\', '{', '^', '_'])
        && inside.split_whitespace().any(|word| PROSE.contains(&word));
    let currency = inside.trim_end_matches('$').rsplit([' ', ',']).next();
    let abroad = currency.is_some_and(|word| ABROAD.contains(&word));
    abroad
        || before.is_some_and(char::is_alphanumeric)
        || after.is_some_and(|c| c.is_ascii_digit())
        || prose
}

/// Finds formulas that are not closed, or not opened, and so would be printed as they are typed.
pub(crate) fn unclosed(markdown: &str) -> Option<TextFault> {
    let mut listing = false;
    let mut words = String::new();
    let mut start = 0;
    let mut formula = false;
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        if words.is_empty() {
            start = range.start;
        }
        match event {
            Event::Start(Tag::CodeBlock(_)) => listing = true,
            Event::End(TagEnd::CodeBlock) => listing = false,
            Event::Text(text) if !listing => {
                // An escaped dollar is meant.
                let meant =
                    range.start > 0 && markdown.as_bytes().get(range.start - 1) == Some(&b'\\');
                match text.strip_prefix('$').filter(|_| meant) {
                    Some(rest) => words.push_str(rest),
                    None => words.push_str(&text),
                }
            }
            Event::InlineMath(_) | Event::DisplayMath(_) => {
                formula = true;
                words.push('\u{fffc}');
            }
            Event::Code(_) => words.push('`'),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item,
            ) => {
                if let Some(found) = broken(&words, formula) {
                    let line = markdown
                        .get(..start)
                        .unwrap_or_default()
                        .matches('\n')
                        .count()
                        + 1;
                    return Some(TextFault {
                        found: format!(
                            "`{}` begins or ends no formula.",
                            crate::text_fault::short(&found)
                        ),
                        remedy: "Close each formula with its dollar sign; write `\\$` for money.",
                        line,
                    });
                }
                words.clear();
                formula = false;
            }
            _ => {}
        }
    }
    None
}

/// A dollar among the words of a paragraph that was meant for a formula.
fn broken(words: &str, formula: bool) -> Option<String> {
    for (at, _) in words.match_indices('$') {
        let rest = words.get(at..)?;
        let after = rest.get(1..)?;
        let mut behind = after.chars();
        let next = behind.next();
        let command = after.char_indices().any(|(i, c)| {
            c == '\\'
                && after
                    .get(i + 1..)
                    .is_some_and(|t| t.starts_with(|c: char| c.is_ascii_alphabetic()))
        });
        let before = words.get(..at)?.chars().next_back();
        let ends = formula
            && before.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '}' | ')'))
            && !next.is_some_and(char::is_alphanumeric);
        if next == Some('$') || command || ends {
            return Some(rest.chars().take(40).collect());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formulas(text: &str) -> Vec<String> {
        let text = kept(text);
        let math = Parser::new_ext(&text, options()).filter_map(|event| match event {
            Event::InlineMath(formula) => Some(formula.to_string()),
            _ => None,
        });
        math.collect()
    }

    #[test]
    fn amounts_are_no_formulas_and_formulas_stay() {
        for (text, expected) in [
            (
                "A card costs $2.50 an hour here and US$3/US$4 elsewhere. Runs cost $25,000 to $34,000.",
                &[][..],
            ),
            (
                "It is **35$** a day, or $27B/$7B a year. The square is $x^2$.",
                &["x^2"],
            ),
            (
                "A$AP and B$B, $5 and $6, US$ 3 and US$ 4, $HOME and $PATH",
                &[],
            ),
            ("5$ or 6$", &[]),
            ("between $5 and 6$ an hour", &[]),
            ("$x$, ($y$) and **$z$**; $3$-fold", &["x", "y", "z", "3"]),
            (
                "`$x$` and \\$5 and $a \\text{ and } b$",
                &["a \\text{ and } b"],
            ),
        ] {
            assert_eq!(formulas(text), expected, "{text}");
        }
    }

    #[test]
    fn a_formula_that_is_not_closed_is_told_with_its_line() {
        for text in ["one\n\n$\\frac{1}{2$ is odd", "one\n\n$$x", "one\n\n$x$y$"] {
            assert_eq!(unclosed(text).map(|one| one.line), Some(3), "{text}");
        }
        for text in [
            "$5 and $6",
            "It costs \\$5.",
            "`$$`",
            "A$AP and B$B and $x$",
            "$HOME",
        ] {
            assert_eq!(unclosed(text), None, "{text}");
        }
    }
}
