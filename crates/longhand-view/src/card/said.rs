//! What is said about an answer: the verdict in words.

use super::frame::math;
use super::{Card, Judged};
use crate::catalogue::{Catalogue, fill};
use crate::mark::{Mark, mark};
use crate::prose::{Ink, fill as filled};
use longhand_exercise::tested::{TestOutcome, Tested};
use longhand_exercise::verdict::Reading;
use longhand_exercise::{Diagnosis, Judgement, Kind, Prose, Variant, Verdict};
use longhand_notation::{Value, number};
use maud::{Markup, html};

/// An answer, or one part or cell of it, with what was found of it.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    /// The place of the part.
    pub(super) part: usize,
    pub(super) judgement: &'a Judgement,
    /// The text as it was typed.
    pub(super) text: &'a str,
    /// The tests of a code exercise.
    pub(super) tested: Option<&'a Tested>,
    /// The verdict's word stands above already.
    pub(super) brief: bool,
}

impl Judged {
    /// What is to be told of the whole.
    pub(super) fn told(&self) -> Told<'_> {
        Told {
            part: 0,
            judgement: &self.judgement,
            text: self.desk.first().map_or("", |desk| desk.field(0)),
            tested: self.tested.as_ref(),
            brief: false,
        }
    }
}

impl Card {
    /// The verdict's box, or nothing before the first check.
    pub(super) fn said(&self, words: &Catalogue, variant: &Variant) -> Markup {
        let Some(judged) = &self.judged else {
            return html! {};
        };
        boxed(
            "verdict",
            &judged.judgement.verdict,
            &self.all_told(words, variant, &judged.told()),
        )
    }

    /// The reply to one part, in a box of its own below its field.
    pub(super) fn part_box(
        &self,
        words: &Catalogue,
        variant: &Variant,
        part: usize,
        judgement: &Judgement,
    ) -> Markup {
        boxed(
            "reply",
            &judgement.verdict,
            &self.part_told(words, variant, part, judgement),
        )
    }

    /// What is said of one part.
    pub(super) fn part_told(
        &self,
        words: &Catalogue,
        variant: &Variant,
        part: usize,
        judgement: &Judgement,
    ) -> Markup {
        let desk = self
            .judged
            .as_ref()
            .and_then(|judged| judged.desk.get(part));
        let told = Told {
            part,
            judgement,
            text: desk.map_or("", |desk| desk.field(0)),
            tested: None,
            brief: false,
        };
        self.all_told(words, variant, &told)
    }

    fn all_told(&self, words: &Catalogue, variant: &Variant, told: &Told) -> Markup {
        html! {
            (self.sentences(words, variant, told))
            @if let Some(reading) = &told.judgement.reading { (read_as(words, reading)) }
        }
    }

    /// What is said, without the echo of what was typed.
    pub(super) fn sentences(&self, words: &Catalogue, variant: &Variant, told: &Told) -> Markup {
        if !told.judgement.parts.is_empty() {
            self.parts_said(words, told.judgement)
        } else if !told.judgement.cells.is_empty() && !matches!(self.exercise.kind, Kind::Graph(_))
        {
            self.cells_told(words, variant, told)
        } else {
            self.verdict_told(words, variant, told)
        }
    }

    /// The verdict in words.
    pub(super) fn verdict_told(&self, words: &Catalogue, variant: &Variant, told: &Told) -> Markup {
        match &told.judgement.verdict {
            Verdict::Right { also } => self.right(words, variant, told, *also),
            Verdict::Near(diagnosis) => self.told(words, variant, told, diagnosis, true),
            Verdict::Wrong(Some(diagnosis)) => self.told(words, variant, told, diagnosis, false),
            Verdict::Wrong(None) => sentence(words.not_yet, &html! { (self.plain_wrong(words)) }),
            Verdict::Unreadable(help) => self.unreadable(words, help, told),
        }
    }

