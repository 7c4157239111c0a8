//! A formula in variables.

use super::demo::{Demo, State, all_hints, cells, nothing, solved_earlier};

pub(super) const DEMO: Demo = Demo {
    kind: "expression",
    file: include_str!("demo/expression.toml"),
    states: &[
        (
            State::Fresh,
            "The names that mean something stand below.",
            nothing,
        ),
        (State::Right, "Every form that is equal is right.", |card| {
            cells(card, &["f'(x) = 18x + 12"]);
        }),
        (
            State::RightWithNote,
            "Another convention is right too.",
            |card| cells(card, &["3(3x + 2)"]),
        ),
        (State::Near, "The value of an earlier step.", |card| {
            cells(card, &["3x + 2"]);
        }),
        (State::Wrong, "A known mistake.", |card| {
            cells(card, &["2(3X + 2)"]);
        }),
        (
            State::Unreadable,
            "A name that means nothing here.",
            |card| cells(card, &["18y + 12"]),
        ),
        (State::Hinted, "With every hint open.", all_hints),
        (
            State::Solved,
            "As restored on the next visit.",
            solved_earlier,
        ),
    ],
    never: &[],
};
