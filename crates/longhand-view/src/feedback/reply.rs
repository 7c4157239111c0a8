//! What a card says, as plain text: for screen readers, the command line and reports.

use super::answered;
use super::context::{Context, Told};
use super::echo::echo;
use super::node_names::NodeNames;
use super::verdict::is_telling;
use crate::catalogue::fill as fill_words;
use crate::phrase::{capitalized, letter};
use longhand_exercise::description::Form;
use longhand_exercise::prose::line;
use longhand_exercise::verdict::{Help, Reading};
use longhand_exercise::{Judgement, Kind, Verdict, describe, diagnosis_id};

/// What a card says to an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// `right`, `near`, `wrong` or `unreadable`.
    pub verdict: &'static str,
    /// The stable id of what the learner did, where known.
    pub diagnosis: Option<String>,
    /// The card's own words.
    pub message: String,
    /// How the answer was read.
    pub read_as: Option<String>,
    /// The same for each part or cell.
    pub parts: Vec<Reply>,
}

impl Default for Reply {
    fn default() -> Reply {
        Reply {
            verdict: "unreadable",
            diagnosis: None,
            message: String::new(),
            read_as: None,
            parts: Vec::new(),
        }
    }
}

impl Context<'_> {
    /// What is said of an answer.
    pub(crate) fn reply(&self, judgement: &Judgement) -> Reply {
        self.reply_to(&self.whole(judgement))
    }

    fn reply_to(&self, told: &Told) -> Reply {
        let judgement = told.judgement;
        let parts = judgement.parts.iter().enumerate();
        let parts = parts.map(|(part, judgement)| self.part(part, judgement));
        let cells = judgement.cells.iter().enumerate();
        let cells = cells.map(|(cell, judgement)| Told {
            judgement,
            text: answered::field(self.answer, told.part, cell),
            ..*told
        });
        let within = parts.chain(cells).enumerate().map(|(i, told)| {
            let mut reply = self.reply_to(&told);
            if let Some(words) = self.node_words(i, told.judgement) {
                reply.message = words;
            }
            reply
        });
        let diagnosis = if judgement.parts.is_empty() {
            let diagnosis = judgement.verdict.diagnosis();
            diagnosis.and_then(|it| diagnosis_id::of(self.exercise, told.part, it))
        } else {
            diagnosis_id::of_judgement(self.exercise, judgement)
        };
        Reply {
            verdict: judgement.verdict.name(),
            diagnosis,
            message: self.told_plainly(told),
            read_as: judgement.reading.as_ref().map(echo),
            parts: within.collect(),
        }
    }

    /// What is said of a graph's number.
    fn node_words(&self, cell: usize, said: &Judgement) -> Option<String> {
        let Kind::Graph(graphed) = &self.exercise.kind else {
            return None;
        };
        let sheet = graphed.sheet(&self.variant.scope).ok()?;
        let &field = sheet.fields.get(cell)?;
        Some(NodeNames::new(self.symbols(), &sheet).field_words(self.words, field, said))
    }

    /// What is said of an answer, with the echo, for screen readers. Of parts, which each have
    /// their reply beside their field, all of them.
    pub(crate) fn spoken(&self, judgement: &Judgement) -> String {
        let words = self.words;
        let mut text = self.told_plainly(&self.whole(judgement));
        let telling = |reading: &&Reading| is_telling(reading);
        if let Some(reading) = judgement.reading.as_ref().filter(telling) {
            text.push_str(&format!(" {} {}", words.read_as, echo(reading)));
        }
        for (i, part) in judgement.parts.iter().enumerate() {
            if part.is_right() || part.verdict == Verdict::Unreadable(Help::Empty) {
                continue;
            }
            let name = fill_words(words.kinds.part, &[&letter(i)]);
            text.push_str(&format!(
                " {name}: {}",
                self.told_plainly(&self.part(i, part))
            ));
        }
        text
    }

    fn told_plainly(&self, told: &Told) -> String {
        let words = self.words;
        let picked = |id: &str| answered::is_picked(self.answer, told.part, id);
        // On the page the replies stand below what was picked; here each says to which line it is,
        // where there are several.
        let asked = match told.judgement.parts.as_slice() {
            [] => describe::part(self.exercise, self.variant, told.part),
            _parts => None,
        };
        let asked = asked.unwrap_or_default();
        let options: Vec<_> = asked.options.iter().filter(|it| picked(&it.id)).collect();
        let names_lines = asked.form == Form::Lines && options.len() > 1;
        let heading = match &told.judgement.verdict {
            Verdict::Wrong(_) if !options.is_empty() => words.not_yet.to_string(),
            _ => line(&self.sentences(told)),
        };
        let replies = options.into_iter().map(|option| {
            let reply = option.reply.line(&self.variant.scope);
            if names_lines {
                let name = fill_words(words.line_number, &[&option.id]);
                return format!("{}: {reply}", capitalized(&name));
            }
            reply
        });
        let all: Vec<String> = std::iter::once(heading).chain(replies).collect();
        all.join(" ")
    }
}
