//! Lines to put in order.

use super::demo::{Demo, State, all_hints, nothing, show_working, solved_earlier};
use longhand_exercise::Answer;
use longhand_view::card::{Card, Event};

pub(super) const DEMO: Demo = Demo {
    kind: "order",
    file: include_str!("demo/order.toml"),
    states: &[
        (State::Fresh, "As the lines are handed out.", nothing),
        (State::Right, "Any order that keeps every need.", |card| {
            place(card, &["forward", "loss", "backward", "step"]);
        }),
        (
            State::Near,
            "Right as far as it goes; a line is left out.",
            |card| {
                place(card, &["forward", "loss", "backward"]);
            },
        ),
        (
            State::Wrong,
            "The first line that stands too early is named.",
            |card| {
                place(card, &["forward", "backward", "loss", "step"]);
            },
        ),
        (
            State::Alternative("wrong, does not belong"),
            "A line too many.",
            |card| {
                place(card, &["forward", "loss", "backward", "step", "evaluate"]);
            },
        ),
        (
            State::Alternative("help offered"),
            "After three misses.",
            |card| {
                place(card, &["forward", "backward", "loss", "step"]);
                for _ in 0..3 {
                    card.update(Event::Check);
                }
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
        (
            State::RightWithNote,
            "an order that keeps every need has no other reading",
        ),
        (State::Unreadable, "the lines are placed from the start"),
    ],
};

fn place(card: &mut Card, ids: &[&str]) {
    card.hand_in(&Answer::Ordered(
        ids.iter().map(ToString::to_string).collect(),
    ));
}
