//! The gallery: each kind's card in every state, made by letting things happen to it.
//!
//! A kind has a file here with a [`Demo`] and, in `demo/`, the exercise that stands model for it.
//! A demo shows every [`State`](demo::State) or says why the kind cannot be in it; a test names what is missing.

mod bug;
mod choice;
mod code;
mod demo;
mod estimate;
mod expression;
mod graph;
mod matrix;
mod numeric;
mod order;
mod parts;
#[cfg(test)]
mod reading;
mod shape;
mod vector;

use demo::Demo;
use longhand_view::card::RenderContext;
use longhand_view::page::Section;

/// Every kind's demo.
const ALL: &[Demo] = &[
    numeric::DEMO,
    choice::DEMO,
    code::DEMO,
    bug::DEMO,
    order::DEMO,
    graph::DEMO,
    vector::DEMO,
    matrix::DEMO,
    shape::DEMO,
    expression::DEMO,
    estimate::DEMO,
    parts::DEMO,
];

/// Every state of every kind.
pub fn sections(setting: &RenderContext) -> Vec<Section> {
    let mut sections = Vec::new();
    for demo in ALL {
        // A test reads every model; one that cannot be read is left out of the page.
        let Ok(exercise) = demo.exercise() else {
            continue;
        };
        for (state, note, how) in demo.states {
            sections.push(Section {
                id: demo.id(*state),
                group: capital(demo.kind),
                title: state.name().to_string(),
                note: (*note).to_string(),
                body: demo.card(&exercise, *state, *how).view(setting),
            });
        }
    }
    sections
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::demo::State;
    use super::*;
    use longhand_author::lint;
    use longhand_exercise::Exercise;

    fn demos() -> Vec<(&'static Demo, Exercise)> {
        let read = |demo: &'static Demo| {
            let exercise = demo.exercise();
            (
                demo,
                exercise.unwrap_or_else(|fault| panic!("{}: {fault}", demo.kind)),
            )
        };
        ALL.iter().map(read).collect()
    }

    #[test]
    fn every_kind_is_shown_in_every_state_that_it_can_be_in() {
        let mut missing = Vec::new();
        for kind in longhand_exercise::kind::ALL {
            let Some(demo) = ALL.iter().find(|demo| demo.kind == *kind) else {
                missing.push(format!("{kind}: src/gallery/{kind}.rs, demo/{kind}.toml"));
                continue;
            };
            for state in State::EVERY {
                let shown = demo.states.iter().any(|(one, ..)| *one == state);
                let never = demo.never.iter().any(|(one, _)| *one == state);
                if !shown && !never {
                    missing.push(format!("{kind}: {}", state.name()));
                }
                assert!(!(shown && never), "{kind} is shown {}", state.name());
            }
        }
        assert!(missing.is_empty(), "the gallery lacks {missing:#?}");
    }

    #[test]
    fn a_card_is_in_the_state_that_it_is_shown_for() {
        for (demo, exercise) in demos() {
            assert_eq!(exercise.kind_name(), demo.kind);
            for (state, _, how) in demo.states {
                let html = demo
                    .card(&exercise, *state, *how)
                    .view(&RenderContext::ENGLISH)
                    .0;
                let what = format!("{}, {}", demo.kind, state.name());
                if let Some(verdict) = state.verdict() {
                    assert!(
                        html.contains(&format!("data-state=\"{verdict}\"")),
                        "{what}"
                    );
                }
                assert_eq!(
                    html.contains("<ol class=\"hints\""),
                    *state == State::Hinted,
                    "{what}"
                );
                assert!(
                    html.contains(" data-solved") || *state != State::Solved,
                    "{what}"
                );
            }
        }
    }

    /// What is read on each card stands in `read/KIND.snap`. After a change that is meant, write
    /// them anew with `INSTA_UPDATE=always cargo test -p longhand-site` and look at the difference.
    #[test]
    fn every_card_reads_as_it_did() {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("read");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| {
            for (demo, exercise) in demos() {
                let states = demo.states.iter().map(|(state, _, how)| {
                    let card = demo.card(&exercise, *state, *how);
                    let text = reading::text(&card.view(&RenderContext::ENGLISH).0);
                    format!("── {}\n{text}", state.name())
                });
                let read: Vec<String> = states.collect();
                insta::assert_snapshot!(demo.kind, read.join("\n\n"));
            }
        });
    }

    #[test]
    fn the_models_pass_every_check() {
        for demo in ALL {
            let written = longhand_author::read("m.toml", "demo", "gallery", demo.file).unwrap();
            assert_eq!(
                lint::check("m.toml", &written, &longhand_author::Places::default(), 40),
                [],
                "{}",
                demo.kind
            );
        }
    }
}
