//! What a card says, as plain text: for screen readers, the command line and reports.

use super::said::{Told, echo};
use super::update::{judged_id, part_diagnosis_id};
use super::{Card, Desk, Judged};
use crate::catalogue::{Catalogue, ENGLISH, fill as fill_words};
use crate::plain;
use crate::prose::{Ink, fill};
use longhand_exercise::verdict::{Help, Reading};
use longhand_exercise::{Answer, Judgement, Kind, Prose, Variant, Verdict};

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

impl Card {
    /// Hands in an answer, as the learner does who fills in the card and presses its button.
    ///
    /// ```
    /// use longhand_exercise::{Answer, source};
    /// use longhand_view::card::Card;
    /// let text = "kind = \"numeric\"\nnumber = \"1\"\ntitle = \"t\"\ndifficulty = 1\nprompt = \"2 + 2?\"\n[answer]\nis = \"2 + 2\"";
    /// let exercise = source::read("t.toml", "t", "c", text).unwrap();
    /// let reply = Card::new(exercise, 0).hand_in(&Answer::Text("8/2".into()));
    /// assert_eq!((reply.verdict, reply.message.as_str()), ("right", "Right. 4"));
    /// assert_eq!(reply.read_as.as_deref(), Some("8 / 2 = 4"));
    /// ```
    pub fn hand_in(&mut self, answer: &Answer) -> Reply {
        if let Err(broken) = &self.variant {
            return Reply {
                message: format!("{} {broken}", ENGLISH.broken_exercise),
                ..Reply::default()
            };
        }
        let judgement = match &self.variant {
            Ok(variant) => longhand_exercise::grade(&self.exercise, variant, answer),
            Err(_) => Judgement::help(Help::Empty),
        };
        let tested = match answer {
            Answer::Ran(tested) => Some(tested.clone()),
            _ => None,
        };
        // The card looks as if the learner had filled it in.
        match answer {
            Answer::Ordered(ids) => self.restore_lines(&ids.join(" ")),
            answer => self.desk = desks(answer),
        }
        self.fields_judged(&judgement);
        self.say(Judged {
            judgement,
            desk: desks(answer),
            tested,
        });
        self.reply().unwrap_or_default()
    }

    /// What was said last; `None` before the first check.
    pub fn reply(&self) -> Option<Reply> {
        let (Some(judged), Ok(variant)) = (&self.judged, &self.variant) else {
            return None;
        };
        Some(self.reply_to(variant, &judged.told()))
    }

    fn reply_to(&self, variant: &Variant, told: &Told) -> Reply {
        let judgement = told.judgement;
        let desk = |part: usize| {
            self.judged
                .as_ref()
                .and_then(|judged| judged.desk.get(part))
        };
        // An answer in parts has a desk for each; one in cells has a field for each.
        let parts = judgement
            .parts
            .iter()
            .enumerate()
            .map(|(part, judgement)| Told {
                part,
                judgement,
                text: desk(part).map_or("", |desk| desk.field(0)),
                tested: None,
                brief: false,
            });
        let graph = !judgement.cells.is_empty() && matches!(self.exercise.kind, Kind::Graph(_));
        let cells = judgement
            .cells
            .iter()
            .enumerate()
            .map(|(i, judgement)| Told {
                judgement,
                text: desk(told.part).map_or("", |desk| desk.field(i)),
                ..*told
            });
        let within = parts.chain(cells).enumerate().map(|(i, told)| {
            let mut reply = self.reply_to(variant, &told);
            if graph && let Some(words) = self.field_words(i, told.judgement) {
                reply.message = words;
            }
            reply
        });
        let diagnosis = if judgement.parts.is_empty() {
            part_diagnosis_id(&self.exercise, told.part, judgement.verdict.diagnosis())
        } else {
            judged_id(&self.exercise, judgement)
        };
        Reply {
            verdict: judgement.verdict.name(),
            diagnosis,
            message: self.words(&ENGLISH, variant, told),
            read_as: judgement.reading.as_ref().map(echo),
            parts: within.collect(),
        }
    }

