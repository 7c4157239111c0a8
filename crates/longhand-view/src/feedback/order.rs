//! What is said of a wrong order, in the lines' own words.

use super::context::Context;
use super::sentence::{Line, inline, say, sentence, spaced, words};
use crate::catalogue::fill;
use longhand_exercise::Kind;
use longhand_exercise::kind::order::Fault;
use longhand_exercise::prose::{Node, Span};

impl Context<'_> {
    /// The verdict on a wrong order, in the lines' own words.
    pub(super) fn order_told(&self, heading: &str, fault: Fault) -> Vec<Node> {
        let Kind::Order(order) = &self.exercise.kind else {
            return Vec::new();
        };
        let own = |line: usize| match order.lines.get(line) {
            Some(line) => quoted(inline(self.prose(&line.text))),
            None => Line::new(),
        };
        let why = |line: usize| order.lines.get(line).map(|line| self.prose(&line.why));
        let told = &self.words.order;
        let (line, more) = match fault {
            Fault::Distractor { line } => {
                let reply = order.lines.get(line).map(|line| self.prose(&line.reply));
                (spaced([own(line), words(told.spare)]), reply)
            }
            Fault::Before { line, needs } => {
                let mut needed = own(needs);
                needed.extend(words(told.needs));
                let told = spaced([own(line), words(told.before), needed]);
                (told, why(line))
            }
            Fault::Missing { line, needed_by } => {
                let mut needed = own(line);
                needed.extend(words(told.left_out));
                let told = spaced([own(needed_by), words(told.lacks), needed]);
                (told, why(needed_by))
            }
            Fault::Short { lacking: 1 } => return say(heading, told.one_missing),
            Fault::Short { lacking } => {
                return say(heading, &fill(told.some_missing, &[&lacking]));
            }
        };
        let mut message = sentence(heading, line);
        message.extend(more.into_iter().flatten());
        message
    }
}

/// A line's own words, so that the sentence goes on behind them. A formula needs no quotation
/// marks, and may break badly next to them.
fn quoted(mut line: Line) -> Line {
    if let Some(Node::Words(text)) = line.last_mut()
        && let Some(shorter) = text.strip_suffix('.')
    {
        *text = shorter.to_string();
    }
    match line.as_slice() {
        [Node::Formula(_)] => line,
        _ => vec![Node::Span(Span::Quoted, line)],
    }
}
