//! Options to pick from.

use super::demo::{Demo, State, all_hints, nothing, show_working, solved_earlier};
use longhand_exercise::Answer;
use longhand_view::card::{Card, Event};

pub(super) const DEMO: Demo = Demo {
    kind: "choice",
    file: include_str!("demo/choice.toml"),
    states: &[
        (State::Fresh, "Several may be right here.", nothing),
        (State::Right, "Each option has its reply.", |card| {
            pick(card, &["weights", "bias"]);
        }),
        (State::Near, "Right as far as it goes.", |card| {
            pick(card, &["weights"]);
        }),
        (State::Wrong, "The reply stands below the option.", |card| {
            pick(card, &["weights", "input"])
        }),
        (State::Unreadable, "Check without a choice.", |card| {
            card.update(Event::Check);
        }),
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
    never: &[(State::RightWithNote, "the reply to each option is its note")],
};

fn pick(card: &mut Card, ids: &[&str]) {
    card.hand_in(&Answer::Picked(
        ids.iter().map(ToString::to_string).collect(),
    ));
}