    fn plain_wrong(&self, words: &Catalogue) -> &'static str {
        if matches!(self.exercise.kind, Kind::Graph(_)) {
            return words.nodes.see;
        }
        if self.hints < self.exercise.hints.len() {
            words.not_yet_hint
        } else {
            words.not_yet_working
        }
    }

    /// A word to whoever had the working open.
    pub(super) fn with_help(&self, words: &Catalogue) -> &'static str {
        if self.assisted {
            words.right_assisted
        } else {
            ""
        }
    }

    fn right(
        &self,
        words: &Catalogue,
        variant: &Variant,
        told: &Told,
        also: Option<usize>,
    ) -> Markup {
        let kind = self.exercise.part(told.part);
        let note: Option<&Prose> = kind
            .zip(also)
            .and_then(|(kind, index)| kind.also().get(index))
            .map(|also| &also.say);
        let assisted = self.with_help(words);
        let value = told
            .judgement
            .reading
            .as_ref()
            .and_then(|reading| reading.value)
            .map(number::mathml);
        let all = match self.exercise.kind {
            Kind::Graph(_) => Some(words.nodes.all),
            _ => told
                .tested
                .map(|tested| match tested.ran() < tested.tests.len() {
                    true => words.all_that_ran_pass,
                    false => words.all_pass,
                }),
        };
        let found = (all.is_none() && matches!(self.exercise.kind, Kind::Bug(_)))
            .then_some(words.line_found);
        html! {
            (sentence(words.right, &html! {
                @if let Some(value) = value { (math(&value)) " " }
                @if let Some(all) = all { (all) " " }
                @if let Some(found) = found { (found) " " }
                (assisted)
            }))
            @if let Some(note) = note { (filled(note, variant, Ink::Text)) }
        }
    }

    fn told(
        &self,
        words: &Catalogue,
        variant: &Variant,
        told: &Told,
        what: &Diagnosis,
        near: bool,
    ) -> Markup {
        let heading = match near {
            _ if told.brief => "",
            true => words.near,
            false => words.not_yet,
        };
        match what {
            Diagnosis::Mistake(index) => match self.exercise.mistakes.get(*index) {
                Some(mistake) => headed(heading, &filled(&mistake.say, variant, Ink::Text)),
                None => sentence(heading, &html! {}),
            },
            Diagnosis::Step { index, to_go } => self.step_told(words, told, *index, *to_go),
            Diagnosis::Slip(slip) => self.slip_told(words, slip),
            Diagnosis::Order(fault) => self.order_told(words, variant, heading, *fault),
            Diagnosis::Graph(_) => sentence(heading, &html! { (words.nodes.see) }),
            Diagnosis::SomeMissing => sentence(heading, &html! { (words.some_missing) }),
            // The reply stands below the option itself.
            Diagnosis::Option(_) => sentence(heading, &html! { (words.see_reply) }),
            Diagnosis::Line(_) => sentence(heading, &html! { (words.see_line_reply) }),
            Diagnosis::WrongVersion(index) => {
                match self.exercise.code().and_then(|code| code.wrong.get(*index)) {
                    Some(wrong) => headed(heading, &filled(&wrong.say, variant, Ink::Text)),
                    None => sentence(heading, &html! {}),
                }
            }
            Diagnosis::Test(index) => {
                let test = self.exercise.code().and_then(|code| code.tests.get(*index));
                let tested = told.tested;
                let stopped = tested.is_some_and(|tested| tested.timed_out);
                let threw = tested
                    .and_then(|tested| tested.tests.get(*index))
                    .and_then(|test| match &test.outcome {
                        TestOutcome::Threw(error) => Some(error.clone()),
                        _ => None,
                    });
                html! {
                    @if stopped {
                        (sentence(words.stopped_heading, &html! { (words.stopped) }))
                    } @else if let Some(error) = threw {
                        (sentence(words.threw_heading, &html! {
                            code { (error.message) }
                            @if let Some(line) = error.line { " " (fill(words.in_line, &[&line])) }
                        }))
                    } @else if let Some(test) = test {
                        @if test.hidden {
                            (sentence(words.test_fails, &html! { (words.test_hidden) " " (test.category) "." }))
                        } @else {
                            (headed(words.test_fails, &filled(&test.say, variant, Ink::Text)))
                            (self.failure(words, tested.and_then(|tested| tested.tests.get(*index))))
                        }
                    }
                }
            }
            Diagnosis::Carried { from } => {
                let [heading, rest] = words.kinds.carried;
                let part = fill(words.kinds.part, &[&super::parts::letter(*from)]).to_lowercase();
                sentence(heading, &html! { (fill(rest, &[&part])) })
            }
            Diagnosis::Size { found } => {
                let what = if found.0 == 1 {
                    fill(words.kinds.other_length, &[&found.1])
                } else {
                    fill(words.kinds.other_size, &[&found.0, &found.1])
                };
                sentence(heading, &html! { (what) })
            }
        }
    }

    /// "One step to go. 0.744 is m₃."
    fn step_told(&self, words: &Catalogue, told: &Told, index: usize, to_go: usize) -> Markup {
        let heading = if to_go == 1 {
            words.one_step.to_string()
        } else {
            fill(words.steps_to_go, &[&to_go])
        };
        let symbol = self
            .exercise
            .steps
            .get(index)
            .map(|step| super::working::symbol(&step.symbol, &step.name));
        let value = told
            .judgement
            .reading
            .as_ref()
            .and_then(|reading| reading.value)
            .map(number::mathml);
        let step = self.exercise.steps.get(index);
        let of_many = step
            .zip(self.variant.as_ref().ok())
            .is_some_and(|(step, variant)| {
                let value = variant.scope.value(&step.name);
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
                            (math(&value)) " " (words.kinds.stands_in)
                        },
                        Some(value) => { (math(&value)) " " (words.is) },
                        None => (words.kinds.these_are),
                    }
                    " " (math(&symbol)) ". " (words.go_on)
                }
            },
        )
    }
}

