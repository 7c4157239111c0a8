//! A list of numbers, one in each cell.

use super::demo::{Demo, State, all_hints, cells, nothing, solved_earlier};
use longhand_view::card::Event;

pub(super) const DEMO: Demo = Demo {
    kind: "vector",
    file: include_str!("demo/vector.toml"),
    states: &[
        (State::Fresh, "Each cell has its name.", nothing),
        (State::Right, "Every cell has its mark.", |card| {
            cells(card, &["-0.341", "0.242", "0.099"]);
        }),
        (
            State::RightWithNote,
            "Another convention is right too.",
            |card| cells(card, &["-0.1705", "0.121", "0.0495"]),
        ),
        (State::Near, "The right numbers in other places.", |card| {
            cells(card, &["0.242", "-0.341", "0.099"]);
        }),
        (State::Wrong, "A known mistake of the whole.", |card| {
            cells(card, &["0.341", "-0.242", "-0.099"]);
        }),
        (
            State::Alternative("one cell wrong"),
            "What is known of a single cell is said of it.",
            |card| cells(card, &["-0.341", "-0.242", "0.7"]),
        ),
        (
            State::Unreadable,
            "An empty cell and one that cannot be read; nothing is counted.",
            |card| cells(card, &["-0.341", "", "0.099)"]),
        ),
        (
            State::Alternative("pasted"),
            "A list pasted into a cell fills them all.",
            |card| {
                card.update(Event::Pasted {
                    part: 0,
                    cell: 0,
                    text: "[-0.341, 0.242, 0.099]".to_string(),
                });
            },
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
