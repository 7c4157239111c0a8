//! Reading the lines of an order exercise.

use super::reader::{Reader, Text};
use longhand_exercise::kind::Kind;
use longhand_exercise::kind::order::{Line, MOST_LINES, Order};
use serde::Deserialize;
use std::collections::BTreeSet;

/// `[[lines]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileLine {
    pub(super) id: Text,
    text: Text,
    /// Ids of the lines it needs before it.
    #[serde(default)]
    after: Vec<Text>,
    /// Why it needs them.
    why: Option<Text>,
    #[serde(default)]
    distractor: bool,
    /// Why a distractor does not belong.
    reply: Option<Text>,
}

impl Reader<'_> {
    pub(super) fn order(&mut self, lines: &[FileLine], at: usize) -> Option<Kind> {
        let order = Order {
            lines: lines.iter().map(|line| self.line(line)).collect(),
        };
        let mut ids = BTreeSet::new();
        for (line, read) in lines.iter().zip(&order.lines) {
            self.one_line(line, read, &order, !ids.insert(line.id.get_ref().as_str()));
        }
        self.whole_order(&order, at);
        Some(Kind::Order(order))
    }

    fn line(&mut self, line: &FileLine) -> Line {
        Line {
            id: line.id.get_ref().clone(),
            text: self.prose(&line.text),
            after: line.after.iter().map(|id| id.get_ref().clone()).collect(),
            why: self.optional_prose(line.why.as_ref()),
            distractor: line.distractor,
            reply: self.optional_prose(line.reply.as_ref()),
        }
    }

    fn one_line(&mut self, line: &FileLine, read: &Line, order: &Order, twice: bool) {
        let (id, at) = (&read.id, line.id.span().start);
        if twice {
            self.find(
                at,
                format!("Two lines are called `{id}`."),
                "Give each line an id of its own.",
            );
        }
        if read.distractor {
            return self.distractor(line, id);
        }
        for needed in &line.after {
            self.need(id, needed, order);
        }
        if read.after.is_empty() && line.why.is_some() {
            self.find(
                at,
                format!("The line `{id}` says why it stands late, but needs no line before it."),
                "Add `after = [\"…\"]`, or take `why` out.",
            );
        }
        if !read.after.is_empty() && read.why.is_empty() {
            self.find(
                at,
                format!("The line `{id}` does not say why it needs what stands before it."),
                "Add `why = \"…\"`: a learner reads it who has put the line too early.",
            );
        }
        if let Some(reply) = &line.reply {
            self.find(
                reply.span().start,
                format!("The line `{id}` belongs, so its reply is never read."),
                "Write `why` for a line that belongs, or `distractor = true`.",
            );
        }
    }

    fn need(&mut self, id: &str, needed: &Text, order: &Order) {
        let at = needed.span().start;
        match order.index(needed.get_ref()) {
            None => self.find(
                at,
                format!(
                    "The line `{id}` needs `{}`, but there is no such line.",
                    needed.get_ref()
                ),
                "Write the id of another line.",
            ),
            Some(index) if order.lines[index].distractor => self.find(
                at,
                format!(
                    "The line `{id}` needs `{}`, which does not belong.",
                    needed.get_ref()
                ),
                "A line can only need lines that belong; take this one out of `after`.",
            ),
            Some(_) => {}
        }
    }

    fn distractor(&mut self, line: &FileLine, id: &str) {
        let at = line.id.span().start;
        if line.reply.is_none() {
            self.find(
                at,
                format!("The line `{id}` does not belong, and nothing says why."),
                "Add `reply = \"…\"`: a learner reads it who has kept the line.",
            );
        }
        if !line.after.is_empty() || line.why.is_some() {
            self.find(
                at,
                format!("The line `{id}` does not belong, yet it says what it needs."),
                "Take `after` and `why` out: a distractor has no right place.",
            );
        }
    }

    fn whole_order(&mut self, order: &Order, at: usize) {
        let belong = order.belonging();
        if belong < 2 || order.lines.len() > MOST_LINES {
            return self.find(
                at,
                format!("{} lines, of which {belong} belong.", order.lines.len()),
                format!("Give between two that belong and {MOST_LINES} in all, as `[[lines]]` with `id` and `text`."),
            );
        }
        if let Some(circle) = order.circle() {
            let ids: Vec<&str> = circle
                .iter()
                .chain(circle.first())
                .map(|&line| order.lines[line].id.as_str())
                .collect();
            return self.find(
                at,
                format!(
                    "The lines need one another in a circle: {}.",
                    ids.join(" needs ")
                ),
                "Take one of these out of its `after`.",
            );
        }
        if order.lines.iter().all(|line| line.after.is_empty()) {
            self.find(
                at,
                "Every order of these lines is right.",
                "Say with `after = [\"…\"]` which line needs which before it.",
            );
        }
    }
}
