//! A computational graph to fill in.

use super::demo::{Demo, State, all_hints, nothing, show_working, solved_earlier};
use longhand_exercise::{Answer, Kind, Variant};
use longhand_view::card::Card;

pub(super) const DEMO: Demo = Demo {
    kind: "graph",
    file: include_str!("demo/graph.toml"),
    states: &[
        (State::Fresh, "A field at each node.", nothing),
        (State::Right, "Every number is right.", |card| {
            fill(card, |_, x| format!("{x}"))
        }),
        (State::Near, "One sign is wrong.", |card| {
            fill(card, |i, x| format!("{}", if i == 1 { -x } else { x }));
        }),
        (State::Wrong, "One number is nobody’s.", |card| {
            fill(card, |i, x| {
                format!("{}", if i == 1 { x + 0.37 } else { x })
            });
        }),
        (State::Unreadable, "Fields are still empty.", |card| {
            fill(card, |i, x| {
                if i == 0 {
                    format!("{x}")
                } else {
                    String::new()
                }
            });
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
    never: &[(
        State::RightWithNote,
        "a number of the trace has no other reading",
    )],
};

/// Fills in every field: what is written, from its place and the right number.
fn fill(card: &mut Card, written: fn(usize, f64) -> String) {
    let exercise = card.exercise();
    let (Kind::Graph(graphed), Ok(variant)) = (&exercise.kind, Variant::draw(exercise, 0)) else {
        return;
    };
    let Ok(sheet) = graphed.sheet(&variant.scope) else {
        return;
    };
    let numbers = sheet.fields.iter().map(|field| sheet.number(*field));
    let cells = numbers.enumerate().map(|(i, x)| written(i, x)).collect();
    card.hand_in(&Answer::Cells(cells));
}
