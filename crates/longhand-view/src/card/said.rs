//! What is said about an answer: the verdict in words.

use super::frame::math;
use super::{Card, Judged};
use crate::catalogue::{Catalogue, fill};
use crate::mark::{Mark, mark};
use crate::prose::{Ink, fill as filled};
use longhand_exercise::tested::TestOutcome;
use longhand_exercise::verdict::{Help, Reading};
use longhand_exercise::{Diagnosis, Kind, Prose, Variant, Verdict};
use longhand_notation::{Span, number};
use maud::{Markup, html};

impl Card {
    /// The verdict's box, or nothing before the first check.
    pub(super) fn said(&self, words: &Catalogue, variant: &Variant) -> Markup {
        let Some(judged) = &self.judged else {
            return html! {};
        };
        let (drawn, name) = match &judged.judgement.verdict {
            Verdict::Right { .. } => (Mark::Right, "right"),
            Verdict::Near(_) => (Mark::Near, "near"),
            Verdict::Wrong(_) => (Mark::Wrong, "wrong"),
            Verdict::Unreadable(_) => (Mark::Unreadable, "unreadable"),
        };
        html! {
            div class=(format!("verdict {name}")) {
                (mark(drawn))
                div {
                    (self.sentences(words, variant, judged))
                    @if let Some(reading) = &judged.judgement.reading { (read_as(words, reading)) }
                }
            }
        }
    }

    /// What is said, without the echo of what was typed.
    pub(super) fn sentences(
        &self,
        words: &Catalogue,
        variant: &Variant,
        judged: &Judged,
    ) -> Markup {
        match &judged.judgement.verdict {
            Verdict::Right { also } => self.right(words, variant, judged, *also),
            Verdict::Near(diagnosis) => self.told(words, variant, judged, diagnosis, true),
            Verdict::Wrong(Some(diagnosis)) => self.told(words, variant, judged, diagnosis, false),
            Verdict::Wrong(None) => sentence(words.not_yet, &html! { (self.plain_wrong(words)) }),
            Verdict::Unreadable(help) => unreadable(words, help, judged),
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

    fn right(
        &self,
        words: &Catalogue,
        variant: &Variant,
        judged: &Judged,
        also: Option<usize>,
    ) -> Markup {
        let note: Option<&Prose> = match (&self.exercise.kind, also) {
            (Kind::Numeric(numeric), Some(index)) => numeric.also.get(index).map(|also| &also.say),
            _ => None,
        };
        let assisted = if self.assisted {
            words.right_assisted
        } else {
            ""
        };
        let value = judged
            .judgement
            .reading
            .as_ref()
            .and_then(|reading| reading.value)
            .map(number::mathml);
        let all = match self.exercise.kind {
            Kind::Graph(_) => Some(words.nodes.all),
            _ => judged.tested.as_ref().map(|_| words.all_pass),
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
        judged: &Judged,
        what: &Diagnosis,
        near: bool,
    ) -> Markup {
        let heading = if near { words.near } else { words.not_yet };
        match what {
            Diagnosis::Mistake(index) => match self.exercise.mistakes.get(*index) {
                Some(mistake) => headed(heading, &filled(&mistake.say, variant, Ink::Text)),
                None => sentence(heading, &html! {}),
            },
            Diagnosis::Step { index, to_go } => self.step_told(words, judged, *index, *to_go),
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
                let tested = judged.tested.as_ref();
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
                        }
                    }
                }
            }
            Diagnosis::Carried { .. } => sentence(heading, &html! {}),
        }
    }

    /// "One step to go. 0.744 is m₃."
    fn step_told(&self, words: &Catalogue, judged: &Judged, index: usize, to_go: usize) -> Markup {
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
        let value = judged
            .judgement
            .reading
            .as_ref()
            .and_then(|reading| reading.value)
            .map(number::mathml);
        sentence(
            &heading,
            &html! {
                @if let (Some(value), Some(symbol)) = (value, symbol) {
                    (math(&value)) " " (words.is) " " (math(&symbol)) ". " (words.go_on)
                }
            },
        )
    }
}

/// A sentence that begins with a word in bold.
fn sentence(heading: &str, rest: &Markup) -> Markup {
    html! { p { b { (heading) } " " (rest) } }
}

/// Prose that begins with a word in bold: the word goes into its first paragraph.
fn headed(heading: &str, prose: &Markup) -> Markup {
    match prose.0.strip_prefix("<p>") {
        Some(rest) => {
            html! { p { b { (heading) } " " (maud::PreEscaped(rest.split_once("</p>").map_or(rest, |(first, _)| first))) }
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

fn unreadable(words: &Catalogue, help: &Help, judged: &Judged) -> Markup {
    match help {
        Help::Empty => sentence(words.empty_heading, &html! { (words.empty) }),
        Help::Fault {
            span,
            message,
            help,
        } => html! {
            (sentence(words.unreadable, &html! { (as_sentence(message)) " " (as_sentence(help)) }))
            p.meta { (pointed(judged.desk.first().map_or("", |desk| desk.field(0)), *span)) " " (words.not_counted) }
        },
        Help::NotANumber(what) => sentence(
            words.unreadable,
            &html! { (what) " " (words.not_a_number) " " (words.not_counted) },
        ),
        Help::MoreDigits => sentence(words.more_digits_heading, &html! { (words.more_digits) }),
        Help::WholeNumber => sentence(words.more_digits_heading, &html! { (words.exact_digits) }),
        Help::OtherKind {
            typed,
            asked,
            right,
        } => {
            let what = match asked {
                Some(asked) => fill(words.other_kind, &[typed, asked]),
                None => fill(words.no_unit, &[typed]),
            };
            let right = right.then_some(words.value_right).unwrap_or_default();
            sentence(
                words.other_kind_heading,
                &html! { (what) " " (right) " " (words.not_counted) },
            )
        }
        Help::Code(message) => html! {
            (sentence(words.code_unreadable, &html! {
                code { (message) }
                @if let Some(line) = judged.tested.as_ref().and_then(|tested| tested.error.as_ref()).and_then(|error| error.line) {
                    " " (fill(words.in_line, &[&line]))
                }
            }))
            p.meta { (words.not_counted) }
        },
        Help::Cells { .. } | Help::NoValue | Help::NotAShape | Help::UnknownName { .. } => {
            sentence(words.unreadable, &html! { (words.not_counted) })
        }
        Help::NoSuchLine => sentence(words.empty_heading, &html! { (words.no_such_line) }),
        Help::NotLines(_) => sentence(words.unreadable, &html! { (words.not_counted) }),
        Help::StillEmpty(fields) => sentence(
            words.still_empty_heading,
            &html! {
                (if *fields == 1 { words.still_empty_one.to_string() } else { fill(words.still_empty, &[fields]) })
            },
        ),
        Help::Broken(message) => sentence(words.broken_exercise, &html! { code { (message) } }),
    }
}

/// The language speaks in phrases; here they become sentences.
pub(super) fn as_sentence(phrase: &str) -> String {
    let mut letters = phrase.trim().chars();
    let mut text: String = letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    });
    if !text.is_empty() && !text.ends_with(['.', '?', '!', ':']) {
        text.push('.');
    }
    text
}

/// The typed text with the place marked that could not be read.
fn pointed(typed: &str, span: Span) -> Markup {
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
    html! { code { (before) mark { @if at.is_empty() { "…" } @else { (at) } } (after) } }
}