/// A box with the verdict's mark and colour.
fn boxed(class: &str, verdict: &Verdict, body: &Markup) -> Markup {
    let drawn = match verdict {
        Verdict::Right { .. } => Mark::Right,
        Verdict::Near(_) => Mark::Near,
        Verdict::Wrong(_) => Mark::Wrong,
        Verdict::Unreadable(_) => Mark::Unreadable,
    };
    html! { div class=(format!("{class} {}", verdict.name())) { (mark(drawn)) div { (body) } } }
}

/// A sentence that begins with a word in bold.
pub(super) fn sentence(heading: &str, rest: &Markup) -> Markup {
    html! { p { @if !heading.is_empty() { b { (heading) } " " } (rest) } }
}

/// Prose that begins with a word in bold: the word goes into its first paragraph.
fn headed(heading: &str, prose: &Markup) -> Markup {
    match prose.0.strip_prefix("<p>") {
        Some(rest) => {
            html! { p { @if !heading.is_empty() { b { (heading) } " " } (maud::PreEscaped(rest.split_once("</p>").map_or(rest, |(first, _)| first))) }
            @if let Some((_, more)) = rest.split_once("</p>") { (maud::PreEscaped(more)) } }
        }
        None => sentence(heading, prose),
    }
}

/// The echo of what was typed, with its value where that says more, in the field's unit where the
/// typed one had to be converted.
pub(super) fn echo(reading: &Reading) -> String {
    let echo = &reading.echo;
    let Some(value) = reading.value.map(number::plain) else {
        return echo.clone();
    };
    let repeated = |rest: &str| !rest.contains(|c: char| c.is_ascii_digit() || "+−·/^".contains(c));
    match &reading.converted {
        Some(unit) => format!("{echo} = {value} {unit}"),
        None if echo.is_empty() => value,
        // A number, perhaps with its unit, is not said twice.
        None if echo.strip_prefix(&value).is_some_and(repeated) || is_number(echo) => echo.clone(),
        None => format!("{echo} = {value}"),
    }
}

fn read_as(words: &Catalogue, reading: &Reading) -> Markup {
    html! {
        @if reading.telling && !reading.echo.is_empty() {
            p.meta { (words.read_as) " " code { (echo(reading)) } }
        }
    }
}

fn is_number(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_digit() || "−-., \u{202f}\u{2009}".contains(c))
}
