//! Cards of lines in order and of graphs, as events happen to them.

use crate::ours::exercise;
use longhand_exercise::progress::{EventKind, ExerciseProgress, Outcome};
use longhand_exercise::{Kind, Variant};
use longhand_view::card::{Card, Effect, Event, OrderAction, RenderContext};

fn five() -> Card {
    Card::new(exercise("backward-in-order"), 0)
}

fn html(card: &Card) -> String {
    card.view(&RenderContext::ENGLISH).into_string()
}

/// Ids of the lines in the order, from the top.
fn order(card: &Card) -> Vec<String> {
    let html = html(card);
    let list = html.split("data-drop=\"in\"").nth(1).unwrap();
    let list = list.split("</ol>").next().unwrap();
    let ids = list.split("data-line=\"").skip(1);
    ids.map(|rest| rest.split('"').next().unwrap().to_string())
        .collect()
}

fn act(card: &mut Card, line: &str, act: OrderAction) -> Vec<Effect> {
    card.update(Event::Line {
        line: line.to_string(),
        act,
    })
}

/// Puts the lines into this order, as dragging does.
fn sort(card: &mut Card, ids: &[&str]) {
    for (place, id) in ids.iter().enumerate() {
        act(card, id, OrderAction::To(Some(place)));
    }
}

fn announced(effects: &[Effect]) -> Vec<&str> {
    let texts = effects.iter().filter_map(|effect| match effect {
        Effect::Announce(text) => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

fn tried(effects: &[Effect]) -> Option<(Outcome, Option<String>, bool)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Record(EventKind::Tried {
            verdict,
            diagnosis,
            assisted,
            ..
        }) => Some((*verdict, diagnosis.clone(), *assisted)),
        _ => None,
    })
}

#[test]
fn each_move_is_announced_once_with_its_place_and_noted() {
    let mut card = five();
    let first = order(&card)[0].clone();
    let effects = act(&mut card, &first, OrderAction::Down);
    let told = announced(&effects);
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("Line 2 of 5: "), "{told:?}");
    assert!(matches!(
        &effects[0],
        Effect::Record(EventKind::Draft { .. })
    ));
    assert_eq!(order(&card)[1], first);
    // At the end it stays, and says so.
    let last = order(&card)[4].clone();
    let effects = act(&mut card, &last, OrderAction::Down);
    assert_eq!(announced(&effects).len(), 1);
    assert_eq!(order(&card)[4], last);
}

#[test]
fn a_lifted_line_is_put_back_where_it_was() {
    let mut card = five();
    let before = order(&card);
    let line = before[1].clone();
    act(&mut card, &line, OrderAction::Lift);
    assert!(html(&card).contains("data-held"));
    act(&mut card, &line, OrderAction::KeyDown);
    act(&mut card, &line, OrderAction::KeyDown);
    assert_eq!(order(&card)[3], line);
    act(&mut card, &line, OrderAction::PutBack);
    assert_eq!(order(&card), before);
    // Not lifted, an arrow goes to the next line and moves nothing.
    let effects = act(&mut card, &line, OrderAction::KeyDown);
    assert_eq!(order(&card), before);
    assert!(matches!(&effects[..], [Effect::Focus(id)] if id.ends_with(&before[2])));
}

#[test]
fn the_first_broken_need_is_told_in_the_lines_own_words() {
    let mut card = five();
    sort(&mut card, &["dV", "dS", "dP", "dQ", "dK"]);
    let effects = card.update(Event::Check);
    assert_eq!(
        tried(&effects),
        Some((Outcome::Wrong, Some("dS-before-dP".to_string()), false))
    );
    let told = announced(&effects)[0].to_string();
    assert!(
        told.contains("stands before") && told.contains("which it needs"),
        "{told}"
    );
    assert!(
        told.contains("starts from what arrives at its output"),
        "{told}"
    );
    sort(&mut card, &["dP", "dV", "dS", "dK", "dQ"]);
    assert_eq!(tried(&card.update(Event::Check)).unwrap().0, Outcome::Right);
    assert!(card.is_solved());
    assert!(html(&card).contains("10 orders keep all of these needs"));
}

#[test]
fn help_comes_after_three_misses_and_a_line_put_right_counts_as_help() {
    let mut card = Card::new(exercise("one-amp-iteration"), 0);
    let right = [
        "zero", "forward", "scale", "backward", "unscale", "clip", "step", "update", "half",
    ];
    let mut wrong = right;
    wrong.swap(4, 5);
    sort(&mut card, &wrong);
    for miss in 0..3 {
        assert!(!html(&card).contains("class=\"offer\""), "{miss}");
        assert_eq!(card.update(Event::Help), [], "nothing is offered yet");
        card.update(Event::Check);
    }
    assert!(html(&card).contains("Take away the lines that do not belong"));
    card.update(Event::Help);
    assert!(!order(&card).contains(&"half".to_string()));
    let effects = card.update(Event::Help);
    assert!(effects.contains(&Effect::Record(EventKind::ShownWorking)));
    assert_eq!(order(&card)[4], "unscale");
    let (outcome, _, assisted) = tried(&card.update(Event::Check)).unwrap();
    assert_eq!((outcome, assisted), (Outcome::Right, true));
    assert!(!card.is_solved());
}

