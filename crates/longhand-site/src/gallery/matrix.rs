//! Rows of numbers, one in each cell.

use super::demo::{Demo, State, all_hints, cells, nothing, solved_earlier};

pub(super) const DEMO: Demo = Demo {
    kind: "matrix",
    file: include_str!("demo/matrix.toml"),
    states: &[
        (State::Fresh, "Rows and columns have names.", nothing),
        (
            State::Right,
            "The working shows the matrix in brackets.",
            |card| {
                cells(
                    card,
                    &[
                        "0.25", "-0.15", "-0.1", "-0.15", "0.21", "-0.06", "-0.1", "-0.06", "0.16",
                    ],
                );
            },
        ),
        (State::Near, "One sign turned round.", |card| {
            cells(
                card,
                &[
                    "0.25", "-0.15", "-0.1", "-0.15", "0.21", "0.06", "-0.1", "-0.06", "0.16",
                ],
            );
        }),
        (State::Wrong, "A known mistake of the whole.", |card| {
            cells(
                card,
                &["0.25", "0", "0", "0", "0.21", "0", "0", "0", "0.16"],
            );
        }),
        (State::Unreadable, "Cells that are still empty.", |card| {
            cells(card, &["0.25", "-0.15", "", "-0.15"]);
        }),
        (State::Hinted, "With every hint open.", all_hints),
        (
            State::Solved,
            "As restored on the next visit.",
            solved_earlier,
        ),
    ],
    never: &[(State::RightWithNote, "the vector shows it")],
};
