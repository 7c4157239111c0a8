//! A program to write.

use super::demo::{Demo, State, all_hints, nothing, show_working, solved_earlier};
use longhand_exercise::kind::code::Expected;
use longhand_exercise::program::run::{CaseResult, Returned, RunError, RunReport};
use longhand_view::card::{Card, Event};

pub(super) const DEMO: Demo = Demo {
    kind: "code",
    file: include_str!("demo/code.toml"),
    states: &[
        (State::Fresh, "With the starter code.", nothing),
        (State::Right, "Every test passes.", passes),
        (
            State::Wrong,
            "Some tests fail; what was printed stands below.",
            fails,
        ),
        (
            State::Unreadable,
            "A slip in the code; nothing is counted.",
            |card| {
                let error = RunError {
                    message: "Unexpected token '}'".into(),
                    line: Some(3),
                };
                let report = RunReport {
                    error: Some(error),
                    ..RunReport::default()
                };
                ended(card, report);
            },
        ),
        (State::Alternative("runs"), "While the tests run.", |card| {
            card.update(Event::Check);
        }),
        (
            State::Alternative("stopped"),
            "Ended after two seconds.",
            |card| {
                ended(card, RunReport::stopped());
            },
        ),
        (State::Hinted, "With every hint open.", all_hints),
        (
            State::Alternative("shown"),
            "The working opened before a try.",
            show_working,
        ),
        (
            State::Solved,
            "As restored on the next visit.",
            solved_earlier,
        ),
    ],
    never: &[
        (State::RightWithNote, "tests pass or they do not"),
        (State::Near, "tests pass or they do not"),
    ],
};

/// The reference is written and passes.
pub(super) fn passes(card: &mut Card) {
    let reference = card
        .exercise()
        .code()
        .map(|code| code.javascript.reference.clone());
    card.update(Event::Code(reference.unwrap_or_default()));
    let cases = expected(card).into_iter().map(case).collect();
    ended(
        card,
        RunReport {
            cases,
            ..RunReport::default()
        },
    );
}

/// Every other test fails, and something was printed.
pub(super) fn fails(card: &mut Card) {
    let values = expected(card).into_iter().enumerate();
    let cases = values
        .map(|(i, x)| case(if i % 2 == 1 { x } else { x + 1.0 }))
        .collect();
    ended(
        card,
        RunReport {
            cases,
            printed: "inside 5\n".into(),
            ..RunReport::default()
        },
    );
}

/// The program is run, and the run ends so. Runs of typical wrong versions come back empty.
pub(super) fn ended(card: &mut Card, report: RunReport) {
    card.update(Event::Check);
    card.update(Event::CodeReport(report));
    while card.awaits_suspect() {
        card.update(Event::CodeReport(RunReport::default()));
    }
}

/// What the tests expect.
fn expected(card: &Card) -> Vec<f64> {
    let exercise = card.exercise();
    let (Some(code), Ok(variant)) = (
        exercise.code(),
        longhand_exercise::Variant::draw(exercise, 0),
    ) else {
        return Vec::new();
    };
    let each = code
        .tests
        .iter()
        .filter_map(|test| match test.expected(&variant.scope) {
            Ok(Expected::Number(x)) => Some(x),
            _ => None,
        });
    each.collect()
}

fn case(value: f64) -> CaseResult {
    CaseResult {
        outcome: Ok(Returned::Number(value)),
        calls: vec![1],
        mutated: false,
    }
}