#[test]
fn lines_are_taken_out_and_put_in_again() {
    let mut card = Card::new(exercise("one-amp-iteration"), 0);
    let effects = act(&mut card, "half", OrderAction::Out);
    assert!(
        announced(&effects)[0].starts_with("Taken out: "),
        "{effects:?}"
    );
    assert!(!order(&card).contains(&"half".to_string()));
    let effects = act(&mut card, "half", OrderAction::In);
    assert!(
        announced(&effects)[0].starts_with("Line 9 of 9: "),
        "{effects:?}"
    );
    act(&mut card, "half", OrderAction::To(None));
    assert_eq!(order(&card).len(), 8);
}

#[test]
fn an_order_of_an_earlier_visit_comes_back() {
    let draft = "dK dP dV gone-since dQ dS";
    let mut card = five();
    let note = longhand_exercise::progress::Event::new(
        "1".to_string(),
        1,
        card.slug(),
        0,
        EventKind::Draft {
            part: "0".to_string(),
            text: draft.to_string(),
        },
    );
    let progress = longhand_exercise::progress::fold(&[note], &[]);
    let known: ExerciseProgress = progress
        .of(longhand_exercise::progress::TRAINING, card.slug())
        .unwrap()
        .clone();
    card.update(Event::Restore(known));
    assert_eq!(order(&card), ["dK", "dP", "dV", "dQ", "dS"]);
}

#[test]
fn an_order_that_was_never_touched_is_never_right() {
    for number in 0..50 {
        let exercise = exercise("backward-in-order");
        let Kind::Order(lines) = &exercise.kind else {
            panic!("an order")
        };
        let handed = lines.handed_out(&exercise.slug, number);
        assert!(lines.fault(&handed).is_some(), "{number}");
    }
}

fn graph() -> (Card, Vec<String>) {
    let card = Card::new(exercise("weight-used-twice"), 0);
    let variant = Variant::draw(card.exercise(), 0).unwrap();
    let Kind::Graph(graphed) = &card.exercise().kind else {
        panic!("a graph")
    };
    let sheet = graphed.sheet(&variant.scope).unwrap();
    let numbers = sheet
        .fields
        .iter()
        .map(|field| sheet.number(*field).to_string());
    let numbers = numbers.collect();
    (card, numbers)
}

fn fill(card: &mut Card, cell: usize, text: &str, next: bool) -> Vec<Effect> {
    card.update(Event::Typed {
        part: 0,
        cell,
        text: text.to_string(),
    });
    card.update(Event::FieldLeft { cell, next })
}

#[test]
fn the_last_right_number_solves_the_graph() {
    let (mut card, numbers) = graph();
    let last = numbers.len() - 1;
    for (cell, number) in numbers.iter().enumerate() {
        assert!(!card.is_solved());
        let effects = fill(&mut card, cell, number, true);
        assert_eq!(announced(&effects).len(), 1, "{effects:?}");
        if cell < last {
            assert!(announced(&effects)[0].ends_with("Right."), "{effects:?}");
            assert!(
                matches!(effects.last(), Some(Effect::Focus(_))),
                "{effects:?}"
            );
        } else {
            assert_eq!(tried(&effects).unwrap().0, Outcome::Right);
        }
    }
    assert!(card.is_solved());
    assert!(html(&card).contains("Every number is right."));
}

#[test]
fn a_wrong_number_is_told_where_it_stands_and_asked_again() {
    let (mut card, numbers) = graph();
    let last = numbers.len() - 1;
    // 36 of 84: what comes back through y only.
    let effects = fill(&mut card, last, "36", true);
    let (outcome, diagnosis, _) = tried(&effects).unwrap();
    assert_eq!(
        (outcome, diagnosis.as_deref()),
        (Outcome::Wrong, Some("one-path-only"))
    );
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Focus(_))),
        "one stays there"
    );
    let page = html(&card);
    assert!(page.contains("read in more than one place") && page.contains("aria-invalid"));
    // Left again without a change it is not said again.
    assert_eq!(
        card.update(Event::FieldLeft {
            cell: last,
            next: false
        }),
        []
    );
    // Changed, it is open until it is left.
    card.update(Event::Typed {
        part: 0,
        cell: last,
        text: "84".into(),
    });
    assert!(!html(&card).contains("aria-invalid"));
}

#[test]
fn the_drawing_keeps_to_itself_what_is_asked() {
    let (mut card, numbers) = graph();
    let page = html(&card);
    let drawing = page.split("<form").next().unwrap();
    let words = drawing.split("<desc>").nth(1).unwrap();
    let words = words.split("</desc>").next().unwrap();
    assert!(!drawing.contains(">84<") && words.contains("to be found"));
    assert!(!words.contains("84") && !words.contains("12"), "{words}");
    assert!(
        !drawing.contains("class=\"gradient share"),
        "shares at a fork tell too much"
    );
    fill(&mut card, numbers.len() - 1, "84", false);
    let page = html(&card);
    assert!(page.split("<form").next().unwrap().contains(">84<"));
}
