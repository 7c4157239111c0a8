//! A number typed into a field.

use super::demo::{Demo, State, all_hints, nothing, show_working, solved_earlier, type_in};
use longhand_view::card::Event;

pub(super) const DEMO: Demo = Demo {
    kind: "numeric",
    file: include_str!("demo/numeric.toml"),
    states: &[
        (State::Fresh, "As the page arrives.", nothing),
        (
            State::Right,
            "A calculation is echoed; the working opens.",
            |card| type_in(card, "(0.1*(0.81*4 - 0.9*2 + 6))/(1 - 0.9^3)"),
        ),
        (
            State::RightWithNote,
            "Another convention is right too, and says so.",
            |card| type_in(card, "0.744"),
        ),
        (State::Near, "The value of an earlier step.", |card| {
            type_in(card, "-0.2 + 0.36 + 0.0");
        }),
        (
            State::Alternative("near, a lost bracket"),
            "A slip found by rule, with the formula that was worked out.",
            |card| type_in(card, "0.744 - 0.9^3"),
        ),
        (
            State::Alternative("near, the other sign"),
            "Another slip found by rule.",
            |card| type_in(card, "-2.745"),
        ),
        (State::Wrong, "A known mistake.", |card| {
            type_in(card, "3.915")
        }),
        (
            State::Alternative("wrong, unknown"),
            "Nothing is known of this value.",
            |card| type_in(card, "123456.5"),
        ),
        (
            State::Unreadable,
            "A slip in the text; nothing is counted.",
            |card| type_in(card, "2*(3+"),
        ),
        (
            State::Alternative("too few digits"),
            "Right as far as it goes; nothing is counted.",
            |card| type_in(card, "2.7"),
        ),
        (
            State::Alternative("another kind of unit"),
            "The number is judged apart from its unit.",
            |card| type_in(card, "2.745 MB"),
        ),
        (
            State::Alternative("empty"),
            "Check without an answer.",
            |card| {
                card.update(Event::Check);
            },
        ),
        (State::Hinted, "With every hint open.", all_hints),
        (
            State::Alternative("shown"),
            "The working opened before a try.",
            show_working,
        ),
        (State::Alternative("new numbers"), "Variant 7.", |card| {
            card.update(Event::OpenVariant(7));
        }),
        (
            State::Solved,
            "As restored on the next visit: as high as a fresh card.",
            solved_earlier,
        ),
    ],
    never: &[],
};
