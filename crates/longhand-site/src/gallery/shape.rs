//! The sizes of a tensor's axes.

use super::demo::{Demo, State, all_hints, cells, nothing, solved_earlier};

pub(super) const DEMO: Demo = Demo {
    kind: "shape",
    file: include_str!("demo/shape.toml"),
    states: &[
        (State::Fresh, "As the page arrives.", nothing),
        (State::Right, "Read however it is written.", |card| {
            cells(card, &["768 x 3072"]);
        }),
        (
            State::RightWithNote,
            "Another shape is right too.",
            |card| cells(card, &["(1, 768, 3072)"]),
        ),
        (State::Near, "The axes exchanged.", |card| {
            cells(card, &["[3072, 768]"]);
        }),
        (
            State::Alternative("batch kept"),
            "An axis too many.",
            |card| {
                cells(card, &["[32, 768, 3072]"]);
            },
        ),
        (State::Wrong, "A known mistake.", |card| {
            cells(card, &["[32, 3072]"]);
        }),
        (State::Unreadable, "No list of whole numbers.", |card| {
            cells(card, &["[768.5, 3072]"]);
        }),
        (State::Hinted, "With every hint open.", all_hints),
        (
            State::Solved,
            "As restored on the next visit.",
            solved_earlier,
        ),
    ],
    never: &[],
};
