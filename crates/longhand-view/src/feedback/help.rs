//! What is said of an answer that could not be judged, and what to write instead.

use super::context::{Context, Told};
use super::sentence::{Line, aside, code, say, sentence, spaced, words};
use crate::catalogue::fill;
use crate::phrase::{as_sentence, listed};
use longhand_exercise::Help;
use longhand_exercise::kind::order::NotLines;
use longhand_exercise::prose::{Node, Span as VerdictIcon};
use longhand_notation::Span;

impl Context<'_> {
    pub(super) fn unreadable(&self, help: &Help, told: &Told) -> Vec<Node> {
        let typed = told.text;
        match help {
            Help::Empty => say(self.words.empty_heading, self.words.empty),
            Help::Fault {
                span,
                message,
                help,
            } => {
                let said = spaced([words(as_sentence(message)), words(as_sentence(help))]);
                let mut told = sentence(self.words.unreadable, said);
                let place = pointed(typed, *span);
                told.push(aside(spaced([place, words(self.words.not_counted)])));
                told
            }
            Help::NotANumber(what) => {
                self.uncounted(&format!("{what} {}", self.words.not_a_number))
            }
            Help::MoreDigits => say(self.words.more_digits_heading, self.words.more_digits),
            Help::WholeNumber => say(self.words.more_digits_heading, self.words.exact_digits),
            Help::OtherKind {
                typed,
                asked,
                right,
            } => {
                let what = match asked {
                    Some(asked) => fill(self.words.other_kind, &[typed, asked]),
                    None => fill(self.words.no_unit, &[typed]),
                };
                let right = right.then_some(self.words.value_right).unwrap_or_default();
                let line = [what.as_str(), right, self.words.not_counted].map(words);
                sentence(self.words.other_kind_heading, spaced(line))
            }
            Help::Code(message) => {
                let error = self.tested().and_then(|tested| tested.error.as_ref());
                let line = error.and_then(|error| error.line);
                let line = line.map(|line| fill(self.words.in_line, &[&line]));
                let line = words(line.unwrap_or_default());
                let said = spaced([code(message.as_str()), line]);
                let mut told = sentence(self.words.code_unreadable, said);
                told.push(aside(words(self.words.not_counted)));
                told
            }
            Help::NoSuchLine => say(self.words.empty_heading, self.words.no_such_line),
            Help::OneOption => self.uncounted(self.words.kinds.one_option),
            Help::NotLines(NotLines::Twice(id)) => {
                self.uncounted(&fill(self.words.order.line_twice, &[id]))
            }
            Help::NotLines(NotLines::Unknown(id)) => {
                self.uncounted(&fill(self.words.order.no_line, &[id]))
            }
            Help::StillEmpty(fields) => {
                let what = match fields {
                    1 => self.words.still_empty_one.to_string(),
                    _ => fill(self.words.still_empty, &[fields]),
                };
                say(self.words.still_empty_heading, &what)
            }
            Help::Broken(message) => sentence(self.words.broken_exercise, code(message.as_str())),
            Help::Cells { found, expected } => {
                let what = if *found == (1, 1) && expected.0 == 1 {
                    fill(self.words.kinds.one_of_cells, &[&expected.1])
                } else if found.0 == 1 && expected.0 == 1 {
                    fill(self.words.kinds.cells_asked, &[&found.1, &expected.1])
                } else {
                    let sizes: [&dyn core::fmt::Display; 4] =
                        [&found.0, &found.1, &expected.0, &expected.1];
                    fill(self.words.kinds.size_asked, &sizes)
                };
                self.uncounted(&what)
            }
            Help::Ragged => self.uncounted(self.words.kinds.ragged),
            Help::NotAShape => self.uncounted(self.words.kinds.no_shape),
            Help::NoValue => self.uncounted(self.words.kinds.no_value),
            Help::UnknownName { name, known } => {
                let what = if known.is_empty() {
                    fill(self.words.kinds.no_names, &[name])
                } else {
                    let known = listed(self.words, known);
                    fill(self.words.kinds.unknown_name, &[name, &known])
                };
                self.uncounted(&what)
            }
        }
    }

    fn uncounted(&self, what: &str) -> Vec<Node> {
        let line = spaced([words(what), words(self.words.not_counted)]);
        sentence(self.words.unreadable, line)
    }
}

/// The typed text with the place marked that could not be read.
fn pointed(typed: &str, span: Span) -> Line {
    let floor = |mut at: usize| {
        at = at.min(typed.len());
        while !typed.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(span.start);
    let end = floor(span.end.max(span.start)).max(start);
    let (before, rest) = typed.split_at(start);
    let (at, after) = rest.split_at(end - start);
    let at = if at.is_empty() { "…" } else { at };
    let mut line = words(before);
    line.push(Node::Span(VerdictIcon::Marked, words(at)));
    line.extend(words(after));
    vec![Node::Span(VerdictIcon::Code, line)]
}
