//! What is said of a test that fails.

use crate::catalogue::{Catalogue, fill};
use longhand_exercise::tested::{Step, TestOutcome, TestResult, Type, shown, shown_expected};
use maud::{Markup, html};

/// Longest values, in bytes, that are told in the verdict's own line.
const SHORT: usize = 80;

/// What came of a test that fails, in a line: more than that it fails, less than its table.
pub(super) fn failure(words: &Catalogue, result: Option<&TestResult>) -> Markup {
    let Some(result) = result else {
        return html! {};
    };
    let why = why(words, &result.outcome);
    if !why.0.is_empty() {
        return html! { p.meta { (why) } };
    }
    let expected = result.expected.as_ref().map(shown_expected);
    let got = result.got.as_ref().map(shown);
    match expected.zip(got) {
        Some((expected, got)) if expected.len() + got.len() <= SHORT => html! {
            p.meta { (fill(words.expected_got, &[&expected, &got])) }
        },
        _ => html! {},
    }
}

/// Why a test fails, where that is more than another value.
pub(crate) fn why(words: &Catalogue, outcome: &TestOutcome) -> Markup {
    html! {
        @match outcome {
            TestOutcome::TooManyCalls { calls, allowed } => span.why { (fill(words.too_many_calls, &[calls, allowed])) },
            TestOutcome::Mutated => span.why { (words.mutated) },
            TestOutcome::Threw(error) => span.why {
                (error.message) @if let Some(line) = error.line { " (" (fill(words.line_number, &[&line])) ")" }
            },
            TestOutcome::DifferentAt(at) => span.why { (fill(words.differs_at, &[&way(at)])) },
            TestOutcome::NotFinite(at) if at.is_empty() => span.why { (words.not_finite) },
            TestOutcome::NotFinite(at) => span.why { (fill(words.not_finite_at, &[&way(at)])) },
            TestOutcome::WrongType { at, expected, got } => span.why {
                @if at.is_empty() { (fill(words.wrong_type, &[&type_name(words, *expected), &type_name(words, *got)])) }
                @else { (fill(words.wrong_type_at, &[&way(at), &type_name(words, *expected), &type_name(words, *got)])) }
            },
            TestOutcome::WrongLength { at, expected, got } => span.why {
                @if at.is_empty() { (fill(words.wrong_length, &[expected, got])) }
                @else { (fill(words.wrong_length_at, &[&way(at), expected, got])) }
            },
            TestOutcome::Missing(member) => span.why { (fill(words.missing_member, &[member])) },
            TestOutcome::LeftOut => span.why { (words.left_out) },
            TestOutcome::Passed | TestOutcome::Different | TestOutcome::NotReached => {},
        }
    }
}

/// The way to an element as both languages write it: `[1][0]`, `m[2]`.
fn way(at: &[Step]) -> String {
    let mut out = String::new();
    for step in at {
        match step {
            Step::Index(i) => out.push_str(&format!("[{i}]")),
            Step::Member(name) => {
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
