//! Several questions, each judged by itself.

use super::demo::{Demo, State, all_hints, nothing, show_working, solved_earlier};
use longhand_view::card::{Card, Event};

pub(super) const DEMO: Demo = Demo {
    kind: "parts",
    file: include_str!("demo/parts.toml"),
    states: &[
        (State::Fresh, "One button for all parts.", nothing),
        (State::Right, "Every part has its mark.", |card| {
            fill(card, &["14", "84", "112"], Some("no"));
        }),
        (
            State::RightWithNote,
            "One part is right in another convention.",
            |card| fill(card, &["7.4375", "84", "112"], Some("no")),
        ),
        (State::Near, "A slip of the point.", |card| {
            fill(card, &["14", "84", "1120"], Some("no"));
        }),
        (
            State::Wrong,
            "A known mistake, and what was rightly carried on from it.",
            |card| fill(card, &["28", "84", "140"], Some("yes")),
        ),
        (
            State::Unreadable,
            "Parts that are empty or cannot be read; what can be is marked.",
            |card| fill(card, &["14", "12*(7"], None),
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
    never: &[],
};

/// The numbers are typed, an option picked, and the button pressed.
fn fill(card: &mut Card, numbers: &[&str], option: Option<&str>) {
    for (part, text) in numbers.iter().enumerate() {
        card.update(Event::Typed {
            part,
            cell: 0,
            text: (*text).to_string(),
        });
    }
    if let Some(option) = option {
        card.update(Event::Chosen {
            part: 3,
            option: option.to_string(),
            on: true,
        });
    }
    card.update(Event::Check);
}
