//! A code exercise: editor, run button, and the table of tests.

use super::Card;
use crate::catalogue::{Catalogue, fill};
use crate::mark::{Mark, mark};
use crate::prose::{Ink, fill as filled, value_plain};
use longhand_exercise::kind::code::{Argument, Code, Test};
use longhand_exercise::tested::{TestOutcome, TestResult, Tested, shown};
use longhand_exercise::{Formula, Variant};
use longhand_notation::number;
use maud::{Markup, html};

impl Card {
    pub(super) fn code(&self, words: &Catalogue, code: &Code) -> Markup {
        let id = format!("{}-code", self.exercise.slug);
        let rows = code.javascript.starter.lines().count().clamp(8, 18);
        let label = if self.running.is_some() {
            words.running
        } else {
            words.run
        };
        html! {
            form data-on="check" {
                div.code {
                    label.code-name for=(id) { "JavaScript" }
                    textarea.editor id=(id) rows=(rows) wrap="off" data-on="code" spellcheck="false" autocapitalize="off"
                        autocomplete="off" autocorrect="off" aria-describedby=(format!("{id}-help")) { (self.source) }
                    p.visually-hidden id=(format!("{id}-help")) { (words.editor_help) }
                }
                div.answer { (self.buttons(words, label, self.running.is_some())) }
            }
        }
    }

    /// The tests, with what came out of the last run.
    pub(super) fn tests(&self, words: &Catalogue, code: &Code, variant: &Variant) -> Markup {
        let tested = self
            .judged
            .as_ref()
            .and_then(|judged| judged.tested.as_ref());
        table(words, code, variant, tested)
    }
}

fn table(words: &Catalogue, code: &Code, variant: &Variant, tested: Option<&Tested>) -> Markup {
    let passed = tested.map(|tested| {
        tested
            .tests
            .iter()
            .filter(|test| test.outcome == TestOutcome::Passed)
            .count()
    });
    html! {
        div.scroll {
            table.tests {
                caption {
                    (words.tests)
                    @if let Some(passed) = passed { " " small { (fill(words.passed_of, &[&passed, &code.tests.len()])) } }
                }
                thead { tr {
                    th scope="col" { (words.test_what) }
                    th scope="col" { (words.test_input) }
                    th scope="col" { (words.test_expected) }
                    th scope="col" { (words.test_got) }
                } }
                tbody {
                    @for (i, test) in code.tests.iter().enumerate() {
                        (row(words, test, variant, tested.and_then(|tested| tested.tests.get(i))))
                    }
                }
            }
        }
        @if let Some(tested) = tested {
            @if !tested.printed.is_empty() {
                p.over { (words.printed) }
                pre.listing.scroll { code { (tested.printed) } }
            }
        }
    }
}

fn row(words: &Catalogue, test: &Test, variant: &Variant, result: Option<&TestResult>) -> Markup {
    let (outcome, drawn, word) = match result.map(|result| &result.outcome) {
        None => ("waiting", Mark::Waiting, words.test_waiting),
        Some(TestOutcome::Passed) => ("passed", Mark::Right, words.test_passed),
        Some(TestOutcome::NotReached) => ("stopped", Mark::Stopped, words.test_stopped),
        Some(_) => ("failed", Mark::Wrong, words.test_failed),
    };
    // A hidden test says what it is about only once it has run.
    let hidden = test.hidden;
    let expected = variant
        .value(&test.expect)
        .ok()
        .and_then(|value| value.as_number());
    html! {
        tr data-outcome=(outcome) {
            th scope="row" {
                (mark(drawn)) " " span.visually-hidden { (word) } " "
                @if hidden && result.is_none() { (words.test_hidden) } @else { (filled(&test.say, variant, Ink::Text)) }
            }
            td data-label=(words.test_input) {
                @if !hidden { code { (inputs(test, variant)) } }
            }
            td data-label=(words.test_expected) {
                @if !hidden { @if let Some(expected) = expected { code { (number::plain(expected)) } } }
            }
            td data-label=(words.test_got) { @if let Some(result) = result { (got(words, result, hidden)) } }
        }
    }
}

fn got(words: &Catalogue, result: &TestResult, hidden: bool) -> Markup {
    html! {
        @if let Some(value) = &result.got { @if !hidden { code { (shown(value)) } } }
        @match &result.outcome {
            TestOutcome::TooManyCalls { calls, allowed } => span.why { (fill(words.too_many_calls, &[calls, allowed])) },
            TestOutcome::Mutated => span.why { (words.mutated) },
            TestOutcome::Threw(error) => span.why {
                (error.message) @if let Some(line) = error.line { " (" (fill(words.line_number, &[&line])) ")" }
            },
            TestOutcome::Passed | TestOutcome::Different | TestOutcome::NotReached => {},
        }
    }
}

/// The arguments as a learner reads them: `[3u + 2, u²], 1`.
fn inputs(test: &Test, variant: &Variant) -> String {
    let body = |formula: &Formula| {
        let text = formula
            .text
            .split_once('=')
            .map_or(formula.text.as_str(), |(_, body)| body);
        put_in(text.trim(), variant)
    };
    let shown: Vec<String> = test
        .arguments
        .iter()
        .map(|argument| match argument {
            Argument::Value(formula) => variant
                .value(formula)
                .map_or(formula.text.clone(), |value| value_plain(&value)),
            Argument::Functions(list) => {
                format!("[{}]", list.iter().map(body).collect::<Vec<_>>().join(", "))
            }
        })
        .collect();
    shown.join("; ")
}

/// A function's formula with the variant's numbers in place of the givens' names.
fn put_in(text: &str, variant: &Variant) -> String {
    let mut out = String::new();
    let mut name = String::new();
    let flush = |name: &mut String, out: &mut String| {
        match variant
            .scope
            .value(name)
            .and_then(longhand_notation::Value::as_number)
        {
            Some(x) => out.push_str(&number::plain(x)),
            None => out.push_str(name),
        }
        name.clear();
    };
    for c in text.chars() {
        if c.is_alphanumeric() || c == '_' {
            name.push(c);
        } else {
            flush(&mut name, &mut out);
            out.push(c);
        }
    }
    flush(&mut name, &mut out);
    out
}
