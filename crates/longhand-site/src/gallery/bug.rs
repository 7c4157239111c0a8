//! A program with a bug: find the line, then mend it.

use super::code::{ended, fails, passes};
use super::demo::{Demo, State, all_hints, nothing, show_working, solved_earlier};
use longhand_exercise::Answer;
use longhand_exercise::program::run::RunReport;
use longhand_view::card::{Card, Event};

pub(super) const DEMO: Demo = Demo {
    kind: "bug",
    file: include_str!("demo/bug.toml"),
    states: &[
        (State::Fresh, "Every line can be picked.", nothing),
        (
            State::Right,
            "The line is found; mending comes next.",
            |card| {
                pick(card, 4);
            },
        ),
        (State::Wrong, "Each line has its reply.", |card| {
            pick(card, 2)
        }),
        (State::Unreadable, "Check without a line.", |card| {
            card.update(Event::Check);
        }),
        (State::Hinted, "With every hint open.", all_hints),
        (
            State::Alternative("mends"),
            "The editor with the program.",
            |card| {
                pick(card, 4);
                card.update(Event::Mend);
            },
        ),
        (
            State::Alternative("still fails"),
            "The program as it was.",
            |card| {
                pick(card, 4);
                card.update(Event::Mend);
                fails(card);
            },
        ),
        (State::Alternative("mended"), "Every test passes.", |card| {
            pick(card, 4);
            card.update(Event::Mend);
            passes(card);
        }),
        (
            State::Alternative("stopped"),
            "Ended after two seconds.",
            |card| {
                pick(card, 4);
                card.update(Event::Mend);
                ended(card, RunReport::stopped());
            },
        ),
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
        (State::RightWithNote, "the reply to the line is its note"),
        (State::Near, "a line is guilty or it is not"),
    ],
};

fn pick(card: &mut Card, line: u32) {
    card.hand_in(&Answer::Lines(vec![line]));
}
