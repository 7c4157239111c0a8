//! What is said about an answer: the verdict in words.

use super::context::{Context, Told};
use super::echo::echo;
use super::sentence::{Line, aside, code, filled_in, headed, math, say, sentence, spaced, words};
use crate::catalogue::fill;
use crate::phrase::letter;
use crate::symbols::symbol;
use longhand_exercise::prose::{Block, Node, Prose};
use longhand_exercise::slip::Off;
use longhand_exercise::verdict::Note;
use longhand_exercise::{Diagnosis, Judgement, Kind, Verdict};
use longhand_notation::{Value, number};

impl Context<'_> {
    /// What is said of the whole.
    pub(crate) fn message(&self, judgement: &Judgement) -> Vec<Node> {
        self.all_told(&self.whole(judgement))
    }

    /// What is said of one part.
    pub(crate) fn part_message(&self, part: usize, judgement: &Judgement) -> Vec<Node> {
        self.all_told(&self.part(part, judgement))
    }

    fn all_told(&self, told: &Told) -> Vec<Node> {
        let mut message = self.sentences(told);
        let telling = |reading: &_| is_telling(reading);
        if let Some(reading) = told.judgement.reading.as_ref().filter(|one| telling(one)) {
            let read = spaced([words(self.words.read_as), code(echo(reading))]);
            message.push(aside(read));
        }
        message
    }

    /// What is said, without the echo of what was typed.
    pub(super) fn sentences(&self, told: &Told) -> Vec<Node> {
        if !told.judgement.parts.is_empty() {
            self.parts_said(told.judgement)
        } else if !told.judgement.cells.is_empty() && !matches!(self.exercise.kind, Kind::Graph(_))
        {
            self.cells_told(told)
        } else {
            self.verdict_told(told)
        }
    }

    /// The verdict in words.
    pub(super) fn verdict_told(&self, told: &Told) -> Vec<Node> {
        match &told.judgement.verdict {
            Verdict::Right { also } => self.right(told, *also),
            Verdict::Near(diagnosis) => {
                let mut message = self.told(told, diagnosis, true);
                if !told.judgement.verdict.counts() && !told.brief {
                    message.push(aside(words(self.words.not_counted)));
                }
                message
            }
            Verdict::Wrong(Some(diagnosis)) => self.told(told, diagnosis, false),
            Verdict::Wrong(None) => sentence(self.words.not_yet, self.plain_wrong(told)),
            Verdict::Unreadable(help) => self.unreadable(help, told),
        }
    }

    /// What is said of a wrong answer of which nothing is known. From the second one on it is how
    /// near it is, a step of the way to look at, and the next hint by its number.
    fn plain_wrong(&self, told: &Told) -> Line {
        if matches!(self.exercise.kind, Kind::Graph(_)) {
            return words(self.words.nodes.see);
        }
        if self.unknown < 2 {
            return words(match self.hints_left() {
                true => self.words.not_yet_hint,
                false => self.words.not_yet_working,
            });
        }
        let again = &self.words.again;
        let way = self.step_to_look_at(self.unknown - 2);
        let next = match self.hints_left() {
            true => words(fill(again.hint, &[&(self.hints + 1)])),
            false => words(again.working),
        };
        spaced([
            words(self.nearness(told).unwrap_or_default()),
            way.unwrap_or_default(),
            next,
        ])
    }

    /// How near a number is to the answer.
    fn nearness(&self, told: &Told) -> Option<&'static str> {
        let again = &self.words.again;
        let typed = told.judgement.reading.as_ref()?.value?;
        let right = self.variant.answers.get(told.part)?.number()?;
        let ratio = typed / right;
        Some(if !ratio.is_finite() {
            return None;
        } else if ratio <= 0.0 {
            again.sign
        } else if (ratio - 1.0).abs() <= 0.1 {
            again.close
        } else if ratio > 3.0 {
            again.large
        } else if ratio < 1.0 / 3.0 {
            again.small
        } else {
            again.size
        })
    }

    /// A step of the way; each time another.
    fn step_to_look_at(&self, turn: usize) -> Option<Line> {
        let before_last = self.exercise.steps.len().checked_sub(1)?;
        let step = self.exercise.steps.get(turn % before_last.max(1))?;
        let named = step.symbol.as_ref().filter(|_| before_last > 0)?;
        let name = math(symbol(Some(named), &step.name));
        Some(filled_in(self.words.again.step, &[name]))
    }

    /// A word to whoever had the working open.
    pub(super) fn with_help(&self) -> &'static str {
        if self.assisted {
            self.words.right_assisted
        } else {
            ""
        }
    }

    /// An author's text with this variant's numbers.
    pub(super) fn prose(&self, text: &Prose) -> Vec<Node> {
        text.filled(&self.variant.scope)
    }

    fn right(&self, told: &Told, also: Option<usize>) -> Vec<Node> {
        let kind = self.exercise.part(told.part).zip(also);
        let note = kind.and_then(|(kind, index)| kind.also().get(index));
        let filled = matches!(self.exercise.kind, Kind::Graph(_)).then_some(self.words.nodes.all);
        let all = filled.or_else(|| {
            let tested = self.tested()?;
            Some(match tested.ran() < tested.tests.len() {
                true => self.words.all_that_ran_pass,
                false => self.words.all_pass,
            })
        });
        let found = all.is_none() && matches!(self.exercise.kind, Kind::Bug(_));
        let found = if found { self.words.line_found } else { "" };
        let mut message = sentence(
            self.words.right,
            spaced([
                value_read(told).unwrap_or_default(),
                words(all.unwrap_or_default()),
                words(found),
                words(self.with_help()),
            ]),
        );
        message.extend(self.read_note(told));
        message.extend(note.into_iter().flat_map(|note| self.prose(&note.say)));
        message.extend(self.revealed(told.part));
        message
    }

    /// How a number is right without being the very value.
    fn read_note(&self, told: &Told) -> Option<Node> {
        let line = match told.judgement.reading.as_ref()?.note? {
            Note::Float32 => words(self.words.again.float32),
            Note::InFull(exact) => {
                filled_in(self.words.again.in_full, &[math(number::math(exact))])
            }
        };
        Some(Node::Block(Block::Paragraph, line))
    }

    /// The exact value behind an answer that is right without it, and the way to it in the head.
    fn revealed(&self, part: usize) -> Vec<Node> {
        let asked = self.exercise.part(part).and_then(Kind::asked);
        let Some((asked, notes)) = asked.and_then(|asked| Some((asked, asked.reveals?))) else {
            return Vec::new();
        };
        let mut message = Vec::new();
        let exact = self.variant.answers.get(part).and_then(|one| one.number());
        if let Some(exact) = exact {
            let mut line = spaced([
                words(self.words.kinds.exactly),
                math(number::math(exact)),
                words(asked.unit.unwrap_or_default()),
            ]);
            line.extend(words("."));
            message.push(Node::Block(Block::Paragraph, line));
        }
        message.extend(notes.iter().flat_map(|note| self.prose(note)));
        message
    }

    fn told(&self, told: &Told, what: &Diagnosis, near: bool) -> Vec<Node> {
        let heading = match near {
            _ if told.brief => "",
            true => self.words.near,
            false => self.words.not_yet,
        };
        match what {
            Diagnosis::Mistake(index) => match self.exercise.mistakes.get(*index) {
                Some(mistake) => headed(heading, self.prose(&mistake.say)),
                None => say(heading, ""),
            },
            Diagnosis::Step { index, to_go } => self.step_told(told, *index, *to_go),
            Diagnosis::Slip(slip) => self.slip_told(slip),
            Diagnosis::Order(fault) => self.order_told(heading, *fault),
            Diagnosis::Graph(_) => say(heading, self.words.nodes.see),
            Diagnosis::SomeMissing => say(heading, self.words.some_missing),
            // The reply stands below the option itself.
            Diagnosis::Option(_) => say(heading, self.words.see_reply),
            Diagnosis::Line(_) => say(heading, self.words.see_line_reply),
            Diagnosis::WrongVersion(index) => {
                match self.exercise.code().and_then(|code| code.wrong.get(*index)) {
                    Some(wrong) => headed(heading, self.prose(&wrong.say)),
                    None => say(heading, ""),
                }
            }
            Diagnosis::Test(index) => self.test_told(*index),
            Diagnosis::Carried { from } => {
                let [heading, rest] = self.words.kinds.carried;
                let part = fill(self.words.kinds.part, &[&letter(*from)]).to_lowercase();
                say(heading, &fill(rest, &[&part]))
            }
            Diagnosis::Times { factor, off } => {
                let what = match off {
                    Off::Small => self.words.kinds.times_small,
                    Off::Large => self.words.kinds.times_large,
                };
                say(heading, &fill(what, &[&number::plain(*factor)]))
            }
            Diagnosis::Size { found } => {
                let what = if found.0 == 1 {
                    fill(self.words.kinds.other_length, &[&found.1])
                } else {
                    fill(self.words.kinds.other_size, &[&found.0, &found.1])
                };
                say(heading, &what)
            }
        }
    }

    /// "One step to go. 0.744 is m₃."
    fn step_told(&self, told: &Told, index: usize, to_go: usize) -> Vec<Node> {
        let heading = if to_go == 1 {
            self.words.one_step.to_string()
        } else {
            fill(self.words.steps_to_go, &[&to_go])
        };
        let Some(step) = self.exercise.steps.get(index) else {
            return say(&heading, "");
        };
        let value = self.variant.scope.value(&step.name);
        let of_many = value
            .and_then(Value::as_tensor)
            .is_some_and(|all| all.rank() > 0);
        let is = match value_read(told) {
            // One number of many: the symbol is the name of them all.
            Some(value) if of_many => spaced([value, words(self.words.kinds.stands_in)]),
            Some(value) => spaced([value, words(self.words.is)]),
            None => words(self.words.kinds.these_are),
        };
        let mut line = spaced([is, math(symbol(step.symbol.as_ref(), &step.name))]);
        line.extend(words(format!(". {}", self.words.go_on)));
        sentence(&heading, line)
    }
}

/// Whether the echo of what was typed says more than the text itself.
pub(super) fn is_telling(reading: &longhand_exercise::verdict::Reading) -> bool {
    reading.telling && !reading.echo.is_empty()
}

/// The value that was read.
fn value_read(told: &Told) -> Option<Line> {
    let value = told.judgement.reading.as_ref()?.value?;
    Some(math(number::math(value)))
}
