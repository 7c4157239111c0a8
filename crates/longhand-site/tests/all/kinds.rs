//! Cards with cells and parts, as events happen to them. The exercises are the skeletons that
//! authors begin with.

use longhand_exercise::progress::{self, EventKind, ExerciseProgress, Outcome};

use longhand_view::card::{Card, Effect, Event, RenderContext};

fn card(kind: &str) -> Card {
    let text = longhand_author::skeleton::of(kind)
        .unwrap()
        .file("0.0", "t");
    let written = longhand_author::read("t.toml", "t", "c", &text).unwrap();
    Card::new(written, 0)
}

fn html(card: &Card) -> String {
    card.view(&RenderContext::ENGLISH).into_string()
}

fn typed(card: &mut Card, part: usize, cell: usize, text: &str) -> Vec<Effect> {
    card.update(Event::Typed {
        part,
        cell,
        text: text.to_string(),
    })
}

fn drafts(effects: &[Effect]) -> Vec<(String, String)> {
    let drafts = effects.iter().filter_map(|effect| match effect {
        Effect::Record(EventKind::Draft { part, text }) => Some((part.clone(), text.clone())),
        _ => None,
    });
    drafts.collect()
}

/// What is known once these drafts were kept.
fn kept(drafts: &[(String, String)]) -> ExerciseProgress {
    let events: Vec<progress::Event> = drafts
        .iter()
        .enumerate()
        .map(|(i, (part, text))| {
            let happening = EventKind::Draft {
                part: part.clone(),
                text: text.clone(),
            };
            progress::Event::new(format!("e{i}"), i as u64, "t", 0, happening)
        })
        .collect();
    let folded = progress::fold(&events, &[]);
    folded.of(progress::TRAINING, "t").unwrap().clone()
}

#[test]
fn several_parts_are_recorded_and_announced_once_with_each_reply() {
    let mut card = card("parts");
    for (part, text) in ["28", "84", "140"].iter().enumerate() {
        typed(&mut card, part, 0, text);
    }
    card.update(Event::Chosen {
        part: 3,
        option: "no".into(),
        on: true,
    });
    let effects = card.update(Event::Check);
    let said: Vec<&String> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Announce(text) => Some(text),
            _ => None,
        })
        .collect();
    assert_eq!(said.len(), 1);
    for words in [
        "2 of 4 parts are right.",
        "Part a:",
        "FP32",
        "Part c:",
        "own value",
    ] {
        assert!(said[0].contains(words), "{words} in {}", said[0]);
    }
    assert!(!said[0].contains("Part b"), "what is right needs no words");
    let tried = effects.iter().find_map(|effect| match effect {
        Effect::Record(EventKind::Tried {
            answer,
            verdict,
            diagnosis,
            ..
        }) => Some((answer.clone(), *verdict, diagnosis.clone())),
        _ => None,
    });
    let expected = (
        "28; 84; 140; no".to_string(),
        Outcome::Wrong,
        Some("took-four-bytes".to_string()),
    );
    assert_eq!(tried, Some(expected));
}

#[test]
fn drafts_of_parts_and_cells_come_back() {
    let mut parts = card("parts");
    let mut notes = drafts(&typed(&mut parts, 1, 0, "84"));
    notes.extend(drafts(&parts.update(Event::Chosen {
        part: 3,
        option: "yes".into(),
        on: true,
    })));
    assert_eq!(notes[0].0, "part:states", "by the part's id, not its place");
    let mut fresh = card("parts");
    fresh.update(Event::Restore(kept(&notes)));
    assert_eq!(html(&fresh), html(&parts));

    let mut vector = card("vector");
    typed(&mut vector, 0, 0, "1");
    let notes = drafts(&typed(&mut vector, 0, 2, "3"));
    let mut fresh = card("vector");
    fresh.update(Event::Restore(kept(&notes)));
    assert_eq!(html(&fresh), html(&vector));
}

#[test]
fn what_an_earlier_version_kept_of_one_field_is_still_read() {
    let mut card = card("numeric");
    card.update(Event::Restore(kept(&[("0".into(), "2*15".into())])));
    assert!(html(&card).contains("value=\"2*15\""));
}

#[test]
fn a_list_spreads_over_the_cells_when_its_bracket_closes_or_at_the_check() {
    let mut card = card("vector");
    typed(&mut card, 0, 0, "[-0.341, 0.242, 0.099");
    assert!(html(&card).contains("value=\"[-0.341, 0.242, 0.099\""));
    typed(&mut card, 0, 0, "[-0.341, 0.242, 0.099]");
    assert!(html(&card).contains("value=\"0.242\""));
    card.update(Event::NewNumbers);
    card.update(Event::BookNumbers);
    assert!(
        !html(&card).contains("value=\"0.242\""),
        "other numbers, empty cells"
    );
    typed(&mut card, 0, 0, "-0.341, 0.242, 0.099");
    card.update(Event::Check);
    assert!(card.is_solved());
}

#[test]
fn a_mark_goes_when_its_cell_is_changed_and_the_others_stay() {
    let mut card = card("vector");
    for (cell, text) in ["-0.341", "0.5", "0.099"].iter().enumerate() {
        typed(&mut card, 0, cell, text);
    }
    card.update(Event::Check);
    let marks = |card: &Card, name: &str| {
        let cell = format!("class=\"cell\" data-judged=\"{name}\"");
        html(card).matches(&cell).count()
    };
    assert_eq!((marks(&card, "right"), marks(&card, "wrong")), (2, 1));
    typed(&mut card, 0, 1, "0.24");
    assert_eq!((marks(&card, "right"), marks(&card, "wrong")), (2, 0));
}

#[test]
fn every_cell_is_named_for_screen_readers() {
    let matrix = html(&card("matrix"));
    for row in 1..=3 {
        for column in 1..=3 {
            let name = format!("aria-label=\"row {row}, column {column}\"");
            assert_eq!(matrix.matches(&name).count(), 1);
        }
    }
    let parts = html(&card("parts"));
    assert_eq!(parts.matches("aria-labelledby=\"t-ask-").count(), 3);
}