    /// What was said last, with the echo, for screen readers. Of parts, which each have their
    /// reply beside their field, all of them.
    pub(super) fn said_text(&self) -> String {
        let (Some(judged), Ok(variant)) = (&self.judged, &self.variant) else {
            return String::new();
        };
        let words = &ENGLISH;
        let mut text = self.words(words, variant, &judged.told());
        let telling = |reading: &&Reading| reading.telling && !reading.echo.is_empty();
        if let Some(reading) = judged.judgement.reading.as_ref().filter(telling) {
            text.push_str(&format!(" {} {}", words.read_as, echo(reading)));
        }
        for (i, part) in judged.judgement.parts.iter().enumerate() {
            if part.is_right() || part.verdict == Verdict::Unreadable(Help::Empty) {
                continue;
            }
            let name = super::parts::letter(i);
            let name = crate::catalogue::fill(words.kinds.part, &[&name]);
            let told = Told {
                part: i,
                judgement: part,
                text: judged.desk.get(i).map_or("", |desk| desk.field(0)),
                tested: None,
                brief: false,
            };
            text.push_str(&format!(" {name}: {}", self.words(words, variant, &told)));
        }
        text
    }

    fn words(&self, words: &Catalogue, variant: &Variant, told: &Told) -> String {
        let said = || plain::line(&self.sentences(words, variant, told));
        let desk = self
            .judged
            .as_ref()
            .and_then(|judged| judged.desk.get(told.part));
        let picked = |id: &str| desk.is_some_and(|desk| desk.picked.contains(id));
        // On the page the replies stand below what was picked; here each says to which line it is,
        // where there are several.
        let mut named: Vec<String> = Vec::new();
        let replies: Vec<&Prose> = match self.exercise.part(told.part) {
            _ if !told.judgement.parts.is_empty() => Vec::new(),
            Some(Kind::Choice(choice)) => {
                let options = choice.options.iter().filter(|one| picked(&one.id));
                options.map(|one| &one.reply).collect()
            }
            Some(Kind::Bug(bug)) => {
                let lines = bug.lines.iter();
                let lines: Vec<_> = lines.filter(|one| picked(&one.line.to_string())).collect();
                if lines.len() > 1 {
                    named.extend(
                        lines
                            .iter()
                            .map(|one| fill_words(words.line_number, &[&one.line])),
                    );
                }
                lines.into_iter().map(|one| &one.reply).collect()
            }
            _ => Vec::new(),
        };
        let heading = match &told.judgement.verdict {
            Verdict::Wrong(_) if !replies.is_empty() => words.not_yet.to_string(),
            _ => said(),
        };
        let replies = replies.into_iter().enumerate().map(|(i, reply)| {
            let reply = plain::line(&fill(reply, variant, Ink::Text));
            match named.get(i) {
                Some(name) => format!(
                    "{}: {reply}",
                    super::help::as_sentence(name).trim_end_matches('.')
                ),
                None => reply,
            }
        });
        let all: Vec<String> = std::iter::once(heading).chain(replies).collect();
        all.join(" ")
    }
}

/// What a learner would have on the card who hands this in.
fn desks(answer: &Answer) -> Vec<Desk> {
    let mut desk = Desk::default();
    match answer {
        Answer::Parts(parts) => {
            let each = parts.iter().map(desks);
            return each
                .map(|desks| desks.into_iter().next().unwrap_or_default())
                .collect();
        }
        Answer::Text(text) => desk.put(0, text.clone()),
        Answer::Cells(cells) => {
            for (cell, text) in cells.iter().enumerate() {
                desk.put(cell, text.clone());
            }
        }
        Answer::Picked(ids) | Answer::Ordered(ids) => desk.picked.extend(ids.iter().cloned()),
        Answer::Lines(lines) => desk.picked.extend(lines.iter().map(u32::to_string)),
        Answer::Ran(_) => {}
    }
    vec![desk]
}
