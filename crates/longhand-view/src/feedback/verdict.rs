//! What is said about an answer: the verdict in words.

use super::code::failure;
use super::context::{Context, Told};
use super::echo::echo;
use super::sentence::{headed, sentence};
use crate::catalogue::{Catalogue, fill};
use crate::phrase::letter;
use crate::prose::{Ink, fill as filled};
use crate::symbols::{math, symbol};
use longhand_exercise::slip::Off;
use longhand_exercise::tested::TestOutcome;
use longhand_exercise::verdict::Reading;
use longhand_exercise::{Diagnosis, Judgement, Kind, Prose, Verdict};
use longhand_notation::{Value, number};
use maud::{Markup, html};

impl Context<'_> {
    /// What is said of the whole, for the page.
    pub(crate) fn markup(&self, judgement: &Judgement) -> Markup {
        self.all_told(&self.whole(judgement))
    }

    /// What is said of one part, for the page.
    pub(crate) fn part_markup(&self, part: usize, judgement: &Judgement) -> Markup {
        self.all_told(&self.part(part, judgement))
    }

    fn all_told(&self, told: &Told) -> Markup {
        html! {
            (self.sentences(told))
            @if let Some(reading) = &told.judgement.reading { (read_as(self.words, reading)) }
        }
    }

    /// What is said, without the echo of what was typed.
    pub(crate) fn sentences(&self, told: &Told) -> Markup {
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
    pub(crate) fn verdict_told(&self, told: &Told) -> Markup {
        match &told.judgement.verdict {
            Verdict::Right { also } => self.right(told, *also),
            Verdict::Near(diagnosis) => self.told(told, diagnosis, true),
            Verdict::Wrong(Some(diagnosis)) => self.told(told, diagnosis, false),
            Verdict::Wrong(None) => sentence(self.words.not_yet, &html! { (self.plain_wrong()) }),
            Verdict::Unreadable(help) => self.unreadable(help, told),
        }
    }

    fn plain_wrong(&self) -> &'static str {
        if matches!(self.exercise.kind, Kind::Graph(_)) {
            return self.words.nodes.see;
        }
        if self.hints_left {
            self.words.not_yet_hint
        } else {
            self.words.not_yet_working
        }
    }

    /// A word to whoever had the working open.
    pub(crate) fn with_help(&self) -> &'static str {
        if self.assisted {
            self.words.right_assisted
        } else {
            ""
        }
    }

    fn right(&self, told: &Told, also: Option<usize>) -> Markup {
        let kind = self.exercise.part(told.part);
        let note: Option<&Prose> = kind
            .zip(also)
            .and_then(|(kind, index)| kind.also().get(index))
            .map(|also| &also.say);
        let assisted = self.with_help();
        let value = told
            .judgement
            .reading
            .as_ref()
            .and_then(|reading| reading.value)
            .map(number::mathml);
        let all = match self.exercise.kind {
            Kind::Graph(_) => Some(self.words.nodes.all),
            _ => self
                .tested()
                .map(|tested| match tested.ran() < tested.tests.len() {
                    true => self.words.all_that_ran_pass,
                    false => self.words.all_pass,
                }),
        };
        let found = (all.is_none() && matches!(self.exercise.kind, Kind::Bug(_)))
            .then_some(self.words.line_found);
        html! {
            (sentence(self.words.right, &html! {
                @if let Some(value) = value { (math(&value)) " " }
                @if let Some(all) = all { (all) " " }
                @if let Some(found) = found { (found) " " }
                (assisted)
            }))
            @if let Some(note) = note { (filled(note, self.variant, Ink::Text)) }
            (self.revealed(told.part))
        }
    }

    /// The exact value behind an answer that is right without it, and the way to it in the head.
    fn revealed(&self, part: usize) -> Markup {
        let asked = self.exercise.part(part).and_then(Kind::asked);
        let Some((asked, notes)) = asked.and_then(|asked| Some((asked, asked.reveals?))) else {
            return html! {};
        };
        let exact = self.variant.answers.get(part).and_then(|one| one.number());
        html! {
            @if let Some(exact) = exact {
                p {
                    (self.words.kinds.exactly) " " (math(&number::mathml(exact)))
                    @if let Some(unit) = asked.unit { " " (unit) } "."
                }
            }
            @for note in notes { (filled(note, self.variant, Ink::Text)) }
        }
    }

    fn told(&self, told: &Told, what: &Diagnosis, near: bool) -> Markup {
        let heading = match near {
            _ if told.brief => "",
            true => self.words.near,
            false => self.words.not_yet,
        };
        match what {
            Diagnosis::Mistake(index) => match self.exercise.mistakes.get(*index) {
                Some(mistake) => headed(heading, &filled(&mistake.say, self.variant, Ink::Text)),
                None => sentence(heading, &html! {}),
            },
            Diagnosis::Step { index, to_go } => self.step_told(told, *index, *to_go),
            Diagnosis::Slip(slip) => self.slip_told(slip),
            Diagnosis::Order(fault) => self.order_told(heading, *fault),
            Diagnosis::Graph(_) => sentence(heading, &html! { (self.words.nodes.see) }),
            Diagnosis::SomeMissing => sentence(heading, &html! { (self.words.some_missing) }),
            // The reply stands below the option itself.
            Diagnosis::Option(_) => sentence(heading, &html! { (self.words.see_reply) }),
            Diagnosis::Line(_) => sentence(heading, &html! { (self.words.see_line_reply) }),
            Diagnosis::WrongVersion(index) => {
                match self.exercise.code().and_then(|code| code.wrong.get(*index)) {
                    Some(wrong) => headed(heading, &filled(&wrong.say, self.variant, Ink::Text)),
                    None => sentence(heading, &html! {}),
                }
            }
            Diagnosis::Test(index) => {
                let test = self.exercise.code().and_then(|code| code.tests.get(*index));
                let tested = self.tested();
                let stopped = tested.is_some_and(|tested| tested.timed_out);
                let threw = tested
                    .and_then(|tested| tested.tests.get(*index))
                    .and_then(|test| match &test.outcome {
                        TestOutcome::Threw(error) => Some(error.clone()),
                        _ => None,
                    });
                html! {
                    @if stopped {
                        (sentence(self.words.stopped_heading, &html! {
                            @match tested.and_then(|tested| tested.stopped_after) {
                                Some(time) => (fill(self.words.stopped_after, &[&seconds(time)])),
                                None => (self.words.stopped),
                            }
                        }))
                    } @else if let Some(error) = threw {
                        (sentence(self.words.threw_heading, &html! {
                            code { (error.message) }
                            @if let Some(line) = error.line { " " (fill(self.words.in_line, &[&line])) }
                        }))
                    } @else if let Some(test) = test {
                        @if test.hidden {
                            (sentence(self.words.test_fails, &html! { (self.words.test_hidden) " " (test.category) "." }))
                        } @else {
                            (headed(self.words.test_fails, &filled(&test.say, self.variant, Ink::Text)))
                            (failure(self.words, tested.and_then(|tested| tested.tests.get(*index))))
                        }
                    }
                }
            }
            Diagnosis::Carried { from } => {
                let [heading, rest] = self.words.kinds.carried;
                let part = fill(self.words.kinds.part, &[&letter(*from)]).to_lowercase();
                sentence(heading, &html! { (fill(rest, &[&part])) })
            }
            Diagnosis::Times { factor, off } => {
                let what = match off {
                    Off::Small => self.words.kinds.times_small,
                    Off::Large => self.words.kinds.times_large,
                };
                sentence(heading, &html! { (fill(what, &[&number::plain(*factor)])) })
            }
            Diagnosis::Size { found } => {
                let what = if found.0 == 1 {
                    fill(self.words.kinds.other_length, &[&found.1])
                } else {
                    fill(self.words.kinds.other_size, &[&found.0, &found.1])
                };
                sentence(heading, &html! { (what) })
            }
        }
    }

    /// "One step to go. 0.744 is m₃."
    fn step_told(&self, told: &Told, index: usize, to_go: usize) -> Markup {
        let heading = if to_go == 1 {
            self.words.one_step.to_string()
        } else {
            fill(self.words.steps_to_go, &[&to_go])
        };
        let symbol = self
            .exercise
            .steps
            .get(index)
            .map(|step| symbol(&step.symbol, &step.name));
        let value = told
            .judgement
            .reading
            .as_ref()
            .and_then(|reading| reading.value)
            .map(number::mathml);
        let step = self.exercise.steps.get(index);
        let of_many = step.is_some_and(|step| {
            let value = self.variant.scope.value(&step.name);
            value
                .and_then(Value::as_tensor)
                .is_some_and(|all| all.rank() > 0)
        });
        sentence(
            &heading,
            &html! {
                @if let Some(symbol) = symbol {
                    @match value {
                        // One number of many: the symbol is the name of them all.
                        Some(value) if of_many => {
                            (math(&value)) " " (self.words.kinds.stands_in)
                        },
                        Some(value) => { (math(&value)) " " (self.words.is) },
                        None => (self.words.kinds.these_are),
                    }
                    " " (math(&symbol)) ". " (self.words.go_on)
                }
            },
        )
    }
}

fn read_as(words: &Catalogue, reading: &Reading) -> Markup {
    html! {
        @if reading.telling && !reading.echo.is_empty() {
            p.meta { (words.read_as) " " code { (echo(reading)) } }
        }
    }
}

/// Milliseconds as seconds with one decimal: `2.1`.
fn seconds(milliseconds: u32) -> String {
    format!("{}.{}", milliseconds / 1000, milliseconds % 1000 / 100)
}
