//! An order of magnitude.

use super::demo::{Demo, State, all_hints, nothing, show_working, solved_earlier, type_in};
use longhand_view::card::Event;

pub(super) const DEMO: Demo = Demo {
    kind: "estimate",
    file: include_str!("demo/estimate.toml"),
    states: &[
        (State::Fresh, "A field with a scale beside it.", nothing),
        (
            State::Right,
            "Within the factor; the exact value and the roundings follow.",
            |card| type_in(card, "1e23"),
        ),
        (
            State::Alternative("a place on the scale"),
            "Moved by a key; the field shows the number.",
            |card| {
                card.update(Event::Typed {
                    part: 0,
                    cell: 1,
                    text: "23".to_string(),
                });
                card.update(Event::Check);
            },
        ),
        (State::Near, "So many times too small.", |card| {
            type_in(card, "about 5e21");
        }),
        (State::Wrong, "A known mistake.", |card| {
            type_in(card, "1.4e22");
        }),
        (
            State::Alternative("wrong, far off"),
            "Said in powers of ten.",
            |card| type_in(card, "1e30"),
        ),
        (
            State::Unreadable,
            "A slip in the text; nothing is counted.",
            |card| type_in(card, "6*(7e9"),
        ),
        (State::Hinted, "With every hint open.", all_hints),
        (
            State::Alternative("shown"),
            "The working opened before a try.",
            show_working,
        ),
        (
            State::Solved,
            "As restored on the next visit: as high as a fresh card.",
            solved_earlier,
        ),
    ],
    never: &[(
        State::RightWithNote,
        "Whatever is near enough is right; there are no other conventions.",
    )],
};
