//! What is said of a test that fails.

use super::context::Context;
use super::sentence::{Line, aside, code, headed, say, sentence, spaced, words};
use crate::catalogue::{Catalogue, fill};
use longhand_exercise::judged_run::{
    PathPart, TestOutcome, TestResult, Type, shown, shown_expected,
};
use longhand_exercise::prose::{Node, Span};

/// Longest values, in bytes, that are told in the verdict's own line.
const SHORT: usize = 80;

impl Context<'_> {
    /// What is said of the first test that fails.
    pub(super) fn test_told(&self, index: usize) -> Vec<Node> {
        let tested = self.tested();
        if let Some(tested) = tested.filter(|tested| tested.timed_out) {
            let stopped = match tested.stopped_after {
                Some(time) => fill(self.words.stopped_after, &[&seconds(time)]),
                None => self.words.stopped.to_string(),
            };
            return say(self.words.stopped_heading, &stopped);
        }
        let result = tested.and_then(|tested| tested.tests.get(index));
        if let Some(TestOutcome::Threw(error)) = result.map(|result| &result.outcome) {
            let line = error.line.map(|line| fill(self.words.in_line, &[&line]));
            let line = words(line.unwrap_or_default());
            return sentence(
                self.words.threw_heading,
                spaced([code(error.message.as_str()), line]),
            );
        }
        let tests = self.exercise.code().map(|code| &code.tests);
        let Some(test) = tests.and_then(|tests| tests.get(index)) else {
            return Vec::new();
        };
        if test.hidden {
            let about = format!("{} {}.", self.words.test_hidden, test.category);
            return say(self.words.test_fails, &about);
        }
        let mut message = headed(self.words.test_fails, self.prose(&test.say));
        message.extend(result.and_then(|result| failure(self.words, result)));
        message
    }
}

/// What came of a test that fails, in a line: more than that it fails, less than its table.
fn failure(catalogue: &Catalogue, result: &TestResult) -> Option<Node> {
    if let Some(why) = why(catalogue, &result.outcome) {
        return Some(aside(vec![Node::Span(Span::Why, why)]));
    }
    let expected = result.expected.as_ref().map(shown_expected)?;
    let got = result.got.as_ref().map(shown)?;
    let short = expected.len() + got.len() <= SHORT;
    short.then(|| aside(words(fill(catalogue.expected_got, &[&expected, &got]))))
}

/// Why a test fails, where that is more than another value.
pub(crate) fn why(catalogue: &Catalogue, outcome: &TestOutcome) -> Option<Line> {
    let typed = |kind: &Type| type_name(catalogue, *kind);
    let text = match outcome {
        TestOutcome::TooManyCalls { calls, allowed } => {
            fill(catalogue.too_many_calls, &[calls, allowed])
        }
        TestOutcome::Mutated => catalogue.mutated.to_string(),
        TestOutcome::Threw(error) => match error.line {
            Some(line) => {
                let line = fill(catalogue.line_number, &[&line]);
                format!("{} ({line})", error.message)
            }
            None => error.message.clone(),
        },
        TestOutcome::DifferentAt(at) => fill(catalogue.differs_at, &[&way(at)]),
        TestOutcome::NotFinite(at) if at.is_empty() => catalogue.not_finite.to_string(),
        TestOutcome::NotFinite(at) => fill(catalogue.not_finite_at, &[&way(at)]),
        TestOutcome::WrongType { at, expected, got } if at.is_empty() => {
            fill(catalogue.wrong_type, &[&typed(expected), &typed(got)])
        }
        TestOutcome::WrongType { at, expected, got } => fill(
            catalogue.wrong_type_at,
            &[&way(at), &typed(expected), &typed(got)],
        ),
        TestOutcome::WrongLength { at, expected, got } if at.is_empty() => {
            fill(catalogue.wrong_length, &[expected, got])
        }
        TestOutcome::WrongLength { at, expected, got } => {
            fill(catalogue.wrong_length_at, &[&way(at), expected, got])
        }
        TestOutcome::Missing(member) => fill(catalogue.missing_member, &[member]),
        TestOutcome::LeftOut => catalogue.left_out.to_string(),
        TestOutcome::Passed | TestOutcome::Different | TestOutcome::NotReached => return None,
    };
    Some(words(text))
}

/// Why a test fails, as plain text for authors; `None` where it is only another value.
pub fn test_in_words(outcome: &TestOutcome) -> Option<String> {
    why(&crate::catalogue::ENGLISH, outcome).map(|line| longhand_exercise::prose::line(&line))
}

/// The way to an element as both languages write it: `[1][0]`, `m[2]`.
fn way(at: &[PathPart]) -> String {
    let mut out = String::new();
    for step in at {
        match step {
            PathPart::Index(i) => out.push_str(&format!("[{i}]")),
            PathPart::Member(name) => {
                if !out.is_empty() {
                    out.push('.');
                }
                out.push_str(name);
            }
        }
    }
    out
}

fn type_name(words: &Catalogue, kind: Type) -> &'static str {
    match kind {
        Type::Number => words.type_number,
        Type::Truth => words.type_truth,
        Type::Text => words.type_text,
        Type::List => words.type_list,
        Type::Record => words.type_record,
        Type::Nothing => words.type_nothing,
        Type::Other => words.type_other,
    }
}

/// Milliseconds as seconds with one decimal: `2.1`.
fn seconds(milliseconds: u32) -> String {
    format!("{}.{}", milliseconds / 1000, milliseconds % 1000 / 100)
}
